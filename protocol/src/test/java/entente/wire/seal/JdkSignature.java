package entente.wire.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.Key;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// What the JDK's own XML Signature makes of the first signature in a document, as it travels: an implementation, and a parser, that share no
/// code with ours.
final class JdkSignature {
    private JdkSignature() {}

    /// The octets that it digested for each reference, in their order; empty where the signature does not hold. Every element can be found by
    /// its `wsu:Id`.
    static Optional<List<byte[]>> octets(byte[] xml, Key key) {
        var document = parsed(xml);
        var signature = document.getElementsByTagNameNS(Namespaces.SIGNATURE, "Signature").item(0);
        var context = new DOMValidateContext(key, signature);
        context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
        // It refuses SHA-1 otherwise.
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        var all = document.getElementsByTagNameNS("*", "*");
        for (var at = 0; at < all.getLength(); at++) {
            var element = (Element) all.item(at);
            if (element.hasAttributeNS(Namespaces.UTILITY, "Id")) {
                context.setIdAttributeNS(element, Namespaces.UTILITY, "Id");
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

    /// The document as the JDK's parser reads it.
    static Document parsed(byte[] xml) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(e);
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
