package entente.endpoints;

import entente.discovery.Attempt;
import java.util.List;
import java.util.Map;

/// The places that were asked on a search.
final class AttemptsJson {
    private AttemptsJson() {}

    static List<Map<String, String>> of(List<Attempt> attempts) {
        return attempts.stream()
                .map(each -> Map.of("url", each.url().toString(), "outcome", each.outcome()))
                .toList();
    }
}
