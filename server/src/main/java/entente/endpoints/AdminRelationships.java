package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.routes.RelationshipForm;
import entente.routes.RelationshipForm.Faulty;
import entente.routes.RelationshipStore;
import entente.routes.RelationshipStore.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// `/entente/admin/relationships`, and one of them by name: `GET`, `PUT` (all settings), `PATCH` (those that are said) and `DELETE`, which
/// `?dryRun=true` only tries.
public final class AdminRelationships {
    private static final String ALL = "/entente/admin/relationships";
    private static final String ONE = ALL + "/{name}";

    private final RelationshipStore relationships;

    public AdminRelationships(RelationshipStore relationships) {
        this.relationships = relationships;
    }

    public List<Mount> mounts(Door door) {
        AdminEndpoint all = _ -> all();
        AdminEndpoint one = this::one;
        return List.of(
                all.behind(door, Place.at(ALL, "GET")),
                one.behind(
                        door,
                        Place.at(ONE, "GET", "PUT", "PATCH", "DELETE").tryingBy(DryRun.QUERY)));
    }

    private Reply all() {
        return Json.reply(
                200,
                Map.of(
                        "relationships",
                        relationships.all().stream().map(RelationshipJson::of).toList()));
    }

    private Reply one(Visit visit) throws AdminError, IOException {
        var name = visit.named("name");
        return switch (visit.arrival().method()) {
            case "PUT" -> put(name, visit);
            case "PATCH" -> change(name, visit);
            case "DELETE" -> remove(name, visit);
            default -> show(name);
        };
    }

    private Reply show(String name) throws AdminError {
        return relationships
                .named(name)
                .map(relationship -> Json.reply(200, RelationshipJson.of(relationship)))
                .orElseThrow(() -> AdminError.notFound(RelationshipStore.unknown(name)));
    }

    private Reply put(String name, Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), RelationshipJson.MEMBERS);
        try {
            return reply(
                    relationships.put(
                            name, RelationshipForm.EMPTY.over(ask.object()), DryRun.will(visit)));
        } catch (Faulty faulty) {
            throw malformed(faulty);
        }
    }

    private Reply change(String name, Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), RelationshipJson.MEMBERS);
        if (relationships.named(name).isEmpty()) {
            throw AdminError.notFound(RelationshipStore.unknown(name));
        }
        try {
            return reply(
                    relationships.change(
                            name, before -> before.over(ask.object()), DryRun.will(visit)));
        } catch (Faulty faulty) {
            throw malformed(faulty);
        }
    }

    private Reply remove(String name, Visit visit) throws AdminError {
        return relationships
                .remove(name, DryRun.will(visit))
                .map(gone -> Json.reply(200, Map.of("removed", gone.name())))
                .orElseThrow(() -> AdminError.notFound(RelationshipStore.unknown(name)));
    }

    private static Reply reply(Outcome outcome) throws AdminError {
        return switch (outcome) {
            case Outcome.Done done -> Json.reply(200, RelationshipJson.of(done));
            case Outcome.Refused(var why) -> throw AdminError.refused(why);
        };
    }

    private static AdminError malformed(Faulty faulty) {
        return AdminError.malformed(String.join("; ", faulty.faults()) + ".");
    }
}
