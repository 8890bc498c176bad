package entente.wire.soap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An element of a small document that is held whole, as a tree. Two elements are never equal: where it stands is part of what it is.
///
/// Namespaces, prefixes and names are strings, empty where there is none. Namespaces are declared by [#declare] and by nothing else, and so
/// what is written is what is here. A tree belongs to one thread, and nobody changes one while going through it.
public final class Element implements Node {
    private static final String XML = "xml";
    private static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

    private final String namespace;
    private final String prefix;
    private final String local;
    private @Nullable Element parent;
    private final List<Declaration> declarations = new ArrayList<>(2);
    private final List<Attribute> attributes = new ArrayList<>(4);
    private final List<Node> nodes = new ArrayList<>(4);

    Element(String namespace, String prefix, String local) {
        this.namespace = namespace;
        this.prefix = prefix;
        this.local = local;
    }

    /// An element that stands nowhere yet and declares nothing; `name` may have a prefix.
    public static Element of(String namespace, String name) {
        return new Element(namespace, prefixOf(name), localOf(name));
    }

    public String namespace() {
        return namespace;
    }

    public String prefix() {
        return prefix;
    }

    public String local() {
        return local;
    }

    /// The name as it is written, with its prefix.
    public String name() {
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }

    public boolean is(String namespace, String local) {
        return this.local.equals(local) && this.namespace.equals(namespace);
    }

    /// Empty for the root of a tree.
    public Optional<Element> parent() {
        return Optional.ofNullable(parent);
    }

    /// The root of the tree that it stands in; itself, where it stands in none.
    public Element root() {
        var at = this;
        while (at.parent != null) {
            at = at.parent;
        }
        return at;
    }

    /// What it holds, in order; to look at.
    public List<Node> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /// In the order in which they were read or given.
    public List<Attribute> attributes() {
        return Collections.unmodifiableList(attributes);
    }

    /// What it declares itself, in the order in which it was read or given.
    public List<Declaration> declarations() {
        return Collections.unmodifiableList(declarations);
    }

    /// The value of an attribute of no namespace.
    public Optional<String> attribute(String local) {
        return attribute("", local);
    }

    public Optional<String> attribute(String namespace, String local) {
        for (var each : attributes) {
            if (each.is(namespace, local)) {
                return Optional.of(each.value());
            }
        }
        return Optional.empty();
    }

    /// Gives it an attribute of no namespace, in place of one of this name.
    public Element set(String local, String value) {
        return set("", local, value);
    }

    /// Gives it an attribute, in place of one of this name. A prefix is not declared by that.
    public Element set(String namespace, String name, String value) {
        var attribute = new Attribute(namespace, prefixOf(name), localOf(name), value);
        for (var at = 0; at < attributes.size(); at++) {
            if (attributes.get(at).is(namespace, attribute.local())) {
                attributes.set(at, attribute);
                return this;
            }
        }
        add(attribute);
        return this;
    }

    /// One that it does not have yet.
    void add(Attribute attribute) {
        attributes.add(attribute);
    }

    /// Takes an attribute away, if it has it.
    public void unset(String namespace, String local) {
        attributes.removeIf(each -> each.is(namespace, local));
    }

    /// Declares a namespace, in place of what it declared of this prefix before.
    public void declare(String prefix, String namespace) {
        declarations.removeIf(each -> each.prefix().equals(prefix));
        declarations.add(new Declaration(prefix, namespace));
    }

    /// The namespace that a prefix stands for here; empty where it is not declared, or stands for none.
    public String namespaceOf(String prefix) {
        if (prefix.equals(XML)) {
            return XML_NAMESPACE;
        }
        for (Element at = this; at != null; at = at.parent) {
            for (var each : at.declarations) {
                if (each.prefix().equals(prefix)) {
                    return each.namespace();
                }
            }
        }
        return "";
    }

    /// Adds a text as the last of what it holds.
    public Element append(String text) {
        nodes.add(new Text(text));
        return this;
    }

    /// Adds a node as the last of what it holds. An element leaves the place where it stood.
    public void append(Node node) {
        insert(nodes.size(), node);
    }

    /// Adds a node before the one that is `at` now. An element leaves the place where it stood, and must not be around this one.
    public void insert(int at, Node node) {
        if (node instanceof Element element) {
            for (Element around = this; around != null; around = around.parent) {
                if (isSame(around, element)) {
                    throw new IllegalArgumentException("an element cannot stand within itself");
                }
            }
            element.leave();
            element.parent = this;
        }
        nodes.add(Math.min(at, nodes.size()), node);
    }

    /// Adds one that stands nowhere, and has just been made.
    void adopt(Element child) {
        child.parent = this;
        nodes.add(child);
    }

    /// Takes it, with all that it holds, out of the tree that it stands in.
    public void leave() {
        if (parent != null) {
            parent.nodes.remove(parent.placeOf(this));
            parent = null;
        }
    }

    /// Where a child of it stands among what it holds.
    public int placeOf(Element child) {
        for (var at = 0; at < nodes.size(); at++) {
            if (isSame(nodes.get(at), child)) {
                return at;
            }
        }
        throw new IllegalArgumentException("no child of this element");
    }

    /// Makes a text all that it holds.
    public void setText(String text) {
        clear();
        append(text);
    }

    /// Takes away all that it holds.
    public void clear() {
        for (var each : nodes) {
            if (each instanceof Element child) {
                child.parent = null;
            }
        }
        nodes.clear();
    }

    /// All elements in it, at any depth, in the order in which they are written: to look at, and never to believe.
    public Stream<Element> descendants() {
        return nodes.stream()
                .flatMap(each ->
                        each instanceof Element child
                                ? Stream.concat(Stream.of(child), child.descendants())
                                : Stream.empty());
    }

    /// All the text in it, at any depth and without comments: to show, and never to believe.
    public String text() {
        var text = new StringBuilder();
        collect(text);
        return text.toString();
    }

    // As deep as a tree may be, which is not deep.
    private void collect(StringBuilder text) {
        for (var each : nodes) {
            switch (each) {
                case Element child -> child.collect(text);
                case Text(var data) -> text.append(data);
                case Comment _ -> {}
            }
        }
    }

    /// The same again, with all that it holds, standing nowhere. What is declared around it is not taken along.
    public Element copy() {
        var copy = new Element(namespace, prefix, local);
        declarations.forEach(each -> copy.declare(each.prefix(), each.namespace()));
        attributes.forEach(copy::add);
        for (var each : nodes) {
            copy.append(each instanceof Element child ? child.copy() : each);
        }
        return copy;
    }

    // That very node, of which others may be copies.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Node one, Node other) {
        return one == other;
    }

    private static String prefixOf(String name) {
        return name.substring(0, Math.max(0, name.indexOf(':')));
    }

    private static String localOf(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /// The name alone.
    @Override
    public String toString() {
        return name();
    }
}
