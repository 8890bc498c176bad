package entente.endpoints;

import entente.calendar.Appointment;
import entente.calendar.Appointment.Response;
import entente.calendar.CalendarObject;
import entente.delivery.Delivery;
import entente.delivery.Dispatch;
import entente.endpoints.ItemFinder.Wish;
import entente.endpoints.JointSending.Plan;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemGone;
import entente.wire.ews.NewItem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// CancelCalendarItem: an organizer calls off her meeting, which goes into Deleted Items, or an occurrence, which goes out of its series; all who are in it are told.
final class MeetingCancelling {
    static final String ELEMENT = "CancelCalendarItem";

    private final JointSending joint;
    private final MeetingSending meetings;
    private final AppointmentFinder appointments;
    private final ItemTelling telling;
    private final InstantSource clock;

    MeetingCancelling(MailboxStore store, Delivery delivery, InstantSource clock) {
        this.joint = new JointSending(store, delivery);
        this.meetings = new MeetingSending(store, delivery, clock);
        this.appointments = new AppointmentFinder(store);
        this.telling = new ItemTelling(store);
        this.clock = clock;
    }

    BatchResult<ItemGone> cancelled(Caller caller, NewItem brought, MeetingAnswers.Way way) {
        return brought.reference()
                .map(ref ->
                        joint.done(
                                caller,
                                ref,
                                false,
                                Wish.DELETE,
                                (named, acting) ->
                                        appointments
                                                .find(named.item())
                                                .map(object ->
                                                        planned(
                                                                named, acting, object, brought,
                                                                way))
                                                .orElseGet(MeetingCancelling::none)))
                .orElseGet(() -> BatchResult.refused(Code.ANSWER_REFERENCE_MISSING))
                .then(_ -> BatchResult.done(new ItemGone()));
    }

    private static BatchResult<Plan> none() {
        return BatchResult.refused(Code.CANCELLED_NO_MEETING);
    }

    private BatchResult<Plan> planned(
            NamedItem named,
            Acting acting,
            CalendarObject object,
            NewItem brought,
            MeetingAnswers.Way way) {
        var key = named.occurrence();
        var said = object.standing(key);
        if (said.isEmpty()) {
            return BatchResult.refused(Code.OCCURRENCE_DELETED);
        }
        if (!said.get().meeting() || said.get().cancelled()) {
            return none();
        }
        if (said.get().myResponse() != Response.ORGANIZER) {
            return BatchResult.refused(Code.MEETING_CANCELLED_BY_OTHERS);
        }
        return own(named.item(), acting, object, key)
                .then(own ->
                        messages(object, key, said.get(), brought, way.by(acting))
                                .then(messages ->
                                        BatchResult.done(new Plan(acting, own, messages))));
    }

    private BatchResult<List<ItemAct>> own(
            Item item, Acting acting, CalendarObject object, Optional<String> key) {
        if (key.isPresent()) {
            return meetings.without(item, key.get());
        }
        var off = MeetingAnswers.saying(telling, item, object.calledOff(clock.instant()));
        var all = new ArrayList<ItemAct>(List.of(off));
        all.addAll(JointSending.discarded(item, acting));
        return BatchResult.done(all);
    }

    private BatchResult<List<Dispatch>> messages(
            CalendarObject object,
            Optional<String> key,
            Appointment said,
            NewItem brought,
            Optional<MeetingLetters> letters) {
        return letters.isPresent()
                ? new MeetingTelling(clock.instant(), letters.get())
                        .cancellations(
                                object,
                                key,
                                MeetingTelling.people(object, key),
                                MeetingTelling.marks(object, key, said)
                                        .and(MeetingAnswers.marks(brought)),
                                brought.body())
                : BatchResult.done(List.of());
    }
}
