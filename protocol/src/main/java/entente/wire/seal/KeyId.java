package entente.wire.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/// What names a key on the wire: the SubjectKeyIdentifier of its certificate (X.509 token profile 1.0, 3.2.1), in base64.
///
/// It says which key is meant, and proves nothing: anybody can make a certificate with any identifier.
public record KeyId(String base64) {
    private static final String EXTENSION = "2.5.29.14";
    private static final int MOST_BYTES = 64;

    public KeyId {
        if (!isCanonical(base64)) {
            throw new IllegalArgumentException("not a key identifier in base64");
        }
    }

    /// Reads an identifier of 1 to 64 bytes; empty when it is none, or spelled otherwise than base64 spells it.
    public static Optional<KeyId> parse(String base64) {
        return isCanonical(base64) ? Optional.of(new KeyId(base64)) : Optional.empty();
    }

    /// The identifier in a certificate; empty when it has none, and then it cannot serve in a federation.
    public static Optional<KeyId> in(X509Certificate certificate) {
        var extension = certificate.getExtensionValue(EXTENSION);
        if (extension == null) {
            return Optional.empty();
        }
        try {
            var content = ASN1OctetString.getInstance(extension).getOctets();
            return of(SubjectKeyIdentifier.getInstance(content).getKeyIdentifier());
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /// The identifier of a certificate that must have one.
    public static KeyId of(X509Certificate certificate) {
        return in(certificate)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the certificate has no SubjectKeyIdentifier"));
    }

    /// The identifier that a key gets in a new certificate: SHA-1 of its bits (RFC 5280 4.2.1.2 (1)), here a name and no more.
    public static KeyId of(PublicKey key) {
        var bits = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getBytes();
        try {
            return of(MessageDigest.getInstance("SHA-1").digest(bits)).orElseThrow();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    public byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }

    private static Optional<KeyId> of(byte[] bytes) {
        return parse(Base64.getEncoder().encodeToString(bytes));
    }

    private static boolean isCanonical(String base64) {
        return Base64Text.decode(base64)
                .filter(bytes -> bytes.length >= 1 && bytes.length <= MOST_BYTES)
                .isPresent();
    }

    @Override
    public String toString() {
        return base64;
    }
}
