package entente.endpoints;

import entente.calendar.CalendarObject;
import entente.calendar.MeetingNotice;
import entente.calendar.Owner;
import entente.delivery.Delivery;
import entente.delivery.Dispatch;
import entente.endpoints.ItemFinder.Wish;
import entente.endpoints.JointSending.Plan;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.Texts;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemStreams;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemGone;
import entente.wire.ews.NewItem;
import entente.wire.mime.MeetingMessage;
import entente.wire.mime.MimeMalformed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers to meetings: AcceptItem, TentativelyAcceptItem, DeclineItem, which refer to the invitation or to the entry of the calendar, or to an occurrence of it.
///
/// What the calendar says, the message to the organizer and where the invitation lies then are one change. A delegate answers for her owner by the copy that she got, by the invitation in the owner's inbox or by the entry of her calendar.
final class MeetingAnswers {
    private static final String REQUEST = "ipm.schedule.meeting.request";

    private final MailboxStore store;
    private final JointSending joint;
    private final AppointmentFinder appointments;
    private final ItemFinder finder;
    private final ItemTelling telling;
    private final InstantSource clock;

    MeetingAnswers(MailboxStore store, Delivery delivery, InstantSource clock) {
        this.store = store;
        this.joint = new JointSending(store, delivery);
        this.appointments = new AppointmentFinder(store);
        this.finder = new ItemFinder(store);
        this.telling = new ItemTelling(store);
        this.clock = clock;
    }

    /// How an answer goes out: if at all, and where a copy of it is kept.
    record Way(boolean sends, Optional<FolderId> copy) {
        Optional<MeetingLetters> by(Acting acting) {
            return Optional.of(new MeetingLetters(acting, copy)).filter(_ -> sends);
        }
    }

    /// Answers so. Nobody is told where the organizer asked for no answers.
    BatchResult<ItemGone> answered(Caller caller, NewItem brought, MeetingAnswer answer, Way way) {
        return brought.reference()
                .map(ref ->
                        joint.done(
                                caller,
                                ref,
                                false,
                                Wish.DELETE,
                                (named, acting) ->
                                        asked(caller, named, acting, answer)
                                                .then(asked ->
                                                        planned(asked, brought, answer, way))))
                .orElseGet(() -> BatchResult.refused(Code.ANSWER_REFERENCE_MISSING))
                .then(_ -> BatchResult.done(new ItemGone()));
    }

    /// What is answered, and for whom: the meeting as her calendar has it or would have it, the item that it is there, if it is there, and the message that invites to it, if that is what was named.
    private record Asked(
            Acting acting,
            CalendarObject object,
            Optional<String> key,
            Optional<Item> entry,
            Optional<Item> request) {}

    private BatchResult<Asked> asked(
            Caller caller, NamedItem named, Acting acting, MeetingAnswer answer) {
        var item = named.item();
        if (Texts.folded(item.content().itemClass()).startsWith(REQUEST)) {
            return receiver(caller, item, acting).then(by -> requested(caller, item, by, answer));
        }
        return appointments
                .find(item)
                .map(object ->
                        BatchResult.done(
                                new Asked(
                                        acting,
                                        object,
                                        named.occurrence(),
                                        Optional.of(item),
                                        Optional.empty())))
                .orElseGet(() -> BatchResult.refused(answer.noMeeting()));
    }

    /// Who answers an invitation: for the one for whom it was received, where that is not whose inbox it is in.
    private BatchResult<Acting> receiver(Caller caller, Item request, Acting acting) {
        return request.content()
                .properties()
                .text(Known.RECEIVED_FOR_ADDRESS)
                .flatMap(Address::parse)
                .filter(owner -> !owner.equals(acting.owner().address()))
                .map(owner -> answering(caller, owner, acting, request.content().isPrivate()))
                .orElseGet(() -> BatchResult.done(acting));
    }

    private BatchResult<Acting> answering(
            Caller caller, Address owner, Acting acting, boolean closed) {
        return Acting.of(store, caller, owner, closed)
                .then(by -> BatchResult.done(by.with(acting.conditions())));
    }

