package entente.wire.soap;

import entente.item.ContentKeeper;
import entente.item.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.typed.Base64Variants;
import org.codehaus.stax2.typed.TypedXMLStreamException;

/// The one door to the parser: walks a document forward, one method per element, one loop per method.
///
/// ```java
/// while (xml.nextChild()) {
///     switch (xml.name()) {
///         case "Address" -> address = xml.text();
///         default -> xml.skip();
///     }
/// }
/// ```
///
/// A loop runs to its end, and each child it is given is read by a loop, by [#text] or by [#skip]. No document types, no entities but
/// the five of XML, nesting to 256, and bounds on the document, its texts and its attributes. Not safe for several threads.
public final class XmlCursor implements AutoCloseable {
    private static final int PATH_SHOWN = 8;

    /// The parser looks for each name's namespace among all that hold where it stands.
    private static final int MOST_NAMESPACES = 256;

    private final BoundedInput in;
    private final XMLStreamReader2 reader;
    private final Optional<ContentKeeper> contents;
    private final Set<String> namespaces;
    private final String[] names = new String[XmlFactory.MOST_DEPTH + 2];
    private int depth;
    private int declared;
    private String knownNamespace = "";

    private XmlCursor(
            BoundedInput in,
            XMLStreamReader2 reader,
            Set<String> namespaces,
            Optional<ContentKeeper> contents) {
        this.in = in;
        this.reader = reader;
        this.contents = contents;
        this.namespaces = namespaces;
    }

    /// A cursor before the root of `document`, of which at most `mostBytes` are read. Elements of other namespaces than these have
    /// names that match nothing. Closing the cursor leaves the stream open.
    public static XmlCursor open(InputStream document, Set<String> namespaces, int mostBytes)
            throws MalformedXml {
        return open(document, namespaces, mostBytes, Optional.empty());
    }

    /// The same of a document whose contents in base64 go to a keeper, if there is one, which bounds them; they are then no part of the `mostBytes`.
    public static XmlCursor open(
            InputStream document,
            Set<String> namespaces,
            int mostBytes,
            Optional<ContentKeeper> contents)
            throws MalformedXml {
        var in = new BoundedInput(document, mostBytes);
        try {
            var reader = XmlFactory.reader(in);
            // SOAP 1.1 is XML 1.0; the other allows characters that no answer or log could repeat.
            if ("1.1".equals(reader.getVersion())) {
                throw new MalformedXml("the document is not XML 1.0 (line 1)", 1, false);
            }
            return new XmlCursor(in, reader, namespaces, contents);
        } catch (XMLStreamException e) {
            throw malformed(in, "", e);
        }
    }

