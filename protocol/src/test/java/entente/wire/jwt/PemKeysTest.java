package entente.wire.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.wire.jwt.PemKeys.PemMalformed;
import org.junit.jupiter.api.Test;

class PemKeysTest {
    @Test
    void keysOfBothKindsAreReadAsTheyAreWritten() throws Exception {
        for (var key : new SigningKey[] {Keys.RSA, Keys.P256}) {
            var read = PemKeys.read(key.revealPrivateKeyPem(), PemKeys.pem(key.certificate()));

            assertThat(read.verifyKey()).isEqualTo(key.verifyKey());
        }
    }

    @Test
    void severalCertificatesInOneTextAreReadInOrder() throws Exception {
        var both =
                PemKeys.pem(Keys.P256.certificate())
                        + "# and\n"
                        + PemKeys.pem(Keys.RSA.certificate());

        assertThat(PemKeys.certificates(both))
                .containsExactly(Keys.P256.verifyKey(), Keys.RSA.verifyKey());
    }

    @Test
    void keyOfAnotherCertificateIsRefusedWithoutBeingQuoted() {
        var key = Keys.OTHER_RSA.revealPrivateKeyPem();

        assertThatThrownBy(() -> PemKeys.read(key, PemKeys.pem(Keys.RSA.certificate())))
                .isInstanceOf(PemMalformed.class)
                .hasMessage("the private key does not belong to the certificate");
    }

    @Test
    void textWithoutAKeyOrACertificateIsRefused() {
        var certificate = PemKeys.pem(Keys.RSA.certificate());

        assertThatThrownBy(() -> PemKeys.read(certificate, certificate))
                .isInstanceOf(PemMalformed.class);
        assertThatThrownBy(() -> PemKeys.certificates("")).isInstanceOf(PemMalformed.class);
        assertThatThrownBy(() -> PemKeys.certificates(certificate.replace("MII", "AII")))
                .isInstanceOf(PemMalformed.class);
    }
}
