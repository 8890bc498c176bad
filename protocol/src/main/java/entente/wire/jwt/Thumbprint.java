package entente.wire.jwt;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Hashes that name things, in base64url without padding: `x5t` is SHA-1 and `x5t#S256` SHA-256 over a certificate's DER
/// (RFC 7515 4.1.7, 4.1.8). A name only: trust comes from the key that was pinned.
final class Thumbprint {
    private Thumbprint() {}

    static String sha1(byte[] bytes) {
        return hash("SHA-1", bytes);
    }

    static String sha256(byte[] bytes) {
        return hash("SHA-256", bytes);
    }

    private static String hash(String algorithm, byte[] bytes) {
        try {
            return Base64Url.encode(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
