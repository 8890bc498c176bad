package entente.wire.seal;

import entente.wire.soap.DocumentReader;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/// A small document as a tree: read within bounds, walked by fixed paths, written as it stands.
///
/// Whoever reads a sealed document goes by [#only] and [#optional] from the root down, so that what stands twice, or elsewhere, is
/// refused and never found. A tree belongs to one thread.
public final class XmlTree {
    private static final Set<String> ID_NAMES = Set.of("Id", "ID", "AssertionID");
    private static final String WHITE_SPACE = " \t\r\n";

    private XmlTree() {}

    /// Reads a document of UTF-8 without document type, entities or instructions, within the bounds of [DocumentReader].
    public static Document read(byte[] xml) throws MalformedXml {
        return read(new ByteArrayInputStream(xml), xml.length);
    }

    /// Reads a document of at most `mostBytes`; the stream stays open.
    public static Document read(InputStream xml, int mostBytes) throws MalformedXml {
        return DocumentReader.read(xml, mostBytes);
    }

    /// The root of a new document. The namespace of its prefix is declared on it.
    public static Element root(String namespace, String qualifiedName) {
        var document = DocumentReader.empty();
        var root = document.createElementNS(namespace, qualifiedName);
        document.appendChild(root);
        declare(root, namespace);
        return root;
    }

    /// Adds a last child, and declares the namespace of its prefix where that is not in force yet.
    public static Element add(Element parent, String namespace, String qualifiedName) {
        var child = parent.getOwnerDocument().createElementNS(namespace, qualifiedName);
        parent.appendChild(child);
        declare(child, namespace);
        return child;
    }

    /// Adds a last child that holds a text.
    public static Element add(Element parent, String namespace, String qualifiedName, String text) {
        var child = add(parent, namespace, qualifiedName);
        child.appendChild(parent.getOwnerDocument().createTextNode(text));
        return child;
    }

    /// Gives an element an attribute of a namespace, and declares its prefix where that is not in force yet.
    public static void attribute(
            Element element, String namespace, String qualifiedName, String value) {
        var prefix = qualifiedName.substring(0, qualifiedName.indexOf(':'));
        declare(element, prefix, namespace);
        element.setAttributeNS(namespace, qualifiedName, value);
    }

    /// Writes a document or an element as UTF-8, without an XML declaration. An element declares the namespaces that are in
    /// force around it, so that it can stand alone. Comments are left out.
    public static byte[] write(Node tree) {
        var root = tree instanceof Document document ? document.getDocumentElement() : tree;
        return TreeWriter.write((Element) root);
    }

    /// The one child of this name.
    public static Element only(Element parent, String namespace, String local) throws SealBroken {
        return optional(parent, namespace, local)
                .orElseThrow(() -> broken("%s has no %s", parent, local));
    }

