package entente.trusts;

import entente.wire.seal.KeyId;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;

/// A private key and the certificate under which the broker knows it. Never shows itself.
public final class FederationKey {
    private final PrivateKey privateKey;
    private final X509Certificate certificate;
    private final KeyId keyId;

    /// Both halves of one RSA key; the certificate must have a SubjectKeyIdentifier.
    public FederationKey(PrivateKey privateKey, X509Certificate certificate) {
        if (!(privateKey instanceof RSAKey secret)
                || !(certificate.getPublicKey() instanceof RSAKey published)
                || !secret.getModulus().equals(published.getModulus())) {
            throw new IllegalArgumentException(
                    "the private key is not the one of the certificate, or not RSA");
        }
        this.privateKey = privateKey;
        this.certificate = certificate;
        this.keyId = KeyId.of(certificate);
    }

    /// The private half, to sign and to decrypt with: search for this name to find who does.
    public PrivateKey privateKey() {
        return privateKey;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public KeyId keyId() {
        return keyId;
    }

    @Override
    public String toString() {
        return "federation key " + keyId;
    }
}
