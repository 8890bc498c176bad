package entente.wire.autodiscover;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.List;

/// Reads lists of texts, bounded: what is far more than anybody may ask for is refused while it is read.
final class Lists {
    private static final int MOST = 1_000;

    private Lists() {}

    /// The texts of the children that have this name.
    static List<String> texts(XmlCursor xml, String child) throws MalformedXml {
        var texts = new ArrayList<String>();
        while (xml.nextChild()) {
            if (xml.name().equals(child)) {
                texts.add(room(xml, texts).text());
            } else {
                xml.skip();
            }
        }
        return texts;
    }

    /// The cursor, if there is room for one more.
    static XmlCursor room(XmlCursor xml, List<?> list) throws MalformedXml {
        if (list.size() >= MOST) {
            throw xml.wrong("is more than may be asked for");
        }
        return xml;
    }
}
