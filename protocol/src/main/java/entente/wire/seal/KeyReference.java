package entente.wire.seal;

import org.w3c.dom.Element;

/// Which key a signature, or an encrypted key, was made with (`SecurityTokenReference`, WS-Security 1.1, 7.3). It tells where to look for a key
/// that we already have; it never brings one.
@SuppressWarnings("DoNotCallSuggester")
public sealed interface KeyReference {
    /// The key of a certificate, by its SubjectKeyIdentifier.
    record Certificate(KeyId keyId) implements KeyReference {}

    /// The proof key of an assertion, by its AssertionID.
    record Assertion(String assertionId) implements KeyReference {}

    /// Reads `<wsse:SecurityTokenReference>`.
    static KeyReference read(Element reference) throws SealBroken {
        throw new UnsupportedOperationException();
    }
}