    private BatchResult<Asked> requested(
            Caller caller, Item request, Acting acting, MeetingAnswer answer) {
        var mailbox = acting.owner().address();
        var notice =
                appointments
                        .owner(mailbox)
                        .flatMap(owner -> notice(request, owner))
                        .filter(each -> each.method() == MeetingNotice.Method.REQUEST);
        if (notice.isEmpty()) {
            return BatchResult.refused(answer.noMeeting());
        }
        var entry = store.itemOf(mailbox, notice.get().object().uid()).flatMap(store::item);
        var mine = entry.flatMap(appointments::find);
        if (mine.filter(notice.get()::isOutdatedBy).isPresent()) {
            return BatchResult.refused(Code.MEETING_REQUEST_OUT_OF_DATE);
        }
        return Optional.of(notice.get())
                .filter(each -> isBelieved(request, each))
                .flatMap(each -> each.takenInto(mine))
                .or(() -> mine)
                .map(object ->
                        answering(caller, mailbox, acting, isClosed(object, entry))
                                .then(by ->
                                        BatchResult.done(
                                                new Asked(
                                                        by,
                                                        object,
                                                        notice.get().occurrence(),
                                                        entry,
                                                        Optional.of(request)))))
                .orElseGet(() -> BatchResult.refused(answer.noMeeting()));
    }

    private boolean isClosed(CalendarObject object, Optional<Item> entry) {
        return object.holdsPrivate() || entry.filter(finder::holdsPrivate).isPresent();
    }

    private Optional<MeetingNotice> notice(Item request, Owner owner) {
        try {
            return MeetingMessage.calendar(telling.source(request))
                    .flatMap(text -> MeetingNotice.read(text, owner));
        } catch (MimeMalformed e) {
            return Optional.empty();
        }
    }

    /// Whether it came from whoever invites: who had it delivered is what the item says.
    private static boolean isBelieved(Item request, MeetingNotice notice) {
        var from = request.content().properties().text(Known.FROM_ADDRESS).flatMap(Address::parse);
        return from.isPresent() && from.equals(notice.speaker());
    }

    private BatchResult<Plan> planned(Asked asked, NewItem brought, MeetingAnswer answer, Way way) {
        var key = asked.key();
        var said = asked.object().standing(key);
        if (said.isEmpty()) {
            return BatchResult.refused(Code.OCCURRENCE_DELETED);
        }
        var refusal = answer.refusal(said.get());
        if (refusal.isPresent()) {
            return BatchResult.refused(refusal.get());
        }
        var after = asked.object().answered(key, answer.response());
        var own = new ArrayList<>(entry(asked, after, answer));
        asked.request()
                .map(request -> JointSending.discarded(request, asked.acting()))
                .ifPresent(own::addAll);
        if (!way.sends() || !said.get().responseRequested()) {
            return BatchResult.done(new Plan(asked.acting(), own, List.of()));
        }
        return answer.written(
                        after,
                        key,
                        clock.instant(),
                        marks(brought),
                        brought.body(),
                        new MeetingLetters(asked.acting(), way.copy()))
                .then((Dispatch message) ->
                        BatchResult.done(new Plan(asked.acting(), own, List.of(message))));
    }

    /// What is declined goes out of the calendar; an occurrence stays in its series, and is not shown.
    private List<ItemAct> entry(Asked asked, CalendarObject after, MeetingAnswer answer) {
        var goes = answer == MeetingAnswer.DECLINE && asked.key().isEmpty();
        if (asked.entry().isEmpty()) {
            return goes ? List.of() : List.of(made(asked.acting(), after));
        }
        var item = asked.entry().get();
        var all = new ArrayList<ItemAct>(List.of(saying(telling, item, after)));
        if (goes) {
            all.addAll(JointSending.discarded(item, asked.acting()));
        }
        return all;
    }

    private static ItemAct made(Acting acting, CalendarObject object) {
        var content =
                ItemContent.EMPTY.with(
                        Properties.NONE
                                .with(Known.ITEM_CLASS, ItemContent.APPOINTMENT)
                                .with(Known.FLAGS, Known.FLAG_READ)
                                .and(acting.maker()));
        return new ItemAct.Creation(
                FolderId.of(acting.owner().address(), DefaultFolder.CALENDAR),
                content,
                new ItemStreams(
                        Optional.empty(), Optional.of(Octets.of(object.bytes())), Map.of()));
    }

    /// Has an item be that object.
    static ItemAct saying(ItemTelling telling, Item item, CalendarObject object) {
        var whole = telling.whole(item);
        return ItemRevisions.update(
                item,
                new WholeItem(
                        whole.content(),
                        whole.body(),
                        Optional.of(Octets.of(object.bytes())),
                        whole.attachments()),
                true);
    }

    static Properties marks(NewItem brought) {
        return brought.content()
                .properties()
                .number(Known.SENSITIVITY)
                .map(number -> Properties.NONE.with(Known.SENSITIVITY, number))
                .orElse(Properties.NONE);
    }
}
