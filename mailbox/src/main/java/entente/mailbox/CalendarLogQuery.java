package entente.mailbox;

import java.time.Instant;
import java.util.Optional;

/// Which entries of the log of a mailbox's calendars.
///
/// All that is given has to be so: it is of the appointment `uid`; the subject contains `subject` before or after what happened, without regard to case; it happened at `from` or later, at `until` or earlier.
/// `before` is where the page before ended; `most` is how many at most.
public record CalendarLogQuery(
        Optional<String> uid,
        Optional<String> subject,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Long> before,
        int most) {
    public CalendarLogQuery {
        if (most < 1) {
            throw new IllegalArgumentException("a page has an entry at least");
        }
    }

    /// All of it.
    public static CalendarLogQuery of(int most) {
        return new CalendarLogQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                most);
    }

    /// Whether it asks for what one appointment, or one of a name, is.
    boolean isOfSome() {
        return uid.isPresent() || subject.isPresent();
    }
}
