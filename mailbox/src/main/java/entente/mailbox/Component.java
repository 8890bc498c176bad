package entente.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A component of an iCalendar file, `BEGIN:name` to `END:name`, with every line that stood in it. Filled while the file is read.
final class Component {
    /// Properties without which an event would be shown at a wrong time, or wrongly at all: a line that begins like one and cannot be
    /// read breaks its event, any other is passed over.
    private static final Set<String> VITAL =
            Set.of(
                    "DTSTART",
                    "DTEND",
                    "DURATION",
                    "RRULE",
                    "EXRULE",
                    "RDATE",
                    "EXDATE",
                    "RECURRENCE-ID",
                    "UID",
                    "STATUS",
                    "TRANSP",
                    "CLASS",
                    "TZID",
                    "TZOFFSETFROM",
                    "TZOFFSETTO",
                    "X-MICROSOFT-CDO-BUSYSTATUS");

    private final String name;
    private final int line;
    private final StringBuilder text = new StringBuilder(512);
    private final List<ContentLine> properties = new ArrayList<>();
    private final List<Component> parts = new ArrayList<>();
    private Optional<Malformed> damage = Optional.empty();

    Component(String name, int line) {
        this.name = name;
        this.line = line;
        text.append("BEGIN:").append(name).append("\r\n");
    }

    String name() {
        return name;
    }

    /// The 1-based line of its `BEGIN`.
    int line() {
        return line;
    }

    /// Its text as in the file but unfolded, parts included; what the file said is all there.
    String text() {
        return text + "END:" + name + "\r\n";
    }

    List<Component> parts() {
        return parts;
    }

    Stream<Component> parts(String name) {
        return parts.stream().filter(part -> part.name.equals(name));
    }

    Optional<ContentLine> first(String property) {
        return all(property).findFirst();
    }

    Stream<ContentLine> all(String property) {
        return properties.stream().filter(line -> line.name().equals(property));
    }

    /// Fails when a line that matters could not be read.
    void check() throws Malformed {
        if (damage.isPresent()) {
            throw damage.get();
        }
    }

    void add(ContentLine property, String unfolded) {
        text.append(unfolded).append("\r\n");
        properties.add(property);
    }

    /// Adds a line that is no property. Kept in the text all the same.
    void addMalformed(String unfolded, int number) {
        text.append(unfolded).append("\r\n");
        if (damage.isEmpty()) {
            damage =
                    VITAL.stream()
                            .filter(vital -> beginsLike(unfolded, vital))
                            .findFirst()
                            .map(vital ->
                                    new Malformed(
                                            "line %d cannot be read: it begins like %s"
                                                    .formatted(number, vital)));
        }
    }

    void add(Component part) {
        parts.add(part);
        text.append(part.text());
    }

    private static boolean beginsLike(String text, String property) {
        var end = property.length();
        return text.regionMatches(true, 0, property, 0, end)
                && (text.length() == end || ";: \t=".indexOf(text.charAt(end)) >= 0);
    }
}
