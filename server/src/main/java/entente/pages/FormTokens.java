package entente.pages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What stands in each form of ours, so that a page of another site cannot send one: HMAC-SHA-256 of the cookie that comes with it, under a key that lives and dies with this object.
final class FormTokens {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    FormTokens() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /// The token of the forms that somebody with this cookie is shown.
    String of(Cookies kind, String cookie) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(kind.name().getBytes(US_ASCII));
            mac.update((byte) 0);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(cookie.getBytes(US_ASCII)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }

    /// Whether a form has it. Takes as long whatever it has instead.
    boolean fits(Cookies kind, String cookie, Optional<String> sent) {
        return MessageDigest.isEqual(
                of(kind, cookie).getBytes(US_ASCII), sent.orElse("").getBytes(US_ASCII));
    }

    @Override
    public String toString() {
        return "FormTokens";
    }
}
