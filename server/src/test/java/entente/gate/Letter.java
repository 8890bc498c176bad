package entente.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.question.TraceId;
import entente.wire.seal.KeyReference;
import entente.wire.seal.Namespaces;
import entente.wire.seal.PartsSignature;
import entente.wire.seal.SecuredMessage;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/// A sealed message as Contoso's server sends it to Fabrikam's EWS; and whatever else a test wants of it.
final class Letter {
    static final String EWS = "/EWS/Exchange.asmx/WSSecurity";
    static final String MESSAGES = "http://schemas.microsoft.com/exchange/services/2006/messages";
    static final String AUTODISCOVER = "http://schemas.microsoft.com/exchange/2010/Autodiscover";

    private static final Consumer<Element> AS_IT_IS = _ -> {};

    TestToken token = new TestToken();

    /// The token as it was encrypted before, if it was.
    Optional<byte[]> encrypted = Optional.empty();

    String path = EWS;
    String to = "https://mail.fabrikam.test:8443/EWS/Exchange.asmx/WSSecurity";
    String action = MESSAGES + "/GetUserAvailability";
    String messageId = "urn:uuid:1b7c5d0e-91a3-4c66-8c43-9f27b1f3f0aa";
    String body = "<m:GetUserAvailabilityRequest xmlns:m=\"" + MESSAGES + "\"/>";
    String peer = "192.0.2.7";
    List<String> soapActions = List.of();
    Instant written = TestFederation.NOON;
    Suite suite = Suite.MODERN;

    /// Which parts are signed, by their names; all that must be, where there are none.
    List<String> signed = List.of();

    /// Whose proof key signs, and by which name.
    TestToken signer = token;

    Consumer<Element> beforeSigning = AS_IT_IS;
    Consumer<Element> afterSigning = AS_IT_IS;
    UnaryOperator<byte[]> sending = UnaryOperator.identity();

    /// What happens while it is sent.
    Runnable meanwhile = () -> {};

    /// What is sent, where it was written before.
    Optional<byte[]> whole = Optional.empty();

    static Letter of(Consumer<Letter> wishes) {
        var letter = new Letter();
        wishes.accept(letter);
        return letter;
    }

    /// The honest letter with another token.
    static Letter with(Consumer<TestToken> wishes) {
        return of(letter -> {
            letter.token = TestToken.of(wishes);
            letter.signer = letter.token;
        });
    }

    Arrival arrival(TraceId trace) {
        var headers =
                Map.of(
                        "soapaction",
                        soapActions.isEmpty() ? List.of("\"" + action + "\"") : soapActions,
                        "client-request-id",
                        List.of(trace.text()));
        return new Arrival(
                "POST",
                "mail.fabrikam.test",
                8443,
                path,
                "",
                headers,
                body(whole.orElseGet(this::octets)),
                true,
                peer);
    }

    private InputStream body(byte[] octets) {
        return new FilterInputStream(new ByteArrayInputStream(octets)) {
            @Override
            public int read(byte[] target, int from, int most) throws IOException {
                meanwhile.run();
                return super.read(target, from, most);
            }
        };
    }

    byte[] octets() {
        var honest =
                SecuredMessage.around(envelope())
                        .addressedTo(URI.create(to), action, messageId)
                        .signedWithToken(
                                encrypted.orElseGet(token::encrypted),
                                signer.id,
                                signer.proofKey,
                                suite,
                                written);
        var document = TestToken.read(new String(honest, UTF_8));
        if (!beforeSigning.equals(AS_IT_IS) || !signed.isEmpty()) {
            signAgain(document);
        }
        afterSigning.accept(document);
        return sending.apply(XmlTree.write(document));
    }

    private byte[] envelope() {
        return "<s:Envelope xmlns:s=\"%s\"><s:Body>%s</s:Body></s:Envelope>"
                .formatted(Namespaces.SOAP_11, body)
                .getBytes(UTF_8);
    }

    private void signAgain(Element document) {
        var security = find(document, "Security");
        find(document, "Signature").leave();
        beforeSigning.accept(document);
        var names =
                signed.isEmpty()
                        ? List.of("Timestamp", "To", "Action", "MessageID", "Body")
                        : signed;
        PartsSignature.sign(
                security,
                names.stream().map(name -> find(document, name)).toList(),
                new SecretKeySpec(signer.proofKey, "HMAC"),
                new KeyReference.Assertion(signer.id),
                suite);
    }

    /// The first element of this local name.
    static Element find(Element document, String local) {
        return all(document, local).findFirst().orElseThrow();
    }

    static Stream<Element> all(Element document, String local) {
        return document.descendants().filter(each -> each.local().equals(local));
    }
}
