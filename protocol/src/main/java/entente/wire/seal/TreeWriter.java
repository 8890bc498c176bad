package entente.wire.seal;

import entente.wire.soap.Element;
import entente.wire.soap.Node;
import entente.wire.soap.XmlWriter;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes a tree, or a branch of it with the declarations that it inherits.
final class TreeWriter {
    private final XmlWriter xml = XmlWriter.fragment();
    private final @Nullable Element place;
    private final byte[] piece;

    private TreeWriter(@Nullable Element place, byte[] piece) {
        this.place = place;
        this.piece = piece;
    }

    static byte[] write(Element root) {
        return write(root, null, new byte[0]);
    }

    /// The same with an element that was written elsewhere in place of one in the tree. It declares the prefixes it uses.
    static byte[] write(Element root, @Nullable Element place, byte[] piece) {
        var writer = new TreeWriter(place, piece);
        writer.start(root);
        writer.inherited(root);
        writer.rest(root);
        return writer.xml.toBytes();
    }

    private void start(Element element) {
        xml.start(element.name());
        var declarations = element.declarations();
        for (var at = 0; at < declarations.size(); at++) {
            declare(declarations.get(at).prefix(), declarations.get(at).namespace());
        }
        var attributes = element.attributes();
        for (var at = 0; at < attributes.size(); at++) {
            var each = attributes.get(at);
            xml.attribute(name(each.prefix(), each.local()), each.value());
        }
    }

    private void declare(String prefix, String namespace) {
        xml.attribute(prefix.isEmpty() ? "xmlns" : name("xmlns", prefix), namespace);
    }

    private static String name(String prefix, String local) {
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }

    // That very node, of which others may be copies. Counted, as iterators of all the elements
    // would be much of what is made here.
    @SuppressWarnings("ReferenceEquality")
    private void rest(Element element) {
        var nodes = element.nodes();
        for (var at = 0; at < nodes.size(); at++) {
            switch (nodes.get(at)) {
                case Element child when child == place -> xml.raw(piece);
                case Element child -> {
                    start(child);
                    rest(child);
                }
                case Node.Text(var data) -> xml.text(data);
                // Signatures do not cover comments, so nobody may read them.
                case Node.Comment _ -> {}
            }
        }
        xml.end();
    }

    /// Declares what is in force around the root, so that even prefixes in its texts keep their meaning.
    private void inherited(Element root) {
        if (root.parent().isEmpty()) {
            return;
        }
        var declared = new HashSet<String>();
        root.declarations().forEach(each -> declared.add(each.prefix()));
        for (var at = root.parent(); at.isPresent(); at = at.get().parent()) {
            inherit(at.get(), declared);
        }
    }

    private void inherit(Element around, Set<String> declared) {
        for (var each : around.declarations()) {
            if (declared.add(each.prefix())) {
                declare(each.prefix(), each.namespace());
            }
        }
    }
}
