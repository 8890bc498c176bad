package entente.wire.autodiscover;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/// `UserSettings` and `DomainSettings`, which differ in their names only.
final class NamedSettings {
    private NamedSettings() {}

    /// `kind` is `UserSetting` or `DomainSetting`, `type` that of its settings.
    static void write(XmlWriter xml, String kind, String type, Map<String, String> values) {
        xml.start(kind + "s");
        values.forEach((name, value) -> {
            xml.start(kind).attribute("i:type", type);
            xml.element("Name", name).element("Value", value).end();
        });
        xml.end();
    }

    /// Reads the children of that kind. Settings that are more than a text are left out.
    static Map<String, String> read(XmlCursor xml, String kind) throws MalformedXml {
        var values = new LinkedHashMap<String, String>();
        while (xml.nextChild()) {
            if (xml.name().equals(kind)) {
                readOne(xml, values);
            } else {
                xml.skip();
            }
        }
        return values;
    }

    private static void readOne(XmlCursor xml, Map<String, String> values) throws MalformedXml {
        var name = "";
        var value = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Name" -> name = xml.text();
                case "Value" -> value = xml.text();
                default -> xml.skip();
            }
        }
        if (!name.isEmpty() && !value.isEmpty()) {
            values.put(name, value);
        }
    }
}
