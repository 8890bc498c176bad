package entente.endpoints;

import entente.calendar.Appointment;
import entente.calendar.Appointment.Response;
import entente.calendar.AppointmentFacts;
import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.MeetingNotice;
import entente.calendar.Owner;
import entente.delivery.Delivery;
import entente.delivery.Dispatch;
import entente.endpoints.MeetingChanges.Plan;
import entente.item.Addressee;
import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.Directory;
import entente.mailbox.Folder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.InvitationUpdates;
import entente.wire.ews.ItemRef;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes, changes and deletes meetings, and tells those who are in them: their organizer invites, tells what is new and what is off; somebody invited who deletes one declines it.
///
/// What is done and what is sent is one change (RFC 5546, 3.2).
final class MeetingSending {
    private final MeetingChanges changes;
    private final AppointmentFinder appointments;
    private final ItemTelling telling;
    private final Directory directory;
    private final InstantSource clock;

    MeetingSending(MailboxStore store, Delivery delivery, InstantSource clock) {
        this.changes = new MeetingChanges(store, delivery);
        this.appointments = new AppointmentFinder(store);
        this.telling = new ItemTelling(store);
        this.directory = store;
        this.clock = clock;
    }

    /// Puts a new appointment into a folder, and invites those who are in it.
    BatchResult<Item> created(Folder folder, WholeItem item, Optional<FolderId> copy) {
        var mailbox = folder.id().mailbox();
        return object(mailbox, item)
                .then(object -> {
                    var named = named(object);
                    return invitations(named, Optional.empty(), copy, _ -> true)
                            .then(messages ->
                                    changes.done(
                                            mailbox,
                                            new Plan(
                                                    List.of(creation(folder, saying(item, named))),
                                                    messages)));
                })
                .then(outcomes -> ItemTelling.left(outcomes.getFirst()));
    }

    private static ItemAct creation(Folder folder, WholeItem item) {
        return new ItemAct.Creation(folder.id(), item.content(), item.streams());
    }

    /// Changes an item or an occurrence as `revision` has it, and tells those whom `told` means.
    BatchResult<NamedItem> updated(
            Caller caller,
            ItemRef ref,
            boolean mindsKey,
            InvitationUpdates told,
            Optional<FolderId> copy,
            Function<NamedItem, BatchResult<ItemAct.Update>> revision) {
        return changes.done(
                        caller,
                        ref,
                        mindsKey,
                        named ->
                                revision.apply(named)
                                        .then(update -> planned(named, update, told, copy)))
                .then(done ->
                        ItemTelling.left(done.own().getFirst())
                                .then(item ->
                                        BatchResult.done(
                                                new NamedItem(item, done.named().occurrence()))));
    }

