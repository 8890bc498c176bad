package entente.wire.seal;

import static entente.wire.seal.Namespaces.ENCRYPTION;
import static entente.wire.seal.Namespaces.ENCRYPTION_11;
import static entente.wire.seal.Namespaces.SIGNATURE;

import entente.wire.soap.Element;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Encryption for one recipient (XML Encryption 1.1): a new content key, carried by the recipient's RSA key, which its
/// SubjectKeyIdentifier names.
public final class Encryption {
    static final String ELEMENT = ENCRYPTION + "Element";
    static final String CONTENT = ENCRYPTION + "Content";

    private Encryption() {}

    /// Encrypts an element, given as octets in UTF-8 without an XML declaration. The result stands nowhere yet.
    public static Element element(byte[] plain, X509Certificate recipient, Suite suite, String id) {
        return encrypt(ELEMENT, plain, recipient, suite, id);
    }

    /// Encrypts what stands within an element.
    public static Element content(byte[] plain, X509Certificate recipient, Suite suite, String id) {
        return encrypt(CONTENT, plain, recipient, suite, id);
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
        var shape = EncryptedShape.read(encryptedData, allowed);
        var value = Base64Text.decodeLines(shape.value());
        var wrappedKey = Base64Text.decodeLines(shape.wrappedKey());
        var privateKey = keys.apply(shape.recipient());
        if (value.isEmpty()
                || wrappedKey.isEmpty()
                || privateKey.isEmpty()
                || value.get().length > shape.cipher().mostBytes(mostBytes)) {
            throw unopened();
        }
        var key = contentKey(shape, wrappedKey.get(), privateKey.get());
        var plain = decrypt(shape.cipher(), key, value.get());
        if (plain.length > mostBytes) {
            throw unopened();
        }
        return plain;
    }

    private static byte[] decrypt(ContentCipher cipher, byte[] key, byte[] value)
            throws SealBroken {
        try {
            return cipher.decrypt(key, value);
        } catch (GeneralSecurityException | ProviderException _) {
            throw unopened();
        }
    }

    /// The content key; one that nobody knows where the wrapped one is no good, so that the content is tried all the same and neither
    /// answer nor time tells the two failures apart (RFC 3218, 2.3.2).
    private static byte[] contentKey(
            EncryptedShape shape, byte[] wrappedKey, PrivateKey privateKey) {
        var unknown = Randomness.bytes(shape.cipher().keyBytes());
        try {
            var key = shape.transport().unwrap(wrappedKey, privateKey);
            return key.length == unknown.length ? key : unknown;
        } catch (GeneralSecurityException | ProviderException _) {
            return unknown;
        }
    }

    private static SealBroken unopened() {
        return new SealBroken(Flaw.DECRYPTION, "what was encrypted cannot be opened");
    }

    private static Element encrypt(
            String type, byte[] plain, X509Certificate recipient, Suite suite, String id) {
        var publicKey = recipient.getPublicKey();
        Dsig.requireStrong(publicKey);
        var cipher = suite.contentCipher();
        var key = Randomness.bytes(cipher.keyBytes());
        try {
            var data = XmlTree.root(ENCRYPTION, "xenc:EncryptedData");
            data.set("Id", id);
            data.set("Type", type);
            XmlTree.add(data, ENCRYPTION, "xenc:EncryptionMethod").set("Algorithm", cipher.uri());
            var keyInfo = XmlTree.add(data, SIGNATURE, "ds:KeyInfo");
            var encryptedKey = XmlTree.add(keyInfo, ENCRYPTION, "xenc:EncryptedKey");
            writeMethod(encryptedKey, suite.keyTransport());
            new KeyReference.Certificate(KeyId.of(recipient)).writeKeyInfo(encryptedKey);
            writeValue(encryptedKey, suite.keyTransport().wrap(key, publicKey));
            writeValue(data, cipher.encrypt(key, plain));
            return data;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing could be encrypted for this key", e);
        }
    }

    private static void writeMethod(Element encryptedKey, KeyTransport transport) {
        var method = XmlTree.add(encryptedKey, ENCRYPTION, "xenc:EncryptionMethod");
        method.set("Algorithm", transport.uri());
        XmlTree.add(method, SIGNATURE, "ds:DigestMethod").set("Algorithm", transport.digest());
        transport
                .maskGeneration()
                .ifPresent(uri ->
                        XmlTree.add(method, ENCRYPTION_11, "xenc11:MGF").set("Algorithm", uri));
    }

    private static void writeValue(Element parent, byte[] value) {
        var data = XmlTree.add(parent, ENCRYPTION, "xenc:CipherData");
        XmlTree.add(data, ENCRYPTION, "xenc:CipherValue", Base64Text.encode(value));
    }
}
