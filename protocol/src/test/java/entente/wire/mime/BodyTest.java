package entente.wire.mime;

import static entente.wire.mime.Messages.read;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Body;
import entente.item.Known;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTest {
    @Test
    void bodyOfAPlainMessageIsItsText() {
        var message = Messages.TEXT;

        var body = read(message).body();

        assertThat(body).contains(new Body(Body.Format.TEXT, "At noon?\r\n"));
    }

    @Test
    void htmlIsTakenBeforePlainText() {
        var message = Messages.LETTER;

        var body = read(message).body();

        assertThat(body)
                .contains(
                        new Body(
                                Body.Format.HTML,
                                "<p>Grüße <img src=\"cid:logo@contoso.test\"></p>"));
    }

    @Test
    void ofRelatedPartsTheRootIsTheText() {
        var message =
                """
                Content-Type: multipart/related; boundary=b; start="<second@contoso.test>"

                --b
                Content-Type: text/plain

                first
                --b
                Content-Type: text/html
                Content-Id: <second@contoso.test>

                second
                --b--
                """;

        var body = read(message).body();

        assertThat(body).contains(new Body(Body.Format.HTML, "second"));
    }

    @Test
    void firstTextThatIsNoAttachmentIsTheBody() {
        var message =
                """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain
                Content-Disposition: attachment

                attached
                --b
                Content-Type: text/plain; name=notes.txt

                a file
                --b

                the text
                --b
                Content-Type: text/plain

                the rest
                --b--
                """;

        var reading = read(message);

        assertThat(reading.body()).contains(new Body(Body.Format.TEXT, "the text"));
        assertThat(reading.content().attachments())
                .extracting(part -> part.name())
                .containsExactly("attachment1.txt", "notes.txt", "attachment3.txt");
    }

    @ParameterizedTest
    @CsvSource({"utf-8", "UTF-16LE", "windows-1252", "iso-8859-15", "koi8-r", "iso-2022-jp"})
    void textIsReadInItsCharset(String charset) {
        var text = charset.equals("koi8-r") ? "Привет" : charset.contains("jp") ? "こんにちは" : "Grüße";
        var message = "Content-Type: text/plain; charset=\"" + charset + "\"\n\n";

        var body =
                read(concat(Messages.bytes(message), text.getBytes(Charset.forName(charset))))
                        .body();

        assertThat(body).contains(new Body(Body.Format.TEXT, text));
    }

    @ParameterizedTest
    @CsvSource({"''", "us-ascii", "unknown-8bit", "'no charset at all'"})
    void textInNoKnownCharsetIsJudgedByItsBytes(String charset) {
        var message = "Content-Type: text/plain; charset=\"" + charset + "\"\n\nGrüße";

        var utf8 = read(Messages.bytes(message)).body();
        var latin1 = read(Messages.latin1(message)).body();

        assertThat(utf8).contains(new Body(Body.Format.TEXT, "Grüße"));
        assertThat(latin1).isEqualTo(utf8);
    }

    @Test
    void byteOrderMarkIsNotPartOfTheText() {
        var header = Messages.bytes("Content-Type: text/plain; charset=utf-16le\n\n");

        var body = read(concat(header, "\ufeffa".getBytes(UTF_16LE))).body();

        assertThat(body).contains(new Body(Body.Format.TEXT, "a"));
    }

    @Test
    void longTextIsCutAtItsBound() {
        var message = "Subject: long\n\n" + "é".repeat(BodyText.LONGEST + 100);

        var body = read(message).body();

        assertThat(body.map(Body::text))
                .hasValueSatisfying(
                        text -> assertThat(text).hasSize(BodyText.LONGEST).endsWith("éé"));
    }

    @Test
    void headerAloneHasNoText() {
        var message = "Subject: nothing\n\n";

        var reading = read(message);

        assertThat(reading.body()).isEmpty();
        assertThat(reading.content().attachments()).isEmpty();
    }

    @Test
    void emptyTextIsOneThatIsThere() {
        var message = "Content-Type: text/html\n\n";

        var body = read(message).body();

        assertThat(body).contains(new Body(Body.Format.HTML, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/signed; protocol=\"application/pkcs7-signature\", IPM.Note.SMIME.MultipartSigned",
        "application/pkcs7-mime; smime-type=enveloped-data, IPM.Note.SMIME",
        "application/x-pkcs7-mime, IPM.Note.SMIME",
        "application/octet-stream; name=smime.p7m, IPM.Note.SMIME",
        "multipart/report; report-type=delivery-status, REPORT.IPM.Note.NDR",
        "multipart/report; report-type=disposition-notification, REPORT.IPM.Note.IPNRN",
        "text/plain, IPM.Note"
    })
    void classOfAMessageIsThatOfItsType(String type, String itemClass) {
        var message = "Content-Type: " + type + "; boundary=b\n\n--b\n\ntext\n--b--\n";

        var content = read(message).content();

        assertThat(content.itemClass()).isEqualTo(itemClass);
    }

    @ParameterizedTest
    @CsvSource({
        "REQUEST, NEEDS-ACTION, IPM.Schedule.Meeting.Request",
        "CANCEL, ACCEPTED, IPM.Schedule.Meeting.Canceled",
        "REPLY, ACCEPTED, IPM.Schedule.Meeting.Resp.Pos",
        "REPLY, TENTATIVE, IPM.Schedule.Meeting.Resp.Tent",
        "REPLY, DECLINED, IPM.Schedule.Meeting.Resp.Neg",
        "REPLY, DELEGATED, IPM.Note",
        "PUBLISH, ACCEPTED, IPM.Note"
    })
    void classOfAnInvitationIsThatOfItsMethod(String method, String answer, String itemClass) {
        var message =
                """
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain

                You are invited.
                --b
                Content-Type: text/calendar; charset=utf-8

                BEGIN:VCALENDAR
                METHOD:%s
                BEGIN:VEVENT
                ATTENDEE;CN=Mary Ann of Contoso;RSVP=TRUE;PARTS
                 TAT=%s:mailto:mary@contoso.test
                END:VEVENT
                END:VCALENDAR
                --b--
                """
                        .formatted(method, answer);

        var reading = read(message);

        assertThat(reading.content().itemClass()).isEqualTo(itemClass);
        assertThat(reading.body().map(Body::text)).contains("You are invited.");
        assertThat(reading.content().attachments())
                .extracting(part -> part.contentType())
                .containsExactly("text/calendar");
        assertThat(reading.content().hasAttachments()).isFalse();
    }

    @Test
    void messageOfTextAloneWithoutAHeaderIsRead() {
        var message = "Just a line\nand another: one\n";

        var reading = read(message);

        assertThat(reading.body())
                .contains(new Body(Body.Format.TEXT, message.replace("\n", "\r\n")));
        assertThat(reading.content().properties().find(Known.HEADERS)).isEqualTo(Optional.empty());
    }

    static byte[] concat(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
