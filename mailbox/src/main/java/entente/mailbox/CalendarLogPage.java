package entente.mailbox;

import java.util.List;
import java.util.Optional;

/// What happened in calendars, newest first, and where to go on; without `end` there is no more. A page may have fewer entries than were asked for, or none, where much had to be looked at.
public record CalendarLogPage(List<CalendarLogEntry> entries, Optional<Long> end) {
    public CalendarLogPage {
        entries = List.copyOf(entries);
    }
}
