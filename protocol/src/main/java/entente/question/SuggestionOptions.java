package entente.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a suggested meeting must be like (EWS `SuggestionsViewOptions`).
///
/// `goodThreshold` is a percentage 0–50 on top of 50; `window` is whole days of the asking zone; `duration` 30 minutes to a day.
public record SuggestionOptions(
        int goodThreshold,
        int mostByDay,
        int mostOutsideWorkByDay,
        Duration duration,
        Quality minimumQuality,
        Window window,
        Optional<Instant> currentMeeting) {}
