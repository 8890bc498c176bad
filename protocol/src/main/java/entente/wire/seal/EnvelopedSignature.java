package entente.wire.seal;

import static entente.wire.seal.Namespaces.SIGNATURE;

import entente.wire.soap.Element;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A signature that stands within what it signs, as its last child: that of an assertion (SAML 1.1 core, 5.4) and of a published document.
///
/// One reference, to the id of the element itself; transforms enveloped-signature and exclusive canonicalisation, and no others.
public final class EnvelopedSignature {
    private static final List<String> TRANSFORMS = List.of(Dsig.ENVELOPED, Dsig.CANONICAL);

    private EnvelopedSignature() {}

    /// A signature that holds: by which key, in which suite.
    public record Verified(PublicKey key, Suite suite) {}

    /// Signs `root` and appends the signature. `idAttribute` is the attribute of no namespace that names the root, and must be there; `keyId`
    /// tells readers which key to check with.
    public static void sign(
            Element root, String idAttribute, PrivateKey key, KeyId keyId, Suite suite) {
        var target = new Target(root, "", idAttribute, Optional.empty());
        var reference = new KeyReference.Certificate(keyId);
        Signer.sign(root, List.of(target), TRANSFORMS, key, reference, suite);
    }

    /// Checks the signature that is the last child of `root` with each of the keys that are trusted, whatever its KeyInfo says. What the
    /// caller may read afterwards is this very element, without the signature.
    public static Verified verify(
            Element root, String idAttribute, List<PublicKey> trusted, Set<Suite> allowed)
            throws SealBroken {
        XmlTree.refuseDuplicateIds(root);
        var signature = signature(root);
        var shape = SignatureShape.read(signature, Suite::rsaSignature, TRANSFORMS, allowed);
        var target = new Target(root, "", idAttribute, Optional.of(signature));
        if (!target.hasId() || !shape.uris().equals(Set.of(target.uri()))) {
            throw new SealBroken(Flaw.COVERAGE, "the signature is not over its own element");
        }
        for (var key : trusted) {
            if (holds(shape, target, key)) {
                return new Verified(key, shape.suite());
            }
        }
        throw new SealBroken(Flaw.SIGNATURE, "the signature is not of a key that is trusted");
    }

    // The last child and the only one: compared as nodes.
    @SuppressWarnings("ReferenceEquality")
    private static Element signature(Element root) throws SealBroken {
        var signature = XmlTree.only(root, SIGNATURE, "Signature");
        if (XmlTree.children(root).getLast() != signature) {
            throw XmlTree.broken("%s goes on after its signature", root);
        }
        return signature;
    }

    private static boolean holds(SignatureShape shape, Target target, PublicKey key) {
        try {
            return Validation.check(shape, List.of(target), key).covers(target.element());
        } catch (SealBroken notThisKey) {
            return false;
        }
    }
}
