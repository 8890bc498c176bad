package entente.calendar;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import entente.calendar.CalendarObject.Part;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What becomes of a calendar that takes in a notice ([MeetingNotice#takenInto]).
final class NoticeIntake {
    private final MeetingNotice notice;
    private final Optional<CalendarObject> mine;
    private final String me;

    NoticeIntake(MeetingNotice notice, Optional<CalendarObject> mine) {
        this.notice = notice;
        this.mine = mine;
        this.me = notice.object().owner().address().toString();
    }

    Optional<CalendarObject> taken() {
        try {
            return whole().filter(after ->
                    mine.filter(before -> Arrays.equals(before.bytes(), after.bytes())).isEmpty());
        } catch (IllegalArgumentException outOfBounds) {
            return Optional.empty();
        }
    }

    private Optional<CalendarObject> whole() {
        var organizer = organizer(notice.object());
        var known = mine.filter(each -> each.uid().equals(notice.object().uid()));
        if (mine.isPresent() && (known.isEmpty() || !isOf(organizer(known.get()), organizer))) {
            return Optional.empty();
        }
        var isMine = isOf(organizer, Optional.of(me));
        return switch (notice.method()) {
            case REQUEST -> isMine || organizer.isEmpty() ? Optional.empty() : invited();
            case CANCEL -> isMine ? Optional.empty() : known.map(this::calledOff);
            case REPLY -> isMine ? known.map(this::answered) : Optional.empty();
        };
    }

    private static Optional<String> organizer(CalendarObject object) {
        return object.appointment().organizer().map(Attendee::address);
    }

    private static boolean isOf(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && AttendeeLine.same(one.get(), other.get());
    }

    private Optional<CalendarObject> invited() {
        var object = notice.object();
        if (!object.appointment().meeting()) {
            return Optional.empty();
        }
        var parts = new TreeMap<String, Part>();
        object.parts().forEach((key, part) -> parts.put(key, object.part(invited(key, part))));
        var newer = object.with(List.of(), parts);
        return Optional.of(mine.map(before -> before.merged(newer).object()).orElse(newer));
    }

    /// One event of an invitation as it stands in the calendar of somebody invited.
    private Component invited(String key, Part part) {
        var before = mine.flatMap(each -> new ObjectReader(each).part(key));
        var same = isSameTime(key, part, before);
        var answer = same.map(Appointment::myResponse).filter(NoticeIntake::isAnswer);
        var intended = MeetingText.intended(part.text());
        var status =
                answer.isPresent()
                        ? same.orElseThrow().status()
                        : MeetingText.status(Response.NOT_RESPONDED, intended);
        var text =
                MeetingText.answering(
                        AppointmentWriter.withStatus(
                                MeetingText.intended(part.text(), intended), status),
                        me,
                        answer.orElse(Response.NOT_RESPONDED),
                        answer.isPresent());
        var own = before.map(Part::text);
        text =
                text.withParts(
                                "VALARM",
                                own.map(each -> each.parts("VALARM").toList()).orElse(List.of()))
                        .with(
                                "CATEGORIES",
                                own.map(each -> each.texts("CATEGORIES")).orElse(List.of()));
        return own.isPresent() && same.isPresent() ? withoutTakenOut(text, own.get()) : text;
    }

    private static Component withoutTakenOut(Component text, Component before) {
        var dates = new LinkedHashSet<>(text.texts("EXDATE"));
        dates.addAll(before.texts("EXDATE"));
        return text.with("EXDATE", List.copyOf(dates));
    }

    private static boolean isAnswer(Response response) {
        return switch (response) {
            case ACCEPT, TENTATIVE, DECLINE -> true;
            case NONE, ORGANIZER, NOT_RESPONDED -> false;
        };
    }

    /// What the calendar says of it, where the invitation is for the same time and pattern, and that was not off.
    private Optional<Appointment> isSameTime(String key, Part part, Optional<Part> before) {
        var was =
                before.isPresent()
                        ? before.map(each -> said(mine.orElseThrow(), key, each))
                        : mine.flatMap(each -> each.occurrence(key));
        var now = said(notice.object(), key, part);
        return was.filter(each ->
                !each.cancelled()
                        && each.start().equals(now.start())
                        && each.end().equals(now.end())
                        && each.allDay() == now.allDay()
                        && each.recurring() == now.recurring()
                        && each.recurrence().equals(now.recurrence())
                        && (each.recurrence().isPresent()
                                || before.map(known -> repeatsSo(known.text(), part.text()))
                                        .orElse(true)));
    }

    private static Appointment said(CalendarObject object, String key, Part part) {
        var reader = new ObjectReader(object);
        return key.isEmpty() ? reader.appointment() : reader.changed(part);
    }

    /// Where Exchange has no word for how it repeats, or it does not.
    private static boolean repeatsSo(Component one, Component other) {
        return Stream.of("RRULE", "RDATE", "EXRULE")
                .allMatch(property -> one.texts(property).equals(other.texts(property)));
    }

    /// Each event that is off, as it says. The SEQUENCE stays what it was: who is invited again is invited with that of the others.
    private CalendarObject calledOff(CalendarObject known) {
        var after = known;
        for (var entry : notice.object().parts().entrySet()) {
            var off = entry.getValue().event();
            if (entry.getKey().isEmpty()) {
                var main = new ObjectReader(known).main();
                after = off.isOlderThan(main.event()) ? after : allCalledOff(after, off);
            } else {
                after = calledOff(after, entry.getKey(), off);
            }
        }
        return after;
    }

    private static CalendarObject allCalledOff(CalendarObject known, Event off) {
        var parts = new TreeMap<>(known.parts());
        parts.replaceAll((_, part) -> calledOff(known, part, off));
        return known.with(List.of(), parts);
    }

    private static CalendarObject calledOff(CalendarObject known, String key, Event off) {
        var with = one(known, key, off);
        if (with.isEmpty()) {
            return known;
        }
        var parts = new TreeMap<>(with.get().parts());
        parts.computeIfPresent(key, (_, part) -> calledOff(with.get(), part, off));
        return with.get().with(List.of(), parts);
    }

    private static Part calledOff(CalendarObject known, Part part, Event off) {
        var stamp = Math.max(part.event().stamp(), off.stamp());
        return known.part(
                MeetingText.calledOff(
                        part.text(), part.event().sequence(), Instant.ofEpochSecond(stamp)));
    }

    /// The object with that occurrence as an event of its own; empty where it has none such, or a newer word of it than the notice's.
    private static Optional<CalendarObject> one(CalendarObject known, String key, Event said) {
        var part = new ObjectReader(known).part(key);
        if (part.isPresent()) {
            return part.filter(each -> !said.isOlderThan(each.event())).map(_ -> known);
        }
        return Optional.of(new ObjectReader(known).main())
                .filter(main -> main.event().sequence() <= said.sequence())
                .flatMap(_ -> known.occurrence(key))
                .map(known::withOccurrence);
    }

    /// Notes what somebody answers: of the whole, and with it of occurrences of which she said the same before; or of one occurrence.
    private CalendarObject answered(CalendarObject known) {
        var after = known;
        for (var entry : notice.object().parts().entrySet()) {
            var answer = notice.answer(entry.getValue());
            if (isAnswer(answer)) {
                after =
                        entry.getKey().isEmpty()
                                ? answered(after, entry.getValue(), answer)
                                : answered(after, entry.getKey(), entry.getValue(), answer);
            }
        }
        return after;
    }

    private CalendarObject answered(CalendarObject known, Part reply, Response answer) {
        var who = notice.speaker().orElseThrow().toString();
        var main = new ObjectReader(known).main();
        var before = MeetingText.answer(main.text(), who);
        if (before.isEmpty() || reply.event().sequence() < main.event().sequence()) {
            return known;
        }
        var parts = new TreeMap<>(known.parts());
        parts.replaceAll((_, part) ->
                MeetingText.answer(part.text(), who).equals(before)
                        ? known.part(MeetingText.answering(part.text(), who, answer, false))
                        : part);
        return known.with(List.of(), parts);
    }

    private CalendarObject answered(CalendarObject known, String key, Part reply, Response answer) {
        var who = notice.speaker().orElseThrow().toString();
        var part = new ObjectReader(known).part(key);
        var sequence = part.orElseGet(() -> new ObjectReader(known).main()).event().sequence();
        var with =
                part.isPresent()
                        ? Optional.of(known)
                        : known.occurrence(key).map(known::withOccurrence);
        if (with.isEmpty() || reply.event().sequence() < sequence) {
            return known;
        }
        var object = with.get();
        var before = object.parts().get(key);
        if (before == null || MeetingText.answer(before.text(), who).isEmpty()) {
            return known;
        }
        var parts = new TreeMap<>(object.parts());
        parts.put(key, object.part(MeetingText.answering(before.text(), who, answer, false)));
        return object.with(List.of(), parts);
    }
}
