package entente.server;

import entente.question.Domain;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How other servers are reached: certificate authorities trusted beside the system's, names with their addresses, asked
/// before DNS, and `internal` names that may lie in a private network although DNS says where. `answerPatience` bounds a whole
/// lookup, `discoveryPatience` each question to a partner's Autodiscover.
public record CallingSettings(
        List<Path> authorities,
        Map<Domain, InetAddress> names,
        Set<Domain> internal,
        Duration answerPatience,
        Duration discoveryPatience) {
    static final int USUAL_ANSWER_SECONDS = 5;
    static final int USUAL_DISCOVERY_SECONDS = 1;

    /// The system's authorities, DNS, and nothing private.
    public static final CallingSettings USUAL =
            new CallingSettings(
                    List.of(),
                    Map.of(),
                    Set.of(),
                    Duration.ofSeconds(USUAL_ANSWER_SECONDS),
                    Duration.ofSeconds(USUAL_DISCOVERY_SECONDS));

    public CallingSettings {
        authorities = List.copyOf(authorities);
        names = Map.copyOf(names);
        internal = Set.copyOf(internal);
    }
}
