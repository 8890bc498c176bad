package entente.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.audit.AuditEvent.AdminRead;
import entente.problem.Problem;
import entente.question.TraceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was told stands in the files, whole lines only, in order.
class AuditTrailTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final AuditFilter ALL =
            new AuditFilter(Optional.empty(), Optional.empty(), Map.of());

    @TempDir private Path state;
    private AuditFolder folder;
    private Instant now = NOON;

    @BeforeEach
    void folder() throws IOException {
        folder = AuditFolder.at(state.resolve("audit"), "contoso.test");
    }

    @Test
    void whatWasToldIsFoundInOrder() throws IOException {
        try (var trail = open(AuditTerms.USUAL)) {
            trail.record(read("/one"));
            trail.record(read("/two"));
        }

        assertThat(events()).hasSize(3);
        assertThat(events().get(0)).contains("\"event\":\"audit-started\"");
        assertThat(events().get(1)).contains("\"path\":\"/one\"");
        assertThat(events().get(2)).contains("\"path\":\"/two\"");
    }

    @Test
    void whatIsDurableIsThereWhenItReturns() throws IOException {
        try (var trail = open(AuditTerms.USUAL)) {
            var kept = trail.record(Events.tokenIssued("one"));

            assertThat(kept).isTrue();
            assertThat(events().getLast()).contains("\"tokenHash\":\"one\"");
        }
    }

    @Test
    void halfALineIsCutOffAtTheStart() throws IOException {
        try (var trail = open(AuditTerms.USUAL)) {
            trail.record(read("/one"));
        }
        var file = folder.segments().getLast().plain();
        Files.writeString(file, "x".repeat(20_000), UTF_8, StandardOpenOption.APPEND);

        try (var trail = open(AuditTerms.USUAL)) {
            trail.record(read("/two"));
        }

        assertThat(Files.readAllLines(file)).hasSize(4).allMatch(line -> line.endsWith("}"));
        assertThat(events().get(2)).contains("\"cut\":20000");
    }

    @Test
    void aFullFileIsFollowedByTheNextAndCompressed() throws IOException {
        try (var trail = open(new AuditTerms(Duration.ofDays(9), Long.MAX_VALUE, 1))) {
            for (var i = 0; i < 5; i++) {
                trail.record(Events.tokenIssued("number" + i));
            }
        }

        new Archive(folder, AuditTerms.USUAL).tidy(folder.segments().getLast(), now);

        assertThat(folder.segments()).hasSizeGreaterThan(4);
        assertThat(folder.segments().getFirst().packed()).exists();
        assertThat(folder.segments().getFirst().plain()).doesNotExist();
        assertThat(events()).hasSize(6);
    }

    @Test
    void aNewDayBeginsANewFile() throws IOException {
        try (var trail = open(AuditTerms.USUAL)) {
            trail.record(Events.tokenIssued("today"));
            now = NOON.plus(Duration.ofDays(1));
            trail.record(Events.tokenIssued("tomorrow"));
        }

        assertThat(folder.segments()).hasSize(2);
        assertThat(events()).hasSize(3);
    }

    @Test
    void nobodyButTheOwnerMayLook() throws IOException {
        try (var trail = open(AuditTerms.USUAL)) {
            trail.record(Events.tokenIssued("one"));
        }

        assertThat(rights(folder.folder())).isEqualTo("rwx------");
        assertThat(rights(folder.segments().getLast().plain())).isEqualTo("rw-------");
    }

    @Test
    void aSecondWriterIsTurnedAway() {
        try (var first = open(AuditTerms.USUAL)) {
            assertThat(first.keeps()).isTrue();
            assertThatThrownBy(() -> open(AuditTerms.USUAL))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("another server");
        }
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private AuditTrail open(AuditTerms terms) {
        return AuditTrail.open(folder, terms, () -> now);
    }

    private AdminRead read(String path) {
        return new AdminRead(now, TraceId.fresh(), "admin@contoso.test", path);
    }

    private List<String> events() throws IOException {
        return new AuditSearch(folder)
                .after(AuditPlace.START, ALL).lines().stream()
                        .map(line -> new String(line, UTF_8))
                        .toList();
    }
}
