package entente.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.mangstadt.vinnie.SyntaxStyle;
import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An iCalendar file (RFC 5545) taken apart into its components; nothing in them is understood yet.
///
/// The library tells lines, names, parameters and values apart; what is ours is to keep each event's own text, to name the line of
/// a broken one, and to read on behind it. Bounded: nesting, and the number of events.
final class CalendarFile implements VObjectDataListener {
    static final int MOST_EVENTS = 100_000;
    private static final int DEEPEST = 16;

    /// One `VCALENDAR` of the file: events may use the zones of their own calendar only. `method` is upper case, empty where there is none.
    record Part(String method, List<Component> zones, List<Component> events) {}

    private final List<Part> parts = new ArrayList<>();
    private final List<CalendarFault> faults = new ArrayList<>();
    private final Deque<Component> open = new ArrayDeque<>();
    private int events;

    private CalendarFile() {}

    static CalendarFile read(byte[] bytes) {
        var text = new String(bytes, UTF_8);
        var file = new CalendarFile();
        file.readAll(text.startsWith("\uFEFF") ? text.substring(1) : text);
        return file;
    }

    List<Part> parts() {
        return parts;
    }

    /// What is wrong with the file's structure, in the order found.
    List<CalendarFault> faults() {
        return faults;
    }

    @Override
    public void onComponentBegin(String name, Context context) {
        begin(name.toUpperCase(Locale.ROOT), context.getLineNumber());
        if (context.getParentComponents().size() > DEEPEST) {
            faults.add(
                    new CalendarFault(
                            context.getLineNumber(),
                            Optional.empty(),
                            "components are nested too deeply; the rest of the file was not read"));
            context.stop();
        }
    }

    /// Also called for what an outer component's `END` closes with it.
    @Override
    public void onComponentEnd(String name, Context context) {
        var line = context.getUnfoldedLine();
        var closed = line.substring(line.indexOf(':') + 1).strip();
        if (name.equalsIgnoreCase(closed)) {
            end(name.toUpperCase(Locale.ROOT));
        } else if (!open.isEmpty() && open.getFirst().name().equalsIgnoreCase(name)) {
            breakOff();
        }
    }

    @Override
    public void onProperty(VObjectProperty property, Context context) {
        if (!open.isEmpty()) {
            open.getFirst()
                    .add(
                            new ContentLine(property, context.getLineNumber()),
                            context.getUnfoldedLine());
        }
    }

    @Override
    public void onVersion(String version, Context context) {
        // Both versions are read alike.
    }

    @Override
    public void onWarning(
            Warning warning,
            @Nullable VObjectProperty property,
            @Nullable Exception cause,
            Context context) {
        if (warning == Warning.MALFORMED_LINE && !open.isEmpty()) {
            open.getFirst().addMalformed(context.getUnfoldedLine(), context.getLineNumber());
        }
    }

    private void readAll(String text) {
        var rules = SyntaxRules.iCalendar();
        // Also where VERSION is missing: hardly anybody writes the old style.
        rules.setDefaultSyntaxStyle(SyntaxStyle.NEW);
        try (var reader = new VObjectReader(new StringReader(text), rules)) {
            reader.parse(this);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        while (!open.isEmpty()) {
            breakOff();
        }
        if (parts.isEmpty()) {
            faults.add(
                    new CalendarFault(
                            1, Optional.empty(), "this is no iCalendar file: it has no VCALENDAR"));
        }
    }

    private void begin(String name, int line) {
        if (open.isEmpty() && !name.equals("VCALENDAR")) {
            return;
        }
        if (name.equals("VEVENT") || name.equals("VCALENDAR")) {
            while (!open.isEmpty()
                    && !(name.equals("VEVENT") && open.getFirst().name().equals("VCALENDAR"))) {
                breakOff();
            }
        }
        open.push(new Component(name, line));
    }

    private void end(String name) {
        if (open.stream().noneMatch(component -> component.name().equals(name))) {
            return;
        }
        while (!open.getFirst().name().equals(name)) {
            breakOff();
        }
        close(open.pop());
    }

    private void close(Component closed) {
        if (open.isEmpty()) {
            parts.add(
                    new Part(
                            closed.first("METHOD")
                                    .map(m -> m.value().toUpperCase(Locale.ROOT))
                                    .orElse(""),
                            closed.parts("VTIMEZONE").toList(),
                            closed.parts("VEVENT").toList()));
        } else if (!closed.name().equals("VEVENT") || ++events <= MOST_EVENTS) {
            open.getFirst().add(closed);
        } else {
            faults.add(
                    fault(
                            closed,
                            "a file may hold %d events; this one has more".formatted(MOST_EVENTS)));
        }
    }

    /// Takes the innermost component from the stack without its `END`: an event is lost, anything else keeps
    /// what it had.
    private void breakOff() {
        var broken = open.pop();
        switch (broken.name()) {
            case "VCALENDAR" -> {
                close(broken);
                faults.add(
                        fault(
                                broken,
                                "the calendar is not closed by END:VCALENDAR; the file may be cut off"));
            }
            case "VEVENT" -> faults.add(fault(broken, "the event is not closed by END:VEVENT"));
            default -> {
                if (!open.isEmpty()) {
                    open.getFirst().add(broken);
                }
            }
        }
    }

    private static CalendarFault fault(Component component, String why) {
        return new CalendarFault(
                component.line(), component.first("UID").map(uid -> uid.value()), why);
    }
}
