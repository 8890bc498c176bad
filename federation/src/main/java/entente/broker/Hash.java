package entente.broker;

import entente.digest.Sha256;
import java.util.Base64;

/// Names a thing without holding it: its SHA-256, as bytes or in base64url.
final class Hash {
    private Hash() {}

    static String of(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
    }

    static byte[] bytes(String text) {
        return Sha256.of(text);
    }
}
