package entente.wire.seal;

import entente.wire.soap.Attribute;
import entente.wire.soap.DocumentReader;
import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.Node;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A small document as a tree: read within bounds, walked by fixed paths, written as it stands.
///
/// Whoever reads a sealed document goes by [#only] and [#optional] from the root down, so that what stands twice, or elsewhere, is
/// refused and never found. A tree belongs to one thread.
public final class XmlTree {
    private static final String WHITE_SPACE = " \t\r\n";

    private XmlTree() {}

    /// Reads a document of UTF-8 without document type, entities or instructions, within the bounds of [DocumentReader]; gives its
    /// root.
    public static Element read(byte[] xml) throws MalformedXml {
        return read(new ByteArrayInputStream(xml), xml.length);
    }

    /// Reads a document of at most `mostBytes`; the stream stays open.
    public static Element read(InputStream xml, int mostBytes) throws MalformedXml {
        return DocumentReader.read(xml, mostBytes);
    }

    /// The root of a new document. The namespace of its prefix is declared on it.
    public static Element root(String namespace, String qualifiedName) {
        var root = Element.of(namespace, qualifiedName);
        declare(root);
        return root;
    }

    /// Adds a last child, and declares the namespace of its prefix where that is not in force yet.
    public static Element add(Element parent, String namespace, String qualifiedName) {
        var child = Element.of(namespace, qualifiedName);
        parent.append(child);
        declare(child);
        return child;
    }

    /// Adds a last child that holds a text.
    public static Element add(Element parent, String namespace, String qualifiedName, String text) {
        return add(parent, namespace, qualifiedName).append(text);
    }

    /// Gives an element an attribute of a namespace, and declares its prefix where that is not in force yet.
    public static void attribute(
            Element element, String namespace, String qualifiedName, String value) {
        var prefix = qualifiedName.substring(0, qualifiedName.indexOf(':'));
        declare(element, prefix, namespace);
        element.set(namespace, qualifiedName, value);
    }

    /// Writes an element as UTF-8, without an XML declaration. It declares the namespaces that are in force around it, so that it can
    /// stand alone. Comments are left out.
    public static byte[] write(Element tree) {
        return TreeWriter.write(tree);
    }

    /// The one child of this name.
    public static Element only(Element parent, String namespace, String local) throws SealBroken {
        return optional(parent, namespace, local)
                .orElseThrow(() -> broken("%s has no %s", parent, local));
    }

    /// The child of this name, if there is one; two are refused.
    public static Optional<Element> optional(Element parent, String namespace, String local)
            throws SealBroken {
        @Nullable Element found = null;
        for (var each : parent.nodes()) {
            if (each instanceof Element child && child.is(namespace, local)) {
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
        return children(parent).stream().filter(child -> child.is(namespace, local)).toList();
    }

    /// All child elements, whatever stands between them.
    public static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (var each : parent.nodes()) {
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
            while (next < locals.length && !child.is(namespace, locals[next])) {
                next++;
            }
            if (next++ >= locals.length) {
                throw broken("%s has a child that is not expected there: %s", parent, shown(child));
            }
        }
    }

    /// The child elements of one that holds nothing else but white space.
    public static List<Element> elementsAlone(Element parent) throws SealBroken {
        for (var each : parent.nodes()) {
            var blank = each instanceof Node.Text(var data) && strip(data).isEmpty();
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
        for (var each : element.attributes()) {
            if (!each.namespace().isEmpty() || !Arrays.asList(names).contains(each.local())) {
                throw broken(
                        "%s has an attribute that is not expected there: %s",
                        element, shown(each.local()));
            }
        }
    }

    /// The text of an element that holds nothing else, without the white space around it. A comment within it is refused: some would read
    /// what stands before it, and others all.
    public static String value(Element element) throws SealBroken {
        var nodes = element.nodes();
        if (nodes.size() == 1 && nodes.getFirst() instanceof Node.Text(var whole)) {
            return strip(whole);
        }
        var value = new StringBuilder();
        for (var each : nodes) {
            if (!(each instanceof Node.Text(var data))) {
                throw broken("%s holds something else than text", element);
            }
            value.append(data);
        }
        return strip(value);
    }

    /// The value of the one child of this name.
    public static String value(Element parent, String namespace, String local) throws SealBroken {
        return value(only(parent, namespace, local));
    }

    /// An attribute of no namespace that must be there.
    public static String attribute(Element element, String name) throws SealBroken {
        return element.attribute(name).orElseThrow(() -> broken("%s has no %s", element, name));
    }

    /// Refuses a document in which two attributes that name elements (`wsu:Id`, `Id`, `ID`, `AssertionID`) have the same value, whatever
    /// elements they stand on: the last one would win. All of the document is looked at in which `element` stands.
    public static void refuseDuplicateIds(Element element) throws SealBroken {
        collectIds(element.root(), new HashSet<>());
    }

    // As deep as a tree may be, which is not deep.
    private static void collectIds(Element element, Set<String> seen) throws SealBroken {
        var attributes = element.attributes();
        for (var at = 0; at < attributes.size(); at++) {
            if (isId(attributes.get(at)) && !seen.add(attributes.get(at).value())) {
                throw new SealBroken(Flaw.DUPLICATE_ID, "two elements have the same id");
            }
        }
        var nodes = element.nodes();
        for (var at = 0; at < nodes.size(); at++) {
            if (nodes.get(at) instanceof Element child) {
                collectIds(child, seen);
            }
        }
    }

    private static boolean isId(Attribute attribute) {
        var name = attribute.local();
        return name.equals("Id") || name.equals("ID") || name.equals("AssertionID");
    }

    /// A complaint about the shape of `element`.
    static SealBroken broken(String what, Element element, Object... more) {
        var arguments = new ArrayList<Object>(List.of(more));
        arguments.addFirst(shown(element));
        return new SealBroken(Flaw.STRUCTURE, what.formatted(arguments.toArray()));
    }

    private static String shown(Element element) {
        return shown(element.local());
    }

    /// A name, short enough for a log; names are ASCII.
    private static String shown(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }

    /// Declares the namespace of its own prefix where that is not in force yet.
    static void declare(Element element) {
        declare(element, element.prefix(), element.namespace());
    }

    private static void declare(Element element, String prefix, String namespace) {
        if (!element.namespaceOf(prefix).equals(namespace)) {
            element.declare(prefix, namespace);
        }
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
