package entente.acceptance;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// The published schemas of EWS, where they lie beside the project; without them, the tests that ask for them are skipped.
final class EwsSchemas {
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final Path SCHEMAS = Path.of("../../shared/schemas/ews/all.xsd");

    private final Schema schema;

    private EwsSchemas(Schema schema) {
        this.schema = schema;
    }

    static EwsSchemas find() throws SAXException {
        var found = findIfThere();
        if (found.isEmpty()) {
            abort("Skipped: the schemas of EWS do not lie beside the project.");
        }
        return found.get();
    }

    /// The same for tests that have something to say without them too.
    static Optional<EwsSchemas> findIfThere() throws SAXException {
        if (!Files.exists(SCHEMAS)) {
            return Optional.empty();
        }
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        return Optional.of(new EwsSchemas(factory.newSchema(SCHEMAS.toFile())));
    }

    /// Throws what is wrong with the header blocks and the body of an envelope; returns the name of the body's first element. A
    /// fault is SOAP's own and not in these schemas.
    String judge(byte[] envelope) throws SAXException, IOException, ParserConfigurationException {
        var builder = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
        var root = builder.parse(new ByteArrayInputStream(envelope)).getDocumentElement();
        var last = "";
        for (var part : elements(root)) {
            for (var block : elements(part)) {
                if (!SOAP.equals(block.getNamespaceURI())) {
                    schema.newValidator().validate(new DOMSource(block));
                }
                last = block.getLocalName();
            }
        }
        return last;
    }

    private static List<Element> elements(Element parent) {
        var children = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
