package entente.wire.seal;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Encryption for one recipient (XML Encryption 1.1): a new content key, carried by the recipient's RSA key, which its
/// SubjectKeyIdentifier names.
@SuppressWarnings("DoNotCallSuggester")
public final class Encryption {
    private Encryption() {}

    /// Encrypts an element, given as octets in UTF-8 without an XML declaration. The result belongs to `owner` and stands nowhere yet.
    public static Element element(
            Document owner, byte[] plain, X509Certificate recipient, Suite suite, String id) {
        throw new UnsupportedOperationException();
    }

    /// Encrypts what stands within an element.
    public static Element content(
            Document owner, byte[] plain, X509Certificate recipient, Suite suite, String id) {
        throw new UnsupportedOperationException();
    }

    /// Opens `<xenc:EncryptedData>`: at most `mostBytes`, with the key that `keys` has for the recipient named. Shape and algorithms are
    /// checked first, and complained about; after that, all that fails is [Flaw#DECRYPTION] with one message, so that nobody learns
    /// from us what a guess was worth. The caller must answer all flaws alike.
    public static byte[] decrypt(
            Element encryptedData,
            Function<KeyId, Optional<PrivateKey>> keys,
            Set<Suite> allowed,
            int mostBytes)
            throws SealBroken {
        throw new UnsupportedOperationException();
    }
}
