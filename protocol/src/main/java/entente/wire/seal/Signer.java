package entente.wire.seal;

import static entente.wire.seal.Namespaces.SIGNATURE;

import entente.wire.soap.Element;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.SecretKey;

/// Makes one signature, in the one shape that [SignatureShape] reads (XML Signature 1.1, 3.1): a digest of each target's canonical octets,
/// and a signature over the canonical octets of all digests.
final class Signer {
    private Signer() {}

    /// Appends to `parent` a signature over `targets`, each transformed like this: whole, but for the signature itself.
    static Element sign(
            Element parent,
            List<Target> targets,
            List<String> transforms,
            Key key,
            KeyReference keyReference,
            Suite suite) {
        Dsig.requireStrong(key);
        try {
            // Before the signature stands there: it is no part of what it signs.
            var digests = new ArrayList<byte[]>();
            for (var target : targets) {
                digests.add(digest(target, suite));
            }
            var signature = XmlTree.add(parent, SIGNATURE, "ds:Signature");
            var signedInfo = XmlTree.add(signature, SIGNATURE, "ds:SignedInfo");
            method(signedInfo, "ds:CanonicalizationMethod", Dsig.CANONICAL);
            method(signedInfo, "ds:SignatureMethod", Dsig.method(key, suite));
            for (var at = 0; at < targets.size(); at++) {
                refer(signedInfo, targets.get(at).uri(), transforms, suite, digests.get(at));
            }
            var value = value(Canonical.octets(signedInfo), key, suite);
            XmlTree.add(signature, SIGNATURE, "ds:SignatureValue", Base64Text.encode(value));
            keyReference.writeKeyInfo(signature);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing could be signed with this key", e);
        }
    }

    private static byte[] digest(Target target, Suite suite) throws GeneralSecurityException {
        if (!target.hasId()) {
            throw new IllegalArgumentException("a part to be signed has no id");
        }
        return Dsig.digested(target.octets(), suite);
    }

    private static void refer(
            Element signedInfo, String uri, List<String> transforms, Suite suite, byte[] digest) {
        var reference = XmlTree.add(signedInfo, SIGNATURE, "ds:Reference");
        reference.set("URI", uri);
        var steps = XmlTree.add(reference, SIGNATURE, "ds:Transforms");
        transforms.forEach(each -> method(steps, "ds:Transform", each));
        method(reference, "ds:DigestMethod", suite.digest());
        XmlTree.add(reference, SIGNATURE, "ds:DigestValue", Base64Text.encode(digest));
    }

    private static void method(Element parent, String name, String algorithm) {
        XmlTree.add(parent, SIGNATURE, name).set("Algorithm", algorithm);
    }

    private static byte[] value(byte[] octets, Key key, Suite suite)
            throws GeneralSecurityException {
        return switch (key) {
            case SecretKey secret -> Dsig.authenticated(octets, secret, suite);
            case PrivateKey secret -> {
                var signature = Signature.getInstance(Dsig.rsa(suite));
                signature.initSign(secret);
                signature.update(octets);
                yield signature.sign();
            }
            default -> throw new IllegalArgumentException("not a key to sign with");
        };
    }
}
