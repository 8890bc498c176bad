package entente.cli;

import entente.cli.Examined.Verdict;
import entente.snapshot.Item;
import entente.snapshot.SnapshotKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Goes through everything that one server is and knows, by the trials that the server offers for each. Nothing is changed, and what is disabled is
/// not tried: somebody meant it.
final class Doctor {
    private static final String ALL = "/entente/admin/";

    private final AdminApi api;
    private final Consumer<String> progress;

    /// `progress` hears of each thing before it is tried.
    Doctor(AdminApi api, Consumer<String> progress) {
        this.api = api;
        this.progress = progress;
    }

    /// A kind of object: where it is, what its list is called, by which member one is named, and what an administrator calls it.
    private record Kind(String path, String list, String name, String words) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("auth-servers", "authServers", "name", "auth server"),
                    new Kind("connectors", "connectors", "name", "connector"),
                    new Kind("partners", "partners", "name", "partner application"),
                    new Kind("relationships", "relationships", "name", "relationship"),
                    new Kind("address-spaces", "addressSpaces", "forestName", "address space"));

    List<Examined> examine(String server) {
        var examined = new ArrayList<Examined>();
        examined.add(tried("server", server, ALL + "server/test"));
        trust().ifPresent(examined::add);
        for (var kind : KINDS) {
            api.get(ALL + kind.path())
                    .path(kind.list())
                    .valueStream()
                    .forEach(object -> examined.add(one(kind, object)));
        }
        return examined;
    }

    /// A broker is looked at as a whole: whom it knows is in its own trial.
    List<Examined> examineBroker(String server) {
        return List.of(tried("broker", server, ALL + "server/test"));
    }

    /// One object that a snapshot holds, where it is enabled; of a connector both directions, where the partner can be asked for its own.
    Examined examine(Item item) {
        var what = item.kind().words();
        var ask = Json.object();
        if (item.kind().equals(SnapshotKind.CONNECTOR)) {
            ask.put("wayBack", true);
        }
        return item.isEnabled()
                ? tried(
                        what,
                        item.name(),
                        AdminApi.path(item.kind().plural(), item.name()) + "/test",
                        ask)
                : disabled(what, item.name());
    }

    /// Empty where there is none, which is no fault.
    Optional<Examined> trust() {
        JsonNode trust;
        try {
            trust = api.get(ALL + "trust");
        } catch (CommandFailed none) {
            if (none.exit() == ExitCode.FINDING) {
                return Optional.empty();
            }
            throw none;
        }
        var name = Json.text(trust, "name").orElse("");
        return Optional.of(
                trust.path("enabled").asBoolean(true)
                        ? tried("federation trust", name, ALL + "trust/test")
                        : disabled("federation trust", name));
    }

    private Examined one(Kind kind, JsonNode object) {
        var name = Json.text(object, kind.name()).orElse("");
        if (!object.path("enabled").asBoolean(true)) {
            return disabled(kind.words(), name);
        }
        // Such a forest is asked for persons, and nobody is named here.
        var method = Json.text(object, "accessMethod").orElse("");
        var asksForPersons = method.equals("PerUserFB") || method.equals("InternalProxy");
        return tried(
                kind.words(),
                name,
                AdminApi.path(kind.path(), name) + "/test",
                asksForPersons ? Json.object().put("nobody", true) : Json.object());
    }

    private static Examined disabled(String what, String name) {
        return Examined.notTried(what, name, "it is disabled");
    }

    private Examined tried(String what, String name, String path) {
        return tried(what, name, path, Json.object());
    }

    private Examined tried(String what, String name, String path, ObjectNode ask) {
        progress.accept("%s %s…".formatted(what, name));
        try {
            return Examined.of(what, name, api.send("POST", path, ask));
        } catch (CommandFailed refused) {
            if (refused.exit() == ExitCode.FINDING) {
                return Examined.refused(what, name, refused);
            }
            throw refused;
        }
    }

    static boolean allWell(List<Examined> examined) {
        return examined.stream().noneMatch(each -> each.verdict() == Verdict.ILL);
    }
}
