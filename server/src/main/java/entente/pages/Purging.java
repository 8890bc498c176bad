package entente.pages;

import entente.gate.Reply;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemId;
import entente.mailbox.ItemOutcome;
import entente.mailbox.MailboxStore;
import entente.mailbox.Removal;
import entente.problem.Code;
import java.util.List;

/// Has removed items go for good, as far as their owner sees, once she said that she means it: a form without that is answered by the question.
///
/// What a hold or single item recovery keeps goes where she does not see it ([entente.mailbox.Removal#PURGE]), and she is not told that it does.
final class Purging {
    private static final String SURE = "sure";
    private static final Told.Words DONE =
            new Told.Words("1 item was deleted for good.", "%d items were deleted for good.");
    private static final Told.Words NOT =
            new Told.Words("1 item was not deleted.", "%d items were not deleted.");

    private final String organisation;
    private final MailboxStore store;

    Purging(String organisation, MailboxStore store) {
        this.organisation = organisation;
        this.store = store;
    }

    Reply purge(Guest guest, Form form) throws PageError {
        var mailbox = OwnMailbox.of(guest, store);
        var ids = mailbox.named(form);
        var filter = RecoverFilter.backOf(form);
        if (form.text(SURE).isEmpty()) {
            return question(guest, mailbox, ids, filter);
        }
        Told.ofEach(guest, ids, (id, done, not) -> purge(mailbox, id, done, not), DONE, NOT);
        return Entrance.seeOther(filter.target() + "#told");
    }

    private Reply question(Guest guest, OwnMailbox mailbox, List<ItemId> ids, RecoverFilter filter)
            throws PageError {
        var items =
                ids.stream()
                        .flatMap(id ->
                                mailbox.removed(id).stream()
                                        .map(item ->
                                                new PurgePage.Item(
                                                        id.entryId(),
                                                        DeletedItem.subject(item.content()),
                                                        DeletedItem.from(item.content()))))
                        .toList();
        if (items.isEmpty()) {
            throw PageError.unknownItem();
        }
        return Templates.PURGE.reply(
                200, new PurgePage(guest.frame(organisation, "Delete for good?"), items, filter));
    }

    private void purge(OwnMailbox mailbox, ItemId id, SubjectsByFate done, SubjectsByFate not) {
        var item = mailbox.removed(id);
        if (item.isEmpty()) {
            not.add(Code.ITEM_UNKNOWN.sentence(), "");
            return;
        }
        var subject = DeletedItem.subject(item.get().content());
        switch (store.act(new ItemAct.Deletion(id, Removal.PURGE, mailbox.actor()))) {
            case ItemOutcome.Done _, ItemOutcome.Gone _ -> done.add("", subject);
            case ItemOutcome.Refused(var why) -> not.add(why.sentence(), subject);
            case ItemOutcome.Overtaken _ -> not.add(Code.ITEM_UNKNOWN.sentence(), subject);
        }
    }
}
