package entente.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A component of an iCalendar file, `BEGIN:name` to `END:name`, with every line that stood in it, and the parts after those. Filled while the file is read.
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

    /// A line, unfolded, and the property that it is, unless it cannot be read.
    private record Row(Optional<ContentLine> property, String text) {
        boolean is(String name) {
            return property.filter(each -> each.name().equals(name)).isPresent();
        }
    }

    private final String name;
    private final int line;
    private final List<Row> rows = new ArrayList<>();
    private final List<Component> parts = new ArrayList<>();
    private Optional<Malformed> damage = Optional.empty();

    Component(String name, int line) {
        this.name = name;
        this.line = line;
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
        var text = new StringBuilder(512);
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        text.append("BEGIN:").append(name).append("\r\n");
        rows.forEach(row -> text.append(row.text()).append("\r\n"));
        parts.forEach(part -> part.write(text));
        text.append("END:").append(name).append("\r\n");
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
        return properties().filter(line -> line.name().equals(property));
    }

    /// The values of the parameters of that name, on any line here or in a part.
    Stream<String> parameters(String parameter) {
        return Stream.concat(
                properties().flatMap(line -> line.parameter(parameter).stream()),
                parts.stream().flatMap(part -> part.parameters(parameter)));
    }

    /// Fails when a line that matters could not be read.
    void check() throws Malformed {
        if (damage.isPresent()) {
            throw damage.get();
        }
    }

    void add(ContentLine property, String unfolded) {
        rows.add(new Row(Optional.of(property), unfolded));
    }

    /// Adds a line that is no property. Kept in the text all the same.
    void addMalformed(String unfolded, int number) {
        rows.add(new Row(Optional.empty(), unfolded));
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
    }

    /// The lines of that name, unfolded, in the order of [#all].
    List<String> texts(String property) {
        return rows.stream().filter(row -> row.is(property)).map(Row::text).toList();
    }

    /// This component with that line in the place of all properties of its name, or without any of that name where there is none.
    Component with(String property, Optional<String> unfolded) {
        return with(property, unfolded.stream().toList());
    }

    /// This component with those lines, which are of that name, in the place of all properties of it: where the first of them stood, or at the end.
    Component with(String property, List<String> unfolded) {
        var changed = new Component(name, line);
        changed.damage = damage;
        changed.parts.addAll(parts);
        var named = rows.stream().map(row -> row.is(property)).toList();
        var first = named.indexOf(true);
        for (var at = 0; at < rows.size(); at++) {
            if (at == first) {
                changed.addAll(unfolded);
            }
            if (!named.get(at)) {
                changed.rows.add(rows.get(at));
            }
        }
        if (first < 0) {
            changed.addAll(unfolded);
        }
        return changed;
    }

    private void addAll(List<String> unfolded) {
        unfolded.forEach(text -> add(ContentLine.read(text, line), text));
    }

    /// Only the properties of those names, and no parts.
    Component only(Set<String> names) {
        var changed = new Component(name, line);
        changed.damage = damage;
        rows.stream()
                .filter(row ->
                        row.property().map(ContentLine::name).filter(names::contains).isPresent())
                .forEach(changed.rows::add);
        return changed;
    }

    /// This component with those parts in the place of all parts of their name.
    Component withParts(String name, List<Component> named) {
        var changed = new Component(this.name, line);
        changed.damage = damage;
        changed.rows.addAll(rows);
        parts.stream().filter(part -> !part.name.equals(name)).forEach(changed.parts::add);
        changed.parts.addAll(named);
        return changed;
    }

    private Stream<ContentLine> properties() {
        return rows.stream().flatMap(row -> row.property().stream());
    }

    private static boolean beginsLike(String text, String property) {
        var end = property.length();
        return text.regionMatches(true, 0, property, 0, end)
                && (text.length() == end || ";: \t=".indexOf(text.charAt(end)) >= 0);
    }
}
