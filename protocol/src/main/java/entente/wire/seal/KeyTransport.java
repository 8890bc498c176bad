package entente.wire.seal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource.PSpecified;

/// How a content key travels (XML Encryption 1.1, 5.5.2). RSA with PKCS #1 v1.5 padding is not here, and never accepted.
enum KeyTransport {
    OAEP_SHA256(
            Namespaces.ENCRYPTION_11 + "rsa-oaep",
            "http://www.w3.org/2001/04/xmlenc#sha256",
            Optional.of(Namespaces.ENCRYPTION_11 + "mgf1sha256"),
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSpecified.DEFAULT)),
    OAEP_SHA1(
            Namespaces.ENCRYPTION + "rsa-oaep-mgf1p",
            "http://www.w3.org/2000/09/xmldsig#sha1",
            Optional.empty(),
            new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSpecified.DEFAULT));

    private final String uri;
    private final String digest;
    private final Optional<String> maskGeneration;
    private final OAEPParameterSpec parameters;

    KeyTransport(
            String uri,
            String digest,
            Optional<String> maskGeneration,
            OAEPParameterSpec parameters) {
        this.uri = uri;
        this.digest = digest;
        this.maskGeneration = maskGeneration;
        this.parameters = parameters;
    }

    String uri() {
        return uri;
    }

    String digest() {
        return digest;
    }

    /// The URI of the mask generation function, where the algorithm leaves a choice.
    Optional<String> maskGeneration() {
        return maskGeneration;
    }

    /// Whether a message that names these means this. SHA-1 is what mgf1p means where it names no digest (XML Encryption 1.1, 5.5.2); what
    /// names other parameters than ours is none of it.
    boolean is(String uri, Optional<String> digest, Optional<String> maskGeneration) {
        return uri.equals(this.uri)
                && digest.map(this.digest::equals).orElse(this == OAEP_SHA1)
                && maskGeneration.equals(this.maskGeneration);
    }

    byte[] wrap(byte[] key, PublicKey recipient) throws GeneralSecurityException {
        var cipher = cipher();
        cipher.init(Cipher.ENCRYPT_MODE, recipient, parameters);
        return cipher.doFinal(key);
    }

    byte[] unwrap(byte[] wrapped, PrivateKey recipient) throws GeneralSecurityException {
        var cipher = cipher();
        cipher.init(Cipher.DECRYPT_MODE, recipient, parameters);
        return cipher.doFinal(wrapped);
    }

    /// The parameters are always given: `OAEPWithSHA-256AndMGF1Padding` alone would quietly mean MGF1 with SHA-1.
    private static Cipher cipher() throws GeneralSecurityException {
        return Cipher.getInstance("RSA/ECB/OAEPPadding");
    }
}
