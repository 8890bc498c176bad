package entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import entente.wire.seal.FederationCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whoever connects is asked for a certificate, and told of none.
class ClientCertificatesTest {
    @Test
    void nobodyIsToldWhoseCertificatesCount() {
        var accepted =
                FederationCertificate.make(
                        "mail.fabrikam.test",
                        Instant.parse("2026-03-02T12:00:00Z"),
                        Duration.ofDays(30));

        var certificates = new ClientCertificates(() -> List.of(accepted.certificate()));

        assertThat(certificates.areWanted()).isTrue();
        assertThat(certificates.manager().getAcceptedIssuers()).isEmpty();
    }
}
