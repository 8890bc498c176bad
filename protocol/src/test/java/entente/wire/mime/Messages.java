package entente.wire.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/// Messages as tests write them: with LF, which becomes CRLF.
final class Messages {
    static final String TEXT =
            """
            From: Mary <mary@contoso.test>
            To: bob@contoso.test
            Subject: Lunch

            At noon?
            """;

    static final String LETTER =
            """
            From: Mary <mary@contoso.test>
            To: bob@contoso.test
            Subject: The plan
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=mixed

            This is for readers that know no MIME.
            --mixed
            Content-Type: multipart/alternative; boundary=alternative

            --alternative
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Gr=C3=BC=C3=9Fe
            --alternative
            Content-Type: multipart/related; boundary=related

            --related
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64

            PHA+R3LDvMOfZSA8aW1nIHNyYz0iY2lkOmxvZ29AY29udG9zby50ZXN0Ij48L3A+
            --related
            Content-Type: image/png; name=logo.png
            Content-Id: <logo@contoso.test>
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --related--

            --alternative--

            --mixed
            Content-Type: application/pdf
            Content-Disposition: attachment; filename*=UTF-8''Pl%C3%A4ne.pdf
            Content-Transfer-Encoding: base64

            JVBERi0=
            --mixed
            Content-Type: message/rfc822

            From: ann@fabrikam.test
            Subject: Within

            The inner text.
            --mixed--
            """;

    private Messages() {}

    static byte[] bytes(String message) {
        return message.replace("\n", "\r\n").getBytes(UTF_8);
    }

    static byte[] latin1(String message) {
        return message.replace("\n", "\r\n").getBytes(ISO_8859_1);
    }

    static Reading read(String message) {
        return read(bytes(message));
    }

    static Reading read(byte[] message) {
        try {
            return MimeMessage.read(message);
        } catch (MimeMalformed malformed) {
            throw new AssertionError(malformed);
        }
    }

    static Optional<String> attachment(byte[] message, int number) {
        try {
            return MimeMessage.attachment(message, number)
                    .map(content -> new String(content, UTF_8));
        } catch (MimeMalformed malformed) {
            throw new AssertionError(malformed);
        }
    }
}
