package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.digest.Sha256;
import entente.item.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// What parts the parts of one message: a line for each multipart within it, all of one length, so that none begins with another.
final class Boundaries {
    private static final int DIGEST_BYTES = 16;

    private final String digest;
    private int given;

    Boundaries(String header, Written message) {
        var sha256 = Sha256.begun();
        sha256.update(header.getBytes(UTF_8));
        digest(sha256, message);
        digest = HexFormat.of().formatHex(sha256.digest(), 0, DIGEST_BYTES);
    }

    /// The next one. `=_` occurs in no encoded text (RFC 2045, 6.7).
    String next() {
        given++;
        return "=_%s_%03d".formatted(digest, given);
    }

    private static void digest(MessageDigest sha256, Written part) {
        switch (part) {
            case Written.Bytes(var header, var bytes, _) -> {
                sha256.update(header.getBytes(UTF_8));
                digest(sha256, bytes);
            }
            case Written.Parts(var type, var parts) -> {
                sha256.update(type.getBytes(UTF_8));
                parts.forEach(each -> digest(sha256, each));
            }
        }
    }

    private static void digest(MessageDigest sha256, Octets bytes) {
        var buffer = new byte[Octets.SMALL];
        try (var in = bytes.open()) {
            for (int read; (read = in.read(buffer)) >= 0; ) {
                sha256.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
