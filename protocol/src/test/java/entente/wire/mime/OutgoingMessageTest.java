package entente.wire.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.Known;
import entente.item.Octets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingMessageTest {
    private static final OutgoingMessage.Stamp STAMP =
            new OutgoingMessage.Stamp(
                    Instant.parse("2026-03-02T12:00:00Z"),
                    "Mary Müller",
                    "mary@contoso.test",
                    "<one@contoso.test>");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bcc: joe@contoso.test\r\n",
                "BCC:joe@contoso.test\r\n",
                "bCc : joe@contoso.test\r\n",
                "bcc\t:\r\n joe@contoso.test\r\n",
                "Bcc: sue@contoso.test,\r\n joe@contoso.test,\r\n\tann@fabrikam.test\r\n",
                "Bcc: sue@contoso.test,\r\n \t \r\n joe@contoso.test\r\n",
                "Bcc: sue@contoso.test,\r\njoe@contoso.test\r\n",
                "Bcc:\r\n",
                "Resent-Bcc: joe@contoso.test\r\n",
                "Bcc: joe@contoso.test\nBcc: sue@contoso.test\r\n",
            })
    void linesOfBlindCopiesAreTakenOutHoweverTheyAreWritten(String lines) {
        var before = "From: mary@contoso.test\r\nTo: bob@contoso.test\r\n";
        var after = "Subject: Bcc: joe\r\n\r\nBcc: joe stays\r\nBcc : here\r\n";

        assertThat(withoutBlind(before + lines + after)).isEqualTo(before + after);
        assertThat(withoutBlind(lines + before + after)).isEqualTo(before + after);
        assertThat(withoutBlind(before + lines + "\r\nBcc: text"))
                .isEqualTo(before + "\r\nBcc: text");
        assertThat(withoutBlind(before + lines)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Bcc: joe@contoso.test\r\n\r\n",
                "To: bob@contoso.test,\r\n Bcc: joe@contoso.test\r\n\r\n",
                "Subject: a\r\n\r\nBcc: joe@contoso.test\r\n\r\nBcc: joe@contoso.test\r\n",
                "Content-Type: message/rfc822\r\n\r\nBcc: joe@contoso.test\r\n\r\n",
                "\r\nBcc: joe@contoso.test\r\n",
                "Hello\r\nBcc: joe@contoso.test\r\n",
                "Subject: \u00ff\u0080\r\n\r\n\u0000\u00ff\r\n",
                ""
            })
    void everyOtherByteStaysAsItIs(String message) {
        assertThat(withoutBlind(message)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "'Subject: a\rBcc: joe@contoso.test\r\n\r\nx\ry', 'Subject: a\r\nBcc: joe@contoso.test\r\n\r\nx\ry'",
        "'Subject: a\r\rFrom: boss@contoso.test\n\n', 'Subject: a\r\n\r\nFrom: boss@contoso.test\n\n'",
        "'Subject: a\r', 'Subject: a\r\n'",
        "'Subject: a\r\nTo: b\n\r\n\r', 'Subject: a\r\nTo: b\n\r\n\r'",
        "'Hello\rBcc: joe@contoso.test', 'Hello\rBcc: joe@contoso.test'"
    })
    void aReturnAloneEndsALineOfTheHeader(String message, String whole) {
        assertThat(text(OutgoingMessage.inWholeLines(bytes(message)))).isEqualTo(whole);
    }

    @Test
    void nobodyIsReadOutOfAMessageWithoutBlindCopies() throws MimeMalformed {
        var fields = new StringBuilder("To: bob@contoso.test\n");
        for (var i = 0; i < 2_000; i++) {
            fields.append("X-Filler: %d\n".formatted(i));
        }
        fields.append("Bcc: joe@contoso.test\nbcc: sue@contoso.test\n\nHello\n");

        var sent = bytes(withoutBlind(fields.toString()));

        assertThat(MimeMessage.read(sent).content().of(Addressee.Kind.BCC)).isEmpty();
        assertThat(text(sent)).doesNotContain("joe@", "sue@").endsWith("\n\nHello\n");
    }

    @Test
    void whatEveryMessageSaysIsPutInFrontWhereItIsMissing() throws MimeMalformed {
        var message = "To: bob@contoso.test\r\n\r\nDate: none\r\nFrom: nobody\r\n";

        var sent = OutgoingMessage.completed(bytes(message), STAMP);

        assertThat(text(sent)).endsWith(message).startsWith("Date: ");
        var said = MimeMessage.read(sent).content().properties();
        assertThat(said.time(Known.SENT)).contains(STAMP.date());
        assertThat(said.text(Known.FROM_NAME)).contains("Mary Müller");
        assertThat(said.text(Known.FROM_ADDRESS)).contains("mary@contoso.test");
        assertThat(said.text(Known.MESSAGE_ID)).contains("<one@contoso.test>");
    }

    @Test
    void aMessageThatSaysItAllStaysByteForByte() {
        var message =
                "date: yesterday\nFROM :\n Mary <mary@contoso.test>\nMessage-Id:\n <x@y>\n\nHello";

        assertThat(completed(message)).isEqualTo(message);
    }

    @Test
    void linesEndAsThoseOfTheMessageDoAndTheLineOfAMailboxFileStaysTheFirst() {
        var bare = completed("From mary@contoso.test Mon Mar  2 12:00:00 2026\nTo: a@b.test\n\nx");

        assertThat(bare)
                .startsWith("From mary@contoso.test Mon Mar  2 12:00:00 2026\nDate: ")
                .endsWith("\nTo: a@b.test\n\nx")
                .doesNotContain("\r");
    }

    @Test
    void aTextWithoutAHeaderGetsOne() throws MimeMalformed {
        var sent = OutgoingMessage.completed(bytes("Hello, Bob\r\n\r\nHow are you?"), STAMP);

        var read = MimeMessage.read(sent);
        assertThat(read.content().properties().text(Known.FROM_ADDRESS))
                .contains("mary@contoso.test");
        assertThat(read.body().orElseThrow().text()).isEqualTo("Hello, Bob\r\n\r\nHow are you?");
        assertThat(completed("\r\nHello")).endsWith("\r\n\r\nHello");
    }

    @Test
    void everyoneItIsFromOrSentByIsTold() {
        var message =
                """
                From: Mary <mary@contoso.test>,
                 "Boss" <boss@contoso.test>
                Subject: From: joe@contoso.test
                Sender : Bob <bob@contoso.test>
                from: Nobody
                From:

                From: ann@fabrikam.test
                """;

        assertThat(OutgoingMessage.authors(bytes(message)))
                .containsExactly("mary@contoso.test", "boss@contoso.test", "", "");
        assertThat(OutgoingMessage.senders(bytes(message))).containsExactly("bob@contoso.test");
        var plain = bytes("To: bob@contoso.test\n\n");
        assertThat(OutgoingMessage.authors(plain)).isEmpty();
        assertThat(OutgoingMessage.senders(plain)).isEmpty();
    }

    @Test
    void howManyBlanksEverStandBehindANameItIsThatField() {
        var blanks = " \t".repeat(500);
        var from = "From" + blanks + ": boss@contoso.test\r\n";
        var blind = "Bcc" + blanks + ": joe@contoso.test\r\n";

        assertThat(OutgoingMessage.authors(bytes(from))).containsExactly("boss@contoso.test");
        assertThat(OutgoingMessage.authors(bytes("To: bob@contoso.test\r\n" + from)))
                .containsExactly("boss@contoso.test");
        assertThat(withoutBlind(from + blind + "\r\nHello")).isEqualTo(from + "\r\nHello");
    }

    @Test
    void anAuthorWhoCannotBeReadIsNobody() {
        var message = "From: " + "x".repeat(9_000) + " <mary@contoso.test>, boss@contoso.test\n\n";

        assertThat(OutgoingMessage.authors(bytes(message))).isEqualTo(List.of(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sender: Mary <mary@contoso.test>\r\n",
                "SENDER :\r\n mary@contoso.test\r\nSender: boss@contoso.test\r\n"
            })
    void whoSendsItStandsInThePlaceOfWhomItSaysItIsSentBy(String before) {
        var rest = "From: mary@contoso.test\r\nSubject: Sender: x\r\n\r\nSender: y";
        var message = bytes(before + rest);

        var sent = OutgoingMessage.sentBy(message, "Bob", "bob@contoso.test");

        assertThat(text(sent)).isEqualTo("Sender: Bob <bob@contoso.test>\r\n" + rest);
    }

    private static String withoutBlind(String message) {
        return text(OutgoingMessage.withoutBlindCopies(bytes(message)));
    }

    private static String completed(String message) {
        return text(OutgoingMessage.completed(bytes(message), STAMP));
    }

    private static Octets bytes(String message) {
        return Octets.of(message.getBytes(ISO_8859_1));
    }

    private static String text(Octets message) {
        return new String(message.bytes(), ISO_8859_1);
    }
}
