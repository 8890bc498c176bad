package entente.endpoints;

import entente.calendar.Appointment;
import entente.calendar.Appointment.Response;
import entente.calendar.CalendarObject;
import entente.calendar.MeetingNotice;
import entente.delivery.Dispatch;
import entente.item.Addressee;
import entente.item.Body;
import entente.item.Properties;
import entente.problem.Code;
import entente.wire.ews.BatchResult;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What somebody can answer who is invited, and why she cannot.
enum MeetingAnswer {
    ACCEPT(
            "AcceptItem",
            Response.ACCEPT,
            "Accepted: ",
            Code.ACCEPTED_NO_MEETING,
            Code.ACCEPTED_OWN_MEETING,
            Code.ACCEPTED_CANCELLED_MEETING),
    TENTATIVE(
            "TentativelyAcceptItem",
            Response.TENTATIVE,
            "Tentative: ",
            Code.TENTATIVE_NO_MEETING,
            Code.TENTATIVE_OWN_MEETING,
            Code.TENTATIVE_CANCELLED_MEETING),
    DECLINE(
            "DeclineItem",
            Response.DECLINE,
            "Declined: ",
            Code.DECLINED_NO_MEETING,
            Code.DECLINED_OWN_MEETING,
            Code.DECLINED_CANCELLED_MEETING);

    private final String element;
    private final Response response;
    private final String prefix;
    private final Code noMeeting;
    private final Code own;
    private final Code cancelled;

    MeetingAnswer(
            String element,
            Response response,
            String prefix,
            Code noMeeting,
            Code own,
            Code cancelled) {
        this.element = element;
        this.response = response;
        this.prefix = prefix;
        this.noMeeting = noMeeting;
        this.own = own;
        this.cancelled = cancelled;
    }

    static Optional<MeetingAnswer> ofElement(String element) {
        return Arrays.stream(values()).filter(answer -> answer.element.equals(element)).findFirst();
    }

    Response response() {
        return response;
    }

    /// Why it is no answer to what is answered.
    Code noMeeting() {
        return noMeeting;
    }

    /// Why that cannot be answered so; empty where it can.
    Optional<Code> refusal(Appointment said) {
        if (!said.meeting()) {
            return Optional.of(noMeeting);
        }
        if (said.myResponse() == Response.ORGANIZER) {
            return Optional.of(own);
        }
        return said.cancelled() ? Optional.of(cancelled) : Optional.empty();
    }

    /// Tells the organizer what the owner of `mine` answers there, of the whole or of an occurrence.
    BatchResult<Dispatch> written(
            CalendarObject mine,
            Optional<String> key,
            Instant now,
            Properties marks,
            Optional<Body> body,
            MeetingLetters letters) {
        var said = mine.standing(key).orElseThrow();
        var organizer = said.organizer();
        if (organizer.isEmpty()) {
            return BatchResult.refused(noMeeting);
        }
        var to =
                new Addressee(Addressee.Kind.TO, organizer.get().name(), organizer.get().address());
        return letters.written(
                MeetingNotice.reply(mine, key, now),
                prefix + said.subject(),
                MeetingTelling.sensitivity(mine, key, said).and(marks),
                List.of(to),
                body);
    }
}
