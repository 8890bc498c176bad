package entente.endpoints;

import entente.calendar.Appointment;
import entente.calendar.Appointment.Response;
import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.Owner;
import entente.delivery.Delivery;
import entente.delivery.Dispatch;
import entente.endpoints.FolderFinder.Found;
import entente.endpoints.ItemFinder.Wish;
import entente.endpoints.JointSending.Plan;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.mailbox.Actor;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemOutcome;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.Removal;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.FolderRights;
import entente.wire.ews.BatchResult;
import entente.wire.ews.InvitationUpdates;
import entente.wire.ews.ItemRef;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes, changes and deletes meetings, and tells those who are in them: their organizer invites, tells what is new and what is off; somebody invited who deletes one declines it. A delegate does so for her owner.
///
/// What is done and what is sent is one change (RFC 5546, 3.2).
final class MeetingSending {
    private final MailboxStore store;
    private final JointSending joint;
    private final AppointmentFinder appointments;
    private final AppointmentRevisions revisions;
    private final ItemTelling items;
    private final InstantSource clock;

    MeetingSending(MailboxStore store, Delivery delivery, InstantSource clock) {
        this.store = store;
        this.joint = new JointSending(store, delivery);
        this.appointments = new AppointmentFinder(store);
        this.revisions = new AppointmentRevisions(store, clock);
        this.items = new ItemTelling(store);
        this.clock = clock;
    }

    /// Puts a new appointment into a folder, and invites those who are in it.
    BatchResult<Item> created(Found found, WholeItem item, Optional<FolderId> copy) {
        var mailbox = found.folder().id().mailbox();
        return object(mailbox, item)
                .then(object ->
                        Acting.of(
                                        store,
                                        found.caller(),
                                        mailbox,
                                        object.holdsPrivate() || item.content().isPrivate())
                                .then(acting -> created(found, item, named(object), acting, copy)))
                .then(outcomes -> ItemTelling.left(outcomes.getFirst()));
    }

    private BatchResult<List<ItemOutcome>> created(
            Found found,
            WholeItem item,
            CalendarObject object,
            Acting acting,
            Optional<FolderId> copy) {
        var whole = saying(item, object);
        var creation =
                new ItemAct.Creation(
                        found.folder().id(), found.authored(whole.content()), whole.streams());
        return telling(acting, copy)
                .invitations(object, Optional.empty(), _ -> true)
                .then(messages ->
                        joint.done(
                                new Plan(
                                        acting.with(found.giving(FolderRights::createItems)),
                                        List.of(creation),
                                        messages)));
    }

    /// Changes an item or an occurrence as `revision` has it, and tells those whom `told` means.
    BatchResult<NamedItem> updated(
            Caller caller,
            ItemRef ref,
            boolean mindsKey,
            InvitationUpdates told,
            Optional<FolderId> copy,
            Function<NamedItem, BatchResult<ItemAct.Update>> revision) {
        return joint.done(
                        caller,
                        ref,
                        mindsKey,
                        Wish.CHANGE,
                        (named, acting) ->
                                revision.apply(named)
                                        .then(update -> planned(named, acting, update, told, copy)))
                .then(done ->
                        ItemTelling.left(done.own().getFirst())
                                .then(item ->
                                        BatchResult.done(
                                                new NamedItem(item, done.named().occurrence()))));
    }

    private BatchResult<Plan> planned(
            NamedItem named,
            Acting acting,
            ItemAct.Update update,
            InvitationUpdates told,
            Optional<FolderId> copy) {
        var key = named.occurrence();
        var mailbox = named.item().id().mailbox();
        var found = appointments.find(named.item());
        var source = update.streams().flatMap(streams -> streams.source());
        if (found.isEmpty() || source.isEmpty()) {
            return BatchResult.done(new Plan(acting, List.of(update), List.of()));
        }
        return object(mailbox, source.get())
                .then(object -> {
                    var before = found.get().standing(key);
                    var after = object.standing(key);
                    if (before.isEmpty() || after.isEmpty() || !isOwn(before.get(), after.get())) {
                        return BatchResult.done(new Plan(acting, List.of(update), List.of()));
                    }
                    var isMoved = !isSameTime(before.get(), after.get());
                    var asking = named(isMoved ? object.unanswered(key) : object);
                    return telling(acting, copy)
                            .changed(
                                    found.get(),
                                    asking,
                                    key,
                                    isToAll(told, before.get(), after.get()))
                            .then(messages ->
                                    BatchResult.done(
                                            new Plan(
                                                    acting,
                                                    List.of(saying(named.item(), update, asking)),
                                                    messages)));
                });
    }

