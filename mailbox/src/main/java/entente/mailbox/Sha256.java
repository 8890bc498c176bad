package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

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

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
