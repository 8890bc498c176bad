package entente.endpoints;

import entente.item.AttachmentPart;
import entente.mailbox.Change;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The operations that change what an item says: UpdateItem, CreateAttachment, DeleteAttachment.
///
/// For a mailbox's owner alone. An item is read, changed and written if it is still what was read; otherwise that is done again.
public final class ItemUpdates {
    private static final int MOST_TRIES = 16;

    private final Items items;
    private final ItemActs acts;
    private final ItemFinder finder;
    private final ItemTelling telling;

    public ItemUpdates(MailboxStore store) {
        this.items = store;
        this.acts = store;
        this.finder = new ItemFinder(store);
        this.telling = new ItemTelling(store, store);
    }

    UpdateItem.Response answer(Caller caller, UpdateItem.Request ask) {
        var sends = ask.disposition().filter(wanted -> wanted != Disposition.SAVE_ONLY).isPresent();
        return new UpdateItem.Response(
                ask.changes().stream()
                        .map(change ->
                                sends
                                        ? BatchResult.<ItemElement>refused(Code.ITEM_NOT_SENT)
                                        : updated(caller, ask.conflicts(), change))
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

    private BatchResult<ItemElement> updated(
            Caller caller, ConflictResolution conflicts, UpdateItem.Change change) {
        return change.edits()
                .then(edits ->
                        revised(
                                caller,
                                change.item(),
                                conflicts == ConflictResolution.NEVER_OVERWRITE,
                                item -> edited(item, edits)))
                .then(item -> BatchResult.done(ItemTelling.ofId(item)));
    }

    private BatchResult<ItemAct.Update> edited(Item item, List<ItemEdit> edits) {
        var streams = edits.stream().anyMatch(edit -> changesStreams(item, edit));
        var whole = BatchResult.done(streams ? whole(item) : said(item));
        for (var edit : edits) {
            whole = whole.then(before -> before.with(edit));
        }
        return whole.then(after -> BatchResult.done(update(item, after, streams)));
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
                                                whole(item).attaching(List.of(attachment)),
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
        return whole(item)
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
            var revised =
                    finder.find(caller, ref)
                            .then(item -> current(item, ref, mindsKey))
                            .then(revision);
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

    private static BatchResult<Item> current(Item item, ItemRef ref, boolean mindsKey) {
        var key = ref.changeKey();
        if (key.isPresent() && !Change.couldBeKey(key.get())) {
            return BatchResult.refused(Code.ITEM_CHANGE_KEY_MALFORMED);
        }
        return mindsKey && key.isPresent() && !key.get().equals(item.changed().key())
                ? BatchResult.refused(Code.ITEM_CHANGE_KEY_STALE)
                : BatchResult.done(item);
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

    private WholeItem whole(Item item) {
        var source = items.source(item.id());
        var bytes = new HashMap<Integer, byte[]>();
        if (source.isEmpty()) {
            for (var part : item.content().attachments()) {
                telling.attachment(item, part).ifPresent(found -> bytes.put(part.number(), found));
            }
        }
        return new WholeItem(item.content(), items.body(item.id()), source, bytes);
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
