package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.objects.Faulty;
import entente.objects.NamedObjects;
import entente.objects.NamedObjects.Outcome;
import entente.objects.Setting;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `/entente/admin/KINDs`, and one of them by name: `GET`, `PUT` (all settings), `PATCH` (those that are said) and `DELETE`. With
/// `?dryRun=true` nothing is changed, and the answer is what would have come of it.
public final class AdminObjects<T> {
    private final NamedObjects<T> objects;
    private final ObjectJson<T> json;
    private final String path;
    private final Set<String> members;

    public AdminObjects(NamedObjects<T> objects) {
        this(objects, _ -> Map.of());
    }

    /// `facts` are told of each object beside its settings.
    public AdminObjects(NamedObjects<T> objects, Function<T, Map<String, Object>> facts) {
        this.objects = objects;
        this.json = new ObjectJson<>(objects.kind(), facts);
        this.path = "/entente/admin/" + objects.kind().plural();
        this.members =
                objects.kind().settings().stream()
                        .map(Setting::member)
                        .collect(Collectors.toUnmodifiableSet());
    }

    public List<Mount> mounts(Door door) {
        AdminEndpoint all = _ -> Json.reply(200, json.of(objects.all()));
        AdminEndpoint one = this::one;
        return List.of(
                all.behind(door, Place.at(path, "GET")),
                one.behind(
                        door,
                        Place.at(path + "/{name}", "GET", "PUT", "PATCH", "DELETE")
                                .tryingBy(DryRun.QUERY)));
    }

    private Reply one(Visit visit) throws AdminError, IOException {
        var name = visit.named("name");
        return switch (visit.arrival().method()) {
            case "PUT" -> put(name, visit);
            case "PATCH" -> change(name, visit);
            case "DELETE" -> remove(name, visit);
            default -> Json.reply(200, json.of(named(name, objects)));
        };
    }

    /// The object that the path names.
    static <T> T named(String name, NamedObjects<T> objects) throws AdminError {
        return objects.named(name).orElseThrow(() -> AdminError.notFound(objects.unknown(name)));
    }

    private Reply put(String name, Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), members);
        try {
            var form = objects.kind().form().over(ask.object());
            return reply(objects.put(name, form, DryRun.will(visit)));
        } catch (Faulty faulty) {
            throw malformed(faulty);
        }
    }

    private Reply change(String name, Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), members);
        named(name, objects);
        try {
            return reply(
                    objects.change(name, before -> before.over(ask.object()), DryRun.will(visit)));
        } catch (Faulty faulty) {
            throw malformed(faulty);
        }
    }

    private Reply remove(String name, Visit visit) throws AdminError {
        named(name, objects);
        return switch (objects.remove(name, DryRun.will(visit))) {
            case Outcome.Done<T>(var gone, _) ->
                    Json.reply(200, Map.of("removed", json.nameOf(gone)));
            case Outcome.Refused<T>(var why) -> throw AdminError.refused(why);
        };
    }

    private Reply reply(Outcome<T> outcome) throws AdminError {
        return switch (outcome) {
            case Outcome.Done<T>(var object, var warnings) ->
                    Json.reply(200, json.of(object, warnings));
            case Outcome.Refused<T>(var why) -> throw AdminError.refused(why);
        };
    }

    private static AdminError malformed(Faulty faulty) {
        return AdminError.malformed(String.join("; ", faulty.faults()) + ".");
    }
}
