package entente.endpoints;

import entente.delivery.Delivery;
import entente.endpoints.FolderFinder.Found;
import entente.endpoints.ItemFinder.Wish;
import entente.item.ItemContent;
import entente.item.Known;
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
import entente.wire.ews.CreateItem;
import entente.wire.ews.DeleteItem;
import entente.wire.ews.DeleteType;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderRef;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemGone;
import entente.wire.ews.ItemRef;
import entente.wire.ews.MarkAllItemsAsRead;
import entente.wire.ews.MarkAsJunk;
import entente.wire.ews.MoveItem;
import entente.wire.ews.NewItem;
import entente.wire.ews.OccurrenceRef;
import entente.wire.ews.SendItem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// The operations that make items, send them and put them elsewhere: CreateItem, MoveItem, CopyItem, DeleteItem, MarkAllItemsAsRead, MarkAsJunk, SendItem.
///
/// For a mailbox's owner; to whom a folder gives so much, also to put items into it, and to change and delete what lies in it, without sending anything. Each item of a request is one change, made after those before it, and may be refused alone.
public final class OwnItems {
    private static final int MOST_TRIES = 16;

    private final ItemActs acts;
    private final FolderFinder folders;
    private final ItemFinder finder;
    private final ItemSending sending;
    private final AppointmentRevisions appointments;
    private final ItemRevisions revisions;
    private final MeetingSending meetings;
    private final MeetingAnswers answers;
    private final MeetingCancelling cancelling;
    private final InstantSource clock;
    private final Replies replies;

    public OwnItems(MailboxStore store, Delivery delivery, InstantSource clock) {
        this.acts = store;
        this.appointments = new AppointmentRevisions(store, clock);
        this.revisions = new ItemRevisions(store);
        this.folders = new FolderFinder(store);
        this.finder = new ItemFinder(store);
        this.sending = new ItemSending(store, delivery, clock);
        this.meetings = new MeetingSending(store, delivery, clock);
        this.answers = new MeetingAnswers(store, delivery, clock);
        this.cancelling = new MeetingCancelling(store, delivery, clock);
        this.clock = clock;
        this.replies = new Replies(store, delivery, clock);
    }

    CreateItem.Response answer(Caller caller, CreateItem.Request ask) {
        return new CreateItem.Response(
                ask.items().stream()
                        .map(brought ->
                                brought.then(item -> ItemMaking.offered(item, ask))
                                        .then(item -> made(caller, ask, item)))
                        .toList());
    }

