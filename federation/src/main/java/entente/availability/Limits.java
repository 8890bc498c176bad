package entente.availability;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.SuggestionOptions;
import entente.question.TimeZoneRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How much one request may ask for, and the refusals of what is more.
///
/// The interval of a merged string has the bounds that EWS gives `MergedFreeBusyIntervalInMinutes`; the others are the
/// administrator's to change.
public record Limits(
        int mostMailboxes, Duration longestWindow, int mostEvents, int mostGroupMembers) {
    public static final Limits DEFAULT = new Limits(100, Duration.ofDays(62), 10_000, 100);

    private static final int SHORTEST_INTERVAL = 5;
    private static final int LONGEST_INTERVAL = 1440;

    public Limits {
        if (mostMailboxes < 1
                || !longestWindow.isPositive()
                || longestWindow.toDays() > 366
                || mostEvents < 1
                || mostGroupMembers < 1) {
            throw new IllegalArgumentException(
                    "limits are positive, and a window is at most 366 days");
        }
    }

    /// Why a whole request is refused, if it is: `intervalMinutes` as sent, or 30 where none was.
    public Optional<Refusal> check(Instant start, Instant end, int intervalMinutes, int mailboxes) {
        return checkMailboxes(mailboxes)
                .or(() -> checkWindow(start, end))
                .or(() -> checkInterval(intervalMinutes, Duration.between(start, end)));
    }

    /// Why a request for suggestions is refused, if it is. Its window is whole days on the clock of `zone`.
    public Optional<Refusal> check(SuggestionOptions options, TimeZoneRule zone) {
        var window = options.window();
        return checkWindow(window.start(), window.end())
                .or(() -> SuggestionLimits.check(options, zone));
    }

    /// Why a group is not answered, if it is not; asked before its members are.
    public Optional<Refusal> checkGroup(Address group, int members) {
        return members <= mostGroupMembers
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(Code.GROUP_TOO_LARGE)
                                .saying(
                                        "%s has more members than the allowed limit of %d."
                                                .formatted(group, mostGroupMembers)));
    }

    /// Why a calendar's answer would be too large, if it would.
    Optional<Refusal> checkEvents(Address mailbox, int events) {
        return events <= mostEvents
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(Code.TOO_MANY_EVENTS)
                                .saying(
                                        "%s has %d events in this window; the allowed limit is %d."
                                                .formatted(mailbox, events, mostEvents)));
    }

    private Optional<Refusal> checkMailboxes(int mailboxes) {
        if (mailboxes == 0) {
            return Optional.of(Refusal.of(Code.MAILBOXES_NONE));
        }
        return mailboxes <= mostMailboxes
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(Code.MAILBOXES_TOO_MANY)
                                .saying(
                                        "The allowed limit is %d mailboxes; the actual number is %d."
                                                .formatted(mostMailboxes, mailboxes))
                                .mendedBy("Ask for at most %d at once.".formatted(mostMailboxes)));
    }

    private Optional<Refusal> checkWindow(Instant start, Instant end) {
        if (!start.isBefore(end)) {
            return Optional.of(
                    Refusal.of(Code.WINDOW_INVALID)
                            .saying(
                                    "The time window must end after it starts: %s to %s."
                                            .formatted(start, end)));
        }
        return Duration.between(start, end).compareTo(longestWindow) <= 0
                ? Optional.empty()
                : Optional.of(tooLong(start, end));
    }

    private Refusal tooLong(Instant start, Instant end) {
        return Refusal.of(Code.WINDOW_TOO_LONG)
                .saying(
                        "The allowed limit is %s; the actual window is %s."
                                .formatted(
                                        written(longestWindow),
                                        written(Duration.between(start, end))))
                .mendedBy("Ask for at most %s at once.".formatted(written(longestWindow)));
    }

    private static Optional<Refusal> checkInterval(int minutes, Duration window) {
        var fits = minutes >= SHORTEST_INTERVAL && minutes <= LONGEST_INTERVAL;
        if (fits && Duration.ofMinutes(minutes).compareTo(window) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of(Code.INTERVAL_INVALID)
                        .saying(
                                fits
                                        ? "The interval of %d minutes is longer than the window of %s."
                                                .formatted(minutes, written(window))
                                        : "The allowed interval is %d to %d minutes; the actual interval is %d."
                                                .formatted(
                                                        SHORTEST_INTERVAL,
                                                        LONGEST_INTERVAL,
                                                        minutes)));
    }

    private static String written(Duration duration) {
        var days = duration.toDays();
        var minutes = duration.minusDays(days).toMinutes();
        if (days == 0) {
            return minutes + " min";
        }
        return minutes == 0 ? days + " days" : "%d days %d min".formatted(days, minutes);
    }
}
