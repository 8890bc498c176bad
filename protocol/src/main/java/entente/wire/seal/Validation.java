package entente.wire.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/// Checks a signature whose shape was found good, with one key, and says what it covers.
final class Validation {
    private static final String CACHE_REFERENCE = "javax.xml.crypto.dsig.cacheReference";

    private Validation() {}

    /// Whether the value is the key's and every digest that of its target. Only `targets` can be found by a reference.
    static Signed check(Element signature, SignatureShape shape, List<Target> targets, Key key)
            throws SealBroken {
        if (!Dsig.isStrong(key)) {
            throw new SealBroken(Flaw.ALGORITHM, "the key is not RSA of 2048 bits or more");
        }
        var context = new DOMValidateContext(key, signature);
        context.setProperty(CACHE_REFERENCE, true);
        Dsig.prepare(context, shape.suite());
        targets.forEach(target -> target.register(context));
        try {
            var unmarshalled = Dsig.factory().unmarshalXMLSignature(context);
            if (!unmarshalled.validate(context)) {
                throw new SealBroken(Flaw.SIGNATURE, "the signature does not hold");
            }
            return covered(unmarshalled.getSignedInfo().getReferences(), shape.suite(), targets);
        } catch (MarshalException | XMLSignatureException e) {
            throw new SealBroken(Flaw.SIGNATURE, "the signature cannot be checked");
        }
    }

    private static Signed covered(List<Reference> references, Suite suite, List<Target> targets)
            throws SealBroken {
        var byUri = new HashMap<String, Element>();
        targets.forEach(target -> byUri.put(target.uri(), target.element()));
        var parts = new ArrayList<Signed.Part>();
        for (var reference : references) {
            var meant = byUri.get(reference.getURI());
            if (meant == null || !isNode(reference, meant)) {
                throw new SealBroken(Flaw.COVERAGE, "another part than the one meant is signed");
            }
            parts.add(new Signed.Part(meant, octets(reference)));
        }
        return new Signed(suite, parts);
    }

    /// Whether what was digested is this very node: the validator reports success for whatever bears the id. Attributes come first.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isNode(Reference reference, Element meant) {
        if (!(reference.getDereferencedData() instanceof NodeSetData<?> nodes)) {
            return false;
        }
        for (var node : nodes) {
            if (node instanceof Element first) {
                return first == meant;
            }
        }
        return false;
    }

    private static byte[] octets(Reference reference) {
        try (var octets = reference.getDigestInputStream()) {
            return octets.readAllBytes();
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
    }
}
