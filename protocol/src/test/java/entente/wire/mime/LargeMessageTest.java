package entente.wire.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.Base64Octets;
import entente.item.Octets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Messages of which no more than the start is in memory.
class LargeMessageTest {
    private static final int LARGE = 3 * Octets.LARGE;
    private static final OutgoingMessage.Stamp STAMP =
            new OutgoingMessage.Stamp(
                    Instant.parse("2026-03-02T12:00:00Z"),
                    "Mary",
                    "mary@contoso.test",
                    "<1@x.test>");

    @Test
    void anAttachmentIsDecodedWhileItIsRead() throws MimeMalformed {
        var file = drawn(LARGE);
        var message = message("Subject: x\r\n", file);

        var attachment = MimeMessage.attachment(message, 1).orElseThrow();

        assertThat(attachment).isInstanceOf(PartOctets.class);
        assertThat(attachment.length()).isEqualTo(LARGE);
        assertThat(attachment.bytes()).isEqualTo(file);
        assertThat(attachment.start(10)).isEqualTo(Arrays.copyOf(file, 10));
        assertThat(MimeMessage.attachment(message, 2)).isEmpty();
    }

    @Test
    void aBlindCopyFarDownInTheHeaderIsTakenOutAndTheRestStays() throws MimeMalformed {
        var header = "X-Filler: %s\r\n".formatted("y".repeat(900)).repeat(600);
        var message = message(header + "Bcc: joe@contoso.test\r\n", drawn(LARGE));

        var sent = OutgoingMessage.withoutBlindCopies(message);

        assertThat(header.length()).isGreaterThan(Octets.LARGE);
        assertThat(MimeMessage.read(message).content().of(Addressee.Kind.BCC)).hasSize(1);
        assertThat(MimeMessage.read(sent).content().of(Addressee.Kind.BCC)).isEmpty();
        assertThat(sent.length())
                .isEqualTo(message.length() - "Bcc: joe@contoso.test\r\n".length());
        assertThat(MimeMessage.attachment(sent, 1).orElseThrow().bytes()).isEqualTo(drawn(LARGE));
    }

    @Test
    void whatIsAddedStandsInFrontOfALargeMessage() {
        var message = message("Subject: x\r\n", drawn(LARGE));

        var sent = OutgoingMessage.completed(message, STAMP);

        assertThat(new String(sent.start(6), ISO_8859_1)).isEqualTo("Date: ");
        assertThat(sent.slice(sent.length() - message.length(), message.length()).isSame(message))
                .isTrue();
    }

    @Test
    void aHeaderOfMoreThanAMebibyteIsNotBounded() {
        var line = "X-Filler: %s\r\n".formatted("y".repeat(1_012));
        var bounded = message(line.repeat(1_000), drawn(LARGE));
        var boundless = message(line.repeat(1_100), drawn(LARGE));
        var endless = Octets.of(line.repeat(5_000).getBytes(ISO_8859_1));

        assertThat(OutgoingMessage.isHeaderBounded(bounded)).isTrue();
        assertThat(OutgoingMessage.isHeaderBounded(boundless)).isFalse();
        assertThat(OutgoingMessage.isHeaderBounded(endless)).isFalse();
    }

    @Test
    void ofALargeTextTheFirstCharactersAreRead() throws MimeMalformed {
        var text = "\ufeffä😀x".repeat(2) + "ö".repeat(BodyText.LONGEST);
        var named = "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text;
        var unnamed = "Subject: x\r\n\r\n" + text.substring(1);
        var latin =
                Octets.of(
                        ("Subject: x\r\n\r\n" + "ö".repeat(Octets.LARGE + 1)).getBytes(ISO_8859_1));

        assertThat(read(Octets.of(named.getBytes(UTF_8))))
                .hasSize(BodyText.LONGEST)
                .startsWith("ä😀x\ufeffä");
        assertThat(read(Octets.of(unnamed.getBytes(UTF_8)))).startsWith("ä😀x\ufeffä");
        assertThat(read(latin)).hasSize(Octets.LARGE + 1).startsWith("öö").endsWith("ö");
    }

    @Test
    void partsThatAreWrittenAreEncodedWhileTheyAreRead() throws MimeMalformed {
        var random = new RandomItems(7);
        var content = random.content();
        var body = random.body();
        var file = Octets.of(drawn(LARGE));

        var written = MimeMessage.write(content, body, _ -> file);
        var again = MimeMessage.write(content, body, _ -> file);

        assertThat(written.isSame(again)).isTrue();
        for (var part : MimeMessage.read(written).content().attachments()) {
            assertThat(MimeMessage.attachment(written, part.number()).orElseThrow().isSame(file))
                    .isTrue();
        }
    }

    private static String read(Octets message) throws MimeMalformed {
        return MimeMessage.read(message).body().orElseThrow().text();
    }

    private static Octets message(String header, byte[] file) {
        return Octets.joined(
                List.of(
                        text(
                                header
                                        + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\n\r\nSee the plan.\r\n--cut\r\nContent-Disposition: attachment; filename=plan.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
                        new Base64Octets(Octets.of(file), true),
                        text("--cut--\r\n")));
    }

    private static Octets text(String text) {
        return Octets.of(text.getBytes(ISO_8859_1));
    }

    private static byte[] drawn(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
