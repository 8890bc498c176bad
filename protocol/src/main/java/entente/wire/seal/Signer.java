package entente.wire.seal;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Element;

/// Makes one signature, in the one shape that [SignatureShape] reads.
final class Signer {
    private final XMLSignatureFactory factory = Dsig.factory();
    private final Suite suite;
    private final List<String> transforms;

    private Signer(Suite suite, List<String> transforms) {
        this.suite = suite;
        this.transforms = transforms;
    }

    /// Appends to `parent` a signature over `targets`, each transformed like this.
    static Element sign(
            Element parent,
            List<Target> targets,
            List<String> transforms,
            Key key,
            KeyReference keyReference,
            Suite suite) {
        Dsig.requireStrong(key);
        try {
            var signer = new Signer(suite, transforms);
            return signer.sign(parent, targets, key, keyReference);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("nothing could be signed with this key", e);
        }
    }

    private Element sign(Element parent, List<Target> targets, Key key, KeyReference keyReference)
            throws GeneralSecurityException, MarshalException, XMLSignatureException {
        var context = new DOMSignContext(key, parent);
        context.setDefaultNamespacePrefix("ds");
        Dsig.prepare(context, suite);
        var references = new ArrayList<Reference>();
        for (var target : targets) {
            if (!target.hasId()) {
                throw new IllegalArgumentException("a part to be signed has no id");
            }
            target.register(context);
            references.add(reference(target));
        }
        var signedInfo =
                factory.newSignedInfo(
                        factory.newCanonicalizationMethod(
                                Dsig.CANONICAL, (C14NMethodParameterSpec) null),
                        factory.newSignatureMethod(Dsig.method(key, suite), null),
                        references);
        var keys = factory.getKeyInfoFactory();
        var reference = new DOMStructure(keyReference.write(parent.getOwnerDocument()));
        factory.newXMLSignature(signedInfo, keys.newKeyInfo(List.of(reference))).sign(context);
        return onOneLine((Element) parent.getLastChild());
    }

    private Reference reference(Target target) throws GeneralSecurityException {
        var steps = new ArrayList<Transform>();
        for (var each : transforms) {
            steps.add(factory.newTransform(each, (TransformParameterSpec) null));
        }
        var digest = factory.newDigestMethod(suite.digest(), null);
        return factory.newReference(target.uri(), digest, steps, null, null);
    }

    /// Takes the carriage returns out of the value, which the JDK breaks into lines for mail.
    private static Element onOneLine(Element signature) {
        var value = signature.getFirstChild().getNextSibling();
        value.setTextContent(value.getTextContent().replaceAll("\\s", ""));
        return signature;
    }
}
