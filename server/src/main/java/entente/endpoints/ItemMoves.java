package entente.endpoints;

import entente.delivery.Delivery;
import entente.endpoints.FolderFinder.Found;
import entente.endpoints.ItemFinder.Wish;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemActs;
import entente.mailbox.ItemId;
import entente.mailbox.ItemOutcome;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.FolderRights;
import entente.wire.ews.BatchResult;
import entente.wire.ews.CopyItem;
import entente.wire.ews.DeleteItem;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderRef;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemGone;
import entente.wire.ews.ItemRef;
import entente.wire.ews.MarkAllItemsAsRead;
import entente.wire.ews.MarkAsJunk;
import entente.wire.ews.MoveItem;
import entente.wire.ews.OccurrenceRef;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Puts items elsewhere, and marks them: MoveItem, CopyItem, DeleteItem, MarkAllItemsAsRead, MarkAsJunk.
///
/// For a mailbox's owner, and as far as a folder gives it to whoever asks; what is asked of the folder is asked once more in the change itself.
final class ItemMoves {
    private final ItemActs acts;
    private final FolderFinder folders;
    private final ItemFinder finder;
    private final ItemRevisions revisions;
    private final AppointmentRevisions appointments;
    private final ItemSending sending;
    private final MeetingSending meetings;

    ItemMoves(MailboxStore store, Delivery delivery, InstantSource clock) {
        this.acts = store;
        this.folders = new FolderFinder(store);
        this.finder = new ItemFinder(store);
        this.revisions = new ItemRevisions(store);
        this.appointments = new AppointmentRevisions(store, clock);
        this.sending = new ItemSending(store, delivery, clock);
        this.meetings = new MeetingSending(store, delivery, clock);
    }

    MoveItem.Response answer(Caller caller, MoveItem.Request ask) {
        return new MoveItem.Response(
                intoAnother(
                        caller,
                        ask.items(),
                        Wish.DELETE,
                        ask.to(),
                        ask.tellIds(),
                        (item, place) -> new ItemAct.Move(item, place, RemovalAsked.by(caller))));
    }

    CopyItem.Response answer(Caller caller, CopyItem.Request ask) {
        return new CopyItem.Response(
                intoAnother(
                        caller,
                        ask.items(),
                        Wish.COPY,
                        ask.to(),
                        ask.tellIds(),
                        ItemAct.Copy::new));
    }

    DeleteItem.Response answer(Caller caller, DeleteItem.Request ask) {
        return new DeleteItem.Response(
                ask.items().stream().map(ref -> deleted(caller, ref, ask)).toList());
    }

    MarkAllItemsAsRead.Response answer(Caller caller, MarkAllItemsAsRead.Request ask) {
        return new MarkAllItemsAsRead.Response(
                ask.folders().stream()
                        .map(ref ->
                                folders.findGiving(
                                                caller,
                                                ref,
                                                ItemMoves::changesAll,
                                                Code.ITEM_CHANGE_FORBIDDEN)
                                        .then(found ->
                                                tried(
                                                        found.giving(ItemMoves::changesAll),
                                                        new ItemAct.ReadMarks(
                                                                found.folder().id(),
                                                                ask.read(),
                                                                found.seesPrivate())))
                                        .then(ItemMoves::gone))
                        .toList());
    }

    /// No lists of senders are kept, so that to mark a message which stays where it is changes nothing.
    MarkAsJunk.Response answer(Caller caller, MarkAsJunk.Request ask) {
        var to = ask.junk() ? DefaultFolder.JUNK : DefaultFolder.INBOX;
        return new MarkAsJunk.Response(
                ask.items().stream()
                        .map(ref ->
                                finder.find(caller, ref)
                                        .then(item ->
                                                ask.moves()
                                                        ? moved(caller, item, to)
                                                        : BatchResult.done(Optional.empty())))
                        .toList());
    }

    private BatchResult<Optional<FolderElement.Id>> moved(
            Caller caller, Item item, DefaultFolder to) {
        var act =
                new ItemAct.Move(
                        item.id(), FolderId.of(item.id().mailbox(), to), RemovalAsked.by(caller));
        return ItemTelling.left(acts.act(act))
                .then(moved -> BatchResult.done(Optional.of(ItemTelling.id(moved))));
    }

    /// An item goes as a whole; an occurrence goes out of its series.
    private BatchResult<ItemGone> deleted(Caller caller, ItemRef ref, DeleteItem.Request ask) {
        if (ask.cancellations().filter(told -> told != Invitations.SEND_TO_NONE).isPresent()) {
            return sending.placeOfCopy(caller, ask.cancellations())
                    .then(copy -> meetings.deleted(caller, ref, RemovalAsked.how(ask.type()), copy))
                    .then(_ -> BatchResult.done(new ItemGone()));
        }
        if (ask.cancellations().isPresent() && !mayBeOccurrence(ref)) {
            return untilDone(() ->
                            finder.aim(caller, ref, Wish.DELETE)
                                    .then(aim -> tried(caller, aim, ask)))
                    .then(ItemMoves::gone);
        }
        return untilDone(() ->
                        finder.findNamed(caller, ref, Wish.DELETE)
                                .then(named -> deleted(caller, ref, named, ask)))
                .then(ItemMoves::gone);
    }

