package entente.wire.ews;

import entente.item.ItemContent;
import entente.item.Known;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Writes `<InternetMessageHeaders>`: the header that a message came with, line by line, or of it those lines that are asked for by name.
final class HeadersXml {
    private static final String ONE_PATH = "item:InternetMessageHeader";

    private record Line(String name, String value) {}

    private HeadersXml() {}

    static void writeAll(XmlWriter xml, ItemContent content) {
        write(xml, content, _ -> true);
    }

    /// Those that are named in `paths`; nothing where none is.
    static void write(XmlWriter xml, ItemContent content, List<ItemPath> paths) {
        var names =
                paths.stream()
                        .filter(ItemPath.Indexed.class::isInstance)
                        .map(ItemPath.Indexed.class::cast)
                        .filter(path -> path.uri().equals(ONE_PATH))
                        .map(path -> path.index().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        if (!names.isEmpty()) {
            write(xml, content, isNamed(names));
        }
    }

    private static Predicate<Line> isNamed(Set<String> names) {
        return line -> names.contains(line.name().toLowerCase(Locale.ROOT));
    }

    private static void write(XmlWriter xml, ItemContent content, Predicate<Line> wanted) {
        var lines =
                lines(content.properties().text(Known.HEADERS).orElse("")).stream()
                        .filter(wanted)
                        .toList();
        if (!lines.isEmpty()) {
            xml.start("t:InternetMessageHeaders");
            for (var line : lines) {
                xml.start("t:InternetMessageHeader").attribute("HeaderName", line.name());
                xml.text(line.value()).end();
            }
            xml.end();
        }
    }

    /// A line that begins with white space belongs to the one before (RFC 5322, 2.2.3); one without a name is left out.
    private static List<Line> lines(String header) {
        var lines = new ArrayList<Line>();
        for (var text : header.split("\\r?\\n(?![ \\t])", -1)) {
            var colon = text.indexOf(':');
            if (colon > 0) {
                var value = text.substring(colon + 1).replaceAll("\\r?\\n", "").strip();
                lines.add(new Line(text.substring(0, colon).strip(), value));
            }
        }
        return lines;
    }
}
