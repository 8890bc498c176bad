package entente.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where an endpoint answers: a path, the methods it knows, and headers that stand on each of its answers, refusals included.
///
/// Paths are compared without regard to case, as clients write them in every case; `{name}` stands for one segment.
public final class Place {
    private final PathPattern path;
    private final Set<String> methods;
    private final Map<String, String> standing;

    private Place(PathPattern path, Set<String> methods, Map<String, String> standing) {
        this.path = path;
        this.methods = Set.copyOf(methods);
        this.standing = Map.copyOf(standing);
    }

    public static Place at(String path, String... methods) {
        return new Place(new PathPattern(path), Set.of(methods), Map.of());
    }

    /// The same place with a header on each of its answers.
    public Place announcing(String name, String value) {
        var more = new LinkedHashMap<>(standing);
        more.put(name, value);
        return new Place(path, methods, more);
    }

    Optional<Map<String, String>> match(String sent) {
        return path.match(sent);
    }

    boolean knows(String method) {
        return methods.contains(method) || (method.equals("HEAD") && methods.contains("GET"));
    }

    String methods() {
        return String.join(", ", methods.stream().sorted().toList());
    }

    Map<String, String> standing() {
        return standing;
    }

    @Override
    public String toString() {
        return methods() + " " + path;
    }
}
