package entente.wire.seal;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/// A signature that stands within what it signs, as its last child: that of an assertion (SAML 1.1 core, 5.4) and of a published document.
///
/// One reference, to the id of the element itself; transforms enveloped-signature and exclusive canonicalisation, and no others.
@SuppressWarnings("DoNotCallSuggester")
public final class EnvelopedSignature {
    private EnvelopedSignature() {}

    /// A signature that holds: by which key, in which suite.
    public record Verified(PublicKey key, Suite suite) {}

    /// Signs `root` and appends the signature. `idAttribute` is the attribute of no namespace that names the root, and must be there; `keyId`
    /// tells readers which key to check with.
    public static void sign(
            Element root, String idAttribute, PrivateKey key, KeyId keyId, Suite suite) {
        throw new UnsupportedOperationException();
    }

    /// Checks the signature that is the last child of `root` with each of the keys that are trusted, whatever its KeyInfo says. What the
    /// caller may read afterwards is this very element, without the signature.
    public static Verified verify(
            Element root, String idAttribute, List<PublicKey> trusted, Set<Suite> allowed)
            throws SealBroken {
        throw new UnsupportedOperationException();
    }
}
