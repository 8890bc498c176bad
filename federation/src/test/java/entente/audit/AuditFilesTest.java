package entente.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that cannot be put right is left as it is, and no file stays open for it.
class AuditFilesTest {
    private static final byte[] LINE =
            "{\"at\":\"2026-03-02T12:00:00Z\",\"event\":\"admin-read\"}\n".getBytes(UTF_8);

    @TempDir private Path state;
    private AuditFolder folder;
    private final AtomicInteger open = new AtomicInteger();
    private int made;

    @BeforeEach
    void folder() throws IOException {
        folder = AuditFolder.at(state.resolve("audit"), "contoso.test");
    }

    @Test
    void fileWhoseHalfLineCannotBeCutOffIsFollowedByTheNext() throws IOException {
        try (var files =
                AuditFiles.open(folder, AuditTerms.USUAL, this::firstBreaks, Events.NOON)) {
            files.append(LINE, Events.NOON);
            assertThatThrownBy(() -> files.append(LINE, Events.NOON))
                    .isInstanceOf(IOException.class);

            files.append(LINE, Events.NOON.plus(Duration.ofDays(1)));

            assertThat(open).hasValue(1);
        }
        assertThat(open).hasValue(0);
        var all = new AuditFilter(Optional.empty(), Optional.empty(), Map.of());
        assertThat(new AuditSearch(folder).after(AuditPlace.START, all).lines()).hasSize(2);
    }

    /// The second write to the first file fails half-way, and nothing can be cut off it.
    private Disk firstBreaks(Path file) throws IOException {
        var real = Disk.real(file);
        var isFirst = made++ == 0;
        open.incrementAndGet();
        return new Disk() {
            private int writes;

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
                if (isFirst && writes++ > 0) {
                    real.write(octets.slice(octets.position(), 5), place);
                    throw new IOException("broken");
                }
                return real.write(octets, place);
            }

            @Override
            public void cutTo(long size) throws IOException {
                if (isFirst) {
                    throw new IOException("broken");
                }
                real.cutTo(size);
            }

            @Override
            public void force() throws IOException {
                real.force();
            }

            @Override
            public void close() throws IOException {
                open.decrementAndGet();
                real.close();
            }
        };
    }
}
