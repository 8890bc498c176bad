package entente.lab;

import entente.question.Domain;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lab's names in the form of `/etc/hosts`, for programs that are to reach it by name.
final class HostsFile {
    private HostsFile() {}

    static String text(List<Domain> domains) {
        return domains.stream()
                .map(domain -> "127.0.0.1 " + String.join(" ", names(domain)) + "\n")
                .collect(Collectors.joining());
    }

    /// All names under which one party is reached.
    static List<String> names(Domain domain) {
        return Stream.of("", "mail.", "autodiscover.").map(prefix -> prefix + domain).toList();
    }
}
