package entente.wire.seal;

import entente.wire.soap.Element;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A signature over parts of a message, each named by its `wsu:Id` (WS-Security 1.1, 8). [SecurityHeader] and [SecuredMessage] use it as
/// this federation wants it; this is for whoever must sign or check something else.
public final class PartsSignature {
    private static final List<String> TRANSFORMS = List.of(Dsig.CANONICAL);

    private PartsSignature() {}

    /// Signs `parts`, which all have a `wsu:Id`, and appends the signature to `parent`. A private key signs with RSA, a secret key
    /// with HMAC. Returns the signature.
    public static Element sign(
            Element parent, List<Element> parts, Key key, KeyReference reference, Suite suite) {
        var targets = parts.stream().map(Target::part).toList();
        return Signer.sign(parent, targets, TRANSFORMS, key, reference, suite);
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
        XmlTree.refuseDuplicateIds(signature);
        var shape =
                SignatureShape.read(
                        signature, suite -> Dsig.method(key, suite), TRANSFORMS, allowed);
        for (var part : required) {
            var target = Target.part(part);
            if (!target.hasId() || !shape.uris().contains(target.uri())) {
                throw new SealBroken(Flaw.COVERAGE, part.local() + " is not signed");
            }
        }
        var targets = new ArrayList<Target>();
        addSigned(required, shape, targets);
        addSigned(optional, shape, targets);
        if (targets.size() != shape.uris().size()) {
            throw new SealBroken(Flaw.COVERAGE, "a part is signed that is none of the message's");
        }
        return Validation.check(shape, targets, key);
    }

    private static void addSigned(List<Element> parts, SignatureShape shape, List<Target> targets) {
        for (var part : parts) {
            var target = Target.part(part);
            if (target.hasId() && shape.uris().contains(target.uri())) {
                targets.add(target);
            }
        }
    }
}
