package entente.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes of the record, in which order, and what does not.
class ArchiveTest {
    private static final Duration KEEP = Duration.ofDays(9);
    private static final AuditTerms ALL = new AuditTerms(KEEP, Long.MAX_VALUE, 1);
    private static final AuditFilter ANY =
            new AuditFilter(Optional.empty(), Optional.empty(), Map.of());

    @TempDir private Path state;
    private AuditFolder folder;
    private Instant now = Events.NOON;

    @BeforeEach
    void folder() throws IOException {
        folder = AuditFolder.at(state.resolve("audit"), "contoso.test");
    }

    @Test
    void filesGoWhenTheyAreTooOld() throws IOException {
        tellEach(Duration.ofDays(4), 5);

        tidy(ALL);

        assertThat(told()).hasSize(4).first().asString().contains("number1");
    }

    @Test
    void oldestFilesGoWhenTheyAreTooLargeTogether() throws IOException {
        tellEach(Duration.ZERO, 9);

        tidy(new AuditTerms(KEEP, 1_000, 1));

        assertThat(size()).isBetween(1L, 1_000L);
        assertThat(told()).last().asString().contains("number8");
    }

    @Test
    void lookupsGoBeforeWhatNotEverybodyCanMake() throws IOException {
        try (var trail = open(new AuditTerms(KEEP, Long.MAX_VALUE, 2_000))) {
            for (var i = 0; i < 200; i++) {
                trail.record(Events.lookedUp("nobody" + i + "@contoso.test"));
                if (i % 50 == 0) {
                    trail.record(Events.registrationChanged("change" + i));
                }
            }
            trail.record(Events.registrationChanged("last"));
            trail.record(Events.registrationChanged("end"));
        }
        tidy(ALL);
        var most = size() * 2 / 3;

        tidy(new AuditTerms(KEEP, most, 1));

        var left = told();
        assertThat(size()).isLessThanOrEqualTo(most);
        assertThat(left).filteredOn(line -> line.contains("registration-changed")).hasSize(6);
        assertThat(left)
                .filteredOn(line -> line.contains("\"lookup\""))
                .hasSizeBetween(1, 199)
                .last()
                .asString()
                .contains("nobody199@");
    }

    @Test
    void placeBehindLookupsThatWentIsTheSameAsBefore() throws IOException {
        try (var trail = open(new AuditTerms(KEEP, Long.MAX_VALUE, 2_000))) {
            trail.record(Events.lookedUp("bob@contoso.test"));
            trail.record(Events.registrationChanged("one"));
        }
        var end = new AuditSearch(folder).after(AuditPlace.START, ANY).next();
        var lines = Files.readAllLines(folder.segments().getFirst().plain());
        var place = new AuditPlace(end.file(), end.octets() - lines.getLast().length() - 1);
        now = now.plus(Duration.ofDays(1));
        try (var trail = open(ALL)) {
            trail.record(Events.registrationChanged("two"));
        }

        tidy(new AuditTerms(KEEP, size() - 1, 1));

        assertThat(folder.segments().getFirst().rest()).exists();
        assertThat(told()).noneMatch(line -> line.contains("\"lookup\""));
        assertThat(new AuditSearch(folder).after(place, ANY).lines())
                .first()
                .satisfies(line -> assertThat(new String(line, UTF_8)).contains("\"one\""));
    }

    @Test
    void fileThatCannotBeCompressedKeepsNoOtherFromGoing() throws IOException {
        tellEach(Duration.ofDays(4), 5);
        var stubborn = folder.segments().get(1);
        Files.move(stubborn.packed(), stubborn.plain());
        Files.createDirectories(stubborn.half().resolve("in the way"));
        now = now.plus(Duration.ofDays(4));

        tidy(ALL);

        assertThat(folder.segments()).hasSize(3).startsWith(stubborn);
        assertThat(stubborn.plain()).exists();
    }

    @Test
    void clockThatLeapsLetsNothingGo() throws IOException {
        tellEach(Duration.ofHours(24), 3);
        now = Instant.parse("2099-01-01T00:00:00Z");
        try (var trail = open(ALL)) {
            trail.record(Events.registrationChanged("leapt"));
            now = now.plus(Duration.ofDays(1));
            trail.record(Events.registrationChanged("later"));
        }

        tidy(ALL);

        assertThat(told()).filteredOn(line -> line.contains("number")).hasSize(3);
    }

    /// Each in a file of its own.
    private void tellEach(Duration between, int many) {
        try (var trail = open(ALL)) {
            for (var i = 0; i < many; i++) {
                now = now.plus(i == 0 ? Duration.ZERO : between);
                trail.record(Events.tokenIssued("number" + i));
            }
        }
    }

    private AuditTrail open(AuditTerms terms) {
        return AuditTrail.open(folder, terms, () -> now);
    }

    private void tidy(AuditTerms terms) throws IOException {
        new Archive(folder, terms).tidy(folder.segments().getLast(), now);
    }

    private long size() throws IOException {
        var size = 0L;
        for (var segment : folder.segments()) {
            size += AuditFolder.size(segment);
        }
        return size;
    }

    private List<String> told() throws IOException {
        return new AuditSearch(folder)
                .after(AuditPlace.START, ANY).lines().stream()
                        .map(line -> new String(line, UTF_8))
                        .toList();
    }
}