    private BatchResult<ItemOutcome> deleted(
            Caller caller, ItemRef ref, NamedItem named, DeleteItem.Request ask) {
        if (named.item().content().isAppointment() && ask.cancellations().isEmpty()) {
            return BatchResult.refused(Code.MEETING_CANCELLATIONS_MISSING);
        }
        return named.occurrence().isEmpty()
                ? tried(caller, finder.aim(caller, named.item(), Wish.DELETE), ask)
                : takenOut(caller, ref);
    }

    private static boolean mayBeOccurrence(ItemRef ref) {
        return !(ref.which() instanceof ItemRef.Which.Itself)
                || OccurrenceRef.parse(ref.id()).isPresent();
    }

    private BatchResult<ItemOutcome> tried(
            Caller caller, ItemFinder.Aim aim, DeleteItem.Request ask) {
        return tried(
                aim.conditions(),
                new ItemAct.Deletion(
                        aim.item(), RemovalAsked.how(ask.type()), RemovalAsked.by(caller)));
    }

    private BatchResult<ItemOutcome> takenOut(Caller caller, ItemRef ref) {
        return revisions
                .revised(
                        caller,
                        ref,
                        false,
                        named ->
                                appointments.without(
                                        named.item(), named.occurrence().orElseThrow()))
                .then(_ -> BatchResult.done(new ItemOutcome.Gone()));
    }

    private List<BatchResult<Optional<ItemElement>>> intoAnother(
            Caller caller,
            List<ItemRef> refs,
            Wish wish,
            FolderRef to,
            boolean tellIds,
            BiFunction<ItemId, FolderId, ItemAct> act) {
        return refs.stream()
                .map(ref ->
                        told(untilDone(() -> triedInto(caller, ref, wish, to, act)))
                                .then(item ->
                                        BatchResult.done(Optional.of(item).filter(_ -> tellIds))))
                .toList();
    }

    private BatchResult<ItemOutcome> triedInto(
            Caller caller,
            ItemRef ref,
            Wish wish,
            FolderRef to,
            BiFunction<ItemId, FolderId, ItemAct> act) {
        return finder.aim(caller, ref, wish)
                .then(aim ->
                        folders.findToFill(caller, to)
                                .then(found ->
                                        within(aim.item(), found)
                                                .then(place ->
                                                        tried(
                                                                both(aim, found),
                                                                act.apply(aim.item(), place)))));
    }

    private static List<ItemAct> both(ItemFinder.Aim aim, Found to) {
        var conditions = new ArrayList<>(aim.conditions());
        conditions.addAll(to.giving(FolderRights::createItems));
        return conditions;
    }

    private static BatchResult<FolderId> within(ItemId item, Found to) {
        var place = to.folder().id();
        return place.mailbox().equals(item.mailbox())
                ? BatchResult.done(place)
                : BatchResult.refused(Code.ITEM_ACROSS_MAILBOXES);
    }

    private static boolean changesAll(FolderRights rights) {
        return rights.readsItems() && rights.edit() == FolderRights.Extent.ALL;
    }

    /// Does it where the conditions hold.
    private BatchResult<ItemOutcome> tried(List<ItemAct> conditions, ItemAct act) {
        return BatchResult.done(ItemRevisions.done(acts, conditions, act));
    }

    /// Tries until nobody came between.
    private static BatchResult<ItemOutcome> untilDone(Supplier<BatchResult<ItemOutcome>> attempt) {
        return Tries.of(
                Code.ITEM_CHANGE_KEY_STALE,
                () ->
                        attempt.get()
                                .then(outcome ->
                                        BatchResult.done(
                                                Optional.of(outcome)
                                                        .filter(ItemMoves::isLasting))));
    }

    private static boolean isLasting(ItemOutcome outcome) {
        return !(outcome instanceof ItemOutcome.Overtaken);
    }

    /// Which item it is then.
    private static BatchResult<ItemElement> told(BatchResult<ItemOutcome> outcome) {
        return outcome.then(ItemTelling::left)
                .then(item -> BatchResult.done(ItemTelling.ofId(item)));
    }

    private static BatchResult<ItemGone> gone(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Done _, ItemOutcome.Gone _ -> BatchResult.done(new ItemGone());
            case ItemOutcome.Refused(var why) -> new BatchResult.Refused<>(why);
            case ItemOutcome.Overtaken _ -> BatchResult.refused(Code.ITEM_UNKNOWN);
        };
    }
}
