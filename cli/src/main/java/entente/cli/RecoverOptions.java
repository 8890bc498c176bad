package entente.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// Which deleted items a command is about.
final class RecoverOptions {
    private static final List<String> USUAL =
            List.of("DeletedItems", "RecoverableItems", "PurgedItems");

    @Option(
            names = "--source",
            paramLabel = "PLACE",
            description =
                    "Where they lie: DeletedItems, RecoverableItems, PurgedItems or DiscoveryHoldsItems; several with several options. Without one, the first three.")
    private final List<String> sources = new ArrayList<>();

    @Option(
            names = "--id",
            paramLabel = "ENTRYID",
            description = "This item alone (140 hex digits).")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description =
                    "Last changed then or later: 2026-03-02, or 2026-03-02T08:00; in this machine's zone where it names none.")
    private Optional<String> start = Optional.empty();

    @Option(names = "--end", paramLabel = "TIME", description = "Last changed then or earlier.")
    private Optional<String> end = Optional.empty();

    @Option(
            names = "--type",
            paramLabel = "CLASS",
            description =
                    "Of a class that begins so, such as IPM.Note, IPM.Appointment, IPM.Contact, IPM.Task.")
    private Optional<String> type = Optional.empty();

    @Option(
            names = "--last-parent",
            paramLabel = "FOLDERID",
            description =
                    "Deleted from this folder (44 hex digits, as `recover list` shows with --json).")
    private Optional<String> lastParent = Optional.empty();

    @Option(names = "--subject", paramLabel = "TEXT", description = "With this in the subject.")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--sender", paramLabel = "ADDRESS", description = "From this address.")
    private Optional<String> sender = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "So many at most, or unlimited (default: ${DEFAULT-VALUE}).")
    private String limit = "1000";

    /// One question for each place.
    List<ObjectNode> questions(ZoneId zone) {
        return (sources.isEmpty() ? USUAL : sources)
                .stream().map(source -> question(source, zone)).toList();
    }

    int limit() {
        return limit(limit, 1_000);
    }

    /// How many that says; `usual` is how many it is where nothing is said.
    static int limit(String text, int usual) {
        if (text.equalsIgnoreCase("unlimited")) {
            return Integer.MAX_VALUE;
        }
        try {
            var number = Integer.parseInt(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        throw CommandFailed.usage(
                "--limit is a number from 1 on, or unlimited.",
                "Leave it out for %d.".formatted(usual));
    }

    private ObjectNode question(String source, ZoneId zone) {
        var question = Json.object().put("sourceFolder", source);
        id.ifPresent(text -> question.put("entryId", text));
        start.ifPresent(
                text -> question.put("filterStartTime", time("--start", text, zone, false)));
        end.ifPresent(text -> question.put("filterEndTime", time("--end", text, zone, true)));
        type.ifPresent(text -> question.put("filterItemType", text));
        lastParent.ifPresent(text -> question.put("lastParentFolderId", text));
        subject.ifPresent(text -> question.put("subjectContains", text));
        sender.ifPresent(text -> question.put("sender", text));
        return question;
    }

    /// A day begins with its first moment and ends with its last.
    static String time(String option, String text, ZoneId zone, boolean isEnd) {
        try {
            return instant(text, zone, isEnd).toString();
        } catch (DateTimeException noTime) {
            throw CommandFailed.usage(
                    "%s is no time: %s".formatted(option, text),
                    "Write it like 2026-03-02, 2026-03-02T08:00 or 2026-03-02T08:00:00Z.");
        }
    }

    private static Instant instant(String text, ZoneId zone, boolean isEnd) {
        if (text.length() == 10) {
            var day = LocalDate.parse(text);
            return isEnd
                    ? day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1)
                    : day.atStartOfDay(zone).toInstant();
        }
        return text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }
}
