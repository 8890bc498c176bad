package entente.endpoints;

import entente.delivery.Delivery;
import entente.item.AttachmentPart;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemActs;
import entente.mailbox.ItemOutcome;
import entente.mailbox.Items;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.AttachmentRef;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.CreateAttachment;
import entente.wire.ews.DeleteAttachment;
import entente.wire.ews.Disposition;
import entente.wire.ews.FolderElement;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemRef;
import entente.wire.ews.NewAttachment;
import entente.wire.ews.UpdateItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The operations that change what an item says: UpdateItem, CreateAttachment, DeleteAttachment.
///
/// For a mailbox's owner alone. UpdateItem may send what it changes. An item is read, changed and written if it is still what was read; otherwise that is done again.
public final class ItemUpdates {
    private static final int MOST_TRIES = 16;

    private final Items items;
    private final ItemActs acts;
    private final ItemFinder finder;
    private final ItemTelling telling;
    private final ItemSending sending;

    public ItemUpdates(MailboxStore store, Delivery delivery) {
        this.items = store;
        this.acts = store;
        this.finder = new ItemFinder(store);
        this.telling = new ItemTelling(store, store);
        this.sending = new ItemSending(store, delivery);
    }

    UpdateItem.Response answer(Caller caller, UpdateItem.Request ask) {
        var disposition = ask.disposition().orElse(Disposition.SAVE_ONLY);
        var mindsKey = ask.conflicts() == ConflictResolution.NEVER_OVERWRITE;
        return new UpdateItem.Response(
                ask.changes().stream()
                        .map(change ->
                                switch (disposition) {
                                    case SAVE_ONLY -> updated(caller, mindsKey, change);
                                    case SEND_ONLY ->
                                            sent(caller, mindsKey, Optional.empty(), change);
                                    case SEND_AND_SAVE_COPY ->
                                            sending.place(caller, ask.savedIn())
                                                    .then(place ->
                                                            sent(
                                                                    caller,
                                                                    mindsKey,
                                                                    Optional.of(place),
                                                                    change));
                                })
                        .toList());
    }

    CreateAttachment.Response answer(Caller caller, CreateAttachment.Request ask) {
        return new CreateAttachment.Response(
                ask.attachments().stream()
                        .map(brought ->
                                brought.then(
                                        attachment -> attached(caller, ask.parent(), attachment)))
                        .toList());
    }

    DeleteAttachment.Response answer(Caller caller, DeleteAttachment.Request ask) {
        return new DeleteAttachment.Response(
                ask.ids().stream().map(id -> detached(caller, id)).toList());
    }

    private BatchResult<Optional<ItemElement>> updated(
            Caller caller, boolean mindsKey, UpdateItem.Change change) {
        return change.edits()
                .then(edits ->
                        revised(caller, change.item(), mindsKey, item -> edited(item, edits)))
                .then(item -> BatchResult.done(Optional.of(ItemTelling.ofId(item))));
    }

    /// Changed and sent at once: either both is done, or neither.
    private BatchResult<Optional<ItemElement>> sent(
            Caller caller, boolean mindsKey, Optional<FolderId> place, UpdateItem.Change change) {
        return change.edits()
                .then(edits ->
                        sending.sent(
                                caller,
                                change.item(),
                                mindsKey,
                                place,
                                item -> edited(item, edits)))
                .then(_ -> BatchResult.done(Optional.empty()));
    }

    private BatchResult<ItemAct.Update> edited(Item item, List<ItemEdit> edits) {
        var streams = edits.stream().anyMatch(edit -> changesStreams(item, edit));
        return edited(streams ? telling.whole(item) : said(item), edits)
                .then(after -> BatchResult.done(update(item, after, streams)));
    }

    private static BatchResult<WholeItem> edited(WholeItem item, List<ItemEdit> edits) {
        var whole = BatchResult.done(item);
        for (var edit : edits) {
            whole = whole.then(before -> before.with(edit));
        }
        return whole;
    }

