package entente.server;

import entente.question.Domain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How other servers are reached: certificate authorities trusted beside the system's, names resolved here and not by
/// DNS, and networks (`10.1.0.0/16`) that may be dialled although they are private.
public record CallingSettings(
        List<Path> authorities, Map<Domain, String> names, List<String> networks) {
    public CallingSettings {
        authorities = List.copyOf(authorities);
        names = Map.copyOf(names);
        networks = List.copyOf(networks);
    }
}
