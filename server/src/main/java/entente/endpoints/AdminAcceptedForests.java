package entente.endpoints;

import entente.forests.AcceptedForest;
import entente.forests.AcceptedForestJson;
import entente.forests.AcceptedForests;
import entente.forests.AcceptedForests.Outcome;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.question.Domain;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `/entente/admin/accepted-forests`, and one of them by name: `GET`, `PUT` (all settings), `PATCH` (those that are said) and `DELETE`, which
/// `?dryRun=true` only tries.
public final class AdminAcceptedForests {
    private static final String ALL = "/entente/admin/accepted-forests";

    private final AcceptedForests forests;
    private final Passwords passwords;

    /// `passwords` forget what they remember with each change.
    public AdminAcceptedForests(AcceptedForests forests, Passwords passwords) {
        this.forests = forests;
        this.passwords = passwords;
    }

    public List<Mount> mounts(Door door) {
        AdminEndpoint all = _ -> all();
        AdminEndpoint one = this::one;
        return List.of(
                all.behind(door, Place.at(ALL, "GET")),
                one.behind(
                        door,
                        Place.at(ALL + "/{forest}", "GET", "PUT", "PATCH", "DELETE")
                                .tryingBy(DryRun.QUERY)));
    }

    private Reply all() {
        return Json.reply(
                200,
                Map.of(
                        "acceptedForests",
                        forests.all().stream().map(AdminAcceptedForests::json).toList()));
    }

    private Reply one(Visit visit) throws AdminError, IOException {
        var forest = forest(visit);
        return switch (visit.arrival().method()) {
            case "PUT" -> reply(forests.put(forest, asked(visit).object(), DryRun.will(visit)));
            case "PATCH" ->
                    reply(forests.change(forest, asked(visit).object(), DryRun.will(visit)));
            case "DELETE" -> remove(forest, visit);
            default ->
                    forests.of(forest)
                            .map(it -> Json.reply(200, json(it)))
                            .orElseThrow(
                                    () -> AdminError.notFound(AcceptedForests.unknown(forest)));
        };
    }

    private Reply remove(Domain forest, Visit visit) throws AdminError {
        var gone = forests.remove(forest, DryRun.will(visit));
        passwords.forget();
        return gone.map(it -> Json.reply(200, Map.of("removed", it.forest().name())))
                .orElseThrow(() -> AdminError.notFound(AcceptedForests.unknown(forest)));
    }

    private Reply reply(Outcome outcome) throws AdminError {
        passwords.forget();
        return switch (outcome) {
            case Outcome.Done(var forest, var changed) -> Json.reply(200, json(forest, changed));
            case Outcome.Refused(var why) -> throw AdminError.refused(why);
        };
    }

    private static JsonAsk asked(Visit visit) throws AdminError, IOException {
        return JsonAsk.read(visit.arrival().body(), AcceptedForestJson.MEMBERS);
    }

    private static Domain forest(Visit visit) throws AdminError {
        return Domain.parse(visit.named("forest"))
                .orElseThrow(() -> AdminError.malformed("A forest is named by its domain."));
    }

    private static Map<String, Object> json(AcceptedForest forest, boolean changed) {
        var json = json(forest);
        json.put("changed", changed);
        return json;
    }

    private static Map<String, Object> json(AcceptedForest forest) {
        var json = new LinkedHashMap<String, Object>();
        json.put("forestName", forest.forest().name());
        json.putAll(AcceptedForestJson.of(forest));
        return json;
    }
}
