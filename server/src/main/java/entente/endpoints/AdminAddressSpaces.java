package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.question.Domain;
import entente.routes.AddressSpace;
import entente.routes.AddressSpaceJson;
import entente.routes.AddressSpaceStore;
import entente.routes.AddressSpaceStore.Outcome;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `/entente/admin/address-spaces`, and one of them by its forest: `GET`, `PUT` (all settings), `PATCH` (those that are said) and `DELETE`, which
/// `?dryRun=true` only tries;
/// below it, `test` tries it.
public final class AdminAddressSpaces {
    private static final String ALL = "/entente/admin/address-spaces";
    private static final String ONE = ALL + "/{forest}";

    private final AddressSpaceStore spaces;
    private final AddressSpaceTrial trial;

    public AdminAddressSpaces(AddressSpaceStore spaces, AddressSpaceTrial trial) {
        this.spaces = spaces;
        this.trial = trial;
    }

    public List<Mount> mounts(Door door) {
        AdminEndpoint all = _ -> all();
        AdminEndpoint one = this::one;
        AdminEndpoint.Asked test = (by, visit) -> trial.of(present(visit), by, visit);
        return List.of(
                all.behind(door, Place.at(ALL, "GET")),
                one.behind(
                        door,
                        Place.at(ONE, "GET", "PUT", "PATCH", "DELETE").tryingBy(DryRun.QUERY)),
                AdminEndpoint.behind(
                        door, Place.at(ONE + "/test", "POST").changingNothing(), test));
    }

    private Reply all() {
        return Json.reply(
                200,
                Map.of(
                        "addressSpaces",
                        spaces.all().stream().map(AdminAddressSpaces::json).toList()));
    }

    private Reply one(Visit visit) throws AdminError, IOException {
        return switch (visit.arrival().method()) {
            case "PUT" ->
                    reply(spaces.put(forest(visit), asked(visit).object(), DryRun.will(visit)));
            case "PATCH" ->
                    reply(spaces.change(forest(visit), asked(visit).object(), DryRun.will(visit)));
            case "DELETE" -> remove(forest(visit), visit);
            default -> Json.reply(200, json(present(visit)));
        };
    }

    private AddressSpace present(Visit visit) throws AdminError {
        var forest = forest(visit);
        return spaces.of(forest)
                .orElseThrow(() -> AdminError.notFound(AddressSpaceStore.unknown(forest)));
    }

    private Reply remove(Domain forest, Visit visit) throws AdminError {
        return spaces.remove(forest, DryRun.will(visit))
                .map(gone -> Json.reply(200, Map.of("removed", gone.name())))
                .orElseThrow(() -> AdminError.notFound(AddressSpaceStore.unknown(forest)));
    }

    private static JsonAsk asked(Visit visit) throws AdminError, IOException {
        return JsonAsk.read(visit.arrival().body(), AddressSpaceJson.MEMBERS);
    }

    private static Domain forest(Visit visit) throws AdminError {
        return Domain.parse(visit.named("forest"))
                .orElseThrow(() -> AdminError.malformed("A forest is named by its domain."));
    }

    private static Reply reply(Outcome outcome) throws AdminError {
        return switch (outcome) {
            case Outcome.Done(var space, var changed) -> Json.reply(200, json(space, changed));
            case Outcome.Refused(var why) -> throw AdminError.refused(why);
        };
    }

    private static Map<String, Object> json(AddressSpace space, boolean changed) {
        var json = json(space);
        json.put("changed", changed);
        return json;
    }

    private static Map<String, Object> json(AddressSpace space) {
        var json = new LinkedHashMap<String, Object>();
        json.put("forestName", space.name());
        json.putAll(AddressSpaceJson.of(space));
        return json;
    }
}
