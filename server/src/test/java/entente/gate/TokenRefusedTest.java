package entente.gate;

import static entente.problem.Code.DELEGATION_ACTION;
import static entente.problem.Code.DELEGATION_AUDIENCE;
import static entente.problem.Code.DELEGATION_ISSUER;
import static entente.problem.Code.DELEGATION_MALFORMED;
import static entente.problem.Code.DELEGATION_PERSON;
import static entente.problem.Code.DELEGATION_RELATIONSHIP;
import static entente.problem.Code.DELEGATION_REQUESTOR;
import static entente.problem.Code.DELEGATION_SIGNATURE;
import static entente.problem.Code.DELEGATION_TIMES;
import static entente.problem.Code.DELEGATION_UNREADABLE;
import static java.nio.charset.StandardCharsets.UTF_8;

import entente.problem.Code;
import entente.question.AccessLevel;
import entente.question.Domain;
import entente.routes.Features;
import entente.routes.Features.FreeBusyAccess;
import entente.routes.OrganisationRelationship;
import entente.trusts.Action;
import entente.wire.seal.Namespaces;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tokens that are not believed, whatever the letter around them.
class TokenRefusedTest {
    private static final String HMAC = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";

    @ParameterizedTest
    @MethodSource({"signatures", "conditions", "actions", "people", "encryptions"})
    void isRefused(Case wrong) {
        var fabrikam = new SealedWorld();
        // Only Contoso, which uses D-modern: nobody opens the door for the legacy algorithms.
        fabrikam.relationships = List.of(TestFederation.contoso());

        fabrikam.refuses(wrong.letter(), wrong.code());
    }

    static Stream<Case> signatures() {
        return Stream.of(
                signed("no signature", assertion -> XmlTree.children(assertion).getLast().leave()),
                token(
                        "signed by the requestor",
                        DELEGATION_SIGNATURE,
                        token -> token.signer = TestFederation.CONTOSO),
                token(
                        "signed by the broker's key of before",
                        DELEGATION_SIGNATURE,
                        token -> token.signer = TestFederation.OLD_BROKER),
                token(
                        "signed by a key that it brings",
                        DELEGATION_SIGNATURE,
                        token -> {
                            token.signer = TestFederation.STRANGER;
                            token.afterSigning = TokenRefusedTest::bringKey;
                        }),
                token(
                        "signed with SHA-1",
                        DELEGATION_SIGNATURE,
                        token -> token.signature = Suite.LEGACY),
                signed(
                        "signed with a MAC",
                        assertion -> within(assertion, "SignatureMethod").set("Algorithm", HMAC)),
                signed(
                        "signed with a truncated MAC",
                        assertion -> {
                            var method = within(assertion, "SignatureMethod");
                            method.set("Algorithm", HMAC);
                            XmlTree.add(method, Namespaces.SIGNATURE, "ds:HMACOutputLength", "8");
                        }),
                signed(
                        "another address than was signed",
                        assertion ->
                                within(assertion, "AttributeValue").setText("eve@contoso.test")),
                signed(
                        "signature before the end",
                        assertion -> assertion.insert(0, XmlTree.children(assertion).getLast())));
    }

