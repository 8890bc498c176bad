package entente.wire.saml;

import entente.wire.seal.KeyId;
import entente.wire.seal.SealBroken;
import entente.wire.seal.Suite;
import java.security.PrivateKey;
import java.time.Instant;
import org.w3c.dom.Element;

/// What the broker tells an organisation about a caller: who it is, who asks for it and for which action, with holder-of-key confirmation
/// (SAML 1.1 token profile, 3.5.1). Whoever proves to have `proofKey`, of 16 to 64 bytes, is that caller.
///
/// `issuer` is the broker, `audience` the organisation that is asked, `requestorDomain` the application URI of the one that asks. Times are
/// in UTC and whole seconds, half-open.
@SuppressWarnings("DoNotCallSuggester")
public record DelegationAssertion(
        String assertionId,
        String issuer,
        String audience,
        Instant notBefore,
        Instant notOnOrAfter,
        String nameIdentifier,
        String emailAddress,
        String requestorDomain,
        String action,
        byte[] proofKey) {
    /// The attribute of the id, for [entente.wire.seal.EnvelopedSignature].
    public static final String ID = "AssertionID";

    /// Writes the assertion, signed, as the root of a document of its own. It holds the proof key: encrypt it.
    public Element signed(PrivateKey key, KeyId keyId, Suite suite) {
        throw new UnsupportedOperationException();
    }

    /// Reads an assertion whose signature was checked. Anything but the one shape is refused.
    public static DelegationAssertion read(Element verified) throws SealBroken {
        throw new UnsupportedOperationException();
    }

    /// Which assertion, and nothing of what it says.
    @Override
    public String toString() {
        return "assertion " + assertionId;
    }
}
