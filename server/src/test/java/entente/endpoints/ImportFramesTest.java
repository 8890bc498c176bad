package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.spool.Spool;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much a part of an import may hold.
class ImportFramesTest {
    @TempDir private Path folder;

    @Test
    void aPartHasSoManyMessagesAndNoMore() throws Exception {
        var frames = frames(frame("[\"Old\"]", 1).repeat(ImportFrames.MOST_MESSAGES + 1));
        for (var number = 0; number < ImportFrames.MOST_MESSAGES; number++) {
            assertThat(frames.next()).isPresent();
        }

        assertRefused(frames, "at most 500 messages");
    }

    @Test
    void ofAMessageThatGoesOverTheBytesOfAPartNothingIsRead() throws Exception {
        var line = "{\"folder\":[\"Old\"],\"length\":%d}\n".formatted(ImportFrames.MOST_BYTES);
        var frames =
                frames(new SequenceInputStream(stream(frame("[\"Old\"]", 1) + line), endless()));
        assertThat(frames.next()).isPresent();

        assertRefused(frames, "33554432 bytes");
    }

    @Test
    void aFolderHasSoManyNamesAndNoMore() throws Exception {
        var names = "\"a\"" + ",\"a\"".repeat(63);

        assertThat(frames(frame("[" + names + "]", 1)).next()).isPresent();
        assertRefused(frames(frame("[" + names + ",\"a\"]", 1)), "1 to 64 names");
        assertRefused(frames(frame("[]", 1)), "1 to 64 names");
    }

    @Test
    void aLineThatDoesNotEndIsReadUpToItsBoundAlone() {
        assertRefused(frames(endless()), "longer than 65536 bytes");
    }

    @Test
    void anEmptyLineIsNoEnd() {
        assertRefused(frames("\n"), "empty line");
    }

    private static void assertRefused(ImportFrames frames, String why) {
        assertThatThrownBy(frames::next)
                .isInstanceOfSatisfying(
                        AdminError.class,
                        error ->
                                assertThat(new String(error.reply().body(), UTF_8))
                                        .contains("REQUEST_MALFORMED", why));
    }

    private static String frame(String folder, int length) {
        return "{\"folder\":%s,\"length\":%d}\n%s".formatted(folder, length, "x".repeat(length));
    }

    private ImportFrames frames(String body) {
        return frames(stream(body));
    }

    private ImportFrames frames(InputStream body) {
        return new ImportFrames(
                body, Spool.in(folder.resolve("contents")).contents(ImportFrames.MOST_BYTES));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /// As much as anybody reads.
    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
    }
}