    static Stream<Case> conditions() {
        var noon = TestFederation.NOON;
        return Stream.of(
                token(
                        "for another organisation",
                        DELEGATION_AUDIENCE,
                        token -> token.audience = "fed.northwind.test"),
                token(
                        "for a name below ours",
                        DELEGATION_AUDIENCE,
                        token -> token.audience = "fed.fabrikam.test.evil.test"),
                token(
                        "of another issuer",
                        DELEGATION_ISSUER,
                        token -> token.issuer = "urn:fedbroker:evil.test"),
                token(
                        "over for longer than clocks differ",
                        DELEGATION_TIMES,
                        token -> {
                            token.end = noon.minus(Duration.ofSeconds(301));
                            token.from = token.end.minus(Duration.ofMinutes(15));
                        }),
                token(
                        "of the future",
                        DELEGATION_TIMES,
                        token -> {
                            token.from = noon.plus(Duration.ofSeconds(301));
                            token.end = token.from.plus(Duration.ofMinutes(15));
                        }),
                token(
                        "valid for too long",
                        DELEGATION_TIMES,
                        token -> token.end = noon.plus(Duration.ofMinutes(16))),
                said("no conditions", "(?s)<saml:Conditions.*</saml:Conditions>", ""),
                said(
                        "a condition that nobody knows",
                        "</saml:Conditions>",
                        "<saml:Condition/></saml:Conditions>"),
                said(
                        "two audiences",
                        "</saml:Audience>",
                        "</saml:Audience><saml:Audience>fed.northwind.test</saml:Audience>"),
                said("no holder of a key", "cm:holder-of-key", "cm:bearer"));
    }

    static Stream<Case> actions() {
        return Stream.of(
                action("for mail tips", Action.MAIL_TIPS.wireName()),
                action("for a mailbox move", Action.MAILBOX_MOVE.wireName()),
                action("for Autodiscover", Action.AUTODISCOVER.wireName()),
                action("for nothing that there is", "MSExchange.Everything"),
                said(
                        "for two actions",
                        "(<saml:AttributeValue>MSExchange[^<]*</saml:AttributeValue>)",
                        "$1$1"),
                said(
                        "for no action",
                        "<saml:AttributeValue>MSExchange[^<]*</saml:AttributeValue>",
                        ""));
    }

    static Stream<Case> people() {
        return Stream.of(
                person("ana@elsewhere.test", DELEGATION_RELATIONSHIP),
                person("ana@sub.contoso.test", DELEGATION_RELATIONSHIP),
                person("ana@contoso.test.evil.test", DELEGATION_RELATIONSHIP),
                person("bob@fabrikam.test", DELEGATION_RELATIONSHIP),
                person("ana@c\u043entoso.test", DELEGATION_PERSON),
                person("ana@xn--cntoso-9fg.test", DELEGATION_RELATIONSHIP),
                person("smtp:ana@contoso.test", DELEGATION_PERSON),
                person("ana", DELEGATION_PERSON),
                person("Ana <ana@contoso.test>", DELEGATION_PERSON),
                token(
                        "a comment in the address, which no signature covers",
                        DELEGATION_MALFORMED,
                        token -> {
                            token.address = "ana@contoso.test.evil.test";
                            token.encrypting =
                                    plain -> bytes(text(plain).replace(".evil", "<!-- -->.evil"));
                        }),
                said(
                        "two addresses",
                        "(<saml:AttributeValue>ana@[^<]*</saml:AttributeValue>)",
                        "$1<saml:AttributeValue>eve@contoso.test</saml:AttributeValue>"),
                token(
                        "of another requestor",
                        DELEGATION_REQUESTOR,
                        token -> token.requestor = "fed.northwind.test"),
                token(
                        "of an unknown requestor",
                        DELEGATION_REQUESTOR,
                        token -> token.requestor = "fed.contoso.test.evil.test"));
    }

