package entente.wire.seal;

import static entente.wire.seal.Namespaces.ENCRYPTION;
import static entente.wire.seal.Namespaces.SECURITY;
import static entente.wire.seal.Namespaces.SIGNATURE;
import static entente.wire.seal.Namespaces.UTILITY;

import entente.wire.soap.Element;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;

/// What protects a SOAP message, found by fixed paths: one header, one body, one `wsse:Security` for us with one Timestamp, at most one
/// encrypted token and one signature, and one each of To, Action and MessageID.
///
/// Reading checks shape only. Nothing that it gives may be believed before [#verify], and of the body only [#body(Signed)] or [#signedBody] after it.
public final class SecurityHeader {
    private final Envelope envelope;
    private final Addressing addressing;
    private final Element security;
    private final Element timestamp;
    private final Timestamp time;
    private final Optional<Element> token;
    private final Element signature;
    private final KeyReference signedBy;

    private SecurityHeader(Envelope envelope) throws SealBroken {
        this.envelope = envelope;
        addressing = Addressing.read(envelope.header());
        security = XmlTree.only(envelope.header(), SECURITY, "Security");
        if (!envelope.isForLastReceiver(security)) {
            throw XmlTree.broken("%s is for somebody else", security);
        }
        timestamp = XmlTree.only(security, UTILITY, "Timestamp");
        time = Timestamp.read(timestamp);
        token = XmlTree.optional(security, ENCRYPTION, "EncryptedData");
        signature = XmlTree.only(security, SIGNATURE, "Signature");
        signedBy = KeyReference.inKeyInfo(XmlTree.only(signature, SIGNATURE, "KeyInfo"));
        // Those above, and nothing besides: no second token of any other kind.
        if (XmlTree.elementsAlone(security).size() != (token.isPresent() ? 3 : 2)) {
            throw XmlTree.broken("%s holds something that is not expected there", security);
        }
    }

    /// Reads the header of a SOAP 1.1 or 1.2 message. Any shape but the one above is refused.
    public static SecurityHeader read(Element message) throws SealBroken {
        return new SecurityHeader(Envelope.read(message));
    }

    /// The namespace of SOAP 1.1 or of SOAP 1.2.
    public String soap() {
        return envelope.soap();
    }

    public String to() {
        return Addressing.text(addressing.to());
    }

    public String action() {
        return Addressing.text(addressing.action());
    }

    public String messageId() {
        return Addressing.text(addressing.messageId());
    }

    public Timestamp timestamp() {
        return time;
    }

    /// The token, as `<xenc:EncryptedData>`.
    public Optional<Element> token() {
        return token;
    }

    /// Which key it claims to be signed with.
    public KeyReference signedBy() {
        return signedBy;
    }

    /// Header blocks that must be understood, and that are none of those above.
    @SuppressWarnings("ReferenceEquality") // the one Security, as a node
    public List<QName> otherMandatoryHeaders() {
        return XmlTree.children(envelope.header()).stream()
                .filter(envelope::isMandatory)
                .filter(block -> block != security && !Addressing.knows(block))
                .map(block -> new QName(block.namespace(), block.local()))
                .toList();
    }

    /// Header blocks of this name, none of them signed.
    public List<Element> unsigned(String namespace, String local) {
        return XmlTree.named(envelope.header(), namespace, local);
    }

    /// Checks the signature: a public key for RSA, a secret key for HMAC. In [Suite#MODERN], Timestamp, To, Action, MessageID and Body are
    /// all covered; in [Suite#LEGACY] the Timestamp is, and [Signed#covers] tells of [#body]. Ids that two elements claim are refused.
    public Signed verify(Key key, Set<Suite> allowed) throws SealBroken {
        var others =
                List.of(
                        addressing.to(),
                        addressing.action(),
                        addressing.messageId(),
                        envelope.body());
        var signed = PartsSignature.verify(signature, List.of(timestamp), others, key, allowed);
        for (var part : others) {
            if (signed.suite() != Suite.LEGACY && !signed.covers(part)) {
                throw new SealBroken(Flaw.COVERAGE, part.local() + " is not signed");
            }
        }
        return signed;
    }

    /// The body as a node, to ask [Signed#covers] about.
    public Element body() {
        return envelope.body();
    }

    /// The body that was signed, as a node: the very one whose octets were digested. Where an old partner signed none, the body as it came.
    /// Comments in it are nowhere signed, so that whoever reads must refuse a value that one divides, as [XmlTree] does.
    public Element body(Signed signed) {
        if (!signed.covers(envelope.body()) && signed.suite() != Suite.LEGACY) {
            throw new IllegalArgumentException("the body is not signed");
        }
        return envelope.body();
    }

    /// The octets of `<Body>` that were signed, as a document of its own. Where an old partner signed none, the body as it came.
    public byte[] signedBody(Signed signed) {
        return signed.octets(envelope.body()).orElseGet(() -> XmlTree.write(envelope.body()));
    }

    /// The signed body in an envelope without header, for readers of plain messages.
    public byte[] signedEnvelope(Signed signed) {
        var body = signedBody(signed);
        var whole = new ByteArrayOutputStream(body.length + 128);
        whole.writeBytes(ascii("<s:Envelope xmlns:s=\"" + envelope.soap() + "\">"));
        whole.writeBytes(body);
        whole.writeBytes(ascii("</s:Envelope>"));
        return whole.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
