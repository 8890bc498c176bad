package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.digest.Sha256;
import entente.item.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The SHA-256 of several texts, or of contents that are read piece by piece; that of bytes is [Sha256]'s. Texts are kept apart: `("a", "bc")` and `("ab", "c")` differ.
final class Digest {
    private Digest() {}

    static byte[] of(String... parts) {
        var sha = Sha256.begun();
        for (var part : parts) {
            sha.update(part.getBytes(UTF_8));
            sha.update((byte) 0);
        }
        return sha.digest();
    }

    static byte[] of(Octets all) {
        var sha = Sha256.begun();
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
}
