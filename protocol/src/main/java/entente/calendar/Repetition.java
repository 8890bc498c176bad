package entente.calendar;

import java.util.List;

/// How an event repeats: by rules, on further dates, except where it does not (RFC 5545, 3.8.5).
///
/// `exceptRules` is EXRULE, which RFC 5545 dropped and old files still hold.
record Repetition(
        List<Expansion> rules,
        List<Extra> dates,
        List<Expansion> exceptRules,
        List<Moment> exceptDates) {
    static final Repetition NONE = new Repetition(List.of(), List.of(), List.of(), List.of());

    /// A date of RDATE, with the length of a PERIOD or else that of the event.
    record Extra(Moment start, Length length) {}

    Repetition {
        rules = List.copyOf(rules);
        dates = List.copyOf(dates);
        exceptRules = List.copyOf(exceptRules);
        exceptDates = List.copyOf(exceptDates);
    }

    /// Whether there is more than the event itself.
    boolean repeats() {
        return !rules.isEmpty() || !dates.isEmpty();
    }
}
