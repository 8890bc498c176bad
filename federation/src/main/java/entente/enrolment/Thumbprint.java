package entente.enrolment;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// What people compare of a certificate: the SHA-256 of its DER, in 64 hex digits.
public final class Thumbprint {
    private Thumbprint() {}

    public static String of(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException cannotBe) {
            throw new IllegalStateException("a certificate has no thumbprint", cannotBe);
        }
    }

    /// As people write it, with colons or spaces and in any case; empty where it is none.
    public static Optional<String> parse(String written) {
        var bare = written.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
        return bare.matches("[0-9a-f]{64}") ? Optional.of(bare) : Optional.empty();
    }
}
