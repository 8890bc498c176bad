package entente.wire.seal;

import static entente.wire.seal.Namespaces.ENCRYPTION;
import static entente.wire.seal.Namespaces.ENCRYPTION_11;
import static entente.wire.seal.Namespaces.SIGNATURE;

import entente.wire.soap.Element;
import java.util.Optional;
import java.util.Set;

/// The one shape of `<xenc:EncryptedData>` that is opened (XML Encryption 1.1, 3): a value, and one key for one recipient that is ours. The two
/// values are as they stand, not decoded yet.
record EncryptedShape(
        ContentCipher cipher,
        KeyTransport transport,
        KeyId recipient,
        String wrappedKey,
        String value) {

    static EncryptedShape read(Element data, Set<Suite> allowed) throws SealBroken {
        if (!data.is(ENCRYPTION, "EncryptedData")) {
            throw XmlTree.broken("%s is not encrypted data", data);
        }
        XmlTree.expectAttributes(data, "Id", "Type");
        var type = XmlTree.attribute(data, "Type");
        if (!type.equals(Encryption.ELEMENT) && !type.equals(Encryption.CONTENT)) {
            throw XmlTree.broken("%s is of another type than element or content", data);
        }
        expectThree(data);
        var keyInfo = XmlTree.only(data, SIGNATURE, "KeyInfo");
        XmlTree.expectAttributes(keyInfo, "Id");
        XmlTree.expectOnly(keyInfo, ENCRYPTION, "EncryptedKey");
        var encryptedKey = XmlTree.only(keyInfo, ENCRYPTION, "EncryptedKey");
        XmlTree.expectAttributes(encryptedKey, "Id");
        expectThree(encryptedKey);
        var suite = suite(encryptedKey, allowed);
        return new EncryptedShape(
                cipher(data, suite),
                suite.keyTransport(),
                recipient(encryptedKey),
                value(encryptedKey),
                value(data));
    }

    /// EncryptionMethod, KeyInfo and CipherData, in this order.
    private static void expectThree(Element parent) throws SealBroken {
        var children = XmlTree.elementsAlone(parent);
        if (children.size() != 3
                || !children.get(0).is(ENCRYPTION, "EncryptionMethod")
                || !children.get(1).is(SIGNATURE, "KeyInfo")
                || !children.get(2).is(ENCRYPTION, "CipherData")) {
            throw XmlTree.broken("%s has other children than a method, a key and a value", parent);
        }
    }

    private static Suite suite(Element encryptedKey, Set<Suite> allowed) throws SealBroken {
        var method = XmlTree.only(encryptedKey, ENCRYPTION, "EncryptionMethod");
        XmlTree.expectAttributes(method, "Algorithm");
        var uri = XmlTree.attribute(method, "Algorithm");
        var digest = algorithm(method, SIGNATURE, "DigestMethod");
        var maskGeneration = algorithm(method, ENCRYPTION_11, "MGF");
        var known = (digest.isPresent() ? 1 : 0) + (maskGeneration.isPresent() ? 1 : 0);
        if (XmlTree.elementsAlone(method).size() != known) {
            throw XmlTree.broken("%s has a parameter that is not expected there", method);
        }
        return allowed.stream()
                .filter(suite -> suite.keyTransport().is(uri, digest, maskGeneration))
                .findFirst()
                .orElseThrow(() -> refused(method));
    }

    private static Optional<String> algorithm(Element method, String namespace, String local)
            throws SealBroken {
        var parameter = XmlTree.optional(method, namespace, local);
        if (parameter.isEmpty()) {
            return Optional.empty();
        }
        XmlTree.expectEmpty(parameter.get(), "Algorithm");
        return Optional.of(XmlTree.attribute(parameter.get(), "Algorithm"));
    }

    private static ContentCipher cipher(Element data, Suite suite) throws SealBroken {
        var method = XmlTree.only(data, ENCRYPTION, "EncryptionMethod");
        XmlTree.expectEmpty(method, "Algorithm");
        var uri = XmlTree.attribute(method, "Algorithm");
        return suite.readableCiphers().stream()
                .filter(cipher -> cipher.uri().equals(uri))
                .findFirst()
                .orElseThrow(() -> refused(method));
    }

    private static KeyId recipient(Element encryptedKey) throws SealBroken {
        var keyInfo = XmlTree.only(encryptedKey, SIGNATURE, "KeyInfo");
        return switch (KeyReference.inKeyInfo(keyInfo)) {
            case KeyReference.Certificate(var keyId) -> keyId;
            case KeyReference.Assertion _ ->
                    throw XmlTree.broken("%s is encrypted for no certificate", encryptedKey);
        };
    }

    private static String value(Element parent) throws SealBroken {
        var data = XmlTree.only(parent, ENCRYPTION, "CipherData");
        XmlTree.expectAttributes(data);
        XmlTree.expectOnly(data, ENCRYPTION, "CipherValue");
        var value = XmlTree.only(data, ENCRYPTION, "CipherValue");
        XmlTree.expectAttributes(value);
        return XmlTree.value(value);
    }

    private static SealBroken refused(Element method) {
        return new SealBroken(
                Flaw.ALGORITHM,
                "%s of %s names what the profile does not allow"
                        .formatted(
                                method.local(),
                                method.parent().map(Element::local).orElse("nothing")));
    }
}
