package entente.wire.mime;

import static entente.wire.mime.Messages.attachment;
import static entente.wire.mime.Messages.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What mail is like that others' programs wrote.
class BrokenMessagesTest {
    @Test
    void linesMayEndInLfAlone() {
        var message = Messages.LETTER.getBytes(UTF_8);

        var reading = read(message);

        assertThat(reading.body().map(Body::format)).contains(Body.Format.HTML);
        assertThat(reading.content().attachments()).hasSize(3);
    }

    @Test
    void lastBoundaryMayBeMissing() {
        var message = Messages.LETTER.replace("--mixed--\n", "");

        var reading = read(message);

        assertThat(reading.content().attachments()).hasSize(3);
    }

    @Test
    void messageWithoutTheBoundaryThatItNamesIsItsText() {
        var message = "Content-Type: multipart/mixed; boundary=b\n\nJust text.\n";

        var reading = read(message);

        assertThat(reading.body()).contains(new Body(Body.Format.TEXT, "Just text.\r\n"));
        assertThat(reading.content().attachments()).isEmpty();
    }

    @Test
    void messageOfPartsThatNamesNoBoundaryIsItsText() {
        var message = "Content-Type: multipart/mixed\n\n--b\n\nJust text.\n--b--\n";

        var reading = read(message);

        assertThat(reading.body().map(Body::text))
                .hasValueSatisfying(text -> assertThat(text).contains("Just text."));
    }

    @Test
    void lineOfAHeaderThatIsNoneIsLeftOut() {
        var message = "From: mary@contoso.test\nno field at all\nSubject: Lunch\n\nAt noon?\n";

        var reading = read(message);

        assertThat(reading.content().properties().text(Known.SUBJECT)).contains("Lunch");
        assertThat(reading.body().map(Body::text)).contains("At noon?\r\n");
    }

    @Test
    void encodingThatBreaksOffIsDecodedAsFarAsItGoes() {
        var message =
                """
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                SGVsbG8*!!gd29ybGQ
                """;

        var body = read(message).body();

        assertThat(body.map(Body::text))
                .hasValueSatisfying(text -> assertThat(text).startsWith("Hello wor"));
    }

    @Test
    void partsThatLieTooDeepAreOneAttachment() {
        var message = new StringBuilder("Subject: deep\n");
        for (var depth = 0; depth < 100; depth++) {
            message.append("Content-Type: multipart/mixed; boundary=b").append(depth);
            message.append("\n\n--b").append(depth).append('\n');
        }
        message.append("\nThe innermost text.\n");

        var attachments = read(message.toString()).content().attachments();

        assertThat(attachments)
                .extracting(AttachmentPart::contentType)
                .containsExactly("multipart/mixed");
        assertThat(attachment(Messages.bytes(message.toString()), 1))
                .hasValueSatisfying(within -> assertThat(within).contains("The innermost text."));
    }

    @Test
    void partsBeyondTheThousandthAreLeftInTheSource() {
        var message =
                "Content-Type: multipart/mixed; boundary=b\n\n"
                        + "--b\nContent-Type: image/png\n\nx\n".repeat(3_000)
                        + "--b--\n";

        var attachments = read(message).content().attachments();

        assertThat(attachments).hasSizeBetween(990, 1_000);
        assertThat(attachment(Messages.bytes(message), 900)).contains("x");
    }

    @Test
    void fieldOfAMegabyteIsReadInPart() {
        var message =
                "X-Long: "
                        + "x".repeat(1 << 20)
                        + "\nSubject: "
                        + "a ".repeat(1 << 19)
                        + "\nTo: ann@fabrikam.test\n\ntext\n";

        var reading = read(message);

        assertThat(reading.content().shown(Addressee.Kind.TO)).contains("ann@fabrikam.test");
        assertThat(reading.content().properties().text(Known.SUBJECT))
                .hasValueSatisfying(subject -> assertThat(subject).hasSizeBetween(60_000, 65_536));
        assertThat(reading.body().map(Body::text)).contains("text\r\n");
    }

    @Test
    void headerOfManyFieldsAndPeopleIsReadInPart() {
        var message = "To: ann@fabrikam.test, raj@fabrikam.test\n".repeat(100_000) + "\ntext\n";

        var reading = read(message);

        assertThat(reading.content().addressees()).hasSizeBetween(900, 5_000);
        assertThat(reading.body().map(Body::text)).contains("text\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\n\n",
                ":",
                "\r",
                "From",
                "Content-Type:\n\n",
                "Content-Type: ;;;=\n\n",
                "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n\n--\n----\n",
                "Content-Type: multipart/alternative; boundary=b\n\n--b\n--b\n--b--",
                "Content-Type: message/rfc822\n\n",
                "Subject: =?\n =?utf-8\n =?utf-8?Q\n =?utf-8?Q?\n =?utf-8?X?a?=\n\n",
                "To: <\nCc: \"\nBcc: (\nReply-To: a:b:c;;;<>,,,@@@\nFrom: @\n\n",
                "Content-Disposition: attachment; filename*0*=x'y\n\n",
                "Content-Disposition: attachment; filename*=%''%\n\n"
            })
    void whatHardlyIsAMessageIsReadAllTheSame(String message) {
        var source = message.getBytes(UTF_8);

        var reading = read(source);

        assertThat(reading.content().itemClass()).isEqualTo("IPM.Note");
    }

    @Test
    void nothingIsNoMessage() {
        var source = new byte[0];

        assertThatThrownBy(() -> MimeMessage.read(source)).isInstanceOf(MimeMalformed.class);
        assertThatThrownBy(() -> MimeMessage.attachment(source, 1))
                .isInstanceOf(MimeMalformed.class);
    }

    @Test
    void whatIsBinaryWhereAHeaderShouldBeIsNoMessage() {
        var picture = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};

        assertThatThrownBy(() -> MimeMessage.read(picture)).isInstanceOf(MimeMalformed.class);
    }

    @Test
    void textMayHoldWhatAHeaderMayNot() {
        var source = "Subject: binary\r\n\r\na\0b".getBytes(UTF_8);

        var body = read(source).body();

        assertThat(body.map(Body::text)).contains("a\0b");
    }

    @Test
    void encodedWordsWithoutAnEndTakeNoMoreThanTheirLength() {
        var field = "=?utf-8?Q?".repeat(6_000);
        var message = "Subject: " + field + "\nTo: " + field + "\n\n";

        var reading = read(message);

        assertThat(reading.content().properties().text(Known.SUBJECT))
                .hasValueSatisfying(subject -> assertThat(subject).startsWith("= ?utf-8?Q?"));
    }
}
