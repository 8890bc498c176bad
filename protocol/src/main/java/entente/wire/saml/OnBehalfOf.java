package entente.wire.saml;

import entente.wire.seal.KeyId;
import entente.wire.seal.SealBroken;
import entente.wire.seal.Suite;
import java.security.PrivateKey;
import java.time.Instant;
import org.w3c.dom.Element;

/// For whom an organisation asks the broker for a token: an assertion with sender-vouches confirmation (SAML 1.1 token profile, 3.5.2).
///
/// `issuer` is the organisation's application URI, `nameIdentifier` the user's immutable id in its account namespace, `audience` the
/// broker. Times are in UTC and whole seconds; the assertion holds from `issued` until just before `notOnOrAfter`.
@SuppressWarnings("DoNotCallSuggester")
public record OnBehalfOf(
        String assertionId,
        String issuer,
        String nameIdentifier,
        String emailAddress,
        String audience,
        Instant issued,
        Instant notOnOrAfter) {
    /// The attribute of the id, for [entente.wire.seal.EnvelopedSignature].
    public static final String ID = "AssertionID";

    /// Writes the assertion, signed, as the root of a document of its own.
    public Element signed(PrivateKey key, KeyId keyId, Suite suite) {
        throw new UnsupportedOperationException();
    }

    /// Reads an assertion whose signature was checked. Anything but the one shape is refused.
    public static OnBehalfOf read(Element verified) throws SealBroken {
        throw new UnsupportedOperationException();
    }
}
