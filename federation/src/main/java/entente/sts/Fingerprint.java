package entente.sts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Names a thing of an organisation without holding it: base64url of SHA-256 over both.
final class Fingerprint {
    private Fingerprint() {}

    static String of(String appId, String thing) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(appId.getBytes(UTF_8));
            digest.update((byte) 0);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest.digest(thing.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