    /// Whether the owner of the calendar invites to it, or did.
    private static boolean isOwn(Appointment before, Appointment after) {
        return (after.meeting() ? after : before).myResponse() == Response.ORGANIZER;
    }

    private static boolean isToAll(InvitationUpdates told, Appointment before, Appointment after) {
        return switch (told) {
            case SEND_ONLY_TO_ALL, SEND_TO_ALL_AND_SAVE_COPY -> true;
            case SEND_ONLY_TO_CHANGED, SEND_TO_CHANGED_AND_SAVE_COPY ->
                    !isSameTime(before, after) || !before.location().equals(after.location());
            case SEND_TO_NONE -> false;
        };
    }

    private static boolean isSameTime(Appointment one, Appointment other) {
        return one.start().equals(other.start())
                && one.end().equals(other.end())
                && one.allDay() == other.allDay()
                && one.recurring() == other.recurring()
                && one.recurrence().equals(other.recurrence());
    }

    /// Deletes an item, or takes an occurrence out of its series, and tells the others of the meeting.
    BatchResult<JointSending.Done> deleted(
            Caller caller, ItemRef ref, Removal how, Optional<FolderId> copy) {
        return joint.done(
                caller,
                ref,
                false,
                Wish.DELETE,
                (named, acting) -> {
                    var found = appointments.find(named.item());
                    return leaving(named, how, RemovalAsked.by(caller))
                            .then(own ->
                                    farewell(named, found, telling(acting, copy))
                                            .then(messages ->
                                                    BatchResult.done(
                                                            new Plan(acting, own, messages))));
                });
    }

    private BatchResult<List<ItemAct>> leaving(NamedItem named, Removal how, Actor by) {
        var item = named.item();
        return named.occurrence().isEmpty()
                ? BatchResult.done(
                        List.of(ItemAct.unchanged(item), new ItemAct.Deletion(item.id(), how, by)))
                : without(item, named.occurrence().get());
    }

    /// Takes an occurrence out of its series.
    BatchResult<List<ItemAct>> without(Item item, String key) {
        return revisions.without(item, key).then(update -> BatchResult.done(List.of(update)));
    }

    private static BatchResult<List<Dispatch>> farewell(
            NamedItem named, Optional<CalendarObject> found, MeetingTelling telling) {
        return found.isEmpty() || JointSending.isDiscarded(named.item())
                ? BatchResult.done(List.of())
                : telling.farewell(found.get(), named.occurrence());
    }

    private MeetingTelling telling(Acting acting, Optional<FolderId> copy) {
        return new MeetingTelling(clock.instant(), new MeetingLetters(acting, copy));
    }

    /// With the organizer's name, where she organizes it and it is not said.
    private CalendarObject named(CalendarObject object) {
        var said = object.appointment();
        return said.myResponse() == Response.ORGANIZER
                        && said.organizer().filter(who -> who.name().isEmpty()).isPresent()
                        && store.find(object.owner().address()).orElse(null)
                                instanceof Recipient.Mailbox mailbox
                ? object.with(
                        said.with(Properties.NONE.with(Known.FROM_NAME, mailbox.displayName())))
                : object;
    }

    private static WholeItem saying(WholeItem item, CalendarObject object) {
        return new WholeItem(
                item.content(),
                item.body(),
                Optional.of(Octets.of(object.bytes())),
                item.attachments());
    }

    private ItemAct saying(Item item, ItemAct.Update update, CalendarObject object) {
        var whole = items.whole(item);
        return ItemRevisions.update(
                item,
                new WholeItem(
                        update.content(),
                        whole.body(),
                        Optional.of(Octets.of(object.bytes())),
                        update.streams().orElseThrow().attachments()),
                true);
    }

    private BatchResult<CalendarObject> object(Address mailbox, WholeItem item) {
        return object(mailbox, item.source().orElse(Octets.NONE));
    }

    private BatchResult<CalendarObject> object(Address mailbox, Octets source) {
        return appointments
                .owner(mailbox)
                .flatMap((Owner owner) -> CalendarObjects.first(source.bytes(), owner))
                .map(BatchResult::done)
                .orElseGet(() -> BatchResult.refused(Code.ITEM_SOURCE_UNREADABLE));
    }
}
