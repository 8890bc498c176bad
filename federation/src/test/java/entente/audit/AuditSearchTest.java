package entente.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.audit.AuditSearch.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events are found in all files, compressed or not, a page at a time.
class AuditSearchTest {
    private static final AuditFilter TOKENS = of("token-issued");
    private static final int EVENTS = 2_500;

    @TempDir private Path state;
    private AuditFolder folder;
    private AuditSearch search;
    private Instant now = Events.NOON;

    @BeforeEach
    void write() throws IOException {
        folder = AuditFolder.at(state.resolve("audit"), "contoso.test");
        search = new AuditSearch(folder);
        var terms = new AuditTerms(Duration.ofDays(9), Long.MAX_VALUE, 100_000);
        try (var trail = AuditTrail.open(folder, terms, () -> now)) {
            for (var i = 0; i < EVENTS / 2; i++) {
                trail.record(Events.signInRefused("peer" + i, Events.NOON));
                trail.record(Events.tokenIssued("a" + i));
            }
            now = Events.NOON.plus(Duration.ofDays(1));
            for (var i = 0; i < EVENTS / 2; i++) {
                trail.record(Events.tokenIssued("b" + i));
            }
        }
        new Archive(folder, terms).tidy(folder.segments().getLast(), now);
    }

    @Test
    void pagesTogetherHaveEverythingOnceAndInOrder() throws IOException {
        var found = new ArrayList<String>();
        var page = search.after(AuditPlace.START, TOKENS);
        found.addAll(hashes(page));
        while (page.more()) {
            page = search.after(page.next(), TOKENS);
            found.addAll(hashes(page));
        }

        assertThat(folder.segments().getFirst().isPacked()).isTrue();
        assertThat(found).hasSize(EVENTS).doesNotHaveDuplicates();
        assertThat(found.getFirst()).isEqualTo("a0");
        assertThat(found.getLast()).isEqualTo("b" + (EVENTS / 2 - 1));
    }

    @Test
    void lastOnesAreTheNewestInOrder() throws IOException {
        var page = search.last(3, TOKENS);

        assertThat(hashes(page)).containsExactly("b1247", "b1248", "b1249");
    }

    @Test
    void whoGoesOnBehindTheLastOnesFindsWhatCameSince() throws IOException {
        var page = search.last(3, TOKENS);
        try (var trail = AuditTrail.open(folder, AuditTerms.USUAL, () -> now)) {
            trail.record(Events.tokenIssued("new"));
        }

        assertThat(hashes(search.after(page.next(), TOKENS))).containsExactly("new");
    }

    @Test
    void timesAndFieldsAreHeeded() throws IOException {
        var refused =
                new AuditFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("by", "BOB@contoso.test", "reason", "PASSWORD_REFUSED"));
        var later =
                new AuditFilter(
                        Optional.of(now), Optional.empty(), Map.of("event", "audit-started"));
        var before = new AuditFilter(Optional.empty(), Optional.of(Events.NOON), Map.of());

        assertThat(search.after(AuditPlace.START, refused).lines()).hasSize(Floods.MOST_OF_ALL);
        assertThat(search.after(AuditPlace.START, later).lines()).isEmpty();
        assertThat(search.after(AuditPlace.START, before).lines()).isEmpty();
    }

    @Test
    void lineThatIsJustBeingWrittenIsLeftForLater() throws IOException {
        var end = search.last(1, TOKENS).next();
        var file = folder.segments().getLast().plain();
        Files.writeString(file, "{\"v\":1,\"at\":\"2026-03-03", UTF_8, StandardOpenOption.APPEND);
        var early = search.after(end, TOKENS);
        Files.writeString(
                file,
                "T12:00:00Z\",\"event\":\"token-issued\",\"tokenHash\":\"late\"}\n",
                UTF_8,
                StandardOpenOption.APPEND);

        assertThat(early.lines()).isEmpty();
        assertThat(hashes(search.after(early.next(), TOKENS))).containsExactly("late");
    }

    private static AuditFilter of(String event) {
        return new AuditFilter(Optional.empty(), Optional.empty(), Map.of("event", event));
    }

    private static List<String> hashes(Page page) {
        return page.lines().stream()
                .map(line ->
                        new String(line, UTF_8).replaceAll(".*\"tokenHash\":\"(\\w+)\".*", "$1"))
                .toList();
    }
}
