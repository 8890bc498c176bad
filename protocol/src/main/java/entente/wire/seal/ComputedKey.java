package entente.wire.seal;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A key that two sides compute from what each contributed: P_SHA1 (WS-Trust 1.3, 4.4.4; RFC 5246 5 with SHA-1).
public final class ComputedKey {
    /// 512 bits: no key type of ours asks for more.
    private static final int MOST_BYTES = 64;

    private ComputedKey() {}

    /// The first `bytes` (at most 64) of P_SHA1. The requestor's entropy is the secret, the issuer's the seed.
    public static byte[] psha1(byte[] requestorEntropy, byte[] issuerEntropy, int bytes) {
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("a computed key has 1 to 64 bytes, not " + bytes);
        }
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(requestorEntropy, "HmacSHA1"));
            var key = new byte[bytes];
            var round = issuerEntropy;
            for (var filled = 0; filled < bytes; filled += mac.getMacLength()) {
                round = mac.doFinal(round);
                mac.update(round);
                var block = mac.doFinal(issuerEntropy);
                System.arraycopy(block, 0, key, filled, Math.min(block.length, bytes - filled));
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA1 is not there", e);
        }
    }
}
