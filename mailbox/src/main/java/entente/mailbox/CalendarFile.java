package entente.mailbox;

import entente.mailbox.MailboxStore.ImportReport.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An iCalendar file (RFC 5545) taken apart into its components; nothing in them is understood yet.
///
/// Our own reader rather than a library's, because an import must keep each event's own text, name the line of a broken one, and read
/// on behind it. Bounded: nesting, and the number of events.
final class CalendarFile {
    static final int MOST_EVENTS = 100_000;
    private static final int DEEPEST = 16;

    /// One `VCALENDAR` of the file: events may use the zones of their own calendar only. `method` is upper case, empty where there is none.
    record Part(String method, List<Component> zones, List<Component> events) {}

    private final List<Part> parts = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Deque<Component> open = new ArrayDeque<>();
    private int events;

    private CalendarFile() {}

    static CalendarFile read(byte[] bytes) {
        var file = new CalendarFile();
        file.readAll(new LogicalLines(bytes));
        return file;
    }

    List<Part> parts() {
        return parts;
    }

    /// What is wrong with the file's structure, in the order found.
    List<Fault> faults() {
        return faults;
    }

    private void readAll(LogicalLines lines) {
        while (lines.next()) {
            var text = lines.text();
            if (startsWith(text, "BEGIN:")) {
                begin(text.substring(6).strip().toUpperCase(Locale.ROOT), lines.number());
            } else if (startsWith(text, "END:")) {
                end(text.substring(4).strip().toUpperCase(Locale.ROOT));
            } else if (!open.isEmpty()) {
                open.getFirst().add(text, lines.number());
            }
        }
        while (!open.isEmpty()) {
            breakOff();
        }
        if (parts.isEmpty()) {
            faults.add(
                    new Fault(
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
        if (open.size() == DEEPEST) {
            breakOff();
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
                                    .map(m -> m.value().strip().toUpperCase(Locale.ROOT))
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

    private static Fault fault(Component component, String why) {
        return new Fault(
                component.line(), component.first("UID").map(uid -> uid.value().strip()), why);
    }

    private static boolean startsWith(String text, String beginning) {
        return text.regionMatches(true, 0, beginning, 0, beginning.length());
    }
}
