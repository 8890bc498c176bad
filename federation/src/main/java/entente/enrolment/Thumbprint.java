package entente.enrolment;

import entente.digest.Sha256;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;

/// What people compare of a certificate: the SHA-256 of its DER, in 64 hex digits.
public final class Thumbprint {
    private Thumbprint() {}

    public static String of(X509Certificate certificate) {
        try {
            return Sha256.hex(certificate.getEncoded());
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalStateException("a certificate has no thumbprint", cannotBe);
        }
    }

    /// As people write it, with colons or spaces and in any case; empty where it is none.
    public static Optional<String> parse(String written) {
        var bare = written.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
        return bare.matches("[0-9a-f]{64}") ? Optional.of(bare) : Optional.empty();
    }
}
