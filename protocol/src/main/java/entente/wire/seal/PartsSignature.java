package entente.wire.seal;

import java.security.Key;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/// A signature over parts of a message, each named by its `wsu:Id` (WS-Security 1.1, 8). [SecurityHeader] and [SecuredMessage] use it as
/// this federation wants it; this is for whoever must sign or check something else.
@SuppressWarnings("DoNotCallSuggester")
public final class PartsSignature {
    private PartsSignature() {}

    /// Signs `parts`, which all have a `wsu:Id`, and appends the signature to `parent`. A private key signs with RSA, a secret key
    /// with HMAC. Returns the signature.
    public static Element sign(
            Element parent, List<Element> parts, Key key, KeyReference reference, Suite suite) {
        throw new UnsupportedOperationException();
    }

    /// Checks a signature, whose parts must be all of `required`, may be those of `optional`, and cannot be any other. A public key
    /// checks RSA signatures alone, a secret key HMAC alone.
    public static Signed verify(
            Element signature,
            List<Element> required,
            List<Element> optional,
            Key key,
            Set<Suite> allowed)
            throws SealBroken {
        throw new UnsupportedOperationException();
    }
}
