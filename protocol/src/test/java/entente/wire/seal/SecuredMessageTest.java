package entente.wire.seal;

import static entente.wire.seal.Seals.BOTH;
import static entente.wire.seal.Seals.CONTOSO;
import static entente.wire.seal.Seals.FABRIKAM;
import static entente.wire.seal.Seals.MODERN_ONLY;
import static entente.wire.seal.Seals.NOON;
import static entente.wire.seal.Seals.NOTE;
import static entente.wire.seal.Seals.PROOF;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecuredMessageTest {
    @ParameterizedTest
    @EnumSource
    void messageSignedWithACertificateIsReadAsItWasMeant(Suite suite) throws Exception {
        var sent = Seals.toBroker(suite);

        var header = SecurityHeader.read(Seals.document(sent));
        var signed = header.verify(Seals.publicKey(CONTOSO), BOTH);

        assertThat(header.soap()).isEqualTo(Namespaces.SOAP_12);
        assertThat(header.to()).isEqualTo(Seals.BROKER.toString());
        assertThat(header.action()).isEqualTo(Seals.ACTION);
        assertThat(header.messageId()).isEqualTo(Seals.MESSAGE_ID);
        assertThat(header.signedBy()).isEqualTo(new KeyReference.Certificate(Seals.keyId(CONTOSO)));
        assertThat(header.token()).isEmpty();
        assertThat(header.otherMandatoryHeaders()).isEmpty();
        assertThat(header.unsigned("urn:test", "Version")).hasSize(1);
        header.timestamp().check(NOON, Duration.ZERO);
        assertThat(signed.suite()).isEqualTo(suite);
        assertThat(signed.covers(header.body())).isTrue();
        assertThat(new String(header.signedEnvelope(signed), UTF_8))
                .contains("when?")
                .doesNotContain("Version");
    }

    @ParameterizedTest
    @EnumSource
    void messageWithATokenIsReadAsItWasMeant(Suite suite) throws Exception {
        var sent = Seals.toPartner(suite);

        var header = SecurityHeader.read(Seals.document(sent));
        var signed = header.verify(PROOF, BOTH);
        var token =
                Encryption.decrypt(
                        header.token().orElseThrow(), Seals.keysOf(FABRIKAM), BOTH, 65_536);

        assertThat(header.signedBy()).isEqualTo(new KeyReference.Assertion("uuid-5c1d"));
        assertThat(signed.covers(header.body())).isTrue();
        assertThat(token).asString(UTF_8).isEqualTo(NOTE);
    }

    @Test
    void tokenIsSentOctetForOctetAsItWasIssued() {
        var token = new String(Seals.token(Suite.MODERN), UTF_8).replace("><", ">\n<");

        var sent =
                Seals.message(Namespaces.SOAP_11)
                        .addressedTo(Seals.BROKER, Seals.ACTION, Seals.MESSAGE_ID)
                        .signedWithToken(
                                token.getBytes(UTF_8),
                                "uuid-5c1d",
                                PROOF.getEncoded(),
                                Suite.MODERN,
                                NOON);

        assertThat(sent).asString(UTF_8).containsOnlyOnce("</wsu:Timestamp>" + token + "<ds:Sig");
        assertThat(sent).asString(UTF_8).containsOnlyOnce("xenc:EncryptedData ");
    }

    @Test
    void addressingThatTheEnvelopeHadIsReplaced() throws Exception {
        var sent =
                Seals.message(Namespaces.SOAP_11)
                        .addressedTo(Seals.BROKER, "urn:test:other", Seals.MESSAGE_ID)
                        .signedBy(CONTOSO.privateKey(), Seals.keyId(CONTOSO), Suite.MODERN, NOON);

        var header = SecurityHeader.read(XmlTree.read(sent));

        header.verify(Seals.publicKey(CONTOSO), MODERN_ONLY);
        assertThat(header.action()).isEqualTo("urn:test:other");
        assertThat(header.unsigned("urn:test", "Version")).hasSize(1);
    }

    @Test
    void encryptedBodyIsSignedAsItIsSent() throws Exception {
        var sent =
                Seals.message(Namespaces.SOAP_12)
                        .bodyEncryptedFor(FABRIKAM.certificate(), Suite.MODERN)
                        .signedBy(CONTOSO.privateKey(), Seals.keyId(CONTOSO), Suite.MODERN, NOON);

        var header = SecurityHeader.read(Seals.document(sent));
        var signed = header.verify(Seals.publicKey(CONTOSO), MODERN_ONLY);
        var body = Seals.document(header.signedBody(signed));
        var request = XmlTree.only(body, Namespaces.ENCRYPTION, "EncryptedData");
        var plain = Encryption.decrypt(request, Seals.keysOf(FABRIKAM), MODERN_ONLY, 65_536);

        assertThat(new String(sent, UTF_8)).doesNotContain("when?");
        assertThat(XmlTree.value(Seals.document(plain))).isEqualTo("when?");
    }
}
