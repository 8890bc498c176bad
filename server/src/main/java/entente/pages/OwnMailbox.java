package entente.pages;

import entente.mailbox.Actor;
import entente.mailbox.Folders;
import entente.mailbox.Item;
import entente.mailbox.ItemId;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.RecoverableFolder;
import entente.mailbox.RecoverableItem;
import entente.mailbox.RecoveryQuery;
import entente.question.Address;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The mailbox of whoever signed in, as a page meets it: its folders at that moment, and the clock by which its owner lives.
record OwnMailbox(Address person, Folders folders, ZoneId zone, MailboxStore store) {
    /// So many items are put back or deleted by one form at most.
    static final int MOST_AT_ONCE = 200;

    private static final Pattern ENTRY_ID = Pattern.compile("[0-9A-F]{140}");

    static OwnMailbox of(Guest guest, MailboxStore store) throws PageError {
        var person = guest.person();
        var zone =
                store.find(person)
                        .filter(Recipient.Mailbox.class::isInstance)
                        .map(Recipient.Mailbox.class::cast)
                        .map(Recipient.Mailbox::zone)
                        .orElse(ZoneOffset.UTC);
        return new OwnMailbox(
                person, store.foldersOf(person).orElseThrow(PageError::unknownItem), zone, store);
    }

    /// The items that a form names, one to [#MOST_AT_ONCE] of them, each once. That they are there is not said.
    List<ItemId> named(Form form) throws PageError {
        var ids = form.all("item").stream().distinct().toList();
        if (ids.isEmpty()) {
            throw PageError.malformed("Select an item first.");
        }
        if (ids.size() > MOST_AT_ONCE) {
            throw PageError.malformed("Select %d items at most.".formatted(MOST_AT_ONCE));
        }
        if (!ids.stream().allMatch(OwnMailbox::isEntryId)) {
            throw PageError.unknownItem();
        }
        return ids.stream().map(id -> new ItemId(person, id)).toList();
    }

    /// The deleted item that a query names, if it lies on this shelf.
    Optional<RecoverableItem> deleted(Form query, Shelf shelf) {
        return query.text("id")
                .filter(OwnMailbox::isEntryId)
                .map(id -> RecoveryQuery.ofItem(shelf.source(), id))
                .flatMap(one -> store.recoverable(person, one))
                .flatMap(page -> page.items().stream().findFirst());
    }

    private static boolean isEntryId(String text) {
        return ENTRY_ID.matcher(text).matches();
    }

    /// The subject of an item that is there.
    Optional<String> subject(ItemId id) {
        return store.item(id).map(item -> DeletedItem.subject(item.content()));
    }

    /// An item, if it lies among those that were removed from where people look.
    Optional<Item> removed(ItemId id) {
        return store.item(id)
                .filter(item ->
                        item.folder().equals(folders.folder(RecoverableFolder.DELETIONS).id()));
    }

    Actor actor() {
        return new Actor(person.toString(), Actor.Way.PAGE);
    }
}
