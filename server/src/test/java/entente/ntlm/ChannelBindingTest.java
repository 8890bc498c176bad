package entente.ntlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which hash of a certificate ties a sign-in to its TLS session (RFC 5929, 4.1).
class ChannelBindingTest {
    @ParameterizedTest
    @CsvSource({
        "SHA1WITHRSA, SHA-256",
        "SHA256WITHRSA, SHA-256",
        "SHA384WITHRSA, SHA-384",
        "SHA512WITHRSA, SHA-512",
        "SHA384WITHRSAANDMGF1, SHA-384"
    })
    void itIsThatOfTheSignatureButForWeakOnes(String algorithm, String hash) throws Exception {
        var certificate = ShownCertificate.signedBy("RSA", algorithm);

        var binding = ChannelBinding.of(certificate);

        assertThat(binding)
                .contains(
                        ChannelBinding.of(
                                MessageDigest.getInstance(hash).digest(certificate.getEncoded())));
    }

    @Test
    void thereIsNoneWhereTheSignatureHasNoHash() {
        var certificate = ShownCertificate.signedBy("Ed25519", "Ed25519");

        assertThat(ChannelBinding.of(certificate)).isEmpty();
    }
}
