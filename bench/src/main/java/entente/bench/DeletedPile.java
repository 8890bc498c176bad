package entente.bench;

import entente.item.Addressee;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.Actor;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderEmptying;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemStreams;
import entente.mailbox.JointOutcome;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.RecoverableItem;
import entente.mailbox.RecoveryQuery;
import entente.mailbox.Removal;
import entente.mailbox.SqlMailboxStore;
import entente.question.Address;
import entente.question.Domain;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A mailbox of which so many messages were deleted out of sight, in a store of its own on the disk. It is made once and stays while it is measured; its folder goes when it is closed.
///
/// The messages are made and deleted as clients do it, many with one change. They have no texts, which neither a list nor a restored item reads. A tenth, the newest, is from one sender, and all others from senders of whom each has [#OF_SENDER].
final class DeletedPile implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final Address OWNER = Address.of("mary@contoso.test");
    static final Actor BY = new Actor(OWNER.toString(), Actor.Way.EWS);
    static final FolderId INBOX = FolderId.of(OWNER, DefaultFolder.INBOX);
    static final int OF_SENDER = 50;

    private static final int MADE_AT_ONCE = 500;
    private static final int DELETED_AT_ONCE = 2_000;

    private final TemporaryFolder folder;
    private final MailboxStore store;
    private final int size;

    private DeletedPile(TemporaryFolder folder, MailboxStore store, int size) {
        this.folder = folder;
        this.store = store;
        this.size = size;
    }

    static DeletedPile of(int size) throws IOException {
        var folder = TemporaryFolder.made();
        var pile = new DeletedPile(folder, store(folder), size);
        try {
            pile.store.put(
                    new Recipient.Mailbox(OWNER, "Mary", Recipient.Kind.PERSON, ZoneId.of("UTC")));
            pile.fill();
            return pile;
        } catch (RuntimeException failed) {
            pile.close();
            throw failed;
        }
    }

    /// A new store in a folder.
    static SqlMailboxStore store(TemporaryFolder folder) {
        return SqlMailboxStore.open(
                folder.path().resolve("mailboxes.db"),
                Set.of(Domain.of("contoso.test")),
                InstantSource.fixed(NOW));
    }

    /// A message without a text.
    static ItemContent message(int number, String sender, Instant received) {
        return new ItemContent(
                Properties.NONE
                        .with(Known.SUBJECT, "Message " + number)
                        .with(Known.FROM_ADDRESS, sender)
                        .with(Known.FROM_NAME, "Ann")
                        .with(Known.MESSAGE_ID, "<%d@fabrikam.test>".formatted(number))
                        .with(Known.SENT, received)
                        .with(Known.RECEIVED, received),
                List.of(new Addressee(Addressee.Kind.TO, "Bob", "bob@contoso.test")),
                List.of());
    }

    private void fill() {
        for (var from = 0; from < size; from += MADE_AT_ONCE) {
            var end = Math.min(size, from + MADE_AT_ONCE);
            var acts = new ArrayList<ItemAct>();
            for (var number = from; number < end; number++) {
                acts.add(new ItemAct.Creation(INBOX, message(number), ItemStreams.NONE));
            }
            require(store.actTogether(acts) instanceof JointOutcome.Done);
            if (end % DELETED_AT_ONCE == 0 || end == size) {
                store.act(new FolderEmptying(INBOX, false, Removal.SOFT_DELETE, BY));
            }
        }
    }

    private ItemContent message(int number) {
        var from =
                number < size - size / 10
                        ? "sender%d@fabrikam.test".formatted(number % senders())
                        : "newest@fabrikam.test";
        return message(number, from, MailFolder.FIRST.plusSeconds(60L * number));
    }

    /// How many senders there are beside the one of the newest.
    int senders() {
        return (size - size / 10) / OF_SENDER;
    }

    /// With which number the first was deleted: as many were given before to those that were made.
    int beginning() {
        return Math.min(size, DELETED_AT_ONCE);
    }

    MailboxStore store() {
        return store;
    }

    int size() {
        return size;
    }

    /// What a query finds; it has to be so many.
    List<RecoverableItem> page(RecoveryQuery query, int expected) {
        var items = store.recoverable(OWNER, query).orElseThrow().items();
        require(items.size() == expected);
        return items;
    }

    static void require(boolean good) {
        if (!good) {
            throw new IllegalStateException("a deleted item is not where it should be");
        }
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            store.close();
        }
    }
}
