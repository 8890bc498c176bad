package entente.wire.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.wire.seal.EnvelopedSignature;
import entente.wire.seal.FederationCertificate;
import entente.wire.seal.Flaw;
import entente.wire.seal.KeyId;
import entente.wire.seal.SealBroken;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelegationAssertionTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final byte[] PROOF =
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final FederationCertificate.Made BROKER =
            FederationCertificate.make("auth.test", NOON, Duration.ofDays(365));
    private static final String PROOF_TEXT = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @Test
    void assertionIsReadAsItWasWritten() throws Exception {
        var received = parsed(written());

        EnvelopedSignature.verify(
                received,
                DelegationAssertion.ID,
                List.of(BROKER.certificate().getPublicKey()),
                Set.of(Suite.MODERN));
        var read = DelegationAssertion.read(received);

        assertThat(read).usingRecursiveComparison().isEqualTo(mary());
    }

    @Test
    void proofKeyIsNotPrinted() {
        assertThat(mary().toString()).isEqualTo("assertion uuid-5c1d");
    }

    @Test
    void shortProofKeyIsNotWritten() {
        assertThatThrownBy(() ->
                        new DelegationAssertion(
                                "a", "b", "c", NOON, NOON, "d", "e", "f", "g", new byte[15]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cm:holder-of-key | cm:bearer
                    MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY= | MDEyMzQ1Njc4OWFiY2Q=
                    MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY= | !
                    <t:BinarySecret | <t:BinarySecret xmlns:t="urn:test"/><t:BinarySecret
                    </ds:KeyInfo></saml:SubjectConfirmation> | </ds:KeyInfo><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/></saml:SubjectConfirmation>
                    AttributeName="RequestorDomain" | AttributeName="Other"
                    AttributeName="action" | AttributeName="Action"
                    AttributeName="action" | AttributeName="EmailAddress"
                    <saml:AttributeValue/> | <saml:AttributeValue>fed.northwind.test</saml:AttributeValue>
                    >MSExchange.SharingCalendarFreeBusy< | >MSExchange.SharingCalendarFreeBusy</saml:AttributeValue><saml:AttributeValue>MSExchange.MailboxMove<
                    >MSExchange.SharingCalendarFreeBusy< | >MSExchange.SharingCalendarFreeBusy<!-- -->x<
                    </saml:AttributeStatement> | <saml:Attribute AttributeName="action" AttributeNamespace="http://schemas.xmlsoap.org/ws/2006/12/authorization/claims"><saml:AttributeValue>MSExchange.MailboxMove</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>
                    </saml:AttributeStatement> | </saml:AttributeStatement><saml:AuthenticationStatement/>
                    </saml:AttributeStatement> | </saml:AttributeStatement><saml:Assertion/>
                    </saml:Assertion> | <saml:Advice/></saml:Assertion>
                    """)
    void assertionOfAnyOtherShapeIsRefused(String written, String instead) {
        var text = written().replaceFirst(Pattern.quote(written), instead);
        assertThat(text).isNotEqualTo(written());
        var other = parsed(text);

        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> DelegationAssertion.read(other))
                .satisfies(e -> assertThat(e.flaw()).isIn(Flaw.ASSERTION, Flaw.STRUCTURE))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(PROOF_TEXT));
    }

    @Test
    void attributeThatNobodyAsksForIsLetBe() throws Exception {
        var other =
                parsed(
                        written()
                                .replace(
                                        "</saml:AttributeStatement>",
                                        "<saml:Attribute AttributeName='x' AttributeNamespace='y'><saml:AttributeValue>z</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>"));

        assertThat(DelegationAssertion.read(other).action())
                .isEqualTo("MSExchange.SharingCalendarFreeBusy");
    }

    private static DelegationAssertion mary() {
        return new DelegationAssertion(
                "uuid-5c1d",
                "urn:fedbroker:auth.test",
                "fed.fabrikam.test",
                NOON,
                NOON.plusSeconds(900),
                "q83vASNFZ4k@fed.contoso.test",
                "mary@contoso.test",
                "fed.contoso.test",
                "MSExchange.SharingCalendarFreeBusy",
                PROOF);
    }

    private static String written() {
        var signed =
                mary().signed(BROKER.privateKey(), KeyId.of(BROKER.certificate()), Suite.MODERN);
        return new String(XmlTree.write(signed), StandardCharsets.UTF_8);
    }

    private static Element parsed(String xml) {
        try {
            return XmlTree.read(xml.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedXml e) {
            throw new AssertionError(xml, e);
        }
    }
}
