package entente.wire.seal;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// What signing and checking share: names of algorithms, and which keys they are used with.
final class Dsig {
    static final String CANONICAL = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    private Dsig() {}

    /// The algorithm that this key signs, or is checked with. A public key is never the key of an HMAC.
    static String method(Key key, Suite suite) {
        return switch (key) {
            case SecretKey _ -> suite.hmacSignature();
            case PrivateKey _, PublicKey _ -> suite.rsaSignature();
            default -> throw new IllegalArgumentException("not a key to sign with");
        };
    }

    static byte[] digested(byte[] octets, Suite suite) throws GeneralSecurityException {
        return MessageDigest.getInstance(suite == Suite.LEGACY ? "SHA-1" : "SHA-256")
                .digest(octets);
    }

    /// What the platform calls the signature with a certificate's key.
    static String rsa(Suite suite) {
        return suite == Suite.LEGACY ? "SHA1withRSA" : "SHA256withRSA";
    }

    /// The signature with a proof key, in its full length.
    static byte[] authenticated(byte[] octets, SecretKey key, Suite suite)
            throws GeneralSecurityException {
        var mac = Mac.getInstance(suite == Suite.LEGACY ? "HmacSHA1" : "HmacSHA256");
        mac.init(key);
        return mac.doFinal(octets);
    }

    /// Whether an asymmetric key is RSA and long enough; others are as long as they are.
    static boolean isStrong(Key key) {
        return key instanceof SecretKey
                || (key instanceof RSAKey rsa
                        && rsa.getModulus().bitLength() >= FederationCertificate.LEAST_BITS);
    }

    static void requireStrong(Key key) {
        if (!isStrong(key)) {
            throw new IllegalArgumentException("the key is not RSA of 2048 bits or more");
        }
    }
}
