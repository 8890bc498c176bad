package entente.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.TraceId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A disk that fails is told of, nothing durable is acknowledged meanwhile, and no line is lost or halved by it.
class FailingDiskTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int EVENTS = 8;

    @TempDir private Path state;
    private AuditFolder folder;
    private final AtomicInteger goodWrites = new AtomicInteger(Integer.MAX_VALUE);

    @BeforeEach
    void folder() throws IOException {
        folder = AuditFolder.at(state.resolve("audit"), "contoso.test");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void nothingIsLostWhenTheNthWriteFails(int good) throws IOException {
        goodWrites.set(good);
        var acknowledged = new ArrayList<String>();
        try (var trail = open()) {
            for (var i = 0; i < EVENTS; i++) {
                if (trail.record(Events.tokenIssued("<" + i + ">"))) {
                    acknowledged.add("<" + i + ">");
                }
            }
            goodWrites.set(Integer.MAX_VALUE);
            awaitKeeping(trail);
            assertThat(trail.record(Events.tokenIssued("<last>"))).isTrue();
        }

        assertThat(acknowledged).hasSizeLessThanOrEqualTo(good);
        var lines = Files.readAllLines(folder.segments().getLast().plain());
        assertThat(lines).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        var text = String.join("\n", lines);
        assertThat(acknowledged).allSatisfy(hash -> assertThat(text).containsOnlyOnce(hash));
        assertThat(text).containsOnlyOnce("<last>");
        if (good < EVENTS) {
            assertThat(acknowledged).hasSizeLessThan(EVENTS);
            assertThat(text).contains("audit-resumed");
        }
    }

    @Test
    void whatMayWaitIsKeptUntilTheDiskIsBack() throws IOException {
        try (var trail = open()) {
            goodWrites.set(0);
            trail.record(Events.tokenIssued("refused"));

            var kept = trail.record(Events.signInRefused("192.0.2.7", NOON));
            goodWrites.set(Integer.MAX_VALUE);
            awaitKeeping(trail);

            assertThat(kept).isTrue();
        }
        assertThat(Files.readString(folder.segments().getLast().plain(), UTF_8))
                .contains("192.0.2.7");
    }

    @Test
    void changeThatWasMadeAsTheDiskFailedIsOnRecordOnceItIsBack() throws IOException {
        try (var trail = open()) {
            goodWrites.set(0);
            trail.record(Events.tokenIssued("first"));

            var changed = trail.record(Events.registrationChanged("POST/uris"));
            var issued = trail.record(Events.tokenIssued("neverLeft"));
            goodWrites.set(Integer.MAX_VALUE);
            awaitKeeping(trail);

            assertThat(changed).isFalse();
            assertThat(issued).isFalse();
        }
        assertThat(Files.readString(folder.segments().getLast().plain(), UTF_8))
                .contains("POST/uris")
                .doesNotContain("neverLeft");
    }

    @Test
    void whatMayWaitIsRefusedWhenThereIsNoMoreRoom() {
        try (var trail = open()) {
            goodWrites.set(0);
            trail.record(Events.tokenIssued("refused"));
            var read = new AuditEvent.AdminRead(NOON, TraceId.fresh(), "admin@contoso.test", "/");

            var kept = 0;
            while (kept < 2 * AuditTrail.MOST_WAITING && trail.record(read)) {
                kept++;
            }

            assertThat(kept).isBetween(AuditTrail.MOST_WAITING, AuditTrail.MOST_WAITING + 1);
            goodWrites.set(Integer.MAX_VALUE);
        }
    }

    private static void awaitKeeping(AuditTrail trail) {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!trail.keeps() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(trail.keeps()).isTrue();
    }

    private AuditTrail open() {
        return AuditTrail.open(folder, AuditTerms.USUAL, this::failing, () -> NOON);
    }

    /// Writes half of what it is given before it fails.
    private Disk failing(Path file) throws IOException {
        var real = Disk.real(file);
        return new Disk() {
            @Override
            public long size() throws IOException {
                return real.size();
            }

            @Override
            public int read(ByteBuffer into, long place) throws IOException {
                return real.read(into, place);
            }

            @Override
            public int write(ByteBuffer octets, long place) throws IOException {
                if (goodWrites.getAndDecrement() > 0) {
                    return real.write(octets, place);
                }
                var half = octets.slice(octets.position(), octets.remaining() / 2);
                real.write(half, place);
                throw new IOException("no space left on device");
            }

            @Override
            public void cutTo(long size) throws IOException {
                real.cutTo(size);
            }

            @Override
            public void force() throws IOException {
                real.force();
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }
}
