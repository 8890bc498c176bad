package entente.endpoints;

import entente.delivery.Delivery;
import entente.item.ItemContent;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
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
import entente.wire.ews.InvitationUpdates;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemRef;
import entente.wire.ews.NewAttachment;
import entente.wire.ews.UpdateItem;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The operations that change what an item says: UpdateItem, CreateAttachment, DeleteAttachment.
///
/// For a mailbox's owner; to whom a folder gives so much, also to change what lies in it, and for delegates to tell of meetings in the name of their owners. UpdateItem may send what it changes. An item is read, changed and written if it is still what was read; otherwise that is done again.
final class ItemUpdates {
    private final ItemRevisions revisions;
    private final AppointmentRevisions appointments;
    private final ItemTelling telling;
    private final ItemSending sending;
    private final MeetingSending meetings;
    private final InstantSource clock;
    private final TagsAsked tags;

    ItemUpdates(MailboxStore store, Delivery delivery, InstantSource clock) {
        this.revisions = new ItemRevisions(store);
        this.appointments = new AppointmentRevisions(store, clock);
        this.telling = new ItemTelling(store);
        this.sending = new ItemSending(store, delivery, clock);
        this.meetings = new MeetingSending(store, delivery, clock);
        this.clock = clock;
        this.tags = new TagsAsked(store);
    }

    UpdateItem.Response answer(Caller caller, UpdateItem.Request ask) {
        var disposition = ask.disposition().orElse(Disposition.SAVE_ONLY);
        var mindsKey = ask.conflicts() == ConflictResolution.NEVER_OVERWRITE;
        var budget = ItemBudget.toWork();
        return new UpdateItem.Response(
                ask.changes().stream()
                        .map(change ->
                                switch (disposition) {
                                    case SAVE_ONLY ->
                                            updated(caller, ask, mindsKey, change, budget);
                                    case SEND_ONLY ->
                                            sent(
                                                    caller,
                                                    mindsKey,
                                                    Optional.empty(),
                                                    change,
                                                    budget);
                                    case SEND_AND_SAVE_COPY ->
                                            sending.place(caller, ask.savedIn())
                                                    .then(place ->
                                                            sent(
                                                                    caller,
                                                                    mindsKey,
                                                                    Optional.of(place),
                                                                    change,
                                                                    budget));
                                })
                        .toList());
    }

    /// All that can be hung on the item are, in one change.
    CreateAttachment.Response answer(Caller caller, CreateAttachment.Request ask) {
        var brought = new ArrayList<NewAttachment>();
        for (var each : ask.attachments()) {
            if (each instanceof BatchResult.Done(var attachment)) {
                brought.add(attachment);
            }
        }
        var made = new ArrayDeque<>(attached(caller, ask.parent(), brought));
        return new CreateAttachment.Response(
                ask.attachments().stream()
                        .map(each -> each.then(_ -> made.removeFirst()))
                        .toList());
    }

    DeleteAttachment.Response answer(Caller caller, DeleteAttachment.Request ask) {
        var budget = ItemBudget.toWork();
        return new DeleteAttachment.Response(
                ask.ids().stream().map(id -> detached(caller, id, budget)).toList());
    }

    private BatchResult<Optional<ItemElement>> updated(
            Caller caller,
            UpdateItem.Request ask,
            boolean mindsKey,
            UpdateItem.Change change,
            ItemBudget budget) {
        return change.edits()
                .then(edits -> told(caller, ask, mindsKey, change.item(), edits, budget))
                .then(named -> BatchResult.done(Optional.of(ItemTelling.ofId(named))));
    }

    /// Changes it, and tells those who are in it where it is a meeting.
    private BatchResult<NamedItem> told(
            Caller caller,
            UpdateItem.Request ask,
            boolean mindsKey,
            ItemRef item,
            List<ItemEdit> edits,
            ItemBudget budget) {
        var told = ask.invitations().orElse(InvitationUpdates.SEND_TO_NONE);
        return told == InvitationUpdates.SEND_TO_NONE
                ? revisions
                        .revised(
                                caller,
                                item,
                                mindsKey,
                                named -> edited(caller, named, ask, edits, budget))
                        .then(revised -> BatchResult.done(revised.named()))
                : copy(caller, ask, told)
                        .then(copy ->
                                meetings.updated(
                                        caller,
                                        item,
                                        mindsKey,
                                        told,
                                        copy,
                                        named -> edited(caller, named, ask, edits, budget)));
    }

    private BatchResult<Optional<FolderId>> copy(
            Caller caller, UpdateItem.Request ask, InvitationUpdates told) {
        return switch (told) {
            case SEND_TO_NONE, SEND_ONLY_TO_ALL, SEND_ONLY_TO_CHANGED ->
                    BatchResult.done(Optional.empty());
            case SEND_TO_ALL_AND_SAVE_COPY, SEND_TO_CHANGED_AND_SAVE_COPY ->
                    sending.place(caller, ask.savedIn())
                            .then(place -> BatchResult.done(Optional.of(place)));
        };
    }

