package entente.wire.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// A key that checks signatures, in the certificate it was published in: RSA of 2048 to 8192 bits, or P-256.
///
/// Trust in it comes from where it was found (a pinned metadata document, a registration), not from a path of certificates.
public final class VerifyKey {
    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192; // a larger one is a way to keep us busy
    private static final int MOST_CERTIFICATE_BYTES = 16 * 1024;

    private final X509Certificate certificate;
    private final String x5t;
    private final String x5tS256;

    private VerifyKey(X509Certificate certificate, byte[] der) {
        this.certificate = certificate;
        this.x5t = Thumbprint.sha1(der);
        this.x5tS256 = Thumbprint.sha256(der);
    }

    /// The key of a certificate that is known to be good; a weak one is an error of ours.
    public static VerifyKey of(X509Certificate certificate) {
        if (!strongEnough(certificate.getPublicKey())) {
            throw new IllegalArgumentException("a key must be RSA of 2048 to 8192 bits, or P-256");
        }
        try {
            return new VerifyKey(certificate, certificate.getEncoded());
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalArgumentException("the certificate has no DER form", cannotBe);
        }
    }

    /// The key of a certificate in DER; empty when it is no certificate or its key is weak.
    public static Optional<VerifyKey> parse(byte[] der) {
        if (der.length > MOST_CERTIFICATE_BYTES) {
            return Optional.empty();
        }
        try {
            var certificate =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der));
            return certificate instanceof X509Certificate x509 && strongEnough(x509.getPublicKey())
                    ? Optional.of(of(x509))
                    : Optional.empty();
        } catch (CertificateException notOne) {
            return Optional.empty();
        }
    }

    /// Whether the token's signature was made with this key. The algorithm must be one for this kind of key, so that
    /// no header can have a key used in a way it was not made for (RFC 8725 3.1).
    public boolean verifies(CompactToken token) {
        var algorithm = Algorithm.of(token.header().alg());
        if (algorithm.isEmpty() || !algorithm.get().fits(certificate.getPublicKey())) {
            return false;
        }
        try {
            var check = algorithm.get().signature();
            check.initVerify(certificate.getPublicKey());
            check.update(token.signingInput().getBytes(US_ASCII));
            return check.verify(token.signature());
        } catch (GeneralSecurityException notEvenOne) {
            return false;
        }
    }

    /// Whether a header that names a key means this one; one that names none means any. Every name given must fit.
    public boolean namedBy(Header header) {
        return header.x5t().map(x5t::equals).orElse(true)
                && header.x5tS256().map(x5tS256::equals).orElse(true)
                && (header.x5t().isPresent()
                        || header.x5tS256().isPresent()
                        || header.kid().map(this::hasKid).orElse(true));
    }

    private boolean hasKid(String kid) {
        var bare = Header.withoutPadding(kid);
        return bare.equals(x5t) || bare.equals(x5tS256) || bare.equalsIgnoreCase(thumbprint());
    }

    /// Whether the certificate's own dates hold, both ends included.
    public boolean validAt(Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    public String x5t() {
        return x5t;
    }

    public String x5tS256() {
        return x5tS256;
    }

    /// The name we give it in `kid`: the same as `x5t`.
    public String kid() {
        return x5t;
    }

    /// The SHA-1 thumbprint as administrators know it: 40 upper-case hex digits.
    public String thumbprint() {
        return HexFormat.of().withUpperCase().formatHex(Base64Url.decode(x5t).orElseThrow());
    }

    public X509Certificate certificate() {
        return certificate;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyKey key && key.x5tS256.equals(x5tS256);
    }

    @Override
    public int hashCode() {
        return x5tS256.hashCode();
    }

    @Override
    public String toString() {
        return "key " + thumbprint();
    }

    private static boolean strongEnough(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                    rsa.getModulus().bitLength() >= LEAST_RSA_BITS
                            && rsa.getModulus().bitLength() <= MOST_RSA_BITS;
            case ECPublicKey ec -> P256.isCurveOf(ec);
            default -> false;
        };
    }
}
