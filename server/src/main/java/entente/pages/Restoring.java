package entente.pages;

import entente.gate.Reply;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemId;
import entente.mailbox.ItemOutcome;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import java.util.Optional;

/// Puts items back to where they were deleted from, or into the folder that was chosen: each by itself, and told of on the next page.
final class Restoring {
    private static final Told.Words DONE =
            new Told.Words("1 item was put back.", "%d items were put back.");
    private static final Told.Words NOT =
            new Told.Words("1 item was not put back.", "%d items were not put back.");

    private final MailboxStore store;

    Restoring(MailboxStore store) {
        this.store = store;
    }

    Reply restore(Guest guest, Form form) throws PageError {
        var mailbox = OwnMailbox.of(guest, store);
        var ids = mailbox.named(form);
        var back = RecoverFilter.backOf(form).target() + "#told";
        var to = FolderChoice.chosen(form, mailbox.folders());
        Told.ofEach(guest, ids, (id, done, not) -> restore(mailbox, id, to, done, not), DONE, NOT);
        return Entrance.seeOther(back);
    }

    private void restore(
            OwnMailbox mailbox,
            ItemId id,
            Optional<FolderId> to,
            SubjectsByFate done,
            SubjectsByFate not) {
        var subject = mailbox.subject(id);
        if (subject.isEmpty()) {
            not.add(Code.ITEM_UNKNOWN.sentence(), "");
            return;
        }
        switch (store.act(new ItemAct.Recovery(id, to, false, mailbox.actor()))) {
            case ItemOutcome.Done(var item) ->
                    done.add(path(mailbox, item.folder()), subject.get());
            case ItemOutcome.Refused(var why) -> not.add(why.sentence(), subject.get());
            case ItemOutcome.Gone _, ItemOutcome.Overtaken _ ->
                    not.add(Code.ITEM_UNKNOWN.sentence(), subject.get());
        }
    }

    /// Where the folder is by now.
    private String path(OwnMailbox mailbox, FolderId folder) {
        return store.foldersOf(mailbox.person())
                .flatMap(now -> now.find(folder).map(it -> DeletedItem.path(now, it)))
                .orElse("");
    }
}
