package entente.wire.seal;

import static entente.wire.seal.Namespaces.ADDRESSING;

import entente.wire.soap.Element;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// The addressing headers of a message (WS-Addressing 1.0 core, 3): one each of To, Action and MessageID, as nodes.
record Addressing(Element to, Element action, Element messageId) {
    private static final String ANONYMOUS = ADDRESSING + "/anonymous";
    private static final Set<String> KNOWN =
            Set.of("To", "Action", "MessageID", "ReplyTo", "From", "FaultTo", "RelatesTo");

    private static final int MOST_CHARACTERS = 2048;

    static Addressing read(Element header) throws SealBroken {
        var addressing =
                new Addressing(
                        XmlTree.only(header, ADDRESSING, "To"),
                        XmlTree.only(header, ADDRESSING, "Action"),
                        XmlTree.only(header, ADDRESSING, "MessageID"));
        for (var each : addressing.all()) {
            var length = XmlTree.value(each).length();
            if (length == 0 || length > MOST_CHARACTERS) {
                throw XmlTree.broken("%s is empty, or longer than may be", each);
            }
        }
        return addressing;
    }

    /// Adds them to a header, with an answer wanted on the same connection, in place of any it had.
    static Addressing write(Element header, URI to, String action, String messageId) {
        XmlTree.children(header).stream().filter(Addressing::knows).forEach(Element::leave);
        var written =
                new Addressing(
                        XmlTree.add(header, ADDRESSING, "wsa:To", to.toString()),
                        XmlTree.add(header, ADDRESSING, "wsa:Action", action),
                        XmlTree.add(header, ADDRESSING, "wsa:MessageID", messageId));
        var replyTo = XmlTree.add(header, ADDRESSING, "wsa:ReplyTo");
        XmlTree.add(replyTo, ADDRESSING, "wsa:Address", ANONYMOUS);
        return written;
    }

    /// What one of them says; reading has made sure that it holds nothing but a text.
    static String text(Element header) {
        return header.text().strip();
    }

    List<Element> all() {
        return List.of(to, action, messageId);
    }

    /// Whether a header block is one that addressing defines.
    static boolean knows(Element block) {
        return ADDRESSING.equals(block.namespace()) && KNOWN.contains(block.local());
    }
}
