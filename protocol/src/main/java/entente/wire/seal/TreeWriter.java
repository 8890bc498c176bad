package entente.wire.seal;

import entente.wire.soap.Element;
import entente.wire.soap.Node;
import entente.wire.soap.XmlWriter;
import java.util.HashSet;
import java.util.Set;

/// Writes a tree, or a branch of it with the declarations that it inherits.
final class TreeWriter {
    private final XmlWriter xml = XmlWriter.fragment();

    private TreeWriter() {}

    static byte[] write(Element root) {
        var writer = new TreeWriter();
        writer.start(root);
        writer.inherited(root);
        writer.rest(root);
        return writer.xml.toBytes();
    }

    private void start(Element element) {
        xml.start(element.name());
        for (var each : element.declarations()) {
            declare(each.prefix(), each.namespace());
        }
        for (var each : element.attributes()) {
            xml.attribute(name(each.prefix(), each.local()), each.value());
        }
    }

    private void declare(String prefix, String namespace) {
        xml.attribute(prefix.isEmpty() ? "xmlns" : name("xmlns", prefix), namespace);
    }

    private static String name(String prefix, String local) {
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private void rest(Element element) {
        for (var each : element.nodes()) {
            switch (each) {
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