    static Stream<Case> encryptions() {
        return Stream.of(
                token(
                        "for another's certificate",
                        DELEGATION_UNREADABLE,
                        token -> token.recipient = TestFederation.STRANGER.certificate()),
                token(
                        "for our certificate of before",
                        DELEGATION_UNREADABLE,
                        token -> token.recipient = TestFederation.OURS_BEFORE.certificate()),
                token(
                        "with a cipher without integrity",
                        DELEGATION_UNREADABLE,
                        token -> token.encryption = Suite.LEGACY),
                encrypted(
                        "key transport of before OAEP",
                        data ->
                                methodOfKey(data)
                                        .set("Algorithm", Namespaces.ENCRYPTION + "rsa-1_5")),
                encrypted(
                        "another mask generation than was used",
                        data ->
                                within(data, "MGF")
                                        .set("Algorithm", Namespaces.ENCRYPTION_11 + "mgf1sha1")),
                encrypted(
                        "a tag that was changed",
                        data -> {
                            var value = within(XmlTree.children(data).getLast(), "CipherValue");
                            var text = value.text();
                            value.setText((text.charAt(0) == 'A' ? "B" : "A") + text.substring(1));
                        }),
                token(
                        "larger than is read",
                        DELEGATION_UNREADABLE,
                        token -> token.encrypting = plain -> padded(plain, 70_000)),
                token(
                        "no document",
                        DELEGATION_UNREADABLE,
                        token -> token.encrypting = _ -> new byte[] {1, 2, 3}),
                token(
                        "a document with a type",
                        DELEGATION_UNREADABLE,
                        token -> token.encrypting = plain -> bytes("<!DOCTYPE x>" + text(plain))),
                new Case("a proof key that is too short", DELEGATION_MALFORMED, shortKey()));
    }

    @Test
    void addressOfOursIsRefusedEvenWhereARelationshipListsItsDomain() {
        var fabrikam = new SealedWorld();
        var mistaken =
                new OrganisationRelationship(
                        "Contoso",
                        Set.of(Domain.of("contoso.test"), Domain.of("fabrikam.test")),
                        true,
                        Optional.empty(),
                        Features.of(
                                new FreeBusyAccess(
                                        true, AccessLevel.LIMITED_DETAILS, Optional.empty())),
                        Optional.of("fed.contoso.test"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        false);
        fabrikam.relationships = List.of(mistaken);

        fabrikam.refuses(
                Letter.with(token -> token.address = "bob@fabrikam.test"), DELEGATION_PERSON);
    }

    private static Letter shortKey() {
        return Letter.with(token -> {
            var whole = Base64.getEncoder().encodeToString(token.proofKey);
            token.beforeSigning = xml -> xml.replace(whole, "AAECAw==");
        });
    }

    private static Case token(String what, Code code, Consumer<TestToken> wishes) {
        return Case.token(what, code, wishes);
    }

    private static Case signed(String what, Consumer<Element> change) {
        return token(what, DELEGATION_SIGNATURE, token -> token.afterSigning = change);
    }

    private static Case said(String what, String pattern, String instead) {
        return token(
                what,
                DELEGATION_MALFORMED,
                token -> token.beforeSigning = xml -> xml.replaceAll(pattern, instead));
    }

    private static Case action(String what, String action) {
        return token(what, DELEGATION_ACTION, token -> token.action = action);
    }

    private static Case person(String address, Code code) {
        return token("for " + address, code, token -> token.address = address);
    }

    private static Case encrypted(String what, Consumer<Element> change) {
        return token(what, DELEGATION_UNREADABLE, token -> token.afterEncrypting = change);
    }

    private static Element within(Element element, String local) {
        return all(element, local).findFirst().orElseThrow();
    }

    private static Element methodOfKey(Element data) {
        return all(data, "EncryptionMethod").skip(1).findFirst().orElseThrow();
    }

    private static Stream<Element> all(Element element, String local) {
        return element.descendants().filter(each -> each.local().equals(local));
    }

    private static void bringKey(Element assertion) {
        var info = within(assertion, "KeyInfo");
        info.clear();
        var data = XmlTree.add(info, Namespaces.SIGNATURE, "ds:X509Data");
        try {
            XmlTree.add(
                    data,
                    Namespaces.SIGNATURE,
                    "ds:X509Certificate",
                    Base64.getEncoder()
                            .encodeToString(TestFederation.STRANGER.certificate().getEncoded()));
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(byte[] octets) {
        return new String(octets, UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] padded(byte[] plain, int length) {
        var padded = Arrays.copyOf(plain, length);
        Arrays.fill(padded, plain.length, length, (byte) ' ');
        return padded;
    }
}
