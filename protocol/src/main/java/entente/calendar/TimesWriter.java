package entente.calendar;

import entente.calendar.TimeForm.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Writes when an event is and how it repeats, in the form in which it is written already where the zone stays.
///
/// A series whose start, zone or pattern changes is arranged anew: what was taken out of it is in it again. A rule that is written takes the place of all that there are, and of further dates.
final class TimesWriter {
    private final Owner owner;
    private final Event event;
    private final Appointment now;
    private final Appointment changed;
    private final List<Component> zones = new ArrayList<>();

    TimesWriter(Owner owner, Event event, Appointment now, Appointment changed) {
        this.owner = owner;
        this.event = event;
        this.now = now;
        this.changed = changed;
    }

    List<Component> zones() {
        return zones;
    }

    Component written(Component text) {
        var written = text;
        if (moves(now, changed) || ends()) {
            written = withTimes(written);
        }
        if (event.replaces().isPresent()) {
            return written;
        }
        if (repeatsOtherwise()) {
            written = withRule(written);
        }
        return isArrangedAnew(now, changed) ? written.with("EXDATE", List.of()) : written;
    }

    /// Whether the occurrences of the series are others than before, so that what was said of single ones means nothing any more.
    static boolean isArrangedAnew(Appointment now, Appointment changed) {
        return moves(now, changed)
                || now.recurring() != changed.recurring()
                || !now.recurrence()
                        .map(Recurrence::pattern)
                        .equals(changed.recurrence().map(Recurrence::pattern));
    }

    private static boolean moves(Appointment now, Appointment changed) {
        return !now.start().equals(changed.start())
                || !now.zone().equals(changed.zone())
                || now.allDay() != changed.allDay();
    }

    private boolean ends() {
        return !now.end().equals(changed.end()) || !now.endZone().equals(changed.endZone());
    }

    private Component withTimes(Component text) {
        var startForm = startForm(text);
        var endForm = endForm(startForm);
        startForm.definition(changed.start()).ifPresent(zones::add);
        endForm.definition(changed.end()).ifPresent(zones::add);
        // A series keeps its clock, also where that shows its start twice.
        var repeats = event.replaces().isEmpty() && changed.recurring();
        var exact = startForm.holds(changed.start()) || !repeats;
        var timed =
                text.with(
                        "DTSTART",
                        List.of(
                                exact
                                        ? startForm.line("DTSTART", changed.start())
                                        : startForm.onClock("DTSTART", changed.start())));
        timed = withEnd(timed, endForm, exact && endForm.holds(changed.end()));
        return now.allDay() != changed.allDay()
                        || (changed.allDay() && startForm.kind() != Kind.DATE)
                ? timed.with(
                        "X-MICROSOFT-CDO-ALLDAYEVENT",
                        changed.allDay()
                                ? List.of(Line.of("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE"))
                                : List.of())
                : timed;
    }

    private Component withEnd(Component text, TimeForm form, boolean exact) {
        var length = Duration.between(changed.start(), changed.end()).toSeconds();
        return exact
                ? text.with("DURATION", List.of())
                        .with("DTEND", List.of(form.line("DTEND", changed.end())))
                : text.with("DTEND", List.of())
                        .with("DURATION", List.of(Line.of("DURATION", "PT" + length + "S")));
    }

    private TimeForm startForm(Component text) {
        var line = text.first("DTSTART");
        return line.isPresent()
                        && now.zone().equals(changed.zone())
                        && now.allDay() == changed.allDay()
                ? TimeForm.of(line.get(), event.start())
                : TimeForm.of(owner, changed.zone(), changed.allDay());
    }

    private TimeForm endForm(TimeForm startForm) {
        return startForm.kind() == Kind.DATE || changed.endZone().equals(changed.zone())
                ? startForm
                : TimeForm.of(owner, changed.endZone(), false);
    }

    private boolean repeatsOtherwise() {
        return now.recurring() != changed.recurring()
                || !now.recurrence().equals(changed.recurrence())
                || (moves(now, changed) && changed.recurrence().isPresent());
    }

    private Component withRule(Component text) {
        if (changed.recurrence().isEmpty() && changed.recurring()) {
            return text;
        }
        var form = startForm(text);
        var time = form.local(changed.start()).toLocalTime();
        var rule =
                changed.recurrence()
                        .map(recurrence ->
                                Line.of(
                                        "RRULE",
                                        RuleText.of(recurrence, last -> form.until(last, time))));
        return text.with("RRULE", rule).with("RDATE", List.of()).with("EXRULE", List.of());
    }
}