    /// The child of this name, if there is one; two are refused.
    public static Optional<Element> optional(Element parent, String namespace, String local)
            throws SealBroken {
        Element found = null;
        for (var each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element child && is(child, namespace, local)) {
                if (found != null) {
                    throw broken("%s has more than one %s", parent, local);
                }
                found = child;
            }
        }
        return Optional.ofNullable(found);
    }

    /// All children of this name.
    public static List<Element> named(Element parent, String namespace, String local) {
        return children(parent).stream().filter(child -> is(child, namespace, local)).toList();
    }

    /// All child elements, whatever stands between them.
    public static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (var each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    /// Refuses any child but the elements of these names, each at most once and in this order, and any text but white space.
    public static void expectOnly(Element parent, String namespace, String... locals)
            throws SealBroken {
        var next = 0;
        for (var child : elementsAlone(parent)) {
            while (next < locals.length && !is(child, namespace, locals[next])) {
                next++;
            }
            if (next++ >= locals.length) {
                throw broken("%s has a child that is not expected there: %s", parent, name(child));
            }
        }
    }

    /// The child elements of one that holds nothing else but white space.
    public static List<Element> elementsAlone(Element parent) throws SealBroken {
        for (var each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            var blank = each instanceof Text text && isWhiteSpace(text.getData());
            if (!blank && !(each instanceof Element)) {
                throw broken("%s holds something else than elements", parent);
            }
        }
        return children(parent);
    }

    /// Refuses any attribute but these of no namespace, and any content but white space.
    public static void expectEmpty(Element element, String... attributes) throws SealBroken {
        expectAttributes(element, attributes);
        if (!elementsAlone(element).isEmpty()) {
            throw broken("%s must be empty", element);
        }
    }

    /// Refuses any attribute but these of no namespace.
    public static void expectAttributes(Element element, String... names) throws SealBroken {
        if (!element.hasAttributes()) {
            return;
        }
        var attributes = element.getAttributes();
        for (var at = 0; at < attributes.getLength(); at++) {
            var each = (Attr) attributes.item(at);
            if (!isDeclaration(each) && !(each.getNamespaceURI() == null && isIn(names, each))) {
                throw broken(
                        "%s has an attribute that is not expected there: %s", element, name(each));
            }
        }
    }

    private static boolean isIn(String[] names, Attr attribute) {
        return Arrays.asList(names).contains(local(attribute));
    }

    static boolean isDeclaration(Attr attribute) {
        return XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
    }

    /// The text of an element that holds nothing else, without the white space around it. A comment within it is refused: some would read
    /// what stands before it, and others all.
    public static String value(Element element) throws SealBroken {
        var value = new StringBuilder();
        for (var each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (!(each instanceof Text text)) {
                throw broken("%s holds something else than text", element);
            }
            value.append(text.getData());
        }
        return strip(value);
    }

    /// The value of the one child of this name.
    public static String value(Element parent, String namespace, String local) throws SealBroken {
        return value(only(parent, namespace, local));
    }

    /// An attribute of no namespace that must be there.
    public static String attribute(Element element, String name) throws SealBroken {
        var attribute = element.getAttributeNodeNS(null, name);
        if (attribute == null) {
            throw broken("%s has no %s", element, name);
        }
        return attribute.getValue();
    }

    public static boolean is(Node node, String namespace, String local) {
        return node instanceof Element
                && local.equals(node.getLocalName())
                && namespace.equals(Objects.requireNonNullElse(node.getNamespaceURI(), ""));
    }

    /// Refuses a document in which two attributes that name elements (`wsu:Id`, `Id`, `ID`, `AssertionID`) have the same value, whatever
    /// elements they stand on: the last one would win.
    public static void refuseDuplicateIds(Document document) throws SealBroken {
        refuseDuplicateIds(document.getDocumentElement(), new HashSet<>());
    }

    // As deep as a tree may be, which is not deep.
    private static void refuseDuplicateIds(Element element, Set<String> seen) throws SealBroken {
        if (element.hasAttributes()) {
            collectIds(element.getAttributes(), seen);
        }
        for (var each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element child) {
                refuseDuplicateIds(child, seen);
            }
        }
    }

    private static void collectIds(NamedNodeMap attributes, Set<String> seen) throws SealBroken {
        for (var at = 0; at < attributes.getLength(); at++) {
            var each = (Attr) attributes.item(at);
            if (ID_NAMES.contains(local(each)) && !seen.add(each.getValue())) {
                throw new SealBroken(Flaw.DUPLICATE_ID, "two elements have the same id");
            }
        }
    }

    /// A complaint about the shape of `element`.
    static SealBroken broken(String what, Element element, Object... more) {
        var arguments = new ArrayList<Object>(List.of(more));
        arguments.addFirst(name(element));
        return new SealBroken(Flaw.STRUCTURE, what.formatted(arguments.toArray()));
    }

    /// The local name, short enough for a log; names are ASCII.
    private static String name(Node node) {
        var name = local(node);
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }

    /// What the DOM calls a local name, also of an attribute that was set without a thought of namespaces.
    private static String local(Node node) {
        return Objects.requireNonNullElse(node.getLocalName(), node.getNodeName());
    }

    static void declare(Element element, String namespace) {
        declare(element, Objects.requireNonNullElse(element.getPrefix(), ""), namespace);
    }

    private static void declare(Element element, String prefix, String namespace) {
        if (!Prefixes.inForce(element, prefix).equals(namespace)) {
            element.setAttributeNS(
                    XMLConstants.XMLNS_ATTRIBUTE_NS_URI, Prefixes.declaration(prefix), namespace);
        }
    }

    private static boolean isWhiteSpace(String text) {
        return strip(text).isEmpty();
    }

    private static String strip(CharSequence text) {
        var from = 0;
        var to = text.length();
        while (from < to && WHITE_SPACE.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && WHITE_SPACE.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.subSequence(from, to).toString();
    }
}
