package entente.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.question.Domain;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificatesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final Certified authority = Certificates.authority(NOW);

    @Test
    void serversCertificateCoversItsNamesAndThisMachine() throws Exception {
        var server = Certificates.server(authority, Domain.of("contoso.test"), NOW);

        assertThat(server.certificate().getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(DNS_NAME, "contoso.test"),
                        List.of(DNS_NAME, "mail.contoso.test"),
                        List.of(DNS_NAME, "autodiscover.contoso.test"),
                        List.of(DNS_NAME, "localhost"),
                        List.of(IP_ADDRESS, "127.0.0.1"));
    }

    @Test
    void serversCertificateIsVouchedForByTheAuthorityAlone() {
        var server = Certificates.server(authority, Domain.of("contoso.test"), NOW);
        var stranger = Certificates.authority(NOW);

        assertThatCode(() -> server.certificate().verify(authority.certificate().getPublicKey()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> server.certificate().verify(stranger.certificate().getPublicKey()))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    void onlyTheAuthorityMayIssueCertificates() {
        var server = Certificates.server(authority, Domain.of("contoso.test"), NOW);

        assertThat(authority.certificate().getBasicConstraints()).isZero();
        assertThat(server.certificate().getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void signingKeyIsRsa2048AndFitsItsCertificate() throws Exception {
        var signing = Certificates.signing("contoso.test", NOW);

        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(signing.key());
        signer.update(new byte[] {1, 2, 3});
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(signing.certificate());
        verifier.update(new byte[] {1, 2, 3});

        assertThat(((RSAPrivateKey) signing.key()).getModulus().bitLength()).isEqualTo(2048);
        assertThat(verifier.verify(signer.sign())).isTrue();
    }

    @Test
    void certificateIsGoodForNinetyDays() {
        var certificate = Certificates.signing("contoso.test", NOW).certificate();

        assertThat(certificate.getNotAfter()).isEqualTo(Date.from(NOW.plus(Duration.ofDays(90))));
        assertThat(certificate.getNotBefore()).isBefore(Date.from(NOW));
    }

    @Test
    void certifiedKeyIsNeverPrinted() {
        assertThat(authority).hasToString("CN=Entente lab authority");
    }
}