    /// Changed and sent at once: either both is done, or neither.
    private BatchResult<Optional<ItemElement>> sent(
            Caller caller,
            boolean mindsKey,
            Optional<FolderId> place,
            UpdateItem.Change change,
            ItemBudget budget) {
        return change.edits()
                .then(edits -> allowed(caller, edits))
                .then(edits ->
                        sending.sent(
                                caller,
                                change.item(),
                                mindsKey,
                                place,
                                budget,
                                item -> edited(item, edits)))
                .then(_ -> BatchResult.done(Optional.empty()));
    }

    /// What is sent is the caller's own.
    private BatchResult<List<ItemEdit>> allowed(Caller caller, List<ItemEdit> edits) {
        return caller instanceof Caller.OwnPerson(var person)
                ? tags.allowed(person, edits)
                : BatchResult.done(edits);
    }

    private BatchResult<ItemAct.Update> edited(
            Caller caller,
            NamedItem named,
            UpdateItem.Request ask,
            List<ItemEdit> edits,
            ItemBudget budget) {
        return edited(named, edits, ask.invitations().isPresent(), budget)
                .then(update -> tags.allowed(caller, named.item(), update));
    }

    private BatchResult<ItemAct.Update> edited(
            NamedItem named, List<ItemEdit> edits, boolean saysWhoIsTold, ItemBudget budget) {
        var item = named.item();
        if (item.content().isAppointment()) {
            if (!saysWhoIsTold) {
                return BatchResult.refused(Code.MEETING_UPDATES_MISSING);
            }
            return budget.spend(ItemBudget.bytes(item, true), item)
                    .then(_ -> appointments.edited(named, edits));
        }
        var streams = edits.stream().anyMatch(edit -> changesStreams(item, edit));
        return budget.spend(ItemBudget.bytes(item, streams), item)
                .then(it -> edited(streams ? telling.whole(it) : said(it), edits))
                .then(after -> after.settled(item.content(), clock.instant()))
                .then(after -> BatchResult.done(ItemRevisions.update(item, after, streams)));
    }

    private static BatchResult<WholeItem> edited(WholeItem item, List<ItemEdit> edits) {
        var whole = BatchResult.done(item);
        for (var edit : edits) {
            whole = whole.then(before -> before.with(edit));
        }
        return whole;
    }

    /// One result for each of them, in their order.
    private List<BatchResult<CreateAttachment.Made>> attached(
            Caller caller, ItemRef parent, List<NewAttachment> brought) {
        if (brought.isEmpty()) {
            return List.of();
        }
        var hung =
                revisions.revisedWhole(
                        caller,
                        parent,
                        item ->
                                telling.whole(item)
                                        .attaching(brought)
                                        .then(after ->
                                                BatchResult.done(
                                                        ItemRevisions.update(item, after, true))));
        return IntStream.range(0, brought.size())
                .mapToObj(at -> hung.then(revised -> BatchResult.done(made(revised, brought, at))))
                .toList();
    }

    /// The new ones are the last of those that were written.
    private static CreateAttachment.Made made(
            ItemRevisions.Revised hung, List<NewAttachment> brought, int at) {
        var parts = hung.update().content().attachments();
        var part = parts.get(parts.size() - brought.size() + at);
        return new CreateAttachment.Made(
                new AttachmentRef(hung.named().item().id().text(), part.number()),
                part.isMessage(),
                ItemTelling.id(hung.named().item()));
    }

    private BatchResult<FolderElement.Id> detached(Caller caller, String id, ItemBudget budget) {
        var ref = AttachmentRef.parse(id);
        if (ref.isEmpty()) {
            return BatchResult.refused(Code.ATTACHMENT_UNKNOWN);
        }
        return revisions
                .revisedWhole(
                        caller,
                        new ItemRef(ref.get().item(), Optional.empty()),
                        item ->
                                budget.spend(ItemBudget.bytes(item, true), item)
                                        .then(it -> telling.whole(it).detaching(ref.get().number()))
                                        .then(after ->
                                                BatchResult.done(
                                                        ItemRevisions.update(item, after, true))))
                .then(revised -> BatchResult.done(ItemTelling.id(revised.named().item())));
    }

    /// Whether an edit needs more of the item than what it says.
    private static boolean changesStreams(Item item, ItemEdit edit) {
        return switch (edit) {
            case ItemEdit.SetBody _,
                    ItemEdit.AppendBody _,
                    ItemEdit.RemoveBody _,
                    ItemEdit.SetMime _ ->
                    true;
            case ItemEdit.SetZone _, ItemEdit.SetRecurrence _, ItemEdit.SetClock _ -> false;
            case ItemEdit.SetProperties _,
                    ItemEdit.SetBit _,
                    ItemEdit.Remove _,
                    ItemEdit.AddValues _,
                    ItemEdit.RemoveValue _,
                    ItemEdit.SetAddressees _,
                    ItemEdit.AppendAddressees _ ->
                    item.hasSource() && (edit.changesMessage() || isNamed(item));
        };
    }

    /// Whether its subject may follow its name.
    private static boolean isNamed(Item item) {
        return item.content().isOf(ItemContent.CONTACT) || item.content().isOf(ItemContent.LIST);
    }

    /// What an item says, and nothing else of it.
    private static WholeItem said(Item item) {
        return new WholeItem(item.content(), Optional.empty(), Optional.empty(), Map.of());
    }
}
