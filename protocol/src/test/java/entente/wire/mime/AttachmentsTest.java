package entente.wire.mime;

import static entente.wire.mime.Messages.attachment;
import static entente.wire.mime.Messages.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.AttachmentPart;
import entente.item.Body;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentsTest {
    @Test
    void everyPartThatIsNotTheTextHangsOnTheMessageInItsOrder() {
        var message = Messages.LETTER;

        var attachments = read(message).content().attachments();

        assertThat(attachments)
                .containsExactly(
                        new AttachmentPart(
                                1,
                                "logo.png",
                                "image/png",
                                Optional.of("logo@contoso.test"),
                                true,
                                false,
                                8),
                        new AttachmentPart(
                                2,
                                "Pläne.pdf",
                                "application/pdf",
                                Optional.empty(),
                                false,
                                false,
                                5),
                        new AttachmentPart(
                                3,
                                "Within.eml",
                                "message/rfc822",
                                Optional.empty(),
                                false,
                                true,
                                59));
    }

    @Test
    void bytesOfAnAttachmentAreDecodedAndAMessageIsAsItCame() {
        var message = Messages.bytes(Messages.LETTER);

        var file = attachment(message, 2);
        var within = attachment(message, 3);

        assertThat(file).contains("%PDF-");
        assertThat(within)
                .contains("From: ann@fabrikam.test\r\nSubject: Within\r\n\r\nThe inner text.");
        assertThat(read(within.orElseThrow().getBytes(UTF_8)).body())
                .contains(new Body(Body.Format.TEXT, "The inner text."));
    }

    @Test
    void numberOfNoAttachmentHasNoBytes() {
        var message = Messages.bytes(Messages.LETTER);

        var before = attachment(message, 0);
        var behind = attachment(message, 4);

        assertThat(before).isEmpty();
        assertThat(behind).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "filename=plain.txt, plain.txt",
        "filename=\"it's Bob's.txt\", it's Bob's.txt",
        "filename=\"a; b.txt\", a; b.txt",
        "filename*=utf-8'en'%E2%82%AC%20rates.txt, € rates.txt",
        "filename*=iso-8859-1''K%F6ln.txt, Köln.txt",
        "filename*0*=utf-8''%E2%82; filename*1*=%AC; filename*2=.txt, €.txt",
        "filename=\"=?utf-8?Q?K=C3=B6ln.txt?=\", Köln.txt",
        "filename=Köln.txt, Köln.txt",
        "filename=\"..\\..\\windows\\system.ini\", system.ini",
        "filename=\"/etc/passwd\", passwd",
        "filename=\"..\", attachment1.pdf",
        "filename*=utf-8''a%0D%0AX-Own%3A%20b%00.txt, a X-Own: b .txt",
        "filename*=utf-8''gpj%E2%80%AE.exe, gpj.exe",
        "size=5, attachment1.pdf"
    })
    void nameOfAnAttachmentIsThatOfAFile(String parameter, String name) {
        var message =
                """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; %s

                x
                --b--
                """
                        .formatted(parameter);

        var attachments = read(message).content().attachments();

        assertThat(attachments).extracting(AttachmentPart::name).containsExactly(name);
    }

    @Test
    void wholeMessageMayBeOneAttachment() {
        var message =
                """
                Content-Type: application/pdf; name="scan.pdf"
                Content-Transfer-Encoding: base64

                JVBERi0=
                """;

        var reading = read(message);

        assertThat(reading.body()).isEmpty();
        assertThat(reading.content().attachments())
                .extracting(AttachmentPart::name)
                .containsExactly("scan.pdf");
        assertThat(attachment(Messages.bytes(message), 1)).contains("%PDF-");
    }
}
