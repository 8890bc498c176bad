package entente.wire.trust;

import entente.wire.seal.SealBroken;
import entente.wire.soap.MalformedXml;

/// What the broker answers to a [TokenRequest].
public sealed interface TokenResponse {
    /// The longest answer that is read, in bytes.
    int MOST_BYTES = 256 * 1024;

    /// The token. `appliesTo` is the address that the broker says it is for.
    record Issued(IssuedToken token, String appliesTo) implements TokenResponse {}

    /// A fault. `subcode` is its local name in WS-Trust, or empty; both texts are the broker's, cut to 200 characters.
    record Refused(String subcode, String reason) implements TokenResponse {}

    /// Reads the answer to the request called `messageId`; one to another request is malformed.
    static TokenResponse read(byte[] envelope, String messageId) throws MalformedXml, SealBroken {
        return TokenResponseReader.read(envelope, messageId);
    }

    /// Writes the answer, with the token, to the request called `relatesTo`.
    static byte[] write(
            TrustVersion version, String relatesTo, String appliesTo, IssuedToken token) {
        return TokenResponseWriter.write(version, relatesTo, appliesTo, token);
    }
}
