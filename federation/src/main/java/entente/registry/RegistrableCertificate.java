package entente.registry;

import entente.problem.Code;
import entente.wire.seal.FederationCertificate;
import entente.wire.seal.KeyId;
import java.security.cert.X509Certificate;
import java.time.Instant;

/// Which certificates an organisation may register: those that can serve in a federation, under a name that is their own key's.
///
/// Anybody can make a certificate with another's key identifier; whoever registered one would be looked up in the other's place.
final class RegistrableCertificate {
    private RegistrableCertificate() {}

    static void require(X509Certificate certificate, Instant now) throws RegistrationRefused {
        var faults = FederationCertificate.faults(certificate, now);
        if (!faults.isEmpty()) {
            throw refused(String.join("; ", faults));
        }
        if (!KeyId.of(certificate).equals(KeyId.of(certificate.getPublicKey()))) {
            throw refused("its SubjectKeyIdentifier is not the SHA-1 of its key");
        }
    }

    private static RegistrationRefused refused(String fault) {
        return new RegistrationRefused(
                Code.REGISTRATION_CERTIFICATE,
                "The certificate cannot be registered: %s.".formatted(fault));
    }
}
