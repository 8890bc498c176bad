package entente.snapshot;

import entente.server.ConfigurationFaults.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tomlj.TomlPosition;

/// How the objects of one file stand to one another: no two of one name, none with what another claims, and nobody named who is not there.
final class Neighbours {
    private record Place(String name, TomlPosition position) {}

    private record Reference(String name, TomlPosition position) {}

    private final Map<String, Place> names = new HashMap<>();
    private final Map<String, Place> claims = new HashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    void named(SnapshotKind kind, String name, TomlPosition position) {
        var earlier = names.putIfAbsent(key(kind, name), new Place(name, position));
        if (earlier != null) {
            fault(
                    position,
                    "there is a %s %s already, in line %d"
                            .formatted(kind.words(), earlier.name(), earlier.position().line()));
        }
    }

    void add(Item item, TomlPosition position) {
        for (var claim : item.claims().stream().sorted().toList()) {
            var place = item.kind().word() + "/" + claim;
            var earlier = claims.putIfAbsent(place, new Place(item.name(), position));
            if (earlier != null && !earlier.name().equalsIgnoreCase(item.name())) {
                fault(
                        position,
                        "%s is that of the %s %s already, in line %d"
                                .formatted(
                                        claim.lines().findFirst().orElse(claim),
                                        item.kind().words(),
                                        earlier.name(),
                                        earlier.position().line()));
            }
        }
    }

    /// A connector names an auth server.
    void refers(String name, TomlPosition position) {
        references.add(new Reference(name, position));
    }

    List<Fault> faults() {
        for (var reference : references) {
            if (!names.containsKey(key(SnapshotKind.AUTH_SERVER, reference.name()))) {
                fault(reference.position(), "no auth server in here is called " + reference.name());
            }
        }
        return List.copyOf(faults);
    }

    private static String key(SnapshotKind kind, String name) {
        return kind.word() + "/" + name.toLowerCase(Locale.ROOT);
    }

    private void fault(TomlPosition position, String what) {
        faults.add(new Fault(position.line(), position.column(), what));
    }
}
