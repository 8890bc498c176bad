package entente.wire.trust;

import entente.wire.seal.SealBroken;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;

/// Asks the broker for a token (`RequestSecurityToken`, WS-Trust 1.3, 4.1): on behalf of whom, for whom, and what for.
///
/// `appliesTo` is the partner's ApplicationUri and `requestor` the asking organisation's own, both as written, with or without a scheme; `action` is
/// the one thing the token shall be good for. The proof key has `keyBits`, a multiple of 8 from 128 to 256; `suite` is how the asking side will use it, and
/// the token. `onBehalfOf` is the signed assertion; nothing here has checked it.
public record TokenRequest(
        TrustVersion version,
        String appliesTo,
        String action,
        String requestor,
        int keyBits,
        Suite suite,
        Element onBehalfOf) {
    public static final int LEAST_KEY_BITS = 128;
    public static final int MOST_KEY_BITS = 256;

    /// Reads the request as it stands in a body that was signed, and decrypted where it was encrypted.
    public static TokenRequest read(byte[] request) throws MalformedXml, SealBroken {
        return TokenRequestReader.read(XmlTree.read(request));
    }

    /// Reads the request in place, where it stands in a document whose signature was checked.
    public static TokenRequest read(Element request) throws SealBroken {
        return TokenRequestReader.read(request);
    }

    /// The request in a SOAP 1.2 envelope without header, for [entente.wire.seal.SecuredMessage#around].
    public byte[] envelope() {
        return TokenRequestWriter.envelope(this);
    }

    /// For whom and what for; the person's assertion is left out.
    @Override
    public String toString() {
        return "request of %s for %s at %s".formatted(requestor, action, appliesTo);
    }
}
