package entente.wire.seal;

import entente.wire.soap.XmlWriter;
import java.util.HashSet;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Comment;
import org.w3c.dom.Element;
import org.w3c.dom.Text;

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
        xml.start(element.getTagName());
        if (!element.hasAttributes()) {
            return;
        }
        var attributes = element.getAttributes();
        for (var at = 0; at < attributes.getLength(); at++) {
            var each = (Attr) attributes.item(at);
            xml.attribute(each.getName(), each.getValue());
        }
    }

    private void rest(Element element) {
        for (var each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
            switch (each) {
                case Element child -> {
                    start(child);
                    rest(child);
                }
                case Text text -> xml.text(text.getData());
                // Signatures do not cover comments, so nobody may read them.
                case Comment _ -> {}
                default -> throw new IllegalStateException("no tree of ours has " + each);
            }
        }
        xml.end();
    }

    /// Declares what is in force around the root, so that even prefixes in its texts keep their meaning.
    private void inherited(Element root) {
        var declared = new HashSet<String>();
        collect(root, declared, false);
        for (var at = root.getParentNode(); at instanceof Element each; at = each.getParentNode()) {
            collect(each, declared, true);
        }
    }

    private void collect(Element element, Set<String> declared, boolean write) {
        if (!element.hasAttributes()) {
            return;
        }
        var attributes = element.getAttributes();
        for (var at = 0; at < attributes.getLength(); at++) {
            var each = (Attr) attributes.item(at);
            if (XmlTree.isDeclaration(each) && declared.add(each.getName()) && write) {
                xml.attribute(each.getName(), each.getValue());
            }
        }
    }
}
