package entente.endpoints;

import entente.calendar.Appointment;
import entente.calendar.Appointment.Response;
import entente.calendar.AppointmentFacts;
import entente.calendar.CalendarObject;
import entente.calendar.MeetingNotice;
import entente.delivery.Dispatch;
import entente.item.Addressee;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.problem.Code;
import entente.question.Address;
import entente.wire.ews.BatchResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the people of a meeting are told by its organizer, or by one of them who leaves it.
///
/// For one request and no longer: `now` is when it is made. Each is about a meeting as a whole, or about the occurrence that `key` names.
record MeetingTelling(Instant now, MeetingLetters letters) {
    /// Invites all of them, or those who are new, and tells those who are not wanted any more.
    BatchResult<List<Dispatch>> changed(
            CalendarObject before, CalendarObject after, Optional<String> key, boolean toAll) {
        var were = people(before, key);
        var are = people(after, key);
        var known = addresses(were);
        var stay = addresses(are);
        var off = were.stream().filter(who -> !stay.contains(address(who.address()))).toList();
        return invitations(after, key, who -> toAll || !known.contains(address(who.address())))
                .then(requests ->
                        cancellations(before, key, off)
                                .then(more -> BatchResult.done(both(requests, more))));
    }

    private static List<Dispatch> both(List<Dispatch> some, List<Dispatch> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /// One invitation for all of them whom `wanted` means; refused where somebody else would have to send it.
    BatchResult<List<Dispatch>> invitations(
            CalendarObject object, Optional<String> key, Predicate<Addressee> wanted) {
        var to = people(object, key).stream().filter(wanted).toList();
        if (to.isEmpty()) {
            return BatchResult.done(List.of());
        }
        var said = object.standing(key).orElseThrow();
        return said.myResponse() == Response.ORGANIZER
                ? one(
                        MeetingNotice.request(key.map(object::about).orElse(object)),
                        said.subject(),
                        marks(object, key, said),
                        to,
                        said.body())
                : BatchResult.refused(Code.MEETING_OF_OTHERS);
    }

    private BatchResult<List<Dispatch>> cancellations(
            CalendarObject object, Optional<String> key, List<Addressee> to) {
        var said = object.standing(key).orElseThrow();
        return cancellations(object, key, to, marks(object, key, said), said.body());
    }

    /// Tells those that it is off; nothing where that is nobody.
    BatchResult<List<Dispatch>> cancellations(
            CalendarObject object,
            Optional<String> key,
            List<Addressee> to,
            Properties marks,
            Optional<Body> body) {
        if (to.isEmpty()) {
            return BatchResult.done(List.of());
        }
        var said = object.standing(key).orElseThrow();
        var told = addresses(to);
        var off =
                said.attendees().stream()
                        .filter(who -> told.contains(address(who.address())))
                        .toList();
        return one(
                MeetingNotice.cancellation(key.map(object::about).orElse(object), off, now),
                "Canceled: " + said.subject(),
                marks,
                to,
                body);
    }

    /// Whoever deletes her own meeting calls it off, and who deletes another's declines it, if answers are wanted. Nothing is told of what is off, or was declined.
    BatchResult<List<Dispatch>> farewell(CalendarObject object, Optional<String> key) {
        var said = object.standing(key);
        if (said.isEmpty() || !said.get().meeting() || said.get().cancelled()) {
            return BatchResult.done(List.of());
        }
        if (said.get().myResponse() == Response.ORGANIZER) {
            return cancellations(object, key, people(object, key));
        }
        return said.get().myResponse() == Response.DECLINE || !said.get().responseRequested()
                ? BatchResult.done(List.of())
                : MeetingAnswer.DECLINE
                        .written(
                                object.answered(key, Response.DECLINE),
                                key,
                                now,
                                Properties.NONE,
                                Optional.empty(),
                                letters)
                        .then(message -> BatchResult.done(List.of(message)));
    }

    /// All who are in a meeting, but for the owner of the calendar.
    static List<Addressee> people(CalendarObject object, Optional<String> key) {
        var owner = address(object.owner().address().toString());
        return object
                .standing(key)
                .map(said -> AppointmentFacts.of(said).addressees())
                .orElse(List.of())
                .stream()
                .filter(who -> !address(who.address()).equals(owner))
                .toList();
    }

    /// How a message is marked that tells of a meeting, or of an occurrence: one that tells of something private beside other things is private.
    static Properties marks(CalendarObject object, Optional<String> key, Appointment said) {
        return Properties.NONE
                .with(Known.IMPORTANCE, said.importance())
                .and(sensitivity(object, key, said));
    }

    /// The same without how important it is.
    static Properties sensitivity(CalendarObject object, Optional<String> key, Appointment said) {
        var least = key.isEmpty() && object.holdsPrivate() ? ItemContent.LEAST_PRIVATE : 0;
        return Properties.NONE.with(Known.SENSITIVITY, Math.max(least, said.sensitivity()));
    }

    private BatchResult<List<Dispatch>> one(
            MeetingNotice notice,
            String subject,
            Properties marks,
            List<Addressee> to,
            Optional<Body> body) {
        return letters.written(notice, subject, marks, to, body)
                .then(message -> BatchResult.done(List.of(message)));
    }

    private static Set<String> addresses(List<Addressee> people) {
        return people.stream().map(who -> address(who.address())).collect(Collectors.toSet());
    }

    /// One spelling of an address for each that is the same.
    private static String address(String text) {
        return Address.parse(text)
                .map(Address::toString)
                .orElseGet(() -> text.toLowerCase(Locale.ROOT));
    }
}
