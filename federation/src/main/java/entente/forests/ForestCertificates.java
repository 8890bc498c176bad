package entente.forests;

import entente.digest.Sha256;
import entente.wire.jwt.VerifyKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/// Certificates of other forests' servers, as they are written down (RFC 7468) and named.
public final class ForestCertificates {
    private static final int LONGEST = 16 * 1024;
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----\n";
    private static final String END = "\n-----END CERTIFICATE-----\n";

    private ForestCertificates() {}

    /// The first certificate of a PEM text; a server's own comes before those that vouch for it. Empty also where its key is weak ([VerifyKey]):
    /// it stands for a whole forest.
    public static Optional<X509Certificate> parse(String pem) {
        if (pem.length() > LONGEST || !pem.contains(BEGIN.strip())) {
            return Optional.empty();
        }
        try {
            var octets = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            return CertificateFactory.getInstance("X.509").generateCertificates(octets).stream()
                    .map(X509Certificate.class::cast)
                    .findFirst()
                    .filter(ForestCertificates::isStrong);
        } catch (CertificateException none) {
            return Optional.empty();
        }
    }

    private static boolean isStrong(X509Certificate certificate) {
        try {
            return VerifyKey.parse(certificate.getEncoded()).isPresent();
        } catch (CertificateEncodingException broken) {
            return false;
        }
    }

    /// What [#parse] reads.
    static String pem(X509Certificate certificate) {
        try {
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
            return BEGIN + lines.encodeToString(certificate.getEncoded()) + END;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a certificate that was read has no octets", broken);
        }
    }

    /// SHA-256, in hex.
    public static String thumbprint(X509Certificate certificate) {
        try {
            return Sha256.hex(certificate.getEncoded());
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException("a certificate that was read has no octets", broken);
        }
    }
}
