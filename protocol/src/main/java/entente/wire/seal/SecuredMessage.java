package entente.wire.seal;

import static entente.wire.seal.Namespaces.ENCRYPTION;
import static entente.wire.seal.Namespaces.SECURITY;
import static entente.wire.seal.Namespaces.UTILITY;

import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import java.net.URI;
import java.security.Key;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A SOAP message, 1.1 or 1.2, on its way to becoming a secured one:
///
/// ```java
/// var request = SecuredMessage.around(envelope)
///         .addressedTo(endpoint, action, messageId)
///         .bodyEncryptedFor(broker, suite)
///         .signedBy(key, keyId, suite, now);
/// ```
///
/// Signing ends it and gives the octets to send. Signed are Timestamp, To, Action, MessageID and Body, in both suites. For one message
/// and one thread.
public final class SecuredMessage {
    private final Envelope envelope;
    private @Nullable Addressing addressing;

    private SecuredMessage(Envelope envelope) {
        this.envelope = envelope;
    }

    /// Takes a plain envelope of ours with its body and, if it has them, header blocks of its own; these are sent along unsigned.
    public static SecuredMessage around(byte[] envelope) {
        try {
            return new SecuredMessage(Envelope.complete(XmlTree.read(envelope)));
        } catch (MalformedXml | SealBroken e) {
            throw new IllegalArgumentException("not an envelope: " + e.getMessage(), e);
        }
    }

    /// Adds the addressing headers (WS-Addressing 1.0 core, 3.2), in place of any it had: where it goes, what it asks, how it is called. The
    /// answer comes back on the same connection.
    public SecuredMessage addressedTo(URI to, String action, String messageId) {
        var headers = Addressing.write(envelope.header(), to, action, messageId);
        envelope.mustUnderstand(headers.to());
        envelope.mustUnderstand(headers.action());
        addressing = headers;
        return this;
    }

    /// Encrypts what the body holds, which must be one element.
    public SecuredMessage bodyEncryptedFor(X509Certificate recipient, Suite suite) {
        var body = envelope.body();
        var children = XmlTree.children(body);
        if (children.size() != 1) {
            throw new IllegalStateException("the body must hold one element to be encrypted");
        }
        var plain = XmlTree.write(children.getFirst());
        body.clear();
        body.append(Encryption.element(plain, recipient, suite, "_request"));
        return this;
    }

    /// Signs with a certificate's key.
    public byte[] signedBy(PrivateKey key, KeyId keyId, Suite suite, Instant now) {
        var security = security();
        var timestamp = Timestamp.at(now).write(security);
        sign(security, timestamp, key, new KeyReference.Certificate(keyId), suite);
        return XmlTree.write(envelope.root());
    }

    /// Puts an encrypted token in, octet for octet as it was issued, and signs with its proof key. The token must be one element that
    /// declares the prefixes it uses, as [XmlTree#write] writes one.
    public byte[] signedWithToken(
            byte[] encryptedToken, String assertionId, byte[] proofKey, Suite suite, Instant now) {
        var security = security();
        var timestamp = Timestamp.at(now).write(security);
        var token = XmlTree.add(security, ENCRYPTION, "xenc:EncryptedData");
        var key = new SecretKeySpec(proofKey, "HMAC");
        sign(security, timestamp, key, new KeyReference.Assertion(assertionId), suite);
        // Nobody signs it, and so nobody has to read it here.
        return TreeWriter.write(envelope.root(), token, encryptedToken);
    }

    private Element security() {
        var security = XmlTree.add(envelope.header(), SECURITY, "wsse:Security");
        envelope.mustUnderstand(security);
        return security;
    }

    private void sign(
            Element security, Element timestamp, Key key, KeyReference reference, Suite suite) {
        var named = Objects.requireNonNull(addressing, "the message is not addressed yet");
        var parts =
                List.of(
                        withId(timestamp, "_0"),
                        withId(named.to(), "_1"),
                        withId(named.action(), "_2"),
                        withId(named.messageId(), "_3"),
                        withId(envelope.body(), "_b"));
        PartsSignature.sign(security, parts, key, reference, suite);
    }

    private static Element withId(Element part, String id) {
        XmlTree.attribute(part, UTILITY, "wsu:Id", id);
        return part;
    }
}
