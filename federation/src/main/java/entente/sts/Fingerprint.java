package entente.sts;

import entente.digest.Sha256;
import java.util.Base64;

/// Names a thing of an organisation without holding it: base64url of SHA-256 over both.
final class Fingerprint {
    private Fingerprint() {}

    static String of(String appId, String thing) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(appId + "\0" + thing));
    }
}
