package entente.pages;

import entente.gate.Reply;
import entente.mailbox.MailboxStore;
import java.util.Optional;

/// The list of what somebody deleted, newest first and a page at a time.
final class RecoverList {
    private final String organisation;
    private final MailboxStore store;

    RecoverList(String organisation, MailboxStore store) {
        this.organisation = organisation;
        this.store = store;
    }

    Reply page(Guest guest, Form query) throws PageError {
        var mailbox = OwnMailbox.of(guest, store);
        var filter = RecoverFilter.read(query);
        var page =
                store.recoverable(
                                mailbox.person(),
                                filter.query(),
                                item -> filter.shows(item, mailbox.zone()))
                        .orElseThrow(PageError::unknownItem);
        var items = page.items().stream().map(it -> DeletedItem.of(it, mailbox)).toList();
        var kept = kept(mailbox);
        // Once all else is there: what is taken is told, or lost.
        var told = told(guest);
        return Templates.LIST.reply(
                200,
                new ListPage(
                        guest.frame(organisation, "Deleted items"),
                        filter,
                        items,
                        FolderChoice.of(mailbox.folders()),
                        told,
                        page.end().map(end -> filter.after(Optional.of(end)).target()),
                        filter.before().map(_ -> filter.after(Optional.empty()).target()),
                        mailbox.zone().getId(),
                        kept));
    }

    /// What happened before, unless only the head of the page is asked for.
    private static Optional<Told> told(Guest guest) {
        return guest.visit().arrival().method().equals("GET")
                ? guest.session().takeTold()
                : Optional.empty();
    }

    private String kept(OwnMailbox mailbox) throws PageError {
        var kept = store.recoverabilityOf(mailbox.person()).orElseThrow(PageError::unknownItem);
        return "Removed items are kept for %d days, appointments for %d."
                .formatted(kept.days(), kept.calendarDays());
    }
}
