package entente.gate;

import static entente.problem.Code.DELEGATION_SIGNATURE;
import static entente.problem.Code.DELEGATION_UNREADABLE;
import static entente.problem.Code.SEAL_MALFORMED;
import static entente.problem.Code.SEAL_SIGNATURE;
import static java.nio.charset.StandardCharsets.UTF_8;

import entente.problem.Code;
import entente.wire.seal.Namespaces;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was signed stands elsewhere, and something else where it is read (XML signature wrapping).
class SignatureWrappingTest {
    private static final String SAML = "urn:oasis:names:tc:SAML:1.0:assertion";

    @ParameterizedTest
    @MethodSource({"wrappedMessages", "wrappedAssertions"})
    void isRefused(Case wrapped) {
        new SealedWorld().refuses(wrapped.letter(), wrapped.code());
    }

    static Stream<Case> wrappedMessages() {
        return Stream.of(
                after(
                        "timestamp moved away, another in its place",
                        SEAL_SIGNATURE,
                        document -> {
                            var evil = copyInPlaceOfMoved(document, "Timestamp");
                            evil.unset(Namespaces.UTILITY, "Id");
                        }),
                after(
                        "body moved away, another in its place",
                        SEAL_SIGNATURE,
                        document -> {
                            var evil = copyInPlaceOfMoved(document, "Body");
                            evil.set(Namespaces.UTILITY, "wsu:Id", "evil");
                        }),
                after(
                        "body moved away, its id taken by the one before",
                        SEAL_SIGNATURE,
                        document -> {
                            // In the order of the document the moved one is first, the evil one
                            // last.
                            copyInPlaceOfMoved(document, "Body");
                        }),
                after(
                        "timestamp copied to the end, its id on both",
                        SEAL_SIGNATURE,
                        document -> {
                            var copy = Letter.find(document, "Timestamp").copy();
                            holder(document).append(copy);
                        }),
                after(
                        "two timestamps, evil first",
                        SEAL_MALFORMED,
                        document -> {
                            var timestamp = Letter.find(document, "Timestamp");
                            before(timestamp.copy(), timestamp);
                        }),
                after(
                        "two bodies",
                        SEAL_MALFORMED,
                        document -> {
                            var body = Letter.find(document, "Body");
                            document.append(body.copy());
                        }),
                after(
                        "signature in the body",
                        SEAL_MALFORMED,
                        document ->
                                Letter.find(document, "Body")
                                        .append(Letter.find(document, "Signature"))),
                after(
                        "two signatures",
                        SEAL_MALFORMED,
                        document ->
                                Letter.find(document, "Security")
                                        .append(Letter.find(document, "Signature").copy())),
                after(
                        "another To",
                        SEAL_MALFORMED,
                        document -> {
                            var to = Letter.find(document, "To");
                            before(to.copy(), to);
                        }),
                after(
                        "two security headers",
                        SEAL_MALFORMED,
                        document ->
                                Letter.find(document, "Header")
                                        .append(Letter.find(document, "Security").copy())),
                after(
                        "two tokens",
                        SEAL_MALFORMED,
                        document -> {
                            var token = Letter.find(document, "EncryptedData");
                            Letter.find(document, "Security").append(token.copy());
                        }),
                after(
                        "a token of another kind beside",
                        SEAL_MALFORMED,
                        document ->
                                XmlTree.add(
                                        Letter.find(document, "Security"),
                                        Namespaces.SECURITY,
                                        "wsse:BinarySecurityToken",
                                        "MIIC")),
                after(
                        "reference to the whole document",
                        SEAL_SIGNATURE,
                        document -> Letter.find(document, "Reference").set("URI", "")),
                after(
                        "reference outside the document",
                        SEAL_SIGNATURE,
                        document ->
                                Letter.find(document, "Reference")
                                        .set("URI", "https://evil.test/x")),
                after(
                        "a transform by stylesheet",
                        SEAL_SIGNATURE,
                        document ->
                                Letter.find(document, "Transform")
                                        .set(
                                                "Algorithm",
                                                "http://www.w3.org/TR/1999/REC-xslt-19991116")),
                Case.letter(
                        "a part more is signed",
                        SEAL_SIGNATURE,
                        letter -> {
                            letter.beforeSigning =
                                    document ->
                                            XmlTree.attribute(
                                                    Letter.find(document, "ReplyTo"),
                                                    Namespaces.UTILITY,
                                                    "wsu:Id",
                                                    "extra");
                            letter.signed =
                                    List.of(
                                            "Timestamp",
                                            "To",
                                            "Action",
                                            "MessageID",
                                            "Body",
                                            "ReplyTo");
                        }));
    }

    static Stream<Case> wrappedAssertions() {
        return Stream.of(
                Case.token(
                        "assertion within an unsigned one",
                        DELEGATION_SIGNATURE,
                        token ->
                                token.encrypting =
                                        signed ->
                                                wrapped("<saml:Advice>", signed, "</saml:Advice>")),
                Case.token(
                        "assertion within the signature of an evil one",
                        DELEGATION_SIGNATURE,
                        token -> token.afterSigning = SignatureWrappingTest::replaceAround),
                Case.token(
                        "two assertions",
                        DELEGATION_UNREADABLE,
                        token ->
                                token.encrypting =
                                        signed -> (text(signed) + text(signed)).getBytes(UTF_8)),
                Case.token(
                        "two assertions in one element",
                        DELEGATION_SIGNATURE,
                        token ->
                                token.encrypting =
                                        signed ->
                                                "<x>%1$s%1$s</x>"
                                                        .formatted(text(signed))
                                                        .getBytes(UTF_8)));
    }

    private static Case after(String what, Code code, Consumer<Element> change) {
        return Case.letter(what, code, letter -> letter.afterSigning = change);
    }

    /// Moves the signed element to a block of the header; in its place stands a copy, which is returned.
    private static Element copyInPlaceOfMoved(Element document, String local) {
        var original = Letter.find(document, local);
        var evil = original.copy();
        before(evil, original);
        holder(document).append(original);
        return evil;
    }

    private static void before(Element one, Element other) {
        var parent = other.parent().orElseThrow();
        parent.insert(parent.placeOf(other), one);
    }

    private static Element holder(Element document) {
        return XmlTree.add(Letter.find(document, "Header"), "urn:other", "o:Holder");
    }

    private static byte[] wrapped(String before, byte[] signed, String after) {
        return "<saml:Assertion xmlns:saml=\"%s\" AssertionID=\"evil\">%s%s%s</saml:Assertion>"
                .formatted(SAML, before, text(signed), after)
                .getBytes(UTF_8);
    }

    /// The signed assertion moves into an object of its own signature; what stood around it says something else now.
    private static void replaceAround(Element assertion) {
        var original = assertion.copy();
        var signature = XmlTree.children(assertion).getLast();
        XmlTree.add(signature, Namespaces.SIGNATURE, "ds:Object").append(original);
        assertion.set("AssertionID", "evil");
    }

    private static String text(byte[] octets) {
        return new String(octets, UTF_8);
    }
}
