package entente.sts;

import static entente.sts.StsWorld.NOON;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.sts.DelegationIssuer.Outcome;
import entente.wire.seal.Namespaces;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import entente.wire.trust.TrustFault;
import entente.wire.trust.TrustVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages that were changed after they were signed, wrapped, or never were messages.
class ForgedMessageTest {
    @TempDir private Path folder;
    private StsWorld world;

    @BeforeEach
    void open() {
        world = new StsWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void partsThatWereMovedOrDoubledAreRefused() throws Exception {
        var forgeries =
                Map.<String, Consumer<Element>>of(
                        "the Timestamp moved under another element",
                        it -> {
                            var timestamp = one(it, Namespaces.UTILITY, "Timestamp");
                            var copy = timestamp.copy();
                            copy.unset(Namespaces.UTILITY, "Id");
                            before(copy, timestamp);
                            wrapper(it).append(timestamp);
                        },
                        "the Body moved into the header",
                        it -> {
                            var body = one(it, Namespaces.SOAP_12, "Body");
                            var copy = body.copy();
                            copy.unset(Namespaces.UTILITY, "Id");
                            before(copy, body);
                            wrapper(it).append(body);
                        },
                        "two Bodies of one id, the evil one last",
                        it -> it.append(one(it, Namespaces.SOAP_12, "Body").copy()),
                        "two Bodies of one id, the evil one first",
                        it -> {
                            var body = one(it, Namespaces.SOAP_12, "Body");
                            before(body.copy(), body);
                        },
                        "a second Security header",
                        it -> {
                            var security = one(it, Namespaces.SECURITY, "Security");
                            one(it, Namespaces.SOAP_12, "Header").append(security.copy());
                        },
                        "the Signature in the Body",
                        it ->
                                one(it, Namespaces.SOAP_12, "Body")
                                        .append(one(it, Namespaces.SIGNATURE, "Signature")),
                        "a reference to everything",
                        it -> one(it, Namespaces.SIGNATURE, "Reference").set("URI", ""),
                        "a reference too many",
                        it -> {
                            var reference = one(it, Namespaces.SIGNATURE, "Reference");
                            one(it, Namespaces.SIGNATURE, "SignedInfo").append(reference.copy());
                        },
                        "another MessageID",
                        it -> one(it, Namespaces.ADDRESSING, "MessageID").setText("urn:uuid:other"),
                        "no Timestamp",
                        it -> one(it, Namespaces.UTILITY, "Timestamp").leave());

        for (var forgery : forgeries.entrySet()) {
            var outcome = world.ask(forged(new Wish().message(), forgery.getValue()));

            assertThat(outcome).as(forgery.getKey()).isInstanceOf(Outcome.Refused.class);
            var code = ((Outcome.Refused) outcome).why().code();
            assertThat(code)
                    .as(forgery.getKey())
                    .isIn(Code.STS_REQUEST_MALFORMED, Code.STS_SIGNATURE);
            world.assertRefused(code, outcome);
        }
        assertThat(world.ask(new Wish().message()))
                .as("none of them was counted against Contoso")
                .isInstanceOf(Outcome.Issued.class);
    }

    @Test
    void headerThatMustBeUnderstoodAndIsNotIsRefused() throws Exception {
        var message =
                forged(
                        new Wish().message(),
                        it -> wrapper(it).set(Namespaces.SOAP_12, "s:mustUnderstand", "1"));

        world.assertRefused(Code.STS_REQUEST_MALFORMED, message);
    }

    @Test
    void whatIsNoMessageIsRefused() {
        var good = new String(new Wish().message(), UTF_8);
        var bodies =
                new byte[][] {
                    {},
                    "<".getBytes(UTF_8),
                    ("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + good)
                            .getBytes(UTF_8),
                    good.getBytes(UTF_16),
                    {'<', 'a', '>', (byte) 0xff, '<', '/', 'a', '>'},
                    ("<a>".repeat(10_000) + "</a>".repeat(10_000)).getBytes(UTF_8),
                    new byte[DelegationIssuer.MOST_BYTES + 1],
                    ("<a " + attributes(10_000) + "/>").getBytes(UTF_8)
                };

        for (var body : bodies) {
            world.assertRefused(Code.STS_REQUEST_MALFORMED, body);
        }
    }

    @Test
    void garbledCiphertextSaysNothingAndEndsInACap() {
        var random = new Random(42);
        for (var i = 0; i < FailureCap.MOST; i++) {
            var wish = new Wish();
            wish.garble = encrypted -> flipOneBit(encrypted, random);
            world.assertRefused(Code.STS_BODY_SECRECY, wish.message());
        }

        world.assertRefused(Code.STS_PEER_CAPPED, new Wish().message());
        var after = NOON.plus(FailureCap.WINDOW);
        var later = new Wish();
        later.sent = after;
        later.issued = after;
        later.until = after.plus(Duration.ofMinutes(5));
        assertThat(world.issuer.answer(later.message(), after)).isInstanceOf(Outcome.Issued.class);
    }

    @Test
    void otherKindsOfEncryptionAreRefusedBeforeAnythingIsDecrypted() {
        var evil =
                Map.of(
                        "http://www.w3.org/2009/xmlenc11#rsa-oaep",
                        "http://www.w3.org/2001/04/xmlenc#rsa-1_5",
                        "http://www.w3.org/2009/xmlenc11#aes256-gcm",
                        "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
                        "http://www.w3.org/2009/xmlenc11#mgf1sha256",
                        "http://www.w3.org/2009/xmlenc11#mgf1sha1");
        for (var each : evil.entrySet()) {
            var wish = new Wish();
            wish.garble = encrypted -> replaceAlgorithm(encrypted, each.getKey(), each.getValue());

            world.assertRefused(Code.STS_BODY_SECRECY, wish.message());
        }
    }

    @Test
    void bodyEncryptedForSomebodyElseIsRefused() {
        var wish = new Wish();
        wish.broker = Optional.of(StsWorld.STRANGER);

        world.assertRefused(Code.STS_BODY_SECRECY, wish.message());
    }

    @Test
    void refusalsStandInTheLogWithTheirReason() {
        var wish = new Wish();
        wish.appliesTo = "fed.northwind.test";
        world.ask(wish.message());

        // Whoever waits for its commit waits for all before it.
        assertThat(world.ask(new Wish().message())).isInstanceOf(Outcome.Issued.class);

        assertThat(world.log.denials(10))
                .singleElement()
                .satisfies(denial -> {
                    assertThat(denial.requestor()).isEqualTo(world.contoso.appId());
                    assertThat(denial.code()).isEqualTo("STS_TARGET_UNKNOWN");
                    assertThat(denial.cause()).doesNotContain("mary");
                });
    }

    @Test
    void requestInTheOtherVersionGetsItsFaultInThatVersion() {
        var wish = new Wish();
        wish.version = TrustVersion.V13;
        wish.appliesTo = "fed.northwind.test";

        var refused = (Outcome.Refused) world.ask(wish.message());

        assertThat(refused.envelope())
                .isEqualTo(
                        new TrustFault(TrustVersion.V13, "FailedAuthentication", false).envelope());
    }

    private static byte[] forged(byte[] message, Consumer<Element> change) throws MalformedXml {
        var document = XmlTree.read(message);
        change.accept(document);
        return XmlTree.write(document);
    }

    private static Element one(Element document, String namespace, String local) {
        return document.descendants()
                .filter(each -> each.is(namespace, local))
                .findFirst()
                .orElseThrow();
    }

    private static void before(Element one, Element other) {
        var parent = other.parent().orElseThrow();
        parent.insert(parent.placeOf(other), one);
    }

    private static Element wrapper(Element document) {
        return XmlTree.add(one(document, Namespaces.SOAP_12, "Header"), "urn:x", "x:Wrapper");
    }

    private static void flipOneBit(Element encrypted, Random random) {
        var values =
                encrypted
                        .descendants()
                        .filter(each -> each.is(Namespaces.ENCRYPTION, "CipherValue"))
                        .toList();
        var value = values.get(random.nextInt(values.size()));
        var bytes = Base64.getMimeDecoder().decode(value.text());
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        value.setText(Base64.getEncoder().encodeToString(bytes));
    }

    private static void replaceAlgorithm(Element encrypted, String from, String to) {
        encrypted
                .descendants()
                .filter(each -> each.attribute("Algorithm").filter(from::equals).isPresent())
                .forEach(each -> each.set("Algorithm", to));
    }

    private static String attributes(int count) {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            text.append(" a").append(i).append("=\"\"");
        }
        return text.toString();
    }
}
