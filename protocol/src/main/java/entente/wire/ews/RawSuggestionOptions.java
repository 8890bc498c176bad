package entente.wire.ews;

import entente.question.Quality;
import java.time.Instant;
import java.util.Optional;

/// `SuggestionsViewOptions` as it came: numbers are numbers, but nothing is checked against its limits.
///
/// Numbers that were not sent have their defaults: threshold 25, 10 a day, none outside work, 60 minutes, Fair.
public record RawSuggestionOptions(
        int goodThreshold,
        int mostByDay,
        int mostOutsideWorkByDay,
        int durationMinutes,
        Quality minimumQuality,
        Instant start,
        Instant end,
        Optional<Instant> currentMeeting) {}