    private BatchResult<CreateAttachment.Made> attached(
            Caller caller, ItemRef parent, NewAttachment attachment) {
        return revised(
                        caller,
                        parent,
                        false,
                        item ->
                                BatchResult.done(
                                        update(
                                                item,
                                                telling.whole(item).attaching(List.of(attachment)),
                                                true)))
                .then(item -> BatchResult.done(made(item, attachment)));
    }

    /// The one that was hung on it last has the highest number.
    private static CreateAttachment.Made made(Item item, NewAttachment attachment) {
        var number =
                item.content().attachments().stream()
                        .mapToInt(AttachmentPart::number)
                        .max()
                        .orElseThrow();
        return new CreateAttachment.Made(
                new AttachmentRef(item.id().text(), number),
                attachment.part().isMessage(),
                ItemTelling.id(item));
    }

    private BatchResult<FolderElement.Id> detached(Caller caller, String id) {
        var ref = AttachmentRef.parse(id);
        if (ref.isEmpty()) {
            return BatchResult.refused(Code.ATTACHMENT_UNKNOWN);
        }
        return revised(
                        caller,
                        new ItemRef(ref.get().item(), Optional.empty()),
                        false,
                        item -> without(item, ref.get().number()))
                .then(item -> BatchResult.done(ItemTelling.id(item)));
    }

    private BatchResult<ItemAct.Update> without(Item item, int number) {
        return telling.whole(item)
                .detaching(number)
                .map(after -> BatchResult.done(update(item, after, true)))
                .orElseGet(() -> BatchResult.refused(Code.ATTACHMENT_UNKNOWN));
    }

    /// Reads, revises and writes until nobody came between.
    private BatchResult<Item> revised(
            Caller caller,
            ItemRef ref,
            boolean mindsKey,
            Function<Item, BatchResult<ItemAct.Update>> revision) {
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var revised = finder.findCurrent(caller, ref, mindsKey).then(revision);
            switch (revised) {
                case BatchResult.Refused(var why) -> {
                    return new BatchResult.Refused<>(why);
                }
                case BatchResult.Done(var update) -> {
                    var outcome = acts.act(update);
                    if (!(outcome instanceof ItemOutcome.Overtaken)) {
                        return told(outcome);
                    }
                }
            }
        }
        return BatchResult.refused(Code.ITEM_CHANGE_KEY_STALE);
    }

    private BatchResult<Item> told(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Done(var id) ->
                    items.item(id)
                            .map(BatchResult::done)
                            .orElseGet(() -> BatchResult.refused(Code.ITEM_UNKNOWN));
            case ItemOutcome.Refused(var why) -> new BatchResult.Refused<>(why);
            case ItemOutcome.Gone _, ItemOutcome.Overtaken _ ->
                    BatchResult.refused(Code.ITEM_UNKNOWN);
        };
    }

    /// Whether an edit needs more of the item than what it says.
    private static boolean changesStreams(Item item, ItemEdit edit) {
        return switch (edit) {
            case ItemEdit.SetBody _,
                    ItemEdit.AppendBody _,
                    ItemEdit.RemoveBody _,
                    ItemEdit.SetMime _ ->
                    true;
            case ItemEdit.SetProperties _,
                    ItemEdit.SetBit _,
                    ItemEdit.Remove _,
                    ItemEdit.AddTexts _,
                    ItemEdit.SetAddressees _,
                    ItemEdit.AppendAddressees _ ->
                    item.hasSource() && edit.changesMessage();
        };
    }

    /// What an item says, and nothing else of it.
    private static WholeItem said(Item item) {
        return new WholeItem(item.content(), Optional.empty(), Optional.empty(), Map.of());
    }

    private static ItemAct.Update update(Item item, WholeItem after, boolean streams) {
        return new ItemAct.Update(
                item.id(),
                item.changed(),
                after.content(),
                streams ? Optional.of(after.streams()) : Optional.empty());
    }
}
