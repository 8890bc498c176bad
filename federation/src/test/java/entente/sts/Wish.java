package entente.sts;

import static entente.sts.StsWorld.CONTOSO;
import static entente.sts.StsWorld.ENCRYPTION;
import static entente.sts.StsWorld.ENDPOINT;
import static entente.sts.StsWorld.ISSUER;
import static entente.sts.StsWorld.NOON;

import entente.trusts.Action;
import entente.trusts.FederationKey;
import entente.wire.saml.OnBehalfOf;
import entente.wire.seal.Encryption;
import entente.wire.seal.SecuredMessage;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import entente.wire.trust.TokenRequest;
import entente.wire.trust.TrustVersion;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// A token request that is right: Contoso asks for mary, for Fabrikam's free/busy. A test changes what it is about.
final class Wish {
    TrustVersion version = TrustVersion.V2005;
    Suite suite = Suite.MODERN;
    FederationKey signer = CONTOSO;
    Optional<FederationKey> broker = Optional.of(ENCRYPTION);
    URI to = ENDPOINT;
    Optional<String> wsaAction = Optional.empty();
    String messageId = "urn:uuid:" + UUID.randomUUID();
    Instant sent = NOON;

    String appliesTo = "fed.fabrikam.test";
    String action = Action.FREE_BUSY.wireName();
    String requestor = "fed.contoso.test";
    int keyBits = 256;

    FederationKey voucher = CONTOSO;
    Suite voucherSuite = Suite.MODERN;
    String assertionId = "saml-" + UUID.randomUUID();
    String issuer = "fed.contoso.test";
    String person = "q83vASNFZ4k@fed.contoso.test";
    String address = "mary@contoso.test";
    String audience = ISSUER;
    Instant issued = NOON;
    Instant until = NOON.plusSeconds(300);

    /// Changes the signed assertion before it goes into the request.
    Consumer<Element> tamper = _ -> {};

    /// Changes what is encrypted before the message is signed.
    Consumer<Element> garble = _ -> {};

    /// The message as it is sent.
    byte[] message() {
        var message =
                SecuredMessage.around(body())
                        .addressedTo(to, wsaAction.orElse(version.requestAction()), messageId);
        return message.signedBy(signer.privateKey(), signer.keyId(), suite, sent);
    }

    private byte[] body() {
        var plain = request().envelope();
        if (broker.isEmpty()) {
            return plain;
        }
        try {
            var document = XmlTree.read(plain);
            var body = XmlTree.children(document).getFirst();
            var request = XmlTree.write(XmlTree.children(body).getFirst());
            body.clear();
            var encrypted =
                    Encryption.element(request, broker.get().certificate(), suite, "_request");
            garble.accept(encrypted);
            body.append(encrypted);
            return XmlTree.write(document);
        } catch (MalformedXml ours) {
            throw new AssertionError(ours);
        }
    }

    private TokenRequest request() {
        var assertion =
                new OnBehalfOf(assertionId, issuer, person, address, audience, issued, until)
                        .signed(voucher.privateKey(), voucher.keyId(), voucherSuite);
        tamper.accept(assertion);
        return new TokenRequest(version, appliesTo, action, requestor, keyBits, suite, assertion);
    }
}
