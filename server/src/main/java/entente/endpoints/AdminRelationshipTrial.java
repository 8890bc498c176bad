package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.Directory;
import entente.routes.RelationshipStore;
import entente.trials.RelationshipTrial;
import java.io.IOException;
import java.util.Set;

/// `POST /entente/admin/relationships/{name}/test`: whether both halves of a relationship fit together, tried step by step.
public final class AdminRelationshipTrial {
    private final RelationshipStore relationships;
    private final RelationshipTrial trial;
    private final Directory directory;

    public AdminRelationshipTrial(
            RelationshipStore relationships, RelationshipTrial trial, Directory directory) {
        this.directory = directory;
        this.relationships = relationships;
        this.trial = trial;
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(door, Place.at("/entente/admin/relationships/{name}/test", "POST"));
    }

    private Reply answer(Visit visit) throws AdminError, IOException {
        var name = visit.named("name");
        var relationship =
                relationships
                        .named(name)
                        .orElseThrow(() -> AdminError.notFound(RelationshipStore.unknown(name)));
        var ask = JsonAsk.read(visit.arrival().body(), Set.of("user"));
        var user = AdminTrials.ours(ask, "user", directory);
        return Json.reply(200, TrialJson.of(trial.of(relationship, user, visit.trace())));
    }
}
