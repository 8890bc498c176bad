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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnBehalfOfTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final FederationCertificate.Made CONTOSO =
            FederationCertificate.make("contoso.test", NOON, Duration.ofDays(365));
    private static final OnBehalfOf MARY =
            new OnBehalfOf(
                    "saml-2d0f6f0e",
                    "fed.contoso.test",
                    "q83vASNFZ4k@fed.contoso.test",
                    "mary@contoso.test",
                    "urn:fedbroker:auth.test",
                    NOON,
                    NOON.plusSeconds(300));

    @Test
    void assertionIsReadAsItWasWritten() throws Exception {
        var received = parsed(written());

        EnvelopedSignature.verify(
                received,
                OnBehalfOf.ID,
                List.of(CONTOSO.certificate().getPublicKey()),
                Set.of(Suite.MODERN));

        assertThat(OnBehalfOf.read(received)).isEqualTo(MARY);
    }

    @Test
    void timesAreInWholeSeconds() {
        var odd =
                new OnBehalfOf(
                        "a", "b", "c", "d", "e", NOON.plusMillis(7), NOON.plusMillis(60_009));

        assertThat(odd.issued()).isEqualTo(NOON);
        assertThat(odd.notOnOrAfter()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void idThatIsNoXmlNameIsNotWritten() {
        assertThatThrownBy(() -> new OnBehalfOf("1 2", "b", "c", "d", "e", NOON, NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MinorVersion="1" | MinorVersion="0"
                    MajorVersion="1" | MajorVersion="2"
                    AssertionID="saml-2d0f6f0e" | AssertionID="a b"
                    Issuer="fed.contoso.test" | Issuer=""
                    Issuer="fed.contoso.test" | Issuer="fed.contoso.test" Extra="1"
                    cm:sender-vouches | cm:bearer
                    NotBefore="2026-01-05T12:00:00Z" | NotBefore="2026-01-05T12:00:00"
                    NotBefore="2026-01-05T12:00:00Z" | NotBefore="2026-01-05T12:05:00Z"
                    NotBefore="2026-01-05T12:00:00Z" | NotBefore="2026-01-05T11:00:00Z"
                    NotOnOrAfter="2026-01-05T12:05:00Z" | ''
                    <saml:Audience>urn:fedbroker:auth.test</saml:Audience> | ''
                    <saml:Audience>urn:fedbroker:auth.test</saml:Audience> | <saml:Audience>a</saml:Audience><saml:Audience>b</saml:Audience>
                    </saml:Conditions> | <saml:AudienceRestrictionCondition><saml:Audience>b</saml:Audience></saml:AudienceRestrictionCondition></saml:Conditions>
                    </saml:Conditions> | <saml:UnknownCondition/></saml:Conditions>
                    </saml:Conditions> | </saml:Conditions><saml:Advice/>
                    >mary@contoso.test< | >mary@contoso.test<!-- -->.attacker.test<
                    >mary@contoso.test< | ><
                    >mary@contoso.test< | >mary@contoso.test</saml:AttributeValue><saml:AttributeValue>joe@contoso.test<
                    >q83vASNFZ4k@fed.contoso.test< | >other@fed.contoso.test<
                    >q83vASNFZ4k@fed.contoso.test< | ><b>q83vASNFZ4k</b>@fed.contoso.test<
                    AttributeName="EmailAddress" | AttributeName="Other"
                    </saml:AttributeStatement> | <saml:Attribute AttributeName="EmailAddress" AttributeNamespace="http://schemas.xmlsoap.org/claims"><saml:AttributeValue>joe@contoso.test</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>
                    </saml:AttributeStatement> | </saml:AttributeStatement><saml:AttributeStatement/>
                    </saml:AttributeStatement> | <saml:Subject/></saml:AttributeStatement>
                    <saml:Assertion | <saml:Statement
                    """)
    void assertionOfAnyOtherShapeIsRefused(String written, String instead) {
        var other = replaced(written, instead);

        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> OnBehalfOf.read(other))
                .satisfies(e -> assertThat(e.flaw()).isIn(Flaw.ASSERTION, Flaw.STRUCTURE));
    }

    @Test
    void wishNotToBeKeptIsFine() throws Exception {
        var other = replaced("</saml:Conditions>", "<saml:DoNotCacheCondition/></saml:Conditions>");

        assertThat(OnBehalfOf.read(other)).isEqualTo(MARY);
    }

    private static Element replaced(String written, String instead) {
        var text = written().replaceFirst(java.util.regex.Pattern.quote(written), instead);
        assertThat(text).isNotEqualTo(written());
        return parsed(
                text.replace(
                        "</saml:Assertion>",
                        text.contains("<saml:Statement ")
                                ? "</saml:Statement>"
                                : "</saml:Assertion>"));
    }

    private static String written() {
        var signed =
                MARY.signed(CONTOSO.privateKey(), KeyId.of(CONTOSO.certificate()), Suite.MODERN);
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
