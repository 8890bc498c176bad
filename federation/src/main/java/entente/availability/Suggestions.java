package entente.availability;

import entente.question.SuggestedDay;
import entente.question.SuggestionOptions;
import entente.question.TimeZoneRule;
import java.util.List;

/// Times at which people could meet (EWS `SuggestionsResponse`).
public final class Suggestions {
    private Suggestions() {}

    /// One element for each day of the window on the clock of `zone`, in order.
    public static List<SuggestedDay> suggest(
            SuggestionOptions options, TimeZoneRule zone, List<Attendee> attendees) {
        return List.of();
    }
}
