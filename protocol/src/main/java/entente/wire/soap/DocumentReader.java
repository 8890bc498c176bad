package entente.wire.soap;

import java.io.InputStream;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads a small document whole, as a tree, with the same parser and the same refusals as [XmlCursor], and closer bounds: nesting to
/// [#MOST_DEPTH], [#MOST_NODES] nodes and attributes in all, UTF-8 and nothing else.
///
/// Comments stay in the tree, so that who reads a value can refuse one that a comment cuts in two. Instructions are refused (SOAP 1.2
/// part 1, 5), and so are names beyond ASCII, which none of our formats has. Canonical form says a namespace again on each element that needs
/// it (Exclusive XML Canonicalization 1.0, 3), so one of more than [#MOST_NAMESPACE_CHARACTERS] is refused: a small document would grow to
/// any size where its signature is checked. It is not defined for a namespace that is no whole URI (Canonical XML 1.0, 1.3), which is refused too.
public final class DocumentReader {
    public static final int MOST_DEPTH = 64;
    public static final int MOST_NODES = 50_000;
    public static final int MOST_NAMESPACE_CHARACTERS = 256;

    private final XMLStreamReader reader;
    private @Nullable Element root;
    private @Nullable Element at;
    private int depth;
    private int nodes;

    private DocumentReader(XMLStreamReader reader) {
        this.reader = reader;
    }

    /// Reads a document of at most `mostBytes`; gives its root. Leaves the stream open.
    public static Element read(InputStream xml, int mostBytes) throws MalformedXml {
        var in = new BoundedInput(xml, mostBytes);
        try {
            var reader = XmlFactory.reader(in);
            try {
                return new DocumentReader(reader).whole();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw XmlCursor.malformed(in, "", e);
        }
    }

    private Element whole() throws XMLStreamException, MalformedXml {
        refuseOtherThanUtf8();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> enter();
                case XMLStreamConstants.END_ELEMENT -> leave();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                case XMLStreamConstants.COMMENT -> comment();
                case XMLStreamConstants.SPACE, XMLStreamConstants.END_DOCUMENT -> {
                    // Around the root: no part of the tree.
                }
                case XMLStreamConstants.DTD -> throw wrong("a document type is not accepted");
                default -> throw wrong("has something else than elements, text and comments");
            }
        }
        if (root == null) {
            throw wrong("has no element");
        }
        return root;
    }

    private void refuseOtherThanUtf8() throws MalformedXml {
        var declared = reader.getCharacterEncodingScheme();
        var detected = reader.getEncoding();
        if (!isUtf8(declared) || !isUtf8(detected) || "1.1".equals(reader.getVersion())) {
            throw wrong("is not XML 1.0 in UTF-8");
        }
    }

    private static boolean isUtf8(@Nullable String encoding) {
        return encoding == null || encoding.toUpperCase(Locale.ROOT).equals("UTF-8");
    }

    private void enter() throws MalformedXml {
        if (++depth > MOST_DEPTH) {
            throw wrong("is nested deeper than %d".formatted(MOST_DEPTH));
        }
        var element =
                new Element(
                        orEmpty(reader.getNamespaceURI()),
                        orEmpty(reader.getPrefix()),
                        name(reader.getLocalName()));
        for (var each = 0; each < reader.getNamespaceCount(); each++) {
            declare(element, reader.getNamespacePrefix(each), reader.getNamespaceURI(each));
        }
        for (var each = 0; each < reader.getAttributeCount(); each++) {
            count();
            element.add(
                    new Attribute(
                            orEmpty(reader.getAttributeNamespace(each)),
                            orEmpty(reader.getAttributePrefix(each)),
                            name(reader.getAttributeLocalName(each)),
                            reader.getAttributeValue(each)));
        }
        count();
        if (at == null) {
            root = element;
        } else {
            at.adopt(element);
        }
        at = element;
    }

    private void declare(Element element, @Nullable String prefix, @Nullable String namespace)
            throws MalformedXml {
        count();
        var value = orEmpty(namespace);
        if (value.length() > MOST_NAMESPACE_CHARACTERS) {
            throw wrong("has a namespace longer than %d".formatted(MOST_NAMESPACE_CHARACTERS));
        }
        if (!value.isEmpty() && value.indexOf(':') < 1) {
            throw wrong("has a namespace that is no whole URI");
        }
        element.declare(name(prefix), value);
    }

    private void leave() {
        depth--;
        at = at == null ? null : at.parent().orElse(null);
    }

    private void text() throws MalformedXml {
        if (at != null) {
            count();
            at.append(reader.getText());
        }
    }

    private void comment() throws MalformedXml {
        count();
        if (at != null) {
            at.append(new Node.Comment(reader.getText()));
        }
    }

    private void count() throws MalformedXml {
        if (++nodes > MOST_NODES) {
            throw wrong("has more than %d nodes".formatted(MOST_NODES));
        }
    }

    /// A part of a name; the prefix may be missing, and is looked at where it is declared.
    private String name(@Nullable String part) throws MalformedXml {
        var name = orEmpty(part);
        for (var letter = 0; letter < name.length(); letter++) {
            if (name.charAt(letter) >= 0x80) {
                throw wrong("has a name beyond ASCII");
            }
        }
        return name;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private MalformedXml wrong(String why) {
        var line = Math.max(1, reader.getLocation().getLineNumber());
        return new MalformedXml("the document %s (line %d)".formatted(why, line), line, false);
    }
}
