package entente.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// Which events `entente audit` asks for.
final class AuditQuery {
    private static final int USUAL_LAST = 100;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "From then on: 2h, 3d, or a time like 2026-03-02T08:00:00Z.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Before then.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--about", paramLabel = "ADDRESS", description = "About this mailbox.")
    private Optional<String> about = Optional.empty();

    @Option(names = "--by", paramLabel = "WHO", description = "By this person or application.")
    private Optional<String> by = Optional.empty();

    @Option(
            names = "--event",
            paramLabel = "WORD",
            description =
                    "lookup, token-issued, token-refused, sign-in-refused, acted-for, setting-changed, mailbox-changed, admin-read, registration-changed.")
    private Optional<String> event = Optional.empty();

    @Option(
            names = "--route",
            paramLabel = "ROUTE",
            description = "local, oauth, dauth, address-space or none.")
    private Optional<String> route = Optional.empty();

    @Option(
            names = "--result",
            paramLabel = "RESULT",
            description = "answered, refused, unreachable, issued or done.")
    private Optional<String> result = Optional.empty();

    @Option(names = "--reason", paramLabel = "CODE", description = "With this reason code.")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--trace", paramLabel = "ID", description = "Of the request with this id.")
    private Optional<String> trace = Optional.empty();

    @Option(
            names = "--last",
            paramLabel = "N",
            description =
                    "The last so many, 1000 at most; 100 where neither this nor --since is given.")
    private Optional<Integer> last = Optional.empty();

    boolean asksForLast() {
        return last.isPresent() || since.isEmpty();
    }

    /// The query of the first page.
    String first() {
        var all = filters();
        if (asksForLast()) {
            all.put("last", last.orElse(USUAL_LAST).toString());
        }
        return text(all);
    }

    /// The query of a page that goes on where another ended.
    String after(String place) {
        var all = filters();
        all.put("after", place);
        return text(all);
    }

    private Map<String, String> filters() {
        var all = new LinkedHashMap<String, String>();
        since.ifPresent(it -> all.put("since", time("--since", it).toString()));
        until.ifPresent(it -> all.put("until", time("--until", it).toString()));
        about.ifPresent(it -> all.put("about", it));
        by.ifPresent(it -> all.put("by", it));
        event.ifPresent(it -> all.put("event", it));
        route.ifPresent(it -> all.put("route", it));
        result.ifPresent(it -> all.put("result", it));
        reason.ifPresent(it -> all.put("reason", it));
        trace.ifPresent(it -> all.put("trace", it));
        return all;
    }

    private static Instant time(String option, String text) {
        try {
            if (text.matches("\\d{1,6}[mhd]")) {
                var unit = text.endsWith("d") ? "P%sD" : "PT%s" + text.substring(text.length() - 1);
                var ago = unit.formatted(text.substring(0, text.length() - 1));
                return Instant.now().minus(Duration.parse(ago));
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw CommandFailed.usage(
                    "%s %s is no time.".formatted(option, text),
                    "Write 30m, 2h, 3d, or a time like 2026-03-02T08:00:00Z.");
        }
    }

    private static String text(Map<String, String> all) {
        return all.entrySet().stream()
                .map(each ->
                        each.getKey()
                                + "="
                                + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
