package entente.question;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The suggestions of one day in the asking zone, best first within the day; `quality` is the best of them.
public record SuggestedDay(LocalDate date, Quality quality, List<Suggestion> suggestions) {
    public SuggestedDay {
        suggestions = List.copyOf(suggestions);
    }

    /// One time at which the meeting could begin; `conflicts` has one element for each attendee, in the order asked.
    public record Suggestion(
            Instant start, boolean workTime, Quality quality, List<AttendeeConflict> conflicts) {
        public Suggestion {
            conflicts = List.copyOf(conflicts);
        }
    }
}
