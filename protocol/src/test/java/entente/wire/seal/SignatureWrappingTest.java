package entente.wire.seal;

import static entente.wire.seal.Seals.BOTH;
import static entente.wire.seal.Seals.PROOF;
import static org.assertj.core.api.Assertions.assertThat;

import entente.wire.soap.Element;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A signature that holds proves nothing about a message in which the signed parts were moved. Each test takes a good message apart and
/// puts it together otherwise; with the JDK's validator alone, most of them would pass.
class SignatureWrappingTest {
    @Test
    void messageAsItWasSentIsTaken() {
        assertThat(outcome(_ -> {})).isEqualTo("taken");
    }

    @Test
    void signedTimestampElsewhereDoesNotServe() {
        var outcome =
                outcome(message -> {
                    var evil = replaceByCopy(part(message, Namespaces.UTILITY, "Timestamp"), "");
                    XmlTree.children(evil).getLast().setText("2036-01-05T12:05:00Z");
                });

        assertThat(outcome).isEqualTo("COVERAGE");
    }

    @Test
    void signedBodyElsewhereDoesNotServe() {
        assertThat(outcome(message -> replaceByCopy(body(message), ""))).isEqualTo("COVERAGE");
        assertThat(outcome(message -> replaceByCopy(body(message), "_x"))).isEqualTo("COVERAGE");
    }

    @Test
    void addressingElsewhereDoesNotServe() {
        for (var name : new String[] {"To", "Action", "MessageID"}) {
            var outcome =
                    outcome(message ->
                            replaceByCopy(part(message, Namespaces.ADDRESSING, name), ""));

            assertThat(outcome).as(name).isEqualTo("COVERAGE");
        }
    }

    @Test
    void secondElementWithASignedIdIsRefusedBeforeAndBehindTheFirst() {
        // The copy takes the place of the original, which goes into a header block before it, or
        // one behind it.
        assertThat(outcome(message -> replaceByCopy(body(message), "_b")))
                .isEqualTo("DUPLICATE_ID");
        assertThat(
                        outcome(message -> {
                            var inner = XmlTree.add(body(message), "urn:test", "t:inner");
                            inner.set("ID", "_b");
                        }))
                .isEqualTo("DUPLICATE_ID");
    }

    @Test
    void elementThatStandsTwiceIsRefused() {
        for (var name : new String[] {"To", "Action", "MessageID"}) {
            var outcome = outcome(message -> twice(part(message, Namespaces.ADDRESSING, name)));

            assertThat(outcome).as(name).isEqualTo("STRUCTURE");
        }
        assertThat(outcome(message -> twice(body(message)))).isEqualTo("STRUCTURE");
        assertThat(outcome(message -> twice(security(message)))).isEqualTo("STRUCTURE");
        assertThat(outcome(message -> twice(part(message, Namespaces.UTILITY, "Timestamp"))))
                .isEqualTo("STRUCTURE");
        assertThat(outcome(message -> twice(part(message, Namespaces.ENCRYPTION, "EncryptedData"))))
                .isEqualTo("STRUCTURE");
        assertThat(outcome(message -> twice(part(message, Namespaces.SIGNATURE, "Signature"))))
                .isEqualTo("STRUCTURE");
    }

    @Test
    void signatureInTheBodyIsNotFound() {
        assertThat(
                        outcome(message ->
                                body(message)
                                        .append(part(message, Namespaces.SIGNATURE, "Signature"))))
                .isEqualTo("STRUCTURE");
    }

    @Test
    void securityForSomebodyElseIsRefused() {
        assertThat(
                        outcome(message ->
                                XmlTree.attribute(
                                        security(message),
                                        Namespaces.SOAP_11,
                                        "s:actor",
                                        "http://schemas.xmlsoap.org/soap/actor/next")))
                .isEqualTo("STRUCTURE");
    }

    @Test
    void tokenOfAnotherKindIsRefused() {
        assertThat(
                        outcome(message ->
                                XmlTree.add(
                                        security(message),
                                        Namespaces.SECURITY,
                                        "wsse:BinarySecurityToken")))
                .isEqualTo("STRUCTURE");
    }

    @Test
    void headerThatMustBeUnderstoodIsNamed() throws Exception {
        var message = Seals.root(Seals.toPartner(Suite.MODERN));
        var version = part(message, "urn:test", "Version");
        XmlTree.attribute(version, Namespaces.SOAP_11, "s:mustUnderstand", "1");

        assertThat(SecurityHeader.read(message).otherMandatoryHeaders())
                .hasToString("[{urn:test}Version]");
    }

    /// Moves the original into a new header block, and leaves a copy with another id, or none, in its place.
    private static Element replaceByCopy(Element original, String id) {
        var copy = original.copy();
        copy.unset(Namespaces.UTILITY, "Id");
        if (!id.isEmpty()) {
            XmlTree.attribute(copy, Namespaces.UTILITY, "wsu:Id", id);
        }
        var parent = original.parent().orElseThrow();
        parent.insert(parent.placeOf(original), copy);
        var header = XmlTree.children(copy.root()).getFirst();
        XmlTree.add(header, "urn:test", "t:wrapper").append(original);
        return copy;
    }

    private static void twice(Element element) {
        var parent = element.parent().orElseThrow();
        parent.insert(parent.placeOf(element), element.copy());
    }

    private static Element body(Element message) {
        return part(message, Namespaces.SOAP_11, "Body");
    }

    private static Element security(Element message) {
        return part(message, Namespaces.SECURITY, "Security");
    }

    private static Element part(Element message, String namespace, String local) {
        return message.descendants()
                .filter(each -> each.is(namespace, local))
                .findFirst()
                .orElseThrow();
    }

    private static String outcome(Consumer<Element> change) {
        var message = Seals.root(Seals.toPartner(Suite.MODERN));
        change.accept(message);
        try {
            var received = Seals.document(XmlTree.write(message));
            SecurityHeader.read(received).verify(PROOF, BOTH);
            return "taken";
        } catch (SealBroken e) {
            return e.flaw().toString();
        }
    }
}
