package entente.wire.seal;

import static entente.wire.seal.Seals.BOTH;
import static entente.wire.seal.Seals.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvelopedSignatureTest {
    @ParameterizedTest
    @EnumSource
    void signatureHoldsAfterTheDocumentTravelled(Suite suite) throws Exception {
        var received = Seals.signedNote(suite);

        var verified = Seals.verifyNote(received, BOTH);

        assertThat(verified.key()).isEqualTo(Seals.publicKey(CONTOSO));
        assertThat(verified.suite()).isEqualTo(suite);
    }
}
