package entente.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One file of a record: the events of `party` from `start` to the start of the next, named after both and its number. Once it is full it is
/// compressed, under the same name with `.gz` behind it; once there was no more room for its lookups, the rest of it lies under `.rest.jsonl.gz`.
record Segment(Path folder, String party, Instant start, long number) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Pattern NAME =
            Pattern.compile("(.+)-(\\d{8}T\\d{6}Z)-(\\d{6,12})(\\.rest)?\\.jsonl(\\.gz)?");

    Segment {
        start = start.truncatedTo(ChronoUnit.SECONDS);
    }

    /// The file of this name, compressed or not; empty where it is another's.
    static Optional<Segment> named(String file, AuditFolder folder) {
        var match = NAME.matcher(file);
        if (!match.matches() || !match.group(1).equals(folder.party())) {
            return Optional.empty();
        }
        try {
            var start = STAMP.parse(match.group(2), Instant::from);
            var number = Long.parseLong(match.group(3));
            return Optional.of(new Segment(folder.folder(), folder.party(), start, number));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /// The one after it, which starts `now`.
    Segment next(Instant now) {
        return new Segment(folder, party, now, number + 1);
    }

    Path plain() {
        return folder.resolve(name() + ".jsonl");
    }

    /// Without its lookups.
    Path rest() {
        return folder.resolve(name() + ".rest.jsonl.gz");
    }

    private String name() {
        return "%s-%s-%06d".formatted(party, STAMP.format(start), number);
    }

    Path packed() {
        return folder.resolve(plain().getFileName() + ".gz");
    }

    /// What it is while it is being compressed.
    Path half() {
        return folder.resolve(plain().getFileName() + ".gz.part");
    }

    boolean isPacked() {
        return !Files.exists(plain()) && (Files.exists(packed()) || Files.exists(rest()));
    }

    boolean isRest() {
        return !Files.exists(plain()) && !Files.exists(packed()) && Files.exists(rest());
    }

    boolean isOfDay(Instant now) {
        return start.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
