package entente.wire.seal;

import static entente.wire.seal.Seals.CONTOSO;
import static entente.wire.seal.Seals.FABRIKAM;
import static entente.wire.seal.Seals.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.wire.jwt.SelfSigned;
import java.time.Duration;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.junit.jupiter.api.Test;

class FederationCertificateTest {
    @Test
    void newCertificateMayServe() throws Exception {
        var certificate = CONTOSO.certificate();

        certificate.verify(certificate.getPublicKey());
        assertThat(FederationCertificate.faults(certificate, NOON)).isEmpty();
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getSerialNumber().bitLength()).isLessThan(160);
    }

    @Test
    void itsIdentifierIsTheHashOfItsKey() throws Exception {
        var expected =
                new JcaX509ExtensionUtils()
                        .createSubjectKeyIdentifier(CONTOSO.certificate().getPublicKey())
                        .getKeyIdentifier();

        assertThat(KeyId.of(CONTOSO.certificate()).bytes()).isEqualTo(expected);
    }

    @Test
    void identifiersAreEqualByValueAndDifferByKey() {
        var id = KeyId.of(CONTOSO.certificate());

        assertThat(KeyId.parse(id.base64())).contains(id);
        assertThat(KeyId.of(FABRIKAM.certificate())).isNotEqualTo(id);
    }

    @Test
    void identifierIsReadInItsOneSpelling() {
        assertThat(KeyId.parse("AAECAwQFBgcICQoLDA0ODxAREhM=")).isPresent();
        assertThat(KeyId.parse("AAECAwQFBgcICQoLDA0ODxAREhN=")).isEmpty();
        assertThat(KeyId.parse("AAECAwQFBgcICQoLDA0ODxAREhM")).isEmpty();
        assertThat(KeyId.parse("")).isEmpty();
        assertThat(KeyId.parse("?")).isEmpty();
        assertThat(KeyId.parse("AAAA".repeat(30))).isEmpty();
    }

    @Test
    void everyFaultIsNamed() {
        var other = SelfSigned.p256("x", NOON, NOON.plus(Duration.ofDays(1))).certificate();

        assertThat(FederationCertificate.faults(other, NOON.minusSeconds(1))).hasSize(4);
        assertThat(
                        FederationCertificate.faults(
                                CONTOSO.certificate(), NOON.plus(Duration.ofDays(366))))
                .containsExactly("it has expired");
        assertThatThrownBy(() -> KeyId.of(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void privateKeyIsNotPrinted() {
        assertThat(CONTOSO.toString()).isEqualTo("key " + KeyId.of(CONTOSO.certificate()));
    }
}
