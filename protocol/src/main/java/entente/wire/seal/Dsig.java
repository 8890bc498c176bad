package entente.wire.seal;

import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import javax.crypto.SecretKey;
import javax.xml.crypto.dom.DOMCryptoContext;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;

/// What signing and checking share: names of algorithms, and which keys they are used with. Checking is the JDK's XML Signature.
final class Dsig {
    static final String CANONICAL = CanonicalizationMethod.EXCLUSIVE;
    static final String ENVELOPED = Transform.ENVELOPED;

    private static final String SECURE_VALIDATION = "org.jcp.xml.dsig.secureValidation";

    private Dsig() {}

    /// A factory of one's own: its methods promise nothing to several threads.
    static XMLSignatureFactory factory() {
        return XMLSignatureFactory.getInstance("DOM");
    }

    /// Lets SHA-1 pass, in this one context, for the old suite. What secure validation refuses besides, [SignatureShape] has refused.
    static void prepare(DOMCryptoContext context, Suite suite) {
        if (suite == Suite.LEGACY) {
            context.setProperty(SECURE_VALIDATION, false);
        }
    }

    /// The algorithm that this key signs, or is checked with. A public key is never the key of an HMAC.
    static String method(Key key, Suite suite) {
        return switch (key) {
            case SecretKey _ -> suite.hmacSignature();
            case PrivateKey _, PublicKey _ -> suite.rsaSignature();
            default -> throw new IllegalArgumentException("not a key to sign with");
        };
    }

    /// What the platform calls the digest of a suite.
    static String digest(Suite suite) {
        return suite == Suite.LEGACY ? "SHA-1" : "SHA-256";
    }

    /// What it calls the signature with a certificate's key.
    static String rsa(Suite suite) {
        return suite == Suite.LEGACY ? "SHA1withRSA" : "SHA256withRSA";
    }

    /// What it calls the signature with a proof key.
    static String hmac(Suite suite) {
        return suite == Suite.LEGACY ? "HmacSHA1" : "HmacSHA256";
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