    private BatchResult<Plan> planned(
            NamedItem named,
            ItemAct.Update update,
            InvitationUpdates told,
            Optional<FolderId> copy) {
        var key = named.occurrence();
        var mailbox = named.item().id().mailbox();
        var found = appointments.find(named.item());
        var source = update.streams().flatMap(streams -> streams.source());
        if (found.isEmpty() || source.isEmpty()) {
            return BatchResult.done(new Plan(List.of(update), List.of()));
        }
        return object(mailbox, source.get())
                .then(object -> {
                    var before = found.get().standing(key);
                    var after = object.standing(key);
                    if (before.isEmpty() || after.isEmpty() || !isOwn(before.get(), after.get())) {
                        return BatchResult.done(new Plan(List.of(update), List.of()));
                    }
                    var isMoved = !isSameTime(before.get(), after.get());
                    var asking = named(isMoved ? object.unanswered(key) : object);
                    return told(
                                    found.get(),
                                    asking,
                                    key,
                                    copy,
                                    isToAll(told, before.get(), after.get()))
                            .then(messages ->
                                    BatchResult.done(
                                            new Plan(
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

    /// Invites everybody, or whoever is new, and tells those who are not wanted any more.
    private BatchResult<List<Dispatch>> told(
            CalendarObject before,
            CalendarObject after,
            Optional<String> key,
            Optional<FolderId> copy,
            boolean toAll) {
        var were = people(before, key);
        var are = people(after, key);
        var off = were.stream().filter(who -> !isAmong(are, who)).toList();
        return invitations(after, key, copy, who -> toAll || !isAmong(were, who))
                .then(requests ->
                        cancellations(before, key, copy, off)
                                .then(cancellations -> {
                                    var all = new ArrayList<>(requests);
                                    all.addAll(cancellations);
                                    return BatchResult.done(List.copyOf(all));
                                }));
    }

    private BatchResult<List<Dispatch>> invitations(
            CalendarObject object,
            Optional<String> key,
            Optional<FolderId> copy,
            Function<Addressee, Boolean> wanted) {
        var to = people(object, key).stream().filter(wanted::apply).toList();
        if (to.isEmpty()) {
            return BatchResult.done(List.of());
        }
        var said = object.standing(key).orElseThrow();
        return said.myResponse() == Response.ORGANIZER
                ? new MeetingLetters(copy)
                        .written(
                                MeetingNotice.request(key.map(object::about).orElse(object)),
                                said.subject(),
                                marks(said),
                                to,
                                said.body())
                        .then(message -> BatchResult.done(List.of(message)))
                : BatchResult.refused(Code.MEETING_OF_OTHERS);
    }

    private BatchResult<List<Dispatch>> cancellations(
            CalendarObject object,
            Optional<String> key,
            Optional<FolderId> copy,
            List<Addressee> to) {
        if (to.isEmpty()) {
            return BatchResult.done(List.of());
        }
        var said = object.standing(key).orElseThrow();
        var off =
                said.attendees().stream()
                        .filter(who -> to.stream().anyMatch(one -> isSame(one, who.address())))
                        .toList();
        var notice =
                MeetingNotice.cancellation(
                        key.map(object::about).orElse(object), off, clock.instant());
        return new MeetingLetters(copy)
                .written(notice, "Canceled: " + said.subject(), marks(said), to, said.body())
                .then(message -> BatchResult.done(List.of(message)));
    }

    /// Deletes an item, or takes an occurrence out of its series, and tells the others of the meeting.
    BatchResult<MeetingChanges.Done> deleted(
            Caller caller, ItemRef ref, boolean forGood, Optional<FolderId> copy) {
        return changes.done(
                caller,
                ref,
                false,
                named -> {
                    var found = appointments.find(named.item());
                    return leaving(named, forGood)
                            .then(own ->
                                    farewell(named, found, copy)
                                            .then(messages ->
                                                    BatchResult.done(new Plan(own, messages))));
                });
    }

    private BatchResult<List<ItemAct>> leaving(NamedItem named, boolean forGood) {
        var item = named.item();
        return named.occurrence().isEmpty()
                ? BatchResult.done(
                        List.of(
                                MeetingChanges.unchanged(item),
                                new ItemAct.Deletion(item.id(), forGood)))
                : without(item, named.occurrence().get());
    }

    /// Takes an occurrence out of its series.
    BatchResult<List<ItemAct>> without(Item item, String key) {
        return appointments
                .owner(item.id().mailbox())
                .map(owner -> new AppointmentEditing(owner, clock.instant()))
                .map(editing -> editing.without(telling.whole(item), key))
                .orElseGet(() -> BatchResult.refused(Code.OCCURRENCE_DELETED))
                .then(after -> BatchResult.done(List.of(ItemRevisions.update(item, after, true))));
    }

    private BatchResult<List<Dispatch>> farewell(
            NamedItem named, Optional<CalendarObject> found, Optional<FolderId> copy) {
        var key = named.occurrence();
        var said = found.flatMap(object -> object.standing(key));
        if (said.isEmpty()
                || !said.get().meeting()
                || said.get().cancelled()
                || MeetingChanges.isDiscarded(named.item())) {
            return BatchResult.done(List.of());
        }
        var object = found.orElseThrow();
        if (said.get().myResponse() == Response.ORGANIZER) {
            return cancellations(object, key, copy, people(object, key));
        }
        return said.get().myResponse() == Response.DECLINE || !said.get().responseRequested()
                ? BatchResult.done(List.of())
                : MeetingAnswer.DECLINE
                        .written(
                                object.answered(key, Response.DECLINE),
                                key,
                                clock.instant(),
                                Properties.NONE,
                                Optional.empty(),
                                copy)
                        .then(message -> BatchResult.done(List.of(message)));
    }

    /// All who are in a meeting, but for the owner of the calendar.
    static List<Addressee> people(CalendarObject object, Optional<String> key) {
        return object
                .standing(key)
                .map(said -> AppointmentFacts.of(said).addressees())
                .orElse(List.of())
                .stream()
                .filter(who -> !isSame(who, object.owner().address().toString()))
                .toList();
    }

    static Properties marks(Appointment said) {
        return Properties.NONE
                .with(Known.IMPORTANCE, said.importance())
                .with(Known.SENSITIVITY, said.sensitivity());
    }

    private static boolean isAmong(List<Addressee> those, Addressee who) {
        return those.stream().anyMatch(one -> isSame(one, who.address()));
    }

    private static boolean isSame(Addressee one, String address) {
        return one.address().equalsIgnoreCase(address)
                || (Address.parse(address).isPresent()
                        && Address.parse(one.address()).equals(Address.parse(address)));
    }

    /// With the organizer's name, where she organizes it and it is not said.
    private CalendarObject named(CalendarObject object) {
        var said = object.appointment();
        return said.myResponse() == Response.ORGANIZER
                        && said.organizer().filter(who -> who.name().isEmpty()).isPresent()
                        && directory.find(object.owner().address()).orElse(null)
                                instanceof Recipient.Mailbox mailbox
                ? object.with(
                        said.with(Properties.NONE.with(Known.FROM_NAME, mailbox.displayName())))
                : object;
    }

    private static WholeItem saying(WholeItem item, CalendarObject object) {
        return new WholeItem(
                item.content(), item.body(), Optional.of(object.bytes()), item.attachments());
    }

    private ItemAct saying(Item item, ItemAct.Update update, CalendarObject object) {
        var whole = telling.whole(item);
        return ItemRevisions.update(
                item,
                new WholeItem(
                        update.content(),
                        whole.body(),
                        Optional.of(object.bytes()),
                        update.streams().orElseThrow().attachments()),
                true);
    }

    private BatchResult<CalendarObject> object(Address mailbox, WholeItem item) {
        return object(mailbox, item.source().orElseGet(() -> new byte[0]));
    }

    private BatchResult<CalendarObject> object(Address mailbox, byte[] source) {
        return appointments
                .owner(mailbox)
                .flatMap((Owner owner) -> CalendarObjects.first(source, owner))
                .map(BatchResult::done)
                .orElseGet(() -> BatchResult.refused(Code.ITEM_SOURCE_UNREADABLE));
    }
}
