package entente.endpoints;

import entente.delivery.Delivery;
import entente.delivery.Dispatch;
import entente.delivery.Keeping;
import entente.delivery.Letter;
import entente.endpoints.FolderFinder.Found;
import entente.item.Known;
import entente.item.Texts;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.sharing.OnBehalf;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FolderRef;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemGone;
import entente.wire.ews.ItemRef;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Sends messages of a mailbox's owner, in her name or in that of somebody for whom she sends: new ones, and those that she saved before.
final class ItemSending {
    /// The classes of what goes as a message.
    private static final List<String> MESSAGES =
            List.of("ipm.note", "ipm.schedule.meeting", "report.");

    private final MailboxStore store;
    private final Delivery delivery;
    private final FolderFinder folders;
    private final ItemFinder finder;
    private final ItemTelling telling;
    private final InstantSource clock;

    ItemSending(MailboxStore store, Delivery delivery, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.delivery = delivery;
        this.folders = new FolderFinder(store);
        this.finder = new ItemFinder(store);
        this.telling = new ItemTelling(store);
    }

    /// The folder in which a message is kept when it is sent: the one named, which may be of somebody for whom the caller sends and who lets her put things there, or Sent Items.
    BatchResult<FolderId> place(Caller caller, Optional<FolderRef> named) {
        var ref =
                named.orElseGet(() ->
                        new FolderRef.ByName(
                                DefaultFolder.SENT_ITEMS.wireName(), Optional.empty()));
        return folders.find(caller, ref)
                .then(this::keeping)
                .saying(Code.SENT_FOLDER_UNKNOWN, Code.FOLDER_UNKNOWN);
    }

    private BatchResult<FolderId> keeping(Found found) {
        var folder = found.folder().id();
        if (!found.owned()
                && OnBehalf.sending(store, folder.mailbox(), found.access().person()).isEmpty()) {
            return BatchResult.refused(Code.FOLDER_CHANGE_FORBIDDEN);
        }
        return found.access().rights().createItems()
                ? BatchResult.done(folder)
                : BatchResult.refused(Code.ITEM_CREATION_FORBIDDEN);
    }

    /// Where a copy is kept of what others are told of a meeting, if one is.
    BatchResult<Optional<FolderId>> placeOfCopy(Caller caller, Optional<Invitations> told) {
        return told.equals(Optional.of(Invitations.SEND_TO_ALL_AND_SAVE_COPY))
                ? place(caller, Optional.empty())
                        .then(place -> BatchResult.done(Optional.of(place)))
                : BatchResult.done(Optional.empty());
    }

    /// Sends a message that is in no folder yet, and keeps a copy where there is a place for it.
    BatchResult<ItemGone> sent(Caller caller, WholeItem item, Optional<FolderId> copy) {
        return caller instanceof Caller.OwnPerson(var sender)
                ? sendable(item)
                        .then(message ->
                                result(
                                        sent(
                                                sender,
                                                message,
                                                copy.<Keeping>map(Keeping.Copy::new)
                                                        .orElseGet(Keeping.Nothing::new))))
                : BatchResult.refused(Code.ITEMS_NOT_SHARED);
    }

    /// Sends a message that was saved, as it is after a revision, and puts it into another folder or, where there is none, removes it. Reads, revises
    /// and sends until nobody came between, unless whoever asks minds what was changed.
    BatchResult<ItemGone> sent(
            Caller caller,
            ItemRef ref,
            boolean mindsKey,
            Optional<FolderId> place,
            ItemBudget budget,
            Function<WholeItem, BatchResult<WholeItem>> revision) {
        return Tries.of(
                Code.ITEM_CHANGE_KEY_STALE,
                () ->
                        finder.findCurrent(caller, ref, mindsKey)
                                .then(item -> budget.spend(ItemBudget.bytes(item, true), item))
                                .then(item ->
                                        sendable(telling.whole(item))
                                                .then(revision)
                                                .then(whole -> tried(item, whole, place))));
    }

    /// Empty where somebody came between.
    private BatchResult<Optional<ItemGone>> tried(
            Item item, WholeItem whole, Optional<FolderId> place) {
        var outcome =
                finder.isStill(item) ? sent(item, whole, place) : new Delivery.Outcome.Overtaken();
        return outcome instanceof Delivery.Outcome.Overtaken
                ? BatchResult.done(Optional.empty())
                : result(outcome).then(gone -> BatchResult.done(Optional.of(gone)));
    }

    /// A message that the draft answers is marked as answered, if it is still there.
    private Delivery.Outcome sent(Item item, WholeItem whole, Optional<FolderId> place) {
        var mailbox = item.id().mailbox();
        var properties = whole.content().properties();
        var own =
                AnsweredMark.of(properties, mailbox)
                        .filter(mark -> !mark.item().equals(item.id()))
                        .stream()
                        .flatMap(mark ->
                                store.item(mark.item()).stream()
                                        .map(answered -> mark.on(answered, clock.instant())))
                        .toList();
        var letter =
                new Letter(
                        whole.content().with(properties.without(Known.ANSWERS)), whole.streams());
        var keeping = new Keeping.Draft(item.id(), item.changed(), place);
        return delivery.send(mailbox, List.of(new Dispatch(letter, keeping)), own);
    }

    private Delivery.Outcome sent(Address sender, WholeItem item, Keeping keeping) {
        return delivery.send(sender, new Letter(item.content(), item.streams()), keeping);
    }

    private static BatchResult<WholeItem> sendable(WholeItem item) {
        var itemClass = Texts.folded(item.content().itemClass());
        return MESSAGES.stream().anyMatch(itemClass::startsWith)
                ? BatchResult.done(item)
                : BatchResult.refused(Code.ITEM_NOT_SENT);
    }

    private static BatchResult<ItemGone> result(Delivery.Outcome outcome) {
        return switch (outcome) {
            case Delivery.Outcome.Sent _ -> BatchResult.done(new ItemGone());
            case Delivery.Outcome.Refused(var why) -> new BatchResult.Refused<>(why);
            case Delivery.Outcome.Overtaken _ -> BatchResult.refused(Code.ITEM_CHANGE_KEY_STALE);
        };
    }
}
