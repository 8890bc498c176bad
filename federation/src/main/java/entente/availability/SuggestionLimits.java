package entente.availability;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.SuggestionOptions;
import entente.question.TimeZoneRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The bounds of EWS `SuggestionsViewOptions`.
final class SuggestionLimits {
    private static final int HIGHEST_THRESHOLD = 50;
    private static final int MOST_BY_DAY = 48;
    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofDays(1);

    private SuggestionLimits() {}

    static Optional<Refusal> check(SuggestionOptions options, TimeZoneRule zone) {
        return within("GoodThreshold", options.goodThreshold(), 0, HIGHEST_THRESHOLD)
                .or(() -> within("MaximumResultsByDay", options.mostByDay(), 0, MOST_BY_DAY))
                .or(() ->
                        within(
                                "MaximumNonWorkHourResultsByDay",
                                options.mostOutsideWorkByDay(),
                                0,
                                MOST_BY_DAY))
                .or(() ->
                        within(
                                "MeetingDurationInMinutes",
                                options.duration().toMinutes(),
                                SHORTEST.toMinutes(),
                                LONGEST.toMinutes()))
                .or(() -> wholeDays(options, zone));
    }

    private static Optional<Refusal> within(String name, long value, long least, long most) {
        return value >= least && value <= most
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(Code.SUGGESTION_INVALID)
                                .saying(
                                        "%s is %d to %d; the actual value is %d."
                                                .formatted(name, least, most, value)));
    }

    private static Optional<Refusal> wholeDays(SuggestionOptions options, TimeZoneRule zone) {
        var window = options.window();
        return startsDay(window.start(), zone) && startsDay(window.end(), zone)
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(Code.SUGGESTION_INVALID)
                                .saying(
                                        "DetailedSuggestionsWindow must begin and end at midnight: %s to %s."
                                                .formatted(
                                                        zone.toLocal(window.start()),
                                                        zone.toLocal(window.end()))));
    }

    /// Where the clock skips midnight, the day starts when the clock goes on.
    private static boolean startsDay(Instant instant, TimeZoneRule zone) {
        return zone.toInstant(zone.toLocal(instant).toLocalDate().atStartOfDay()).equals(instant);
    }
}
