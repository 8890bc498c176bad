package entente.wire.soap;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/// The one hardened parser factory. Configured once, then only read: Woodstox's factories are safe to share after that.
final class XmlFactory {
    static final int MOST_DEPTH = 256;
    static final int MOST_ATTRIBUTES = 64;
    static final int MOST_ATTRIBUTE_CHARACTERS = 16_384;
    static final int MOST_TEXT_CHARACTERS = 1_048_576;
    static final long MOST_ELEMENTS = 20_000_000;

    private static final XMLInputFactory2 FACTORY = hardened();

    private XmlFactory() {}

    static XMLStreamReader2 reader(BoundedInput in) throws XMLStreamException {
        return (XMLStreamReader2) FACTORY.createXMLStreamReader(in);
    }

    private static XMLInputFactory2 hardened() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // A lazy parser complains where nobody expects it, and unchecked.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        // An `xml:id` is an attribute like any other: what is read is what was written, and signed.
        factory.setProperty(XMLInputFactory2.XSP_SUPPORT_XMLID, XMLInputFactory2.XSP_V_XMLID_NONE);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MOST_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, MOST_ELEMENTS);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MOST_ATTRIBUTE_CHARACTERS);
        // Texts are bounded where they are read, and base64 by its bytes; here by what is read of a
        // document.
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, Integer.MAX_VALUE);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing outside the document is read");
        });
        return factory;
    }
}
