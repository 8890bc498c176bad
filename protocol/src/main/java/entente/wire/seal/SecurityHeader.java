package entente.wire.seal;

import java.security.Key;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// What protects a SOAP message, found by fixed paths: one header, one body, one `wsse:Security` for us with one Timestamp, at most one
/// encrypted token and one signature, and one each of To, Action and MessageID.
///
/// Reading checks shape only. Nothing that it gives may be believed before [#verify], and of the body only [#signedBody] after it.
@SuppressWarnings("DoNotCallSuggester")
public final class SecurityHeader {
    private SecurityHeader() {}

    /// Reads the header of a SOAP 1.1 or 1.2 message. Any shape but the one above, or an id that two elements claim, is refused.
    public static SecurityHeader read(Document envelope) throws SealBroken {
        throw new UnsupportedOperationException();
    }

    /// The namespace of SOAP 1.1 or of SOAP 1.2.
    public String soap() {
        throw new UnsupportedOperationException();
    }

    public String to() {
        throw new UnsupportedOperationException();
    }

    public String action() {
        throw new UnsupportedOperationException();
    }

    public String messageId() {
        throw new UnsupportedOperationException();
    }

    public Timestamp timestamp() {
        throw new UnsupportedOperationException();
    }

    /// The token, as `<xenc:EncryptedData>`.
    public Optional<Element> token() {
        throw new UnsupportedOperationException();
    }

    /// Which key it claims to be signed with.
    public KeyReference signedBy() {
        throw new UnsupportedOperationException();
    }

    /// Header blocks that must be understood, and that are none of those above.
    public List<QName> otherMandatoryHeaders() {
        throw new UnsupportedOperationException();
    }

    /// Header blocks of this name, none of them signed.
    public List<Element> unsigned(String namespace, String local) {
        throw new UnsupportedOperationException();
    }

    /// Checks the signature: a public key for RSA, a secret key for HMAC. In [Suite#MODERN], Timestamp, To, Action, MessageID and Body are
    /// all covered; in [Suite#LEGACY] the Timestamp is, and [Signed#covers] tells of [#body].
    public Signed verify(Key key, Set<Suite> allowed) throws SealBroken {
        throw new UnsupportedOperationException();
    }

    /// The body as a node, to ask [Signed#covers] about.
    public Element body() {
        throw new UnsupportedOperationException();
    }

    /// The octets of `<Body>` that were signed, as a document of its own. Where an old partner signed none, the body as it came.
    public byte[] signedBody(Signed signed) {
        throw new UnsupportedOperationException();
    }

    /// The signed body in an envelope without header, for readers of plain messages.
    public byte[] signedEnvelope(Signed signed) {
        throw new UnsupportedOperationException();
    }
}
