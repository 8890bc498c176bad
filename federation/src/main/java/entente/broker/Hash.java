package entente.broker;

import entente.digest.Sha256;
import java.util.Base64;

/// Names a thing without holding it: its SHA-256 in base64url, without padding.
final class Hash {
    private Hash() {}

    static String of(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(text));
    }
}
