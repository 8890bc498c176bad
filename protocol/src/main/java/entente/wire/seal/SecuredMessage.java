package entente.wire.seal;

import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

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
@SuppressWarnings("DoNotCallSuggester")
public final class SecuredMessage {
    private SecuredMessage() {}

    /// Takes a plain envelope with its body and, if it has them, header blocks of its own; these are sent along unsigned.
    public static SecuredMessage around(byte[] envelope) {
        throw new UnsupportedOperationException();
    }

    /// Adds the addressing headers (WS-Addressing 1.0 core, 3.2): where it goes, what it asks, how it is called. The answer comes back
    /// on the same connection.
    public SecuredMessage addressedTo(URI to, String action, String messageId) {
        throw new UnsupportedOperationException();
    }

    /// Encrypts what the body holds, which must be one element.
    public SecuredMessage bodyEncryptedFor(X509Certificate recipient, Suite suite) {
        throw new UnsupportedOperationException();
    }

    /// Signs with a certificate's key.
    public byte[] signedBy(PrivateKey key, KeyId keyId, Suite suite, Instant now) {
        throw new UnsupportedOperationException();
    }

    /// Puts an encrypted token in, as it was issued, and signs with its proof key.
    public byte[] signedWithToken(
            byte[] encryptedToken, String assertionId, byte[] proofKey, Suite suite, Instant now) {
        throw new UnsupportedOperationException();
    }
}
