package entente.wire.ews;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// Judges documents by the published schemas of EWS, where they lie beside the project; without them, its tests are skipped.
///
/// Schema-valid is necessary, not sufficient: the schema allows what clients cannot read.
final class SchemaOracle {
    private static final Path SCHEMAS = Path.of("../../shared/schemas/ews/all.xsd");

    private final Schema schema;

    private SchemaOracle(Schema schema) {
        this.schema = schema;
    }

    static SchemaOracle find() {
        if (!Files.exists(SCHEMAS)) {
            abort("Skipped: the schemas of EWS do not lie beside the project.");
        }
        return Loaded.ORACLE;
    }

    /// Loading takes a second, so it is done once and only when there is something to load.
    private static final class Loaded {
        static final SchemaOracle ORACLE = load();
    }

    private static SchemaOracle load() {
        try {
            var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            return new SchemaOracle(factory.newSchema(SCHEMAS.toFile()));
        } catch (SAXException e) {
            throw new IllegalStateException("the schemas cannot be read", e);
        }
    }

    /// Throws what is wrong with the header blocks and the body of an envelope.
    void judge(byte[] envelope) throws SAXException, IOException {
        for (var part : elements(parsed(envelope).getDocumentElement())) {
            for (var block : elements(part)) {
                schema.newValidator().validate(new DOMSource(block));
            }
        }
    }

    private static Document parsed(byte[] envelope) throws SAXException, IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(envelope));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Iterable<Element> elements(Element parent) {
        var children = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
