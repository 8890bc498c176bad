package entente.wire.autodiscover;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The messages that lie beside the tests as files, and an envelope around a body that a test makes up.
final class Examples {
    static final int MOST_BYTES = 1_000_000;

    private Examples() {}

    static String text(String file) {
        try (var in = Objects.requireNonNull(Examples.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A document without the white space that makes it easy to read.
    static String onOneLine(String document) {
        return document.replaceAll(">\\s+<", "><").strip();
    }

    static String envelope(String body) {
        return """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
          xmlns:a="http://schemas.microsoft.com/exchange/2010/Autodiscover"><s:Body>%s</s:Body></s:Envelope>\
        """
                .formatted(body);
    }

    static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }
}