    MoveItem.Response answer(Caller caller, MoveItem.Request ask) {
        return new MoveItem.Response(
                intoAnother(
                        caller,
                        ask.items(),
                        Wish.DELETE,
                        ask.to(),
                        ask.tellIds(),
                        ItemAct.Move::new));
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
                                                OwnItems::changesAll,
                                                Code.ITEM_CHANGE_FORBIDDEN)
                                        .then(found ->
                                                tried(
                                                        found.giving(OwnItems::changesAll),
                                                        new ItemAct.ReadMarks(
                                                                found.folder().id(),
                                                                ask.read(),
                                                                found.owned())))
                                        .then(OwnItems::gone))
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
                                                        ? moved(item, to)
                                                        : BatchResult.done(Optional.empty())))
                        .toList());
    }

    private BatchResult<Optional<FolderElement.Id>> moved(Item item, DefaultFolder to) {
        var act = new ItemAct.Move(item.id(), FolderId.of(item.id().mailbox(), to));
        return ItemTelling.left(acts.act(act))
                .then(moved -> BatchResult.done(Optional.of(ItemTelling.id(moved))));
    }

    SendItem.Response answer(Caller caller, SendItem.Request ask) {
        var budget = ItemBudget.toWork();
        return new SendItem.Response(
                ask.items().stream()
                        .map(ref ->
                                place(caller, ask)
                                        .then(place ->
                                                sending.sent(
                                                        caller,
                                                        ref,
                                                        true,
                                                        place,
                                                        budget,
                                                        BatchResult::done)))
                        .toList());
    }

    private BatchResult<Optional<FolderId>> place(Caller caller, SendItem.Request ask) {
        if (ask.keeps()) {
            return sending.place(caller, ask.savedIn())
                    .then(place -> BatchResult.done(Optional.of(place)));
        }
        return ask.savedIn().isEmpty()
                ? BatchResult.done(Optional.empty())
                : BatchResult.refused(Code.SENT_FOLDER_NOT_WANTED);
    }

    /// Saves or sends it; what is sent has no id that could be told, and nor has its copy.
    private BatchResult<Optional<ItemElement>> made(
            Caller caller, CreateItem.Request ask, NewItem item) {
        if (ItemMaking.isAboutMeeting(item)) {
            return way(caller, ask)
                    .then(way -> answered(caller, item, way))
                    .then(_ -> BatchResult.done(Optional.empty()));
        }
        if (item.element().equals(Replies.SUPPRESS_RECEIPT)) {
            return replies.receiptSuppressed(caller, item)
                    .then(_ -> BatchResult.done(Optional.empty()));
        }
        return switch (ItemMaking.disposition(item, ask.disposition())) {
            case SAVE_ONLY ->
                    created(caller, ask, item).then(made -> BatchResult.done(Optional.of(made)));
            case SEND_ONLY -> sent(caller, Optional.empty(), item);
            case SEND_AND_SAVE_COPY ->
                    sending.place(caller, ask.savedIn())
                            .then(place -> sent(caller, Optional.of(place), item));
        };
    }

    private BatchResult<MeetingAnswers.Way> way(Caller caller, CreateItem.Request ask) {
        return switch (ask.disposition().orElseThrow()) {
            case SAVE_ONLY -> BatchResult.done(new MeetingAnswers.Way(false, Optional.empty()));
            case SEND_ONLY -> BatchResult.done(new MeetingAnswers.Way(true, Optional.empty()));
            case SEND_AND_SAVE_COPY ->
                    sending.place(caller, ask.savedIn())
                            .then(place ->
                                    BatchResult.done(
                                            new MeetingAnswers.Way(true, Optional.of(place))));
        };
    }

    private BatchResult<ItemGone> answered(Caller caller, NewItem item, MeetingAnswers.Way way) {
        return MeetingAnswer.ofElement(item.element())
                .map(answer -> answers.answered(caller, item, answer, way))
                .orElseGet(() -> cancelling.cancelled(caller, item, way));
    }

    private BatchResult<Optional<ItemElement>> sent(
            Caller caller, Optional<FolderId> copy, NewItem item) {
        return ReplyKind.ofElement(item.element())
                .map(kind -> replies.sent(caller, item, kind, copy))
                .orElseGet(
                        () -> ItemMaking.of(item).then(whole -> sending.sent(caller, whole, copy)))
                .then(_ -> BatchResult.done(Optional.empty()));
    }

    private BatchResult<ItemElement> created(
            Caller caller, CreateItem.Request ask, NewItem brought) {
        var place = ask.savedIn().orElseGet(() -> ItemMaking.usualPlace(brought));
        var reply = ReplyKind.ofElement(brought.element());
        if (reply.isPresent()) {
            return folders.findOwn(caller, place)
                    .saying(Code.FOLDER_DESTINATION_UNKNOWN, Code.FOLDER_UNKNOWN)
                    .then(found ->
                            replies.saved(caller, brought, reply.get(), found.folder().id()));
        }
        return destination(caller, place)
                .then(found ->
                        ItemMaking.isAppointment(brought)
                                ? appointments
                                        .made(found.folder(), brought)
                                        .then(item -> invited(caller, found, item, ask))
                                : ItemMaking.of(brought)
                                        .then(item ->
                                                item.settled(ItemContent.EMPTY, clock.instant()))
                                        .then(item -> saved(found, item)));
    }

    private BatchResult<ItemElement> invited(
            Caller caller, Found found, WholeItem item, CreateItem.Request ask) {
        if (ask.invitations().equals(Optional.of(Invitations.SEND_TO_NONE))) {
            return saved(found, item);
        }
        return found.owned()
                ? copy(caller, ask.invitations())
                        .then(copy -> meetings.created(found.folder(), item, copy))
                        .then(made -> BatchResult.done(ItemTelling.ofId(made)))
                : BatchResult.refused(Code.MEETING_OF_ANOTHER);
    }

    /// Where a copy is kept of what others are told, if one is.
    private BatchResult<Optional<FolderId>> copy(Caller caller, Optional<Invitations> told) {
        return told.equals(Optional.of(Invitations.SEND_TO_ALL_AND_SAVE_COPY))
                ? sending.place(caller, Optional.empty())
                        .then(place -> BatchResult.done(Optional.of(place)))
                : BatchResult.done(Optional.empty());
    }

    /// Who puts something into another's folder is known from then on.
    private BatchResult<ItemElement> saved(Found found, WholeItem item) {
        var said = item.content().properties();
        var content =
                item.content()
                        .with(
                                found.owned()
                                        ? said.without(Known.CREATOR_ADDRESS)
                                        : said.with(
                                                Known.CREATOR_ADDRESS,
                                                found.access().person().toString()));
        return told(
                tried(
                        found.giving(FolderRights::createItems),
                        new ItemAct.Creation(found.folder().id(), content, item.streams())));
    }

    /// An item goes as a whole; an occurrence goes out of its series.
    private BatchResult<ItemGone> deleted(Caller caller, ItemRef ref, DeleteItem.Request ask) {
        if (ask.cancellations().filter(told -> told != Invitations.SEND_TO_NONE).isPresent()) {
            return copy(caller, ask.cancellations())
                    .then(copy -> meetings.deleted(caller, ref, isForGood(ask.type()), copy))
                    .then(_ -> BatchResult.done(new ItemGone()));
        }
        if (ask.cancellations().isPresent() && !mayBeOccurrence(ref)) {
            return untilDone(
                            () -> finder.aim(caller, ref, Wish.DELETE).then(aim -> tried(aim, ask)))
                    .then(OwnItems::gone);
        }
        return untilDone(() ->
                        finder.findNamed(caller, ref, Wish.DELETE)
                                .then(named -> deleted(caller, ref, named, ask)))
                .then(OwnItems::gone);
    }

    private BatchResult<ItemOutcome> deleted(
            Caller caller, ItemRef ref, NamedItem named, DeleteItem.Request ask) {
        if (named.item().content().isAppointment() && ask.cancellations().isEmpty()) {
            return BatchResult.refused(Code.MEETING_CANCELLATIONS_MISSING);
        }
        return named.occurrence().isEmpty()
                ? tried(ItemFinder.aim(caller, named.item(), Wish.DELETE), ask)
                : takenOut(caller, ref);
    }

    private static boolean mayBeOccurrence(ItemRef ref) {
        return !(ref.which() instanceof ItemRef.Which.Itself)
                || OccurrenceRef.parse(ref.id()).isPresent();
    }

    private BatchResult<ItemOutcome> tried(ItemFinder.Aim aim, DeleteItem.Request ask) {
        return tried(aim.conditions(), new ItemAct.Deletion(aim.item(), isForGood(ask.type())));
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
                        destination(caller, to)
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

    /// A folder into which the caller may put something.
    private BatchResult<Found> destination(Caller caller, FolderRef ref) {
        return folders.findGiving(
                        caller, ref, FolderRights::createItems, Code.ITEM_CREATION_FORBIDDEN)
                .saying(Code.FOLDER_DESTINATION_UNKNOWN, Code.FOLDER_UNKNOWN);
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
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var outcome = attempt.get();
            if (!(outcome instanceof BatchResult.Done(ItemOutcome.Overtaken _))) {
                return outcome;
            }
        }
        return BatchResult.refused(Code.ITEM_CHANGE_KEY_STALE);
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

    /// There is no place yet for what was deleted and might be wanted again.
    private static boolean isForGood(DeleteType type) {
        return switch (type) {
            case HARD_DELETE, SOFT_DELETE -> true;
            case MOVE_TO_DELETED_ITEMS -> false;
        };
    }
}
