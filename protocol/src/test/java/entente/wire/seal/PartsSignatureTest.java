package entente.wire.seal;

import static entente.wire.seal.Seals.BOTH;
import static entente.wire.seal.Seals.CONTOSO;
import static entente.wire.seal.Seals.FABRIKAM;
import static entente.wire.seal.Seals.MODERN_ONLY;
import static entente.wire.seal.Seals.PROOF;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.wire.soap.Element;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartsSignatureTest {
    private static final KeyReference REFERENCE = new KeyReference.Assertion("uuid-5c1d");

    @Test
    void octetsAreThoseThatWereSigned() throws Exception {
        var root = signed(PROOF, Suite.MODERN, "b");

        var signed = verify(root, PROOF, MODERN_ONLY, "b");

        assertThat(signed.octets(child(root, "b")).orElseThrow())
                .asString(UTF_8)
                .isEqualTo(
                        "<t:b xmlns:t=\"urn:test\" xmlns:u=\"%s\" u:Id=\"b\">1</t:b>"
                                .formatted(Namespaces.UTILITY));
        assertThat(signed.covers(child(root, "c"))).isFalse();
        assertThat(signed.covers(child(root, "b").copy())).isFalse();
    }

    @Test
    void partThatIsNotSignedIsMissed() {
        assertThat(outcome(signed(PROOF, Suite.MODERN, "b"), PROOF, "b", "c"))
                .isEqualTo("COVERAGE");
    }

    @Test
    void partThatIsNobodysIsRefusedThoughTheSignatureHolds() {
        assertThat(outcome(signed(PROOF, Suite.MODERN, "b", "c"), PROOF, "b"))
                .isEqualTo("COVERAGE");
    }

    @Test
    void changedPartBreaksTheSignature() {
        var root = signed(PROOF, Suite.MODERN, "b");
        child(root, "b").setText("2");

        assertThat(outcome(root, PROOF, "b")).isEqualTo("SIGNATURE");
    }

    @Test
    void otherKeyDoesNotServe() {
        var other = new SecretKeySpec(new byte[32], "HMAC");

        assertThat(outcome(signed(PROOF, Suite.MODERN, "b"), other, "b")).isEqualTo("SIGNATURE");
        assertThat(
                        outcome(
                                signed(CONTOSO.privateKey(), Suite.MODERN, "b"),
                                Seals.publicKey(FABRIKAM),
                                "b"))
                .isEqualTo("SIGNATURE");
    }

    @Test
    void publicKeyIsNeverTheKeyOfAnHmac() {
        var known = Seals.publicKey(CONTOSO);
        var root = signed(new SecretKeySpec(known.getEncoded(), "HMAC"), Suite.MODERN, "b");

        assertThat(outcome(root, known, "b")).isEqualTo("ALGORITHM");
        assertThat(outcome(signed(CONTOSO.privateKey(), Suite.MODERN, "b"), PROOF, "b"))
                .isEqualTo("ALGORITHM");
    }

    @Test
    void oldSuiteIsRefusedUnlessItIsAllowed() throws Exception {
        for (var key : List.of(PROOF, CONTOSO.privateKey())) {
            var root = signed(key, Suite.LEGACY, "b");
            var check = key.equals(PROOF) ? PROOF : Seals.publicKey(CONTOSO);

            assertThat(outcome(root, check, "b")).isEqualTo("ALGORITHM");
            assertThat(verify(root, check, BOTH, "b").suite()).isEqualTo(Suite.LEGACY);
        }
    }

    @Test
    void shortRsaKeyIsRefused() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);

        assertThat(
                        outcome(
                                signed(CONTOSO.privateKey(), Suite.MODERN, "b"),
                                generator.generateKeyPair().getPublic(),
                                "b"))
                .isEqualTo("ALGORITHM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    URI="#b" | URI="" | STRUCTURE
                    URI="#b" | URI="https://attacker.test/b" | STRUCTURE
                    URI="#b" | URI="file:///etc/hostname" | STRUCTURE
                    URI="#b" | URI="#xpointer(/)" | COVERAGE
                    URI="#b" | URI="#" | STRUCTURE
                    URI="#b" | Type="urn:x" URI="#b" | STRUCTURE
                    <ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/> | <ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/> | ALGORITHM
                    <ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/> | <ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>1</ds:XPath></ds:Transform> | STRUCTURE
                    <ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/> | <ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/> | ALGORITHM
                    <ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/> | '' | ALGORITHM
                    <ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/> | <ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/> | ALGORITHM
                    hmac-sha256"/> | hmac-sha256"><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod> | STRUCTURE
                    xmldsig-more#hmac-sha256 | xmldsig-more#hmac-md5 | ALGORITHM
                    xmlenc#sha256 | xmldsig-more#md5 | ALGORITHM
                    <ds:Reference URI="#b"> | <ds:Reference URI="#b"/><ds:Reference URI="#b"> | STRUCTURE
                    </ds:KeyInfo> | </ds:KeyInfo><ds:Object><ds:Manifest/></ds:Object> | STRUCTURE
                    <ds:KeyInfo> | <ds:KeyInfo><ds:KeyValue/> | STRUCTURE
                    <ds:KeyInfo> | <ds:KeyInfo><ds:X509Data/> | STRUCTURE
                    <ds:KeyInfo> | <ds:KeyInfo><ds:RetrievalMethod URI="#b"/> | STRUCTURE
                    #SAMLAssertionID | #SAMLID | STRUCTURE
                    <ds:SignatureValue> | <ds:SignatureValue><!-- --> | STRUCTURE
                    <ds:SignatureValue> | <ds:SignatureValue>? | STRUCTURE
                    <ds:SignatureValue> | <ds:SignatureValue>AAAA | SIGNATURE
                    <ds:DigestValue> | <ds:DigestValue>AAAA | SIGNATURE
                    """)
    void signatureOfAnyOtherShapeIsRefused(String ours, String other, String flaw) {
        var text = Seals.text(signed(PROOF, Suite.MODERN, "b"));
        assertThat(text).contains(ours);

        assertThat(outcome(Seals.root(text.replaceFirst(ours, other)), PROOF, "b")).isEqualTo(flaw);
    }

    @Test
    void tokenTypeOfSaml11IsFine() throws Exception {
        var text = Seals.text(signed(PROOF, Suite.MODERN, "b"));
        var typed =
                text.replace(
                        "<wsse:SecurityTokenReference",
                        "<wsse:SecurityTokenReference xmlns:w11='%s' w11:TokenType='%s'"
                                .formatted(
                                        Namespaces.SECURITY_11,
                                        "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1"));

        assertThat(verify(Seals.root(typed), PROOF, MODERN_ONLY, "b").suite())
                .isEqualTo(Suite.MODERN);
        assertThat(outcome(Seals.root(typed.replace("#SAMLV1.1", "#SAMLV2.0")), PROOF, "b"))
                .isEqualTo("STRUCTURE");
    }

    @Test
    void truncatedHmacIsRefused() {
        var text = Seals.text(signed(PROOF, Suite.MODERN, "b"));
        var cut = text.replaceFirst("(<ds:SignatureValue>.{8})[^<]*", "$1");

        assertThat(outcome(Seals.root(cut), PROOF, "b")).isEqualTo("SIGNATURE");
    }

    /// A document with two parts, of which these are signed.
    private static Element signed(Key key, Suite suite, String... parts) {
        var root =
                Seals.root(
                        "<t:a xmlns:t='urn:test' xmlns:u='%s'><t:b u:Id='b'>1</t:b><t:c u:Id='c'>2</t:c></t:a>"
                                .formatted(Namespaces.UTILITY));
        PartsSignature.sign(root, children(root, parts), key, REFERENCE, suite);
        return root;
    }

    private static Signed verify(Element root, Key key, Set<Suite> allowed, String... required)
            throws SealBroken {
        var signature = XmlTree.only(root, Namespaces.SIGNATURE, "Signature");
        return PartsSignature.verify(signature, children(root, required), List.of(), key, allowed);
    }

    private static String outcome(Element root, Key key, String... required) {
        try {
            return "held in " + verify(root, key, MODERN_ONLY, required).suite();
        } catch (SealBroken e) {
            return e.flaw().toString();
        }
    }

    private static List<Element> children(Element root, String... names) {
        return java.util.Arrays.stream(names).map(name -> child(root, name)).toList();
    }

    private static Element child(Element root, String name) {
        return XmlTree.named(root, "urn:test", name).getFirst();
    }
}
