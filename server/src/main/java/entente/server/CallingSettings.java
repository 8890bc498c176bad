package entente.server;

import entente.question.Domain;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How other servers are reached: certificate authorities trusted beside the system's, names with their addresses, asked
/// before DNS, and `internal` names that may lie in a private network although DNS says where.
public record CallingSettings(
        List<Path> authorities, Map<Domain, InetAddress> names, Set<Domain> internal) {
    /// The system's authorities, DNS, and nothing private.
    public static final CallingSettings USUAL = new CallingSettings(List.of(), Map.of(), Set.of());

    public CallingSettings {
        authorities = List.copyOf(authorities);
        names = Map.copyOf(names);
        internal = Set.copyOf(internal);
    }
}