    /// Moves to the next child element of the element at hand; false when there is none, and then that element is left behind.
    public boolean nextChild() throws MalformedXml {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    enter();
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return false;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                case XMLStreamConstants.DTD -> throw wrong("a document type is not accepted");
                default -> {
                    // Text beside elements, comments and instructions say nothing.
                }
            }
        }
    }

    /// The local name of the element at hand, or `{namespace}local` where the namespace is none of ours.
    public String name() {
        return names[depth];
    }

    /// Whether the element at hand is this one.
    public boolean is(String namespace, String local) {
        return reader.getLocalName().equals(local) && namespace().equals(namespace);
    }

    /// The value of an attribute that has no namespace.
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(reader.getAttributeValue("", name));
    }

    /// The language that the element at hand says its text is in (`xml:lang`), as sent.
    public Optional<String> language() {
        return Optional.ofNullable(reader.getAttributeValue(XMLConstants.XML_NS_URI, "lang"));
    }

    /// The text of the element at hand, without the white space around it; the element is left behind.
    public String text() throws MalformedXml {
        var namespaces = reader.getNamespaceCount();
        var text = piece();
        if (!isAtEnd()) {
            var more = piece();
            text = isAtEnd() ? text : pieces(text + more);
        }
        declared -= namespaces;
        depth--;
        return text.strip();
    }

    /// A text that comes in pieces is put together, and never held where it is too long.
    private String pieces(String first) throws MalformedXml {
        var text = new StringBuilder(first);
        while (!isAtEnd()) {
            text.append(piece());
            if (text.length() > XmlFactory.MOST_TEXT_CHARACTERS) {
                throw wrong("is longer than a text may be");
            }
        }
        return text.toString();
    }

    private boolean isAtEnd() {
        return reader.getEventType() == XMLStreamConstants.END_ELEMENT;
    }

    /// The next piece of text in the element at hand; empty for a comment, and at the end.
    private String piece() throws MalformedXml {
        try {
            return switch (reader.next()) {
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE ->
                        reader.getText();
                case XMLStreamConstants.START_ELEMENT -> throw wrong("holds an element");
                default -> "";
            };
        } catch (XMLStreamException e) {
            throw malformed(in, path(depth), e);
        }
    }

    /// The element's text as a whole number.
    public int number() throws MalformedXml {
        var text = text();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrongText("a whole number");
        }
    }

    /// The element's text as `true` or `false`, which may be written 1 or 0.
    public boolean flag() throws MalformedXml {
        return switch (text()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw wrongText("true or false");
        };
    }

    /// The bytes that the element's text stands for in base64, at most `most` of them; white space between does not matter. They may be more than
    /// any text may be long, as they are decoded while they are read.
    public byte[] base64(int most) throws MalformedXml {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8_192];
        try {
            var namespaces = reader.getNamespaceCount();
            for (var read = 0; read >= 0; read = decoded(buffer)) {
                bytes.write(buffer, 0, read);
                if (bytes.size() > most) {
                    throw wrong("is longer than may be read");
                }
            }
            declared -= namespaces;
            depth--;
            return bytes.toByteArray();
        } catch (TypedXMLStreamException notBase64) {
            throw wrong("is not base64");
        } catch (XMLStreamException e) {
            throw malformed(in, path(depth), e);
        }
    }

    /// The same, where they may be large: without a keeper they are held in memory.
    public Octets octets(int most) throws MalformedXml {
        if (contents.isEmpty()) {
            return Octets.of(base64(most));
        }
        var namespaces = reader.getNamespaceCount();
        try {
            var octets = contents.get().keep(new Base64Content(reader, in));
            declared -= namespaces;
            depth--;
            return octets;
        } catch (IOException e) {
            throw switch (e.getCause()) {
                case TypedXMLStreamException _ -> wrong("is not base64");
                case XMLStreamException broken -> malformed(in, path(depth), broken);
                case null, default -> wrong("cannot be read");
            };
        }
    }

    private int decoded(byte[] buffer) throws XMLStreamException {
        return reader.readElementAsBinary(buffer, 0, buffer.length, Base64Variants.MIME);
    }

    /// Leaves the element at hand behind, with all in it.
    public void skip() throws MalformedXml {
        for (var open = 1; open > 0; ) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> open++;
                case XMLStreamConstants.END_ELEMENT -> open--;
                default -> {
                    // Not looked at.
                }
            }
        }
        depth--;
    }

    /// The complaint that a child is not there, raised after the loop over its parent.
    public MalformedXml missing(String child) {
        return complaint(path(leftBehind()) + "/" + child, "is missing");
    }

    /// The complaint that the text just read is not `what` it should be.
    public MalformedXml wrongText(String what) {
        return complaint(path(leftBehind()), "is not " + what);
    }

    /// A complaint about the element at hand.
    public MalformedXml wrong(String why) {
        return complaint(path(depth), why);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            // It gives buffers back and reads nothing; there is nobody who could do anything about
            // it.
        }
    }

    private int next() throws MalformedXml {
        try {
            var event = reader.next();
            countNamespaces(event);
            return event;
        } catch (XMLStreamException e) {
            throw malformed(in, path(depth), e);
        }
    }

    private void countNamespaces(int event) throws MalformedXml {
        if (event == XMLStreamConstants.START_ELEMENT) {
            declared += reader.getNamespaceCount();
            if (declared > MOST_NAMESPACES) {
                throw wrong("has more than %d namespaces in force".formatted(MOST_NAMESPACES));
            }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            declared -= reader.getNamespaceCount();
        }
    }

    private void enter() {
        var namespace = namespace();
        var local = reader.getLocalName();
        names[++depth] = isKnown(namespace) ? local : "{" + namespace + "}" + local;
    }

    private boolean isKnown(String namespace) {
        if (namespace.equals(knownNamespace) && depth > 0) {
            return true;
        }
        if (!namespaces.contains(namespace)) {
            return false;
        }
        knownNamespace = namespace;
        return true;
    }

    private String namespace() {
        var namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /// The depth of the element whose end was just read.
    private int leftBehind() {
        return depth + 1;
    }

    private String path(int to) {
        var from = Math.max(1, to - PATH_SHOWN + 1);
        var path = new StringBuilder(from > 1 ? "…" : "");
        for (var at = from; at <= to; at++) {
            path.append(path.isEmpty() ? "" : "/").append(shown(names[at]));
        }
        return path.toString();
    }

    private static String shown(String name) {
        var cut = name.length() <= 64 ? name : name.substring(0, 64) + "…";
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    private MalformedXml complaint(String path, String why) {
        var line = reader.getLocation().getLineNumber();
        return new MalformedXml("%s %s (line %d)".formatted(path, why, line).strip(), line, false);
    }

    /// What the parser's complaint becomes, wherever in our code it is heard.
    static MalformedXml malformed(BoundedInput in, String path, XMLStreamException e) {
        var at = e.getLocation();
        var line = at == null ? 1 : Math.max(1, at.getLineNumber());
        var why = in.exceeded() ? "is longer than may be read" : "is not well-formed XML";
        var where = path.isEmpty() ? "the document" : path;
        return new MalformedXml("%s %s (line %d)".formatted(where, why, line), line, in.exceeded());
    }
}
