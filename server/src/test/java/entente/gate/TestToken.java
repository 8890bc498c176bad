package entente.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.trusts.Action;
import entente.wire.saml.DelegationAssertion;
import entente.wire.seal.Encryption;
import entente.wire.seal.EnvelopedSignature;
import entente.wire.seal.FederationCertificate.Made;
import entente.wire.seal.KeyId;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A token as the broker makes it for ana@contoso.test, who asks Fabrikam for free/busy; and whatever else a test wants of it.
final class TestToken {
    String id = "uuid-5c1d";
    String issuer = TestFederation.ISSUER;
    String audience = "fed.fabrikam.test";
    Instant from = TestFederation.NOON;
    Instant end = TestFederation.NOON.plus(Duration.ofMinutes(15));
    String address = "ana@contoso.test";
    String requestor = "fed.contoso.test";
    String action = Action.FREE_BUSY.wireName();
    byte[] proofKey = filled(32, 7);
    Made signer = TestFederation.BROKER;
    X509Certificate recipient = TestFederation.OURS.certificate();
    Suite signature = Suite.MODERN;
    Suite encryption = Suite.MODERN;
    UnaryOperator<String> beforeSigning = UnaryOperator.identity();
    Consumer<Element> afterSigning = _ -> {};
    UnaryOperator<byte[]> encrypting = UnaryOperator.identity();
    Consumer<Element> afterEncrypting = _ -> {};

    static TestToken of(Consumer<TestToken> wishes) {
        var token = new TestToken();
        wishes.accept(token);
        return token;
    }

    static byte[] filled(int length, int value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /// `<EncryptedData>` as octets.
    byte[] encrypted() {
        var plain = encrypting.apply(XmlTree.write(assertion()));
        var data = Encryption.element(plain, recipient, encryption, "Assertion0");
        afterEncrypting.accept(data);
        return XmlTree.write(data);
    }

    /// The assertion with the signature it deserves.
    Element assertion() {
        var honest =
                new DelegationAssertion(
                                id,
                                issuer,
                                audience,
                                from,
                                end,
                                "q83vASNFZ4k@fed.contoso.test",
                                address,
                                requestor,
                                action,
                                proofKey)
                        .signed(signer.privateKey(), KeyId.of(signer.certificate()), signature);
        XmlTree.children(honest).getLast().leave();
        var root = read(beforeSigning.apply(new String(XmlTree.write(honest), UTF_8)));
        EnvelopedSignature.sign(
                root,
                DelegationAssertion.ID,
                signer.privateKey(),
                KeyId.of(signer.certificate()),
                signature);
        afterSigning.accept(root);
        return root;
    }

    static Element read(String xml) {
        try {
            return XmlTree.read(xml.getBytes(UTF_8));
        } catch (MalformedXml mistake) {
            throw new IllegalStateException(mistake);
        }
    }
}
