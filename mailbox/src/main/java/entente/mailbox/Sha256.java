package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The digest by which we tell texts and files apart. Parts are kept apart: `("a", "bc")` and `("ab", "c")` differ.
final class Sha256 {
    private Sha256() {}

    static byte[] of(String... parts) {
        var sha = sha();
        for (var part : parts) {
            sha.update(part.getBytes(UTF_8));
            sha.update((byte) 0);
        }
        return sha.digest();
    }

    static byte[] of(byte[] file) {
        return sha().digest(file);
    }

    static byte[] of(Octets all) {
        var sha = sha();
        var buffer = new byte[Octets.SMALL];
        try (var in = all.open()) {
            for (int read; (read = in.read(buffer)) >= 0; ) {
                sha.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha.digest();
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
