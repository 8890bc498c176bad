package entente.endpoints;

import entente.enrolment.Thumbprint;
import entente.wire.jwt.VerifyKey;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Keys that others publish or read, as administrators are told of them: by certificate.
final class KeyJson {
    private KeyJson() {}

    static List<Map<String, Object>> of(List<VerifyKey> keys) {
        return keys.stream().map(KeyJson::of).toList();
    }

    private static Map<String, Object> of(VerifyKey key) {
        var certificate = key.certificate();
        try {
            return Map.of(
                    "thumbprint",
                    Thumbprint.of(certificate),
                    "notAfter",
                    certificate.getNotAfter().toInstant().toString(),
                    "certificate",
                    Base64.getEncoder().encodeToString(certificate.getEncoded()));
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalStateException("the certificate has no DER form", cannotBe);
        }
    }
}
