package entente.availability;

import entente.question.Quality;
import entente.question.SuggestedDay;
import entente.question.SuggestedDay.Suggestion;
import entente.question.SuggestionOptions;
import entente.question.TimeZoneRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Times at which people could meet (EWS `SuggestionsResponse`).
///
/// A meeting may begin at every full and half hour that the asking zone's clock shows, and ends within the window. How
/// good a time is follows from the share of people who are available, see [People]; the day lists its best times first,
/// and among equals work time before other time, and the earlier before the later. The meeting that is to be moved, if
/// there is one, counts as taken like any other: its own time is no suggestion.
public final class Suggestions {
    private static final Comparator<Rated> BEST_FIRST =
            Comparator.comparing(Rated::quality)
                    .thenComparing(Rated::workTime, Comparator.reverseOrder())
                    .thenComparingInt(Rated::start);

    private final SuggestionOptions options;
    private final Starts starts;
    private final People people;
    private final WorkTime workTime;

    private Suggestions(SuggestionOptions options, TimeZoneRule zone, List<Attendee> attendees) {
        this.options = options;
        starts = Starts.in(options.window(), options.duration(), zone.rules());
        people = People.of(attendees, starts);
        workTime = WorkTime.of(attendees, zone);
    }

    /// One element for each day of the window on the clock of `zone`, in order; a day on which nothing suits has no
    /// suggestions and is poor. `options` passed [Limits#check(SuggestionOptions, TimeZoneRule)].
    public static List<SuggestedDay> suggest(
            SuggestionOptions options, TimeZoneRule zone, List<Attendee> attendees) {
        var suggestions = new Suggestions(options, zone, attendees);
        return suggestions.starts.days().stream().map(suggestions::suggest).toList();
    }

    private SuggestedDay suggest(Starts.Day day) {
        var shown = best(rated(day)).stream().map(this::suggestion).toList();
        var quality = shown.isEmpty() ? Quality.POOR : shown.getFirst().quality();
        return new SuggestedDay(day.date(), quality, shown);
    }

    /// The times of a day that are good enough.
    private List<Rated> rated(Starts.Day day) {
        var rated = new ArrayList<Rated>();
        for (var start = day.from(); start < day.to(); start++) {
            var quality = people.quality(start, options.goodThreshold());
            if (quality.compareTo(options.minimumQuality()) <= 0 && !people.ruleOut(start)) {
                rated.add(new Rated(start, isWorkTime(start), quality));
            }
        }
        rated.sort(BEST_FIRST);
        return rated;
    }

    private List<Rated> best(List<Rated> rated) {
        var best = new ArrayList<Rated>();
        var outsideWork = 0;
        for (var time : rated) {
            if (best.size() == options.mostByDay()) {
                break;
            }
            if (time.workTime() || outsideWork++ < options.mostOutsideWorkByDay()) {
                best.add(time);
            }
        }
        return best;
    }

    private boolean isWorkTime(int start) {
        var begins = starts.instant(start);
        return workTime.covers(begins, begins.plus(options.duration()));
    }

    private Suggestion suggestion(Rated time) {
        return new Suggestion(
                starts.instant(time.start()),
                time.workTime(),
                time.quality(),
                people.conflicts(time.start()));
    }

    /// A time by its number in [Starts], and what it is worth.
    private record Rated(int start, boolean workTime, Quality quality) {}
}
