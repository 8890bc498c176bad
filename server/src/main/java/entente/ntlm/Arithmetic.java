package entente.ntlm;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The arithmetic of NTLM's second version (MS-NLMP 3.3.2 and 3.4.5).
final class Arithmetic {
    private static final String HMAC = "HmacMD5";

    private Arithmetic() {}

    /// The key of one person: `domain` counts as it was sent, `user` without regard to case.
    static byte[] key(NtHash hash, String user, String domain) {
        return hmac(hash.secretBytes(), (upperCase(user) + domain).getBytes(UTF_16LE));
    }

    /// What proves that somebody has the key; `temp` is what the client sent behind its proof.
    static byte[] proof(byte[] key, byte[] serverChallenge, byte[] temp) {
        return hmac(key, serverChallenge, temp);
    }

    static byte[] sessionKey(byte[] key, byte[] proof) {
        return hmac(key, proof);
    }

    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("NTLM needs HMAC-MD5 of this Java platform", missing);
        }
    }

    static byte[] md5(byte[] text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("NTLM needs MD5 of this Java platform", missing);
        }
    }

    // Character by character: ß stays ß.
    private static String upperCase(String text) {
        var upper = text.toCharArray();
        for (var i = 0; i < upper.length; i++) {
            upper[i] = Character.toUpperCase(upper[i]);
        }
        return new String(upper);
    }
}
