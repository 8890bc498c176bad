package entente.mailfiles;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where messages of an mbox begin and end, and what belongs to the file.
class MboxTest {
    private static final String FROM = "From a@b.test Mon Mar  2 09:00:00 2026\n";

    /// So much of a line is read at once.
    private static final int PART = 64 * 1024;

    @TempDir private Path folder;

    @Test
    void aLineBeginsAMessageOnlyAfterAnEmptyOne() throws IOException {
        var found = read(FROM + "Subject: one\n\ntext\n" + FROM + "more\n\n" + FROM + "\ntwo\n");

        assertThat(found.texts())
                .containsExactly("Subject: one\n\ntext\n" + FROM + "more\n", "\ntwo\n");
    }

    @Test
    void marksAreThoseOfTheirOwnMessageAlone() throws IOException {
        var found =
                read(FROM + "Status: RO\nX-Status: T\n\none\n\n" + FROM + "X-Status: D\n\ntwo\n");

        assertThat(found.messages)
                .extracting(FoundMessage::flags)
                .containsExactly(Set.of("read", "draft"), Set.of("deleted"));
    }

    @Test
    void marksOfMozillaBelongToTheFileWhereAHeaderBeginsWithThem() throws IOException {
        var found =
                read(
                        FROM
                                + "X-Mozilla-Status: 0009\nX-Mozilla-Status2: 00800000\nSubject: one\n\n"
                                + FROM
                                + "x-mozilla-status: 1006\n\ntwo\n\n"
                                + FROM
                                + "Subject: three\nX-Mozilla-Status: 0008\n\n");

        assertThat(found.texts())
                .containsExactly(
                        "Subject: one\n\n",
                        "\ntwo\n",
                        "Subject: three\nX-Mozilla-Status: 0008\n\n");
        assertThat(found.messages)
                .extracting(FoundMessage::flags)
                .containsExactly(
                        Set.of("read", "deleted"), Set.of("answered", "flagged"), Set.of());
    }

    @Test
    void whatLooksLikeAMarkWithinALongLineIsPartOfIt() throws IOException {
        var header = "X-Long: " + "x".repeat(PART - 8) + "Status: RO\n";

        var found = read(FROM + header + "\ntext\n");

        assertThat(found.texts()).containsExactly(header + "\ntext\n");
        assertThat(found.messages.getFirst().flags()).isEmpty();
    }

    @Test
    void whatLooksLikeAQuotedLineWithinALongOneIsPartOfIt() throws IOException {
        var line = "x".repeat(PART) + ">From me\n";

        var found = read(FROM + "Long: " + "x".repeat(PART - 6) + ">From me\n\n" + line);

        assertThat(found.texts())
                .containsExactly("Long: " + "x".repeat(PART - 6) + ">From me\n\n" + line);
    }

    @Test
    void aLengthThatLeadsToNoOtherMessageIsNotBelieved() throws IOException {
        var found =
                read(FROM + "Content-Length: 4\n\none\nmore\n\n" + FROM + "Subject: two\n\ntext\n");

        assertThat(found.texts())
                .containsExactly("Content-Length: 4\n\none\nmore\n", "Subject: two\n\ntext\n");
    }

    @Test
    void aLengthThatGoesBeyondTheEndSwallowsNoOtherMessage() throws IOException {
        var found =
                read(FROM + "Content-Length: 9999\n\none\n\n" + FROM + "Subject: two\n\ntext\n");

        assertThat(found.texts())
                .containsExactly("Content-Length: 9999\n\none\n", "Subject: two\n\ntext\n");
    }

    @Test
    void whoWantsNoMoreIsGivenNoMore() throws IOException {
        var text = FROM + "Subject: one\n\n" + FROM + "Subject: two\n\n";
        var found = new Found();
        found.most = 1;

        new MailFiles(Optional.empty(), found)
                .find(Files.writeString(folder.resolve("mail"), text));

        assertThat(found.texts()).containsExactly("Subject: one\n\n");
    }

    private Found read(String text) throws IOException {
        var found = new Found();
        var file = Files.writeString(folder.resolve("mail"), text, ISO_8859_1);
        new MailFiles(Optional.empty(), found).find(file);
        assertThat(found.passed).isEqualTo(Files.size(file));
        return found;
    }
}
