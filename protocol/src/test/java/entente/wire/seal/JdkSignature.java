package entente.wire.seal;

import java.io.IOException;
import java.security.Key;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// What the JDK's own XML Signature makes of a signature: an implementation that shares no code with ours.
final class JdkSignature {
    private JdkSignature() {}

    /// The octets that it digested for each reference, in their order; empty where the signature does not hold. Only `parts` can be found, by
    /// their attribute `id`.
    static Optional<List<byte[]>> octets(
            Element signature,
            List<Element> parts,
            @Nullable String namespace,
            String id,
            Key key) {
        var context = new DOMValidateContext(key, signature);
        context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
        // It refuses SHA-1 otherwise.
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        for (var part : parts) {
            if (part.hasAttributeNS(namespace, id)) {
                context.setIdAttributeNS(part, namespace, id);
            }
        }
        try {
            var read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            if (!read.validate(context)) {
                return Optional.empty();
            }
            List<Reference> references = read.getSignedInfo().getReferences();
            return Optional.of(references.stream().map(JdkSignature::octets).toList());
        } catch (MarshalException | XMLSignatureException _) {
            return Optional.empty();
        }
    }

    private static byte[] octets(Reference reference) {
        try (var octets = reference.getDigestInputStream()) {
            return octets.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
