package entente.wire.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.wire.seal.SealBroken;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.MalformedXml;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenExchangeTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String SAML = "urn:oasis:names:tc:SAML:1.0:assertion";
    private static final String MESSAGE = "urn:uuid:6a0d7c52-8f5e-4f39-9d3a-0f4b3a1c7e20";
    private static final byte[] SEALED =
            "<xenc:EncryptedData xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\" Id=\"Assertion0\"/>"
                    .getBytes(UTF_8);

    @ParameterizedTest
    @EnumSource(TrustVersion.class)
    void requestIsReadAsItWasWritten(TrustVersion version) throws Exception {
        for (var suite : Suite.values()) {
            var request = request(version, suite, 192);

            var read = TokenRequest.read(body(request.envelope()));

            assertThat(read)
                    .usingRecursiveComparison()
                    .ignoringFields("onBehalfOf", "appliesTo")
                    .isEqualTo(request);
            assertThat(read.appliesTo()).isEqualTo("http://fed.fabrikam.test/");
            assertThat(read.onBehalfOf().local()).isEqualTo("Assertion");
        }
    }

    @Test
    void actionOfARequestTellsItsVersion() {
        assertThat(TrustVersion.ofRequest("http://schemas.xmlsoap.org/ws/2005/02/trust/RST/Issue"))
                .contains(TrustVersion.V2005);
        assertThat(
                        TrustVersion.ofRequest(
                                "http://docs.oasis-open.org/ws-sx/ws-trust/200512/RST/Issue"))
                .contains(TrustVersion.V13);
        assertThat(TrustVersion.ofRequest("http://schemas.xmlsoap.org/ws/2005/02/trust/RST/Renew"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s|<t:KeySize>256</t:KeySize>|<t:KeySize>256</t:KeySize><t:KeySize>128</t:KeySize>",
                "s|trust/Issue|trust/Renew",
                "s|SymmetricKey|PublicKey",
                "s|#SAMLV1.1|#SAMLV2.0",
                "s|MSExchange.MailTips|MSExchange<!-- x -->.MailTips",
                "s|hmac-sha256|hmac-sha1",
                "s|claims/action|claims/other",
                "s|t:RequestSecurityToken|t:RequestSecurityTokens",
                "s|<wsp:AppliesTo>|<wsp:AppliesTo/><wsp:AppliesTo>",
                "s|</t:OnBehalfOf>|<saml:Assertion xmlns:saml=\"urn:x\"/></t:OnBehalfOf>"
            })
    void requestThatSaysSomethingElseOrTwiceIsRefused(String change) throws Exception {
        var parts = Arrays.asList(change.split("\\|", -1));
        var good =
                new String(body(request(TrustVersion.V2005, Suite.MODERN, 256).envelope()), UTF_8);

        var changed = good.replace(parts.get(1), parts.get(2));

        assertThat(changed).isNotEqualTo(good);
        assertThatThrownBy(() -> TokenRequest.read(changed.getBytes(UTF_8)))
                .isInstanceOf(SealBroken.class);
    }

    @ParameterizedTest
    @EnumSource(TrustVersion.class)
    void responseIsReadAsItWasWritten(TrustVersion version) throws Exception {
        var token = token(24);

        var read =
                (TokenResponse.Issued)
                        TokenResponse.read(
                                TokenResponse.write(
                                        version, MESSAGE, "http://fed.fabrikam.test/", token),
                                MESSAGE);

        assertThat(read.appliesTo()).isEqualTo("http://fed.fabrikam.test/");
        assertThat(read.token())
                .usingRecursiveComparison()
                .ignoringFields("encryptedData")
                .isEqualTo(token);
        var sealed = XmlTree.read(read.token().encryptedData());
        assertThat(sealed.name()).isEqualTo("xenc:EncryptedData");
        assertThat(sealed.attribute("Id")).contains("Assertion0");
    }

    @Test
    void responseToAnotherRequestIsRefused() {
        var response = TokenResponse.write(TrustVersion.V2005, MESSAGE, "x", token(32));

        assertThatThrownBy(() -> TokenResponse.read(response, "urn:uuid:other"))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void proofKeyThatIsTooShortIsRefused() {
        var response = TokenResponse.write(TrustVersion.V2005, MESSAGE, "x", token(15));

        assertThatThrownBy(() -> TokenResponse.read(response, MESSAGE))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void faultIsReadAsARefusalAndSaysNothingOfWhy() throws Exception {
        var fault = new TrustFault(TrustVersion.V13, "FailedAuthentication", false).envelope();

        assertThat(TokenResponse.read(fault, MESSAGE))
                .isEqualTo(
                        new TokenResponse.Refused(
                                "FailedAuthentication", "Authentication Failure"));
        assertThat(new String(fault, UTF_8))
                .contains("xmlns:t=\"http://docs.oasis-open.org/ws-sx/ws-trust/200512\"")
                .contains("<psf:internalerror>");
    }

    @Test
    void neitherTokenNorKeyIsPrinted() {
        assertThat(token(32).toString()).isEqualTo("token uuid-5c1d until 2026-01-01T12:15:00Z");
    }

    private static TokenRequest request(TrustVersion version, Suite suite, int bits) {
        return new TokenRequest(
                version,
                "fed.fabrikam.test",
                "MSExchange.MailTips",
                "fed.contoso.test",
                bits,
                suite,
                XmlTree.root(SAML, "saml:Assertion"));
    }

    private static IssuedToken token(int keyBytes) {
        return new IssuedToken(
                SEALED, "uuid-5c1d", new byte[keyBytes], NOON, NOON.plusSeconds(900));
    }

    /// The one element in the body of an envelope.
    private static byte[] body(byte[] envelope) throws MalformedXml {
        var body = XmlTree.children(XmlTree.read(envelope)).getFirst();
        return XmlTree.write(XmlTree.children(body).getFirst());
    }
}
