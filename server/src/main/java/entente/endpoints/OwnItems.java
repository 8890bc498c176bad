package entente.endpoints;

import entente.delivery.Delivery;
import entente.endpoints.FolderFinder.Found;
import entente.item.ItemContent;
import entente.item.PolicyTag;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemActs;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.FolderRights;
import entente.wire.ews.BatchResult;
import entente.wire.ews.CopyItem;
import entente.wire.ews.CreateItem;
import entente.wire.ews.DeleteItem;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemGone;
import entente.wire.ews.MarkAllItemsAsRead;
import entente.wire.ews.MarkAsJunk;
import entente.wire.ews.MoveItem;
import entente.wire.ews.NewItem;
import entente.wire.ews.SendItem;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// The operations that make items, send them and put them elsewhere: CreateItem, MoveItem, CopyItem, DeleteItem, MarkAllItemsAsRead, MarkAsJunk, SendItem.
///
/// For a mailbox's owner; to whom a folder gives so much, also to put items into it, and to change and delete what lies in it, and delegates to arrange meetings for their owners. Each item of a request is one change, made after those before it, and may be refused alone.
final class OwnItems {
    private final ItemActs acts;
    private final FolderFinder folders;
    private final ItemMoves moves;
    private final ItemSending sending;
    private final AppointmentRevisions appointments;
    private final MeetingSending meetings;
    private final MeetingAnswers answers;
    private final MeetingCancelling cancelling;
    private final InstantSource clock;
    private final Replies replies;
    private final TagsAsked tags;

    OwnItems(MailboxStore store, Delivery delivery, InstantSource clock) {
        this.acts = store;
        this.appointments = new AppointmentRevisions(store, clock);
        this.folders = new FolderFinder(store);
        this.moves = new ItemMoves(store, delivery, clock);
        this.sending = new ItemSending(store, delivery, clock);
        this.meetings = new MeetingSending(store, delivery, clock);
        this.answers = new MeetingAnswers(store, delivery, clock);
        this.cancelling = new MeetingCancelling(store, delivery, clock);
        this.clock = clock;
        this.replies = new Replies(store, delivery, clock);
        this.tags = new TagsAsked(store);
    }

    CreateItem.Response answer(Caller caller, CreateItem.Request ask) {
        return new CreateItem.Response(
                ask.items().stream()
                        .map(brought ->
                                brought.then(item -> ItemMaking.offered(item, ask))
                                        .then(item -> tagged(caller, ask, item))
                                        .then(item -> made(caller, ask, item)))
                        .toList());
    }

    /// The item, where the caller may give it the tag that it has, if it has one.
    private BatchResult<NewItem> tagged(Caller caller, CreateItem.Request ask, NewItem item) {
        var tag = PolicyTag.of(item.content().properties());
        var place = ask.savedIn().orElseGet(() -> ItemMaking.usualPlace(item));
        return tag.isPresent() && folders.find(caller, place) instanceof BatchResult.Done(var found)
                ? tagged(found, tag.get(), item)
                : BatchResult.done(item);
    }

    private BatchResult<NewItem> tagged(Found found, UUID tag, NewItem item) {
        return found.owned()
                ? tags.allowed(found.folder().id().mailbox(), tag, item)
                : BatchResult.refused(Code.RETENTION_TAG_OF_ANOTHER);
    }

    MoveItem.Response answer(Caller caller, MoveItem.Request ask) {
        return moves.answer(caller, ask);
    }

    CopyItem.Response answer(Caller caller, CopyItem.Request ask) {
        return moves.answer(caller, ask);
    }

    DeleteItem.Response answer(Caller caller, DeleteItem.Request ask) {
        return moves.answer(caller, ask);
    }

    MarkAllItemsAsRead.Response answer(Caller caller, MarkAllItemsAsRead.Request ask) {
        return moves.answer(caller, ask);
    }

    MarkAsJunk.Response answer(Caller caller, MarkAsJunk.Request ask) {
        return moves.answer(caller, ask);
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
        return folders.findToFill(caller, place)
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
        return sending.placeOfCopy(caller, ask.invitations())
                .then(copy -> meetings.created(found, item, copy))
                .then(made -> BatchResult.done(ItemTelling.ofId(made)));
    }

    private BatchResult<ItemElement> saved(Found found, WholeItem item) {
        var content = found.authored(item.content());
        var act = new ItemAct.Creation(found.folder().id(), content, item.streams());
        var conditions = found.giving(FolderRights::createItems);
        return ItemTelling.left(ItemRevisions.done(acts, conditions, act))
                .then(made -> BatchResult.done(ItemTelling.ofId(made)));
    }
}
