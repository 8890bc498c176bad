package entente.pages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import entente.audit.AuditEvent;
import entente.gate.Gate;
import entente.gate.Passwords;
import entente.gate.TraceBook;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.mailbox.Actor;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderClass;
import entente.mailbox.FolderCreation;
import entente.mailbox.FolderId;
import entente.mailbox.FolderName;
import entente.mailbox.FolderOutcome;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemOutcome;
import entente.mailbox.ItemQuery;
import entente.mailbox.ItemStreams;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.RecoveryQuery;
import entente.mailbox.Removal;
import entente.mailbox.RemovalRecord;
import entente.mailbox.SqlMailboxStore;
import entente.question.Address;
import entente.question.Domain;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// The pages of Contoso's server, through its gate, over the mailboxes of Mary and Bob. It is noon of 2 March 2026 at first, an hour later where they live.
final class PagesDesk implements AutoCloseable {
    static final Address MARY = Address.of("mary@contoso.test");
    static final Address BOB = Address.of("bob@contoso.test");
    static final Address ADMINISTRATOR = Address.of("admin@contoso.test");
    static final String PASSWORD = "spring";

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    final MailboxStore store;
    final Passwords passwords;
    final Gate gate;
    final List<AuditEvent> recorded = new ArrayList<>();

    /// How many acts of the pages the store will do, before it fails.
    final AtomicInteger acts = new AtomicInteger(Integer.MAX_VALUE);

    Instant now = Instant.parse("2026-03-02T12:00:00Z");

    private PagesDesk(Path folder) {
        this.store =
                SqlMailboxStore.open(
                        folder.resolve("store"), Set.of(Domain.of("contoso.test")), () -> now);
        this.passwords = new Passwords(store);
        var behind = FailingStore.after(store, acts);
        var pages = new Pages("Contoso", behind, passwords, recorded::add);
        this.gate =
                new Gate("contoso.test", pages.mounts(), new TraceBook(), recorded::add, () -> now);
    }

    static PagesDesk open(Path folder) {
        var desk = new PagesDesk(folder);
        for (var address : List.of(MARY, BOB)) {
            desk.store.put(
                    new Recipient.Mailbox(address, address.local(), Recipient.Kind.PERSON, BERLIN));
            desk.store.setPassword(address, PASSWORD.toCharArray(), false);
        }
        desk.store.setPassword(ADMINISTRATOR, PASSWORD.toCharArray(), true);
        return desk;
    }

    /// Somebody with a browser that knows nothing yet.
    TestBrowser browser() {
        return new TestBrowser(this);
    }

    TestBrowser signedIn(Address person) {
        var browser = browser();
        browser.signIn(person.toString(), PASSWORD);
        return browser;
    }

    /// A folder in the inbox.
    FolderId folder(Address owner, String name) {
        var made =
                store.act(
                        new FolderCreation(
                                FolderId.of(owner, DefaultFolder.INBOX),
                                new FolderName(name),
                                FolderClass.NOTE));
        return ((FolderOutcome.Done) made).folder();
    }

    /// A message of Ann's that its owner has deleted out of sight; the id that it has since.
    String removed(Address owner, String subject, FolderId from) {
        return entryId(deleted(owner, message(subject), from, Removal.SOFT_DELETE));
    }

    String removed(Address owner, String subject) {
        return removed(owner, subject, FolderId.of(owner, DefaultFolder.INBOX));
    }

    Item deleted(Address owner, Creation what, FolderId from, Removal how) {
        var made =
                (ItemOutcome.Done)
                        store.act(new ItemAct.Creation(from, what.content(), what.streams()));
        var by = new Actor(owner.toString(), Actor.Way.EWS);
        store.act(new ItemAct.Deletion(made.item().id(), how, by));
        var there =
                switch (how) {
                    case DELETE -> RecoveryQuery.Source.DELETED_ITEMS;
                    case SOFT_DELETE -> RecoveryQuery.Source.RECOVERABLE_ITEMS;
                    case PURGE -> RecoveryQuery.Source.PURGED_ITEMS;
                };
        return store.recoverable(owner, RecoveryQuery.of(there, 1))
                .orElseThrow()
                .items()
                .getFirst()
                .item();
    }

    static String entryId(Item item) {
        return item.id().entryId();
    }

    /// What an item is made of.
    record Creation(ItemContent content, ItemStreams streams) {
        Creation with(Properties properties) {
            return new Creation(content.with(content.properties().and(properties)), streams);
        }

        Creation saying(Body body) {
            return new Creation(
                    content, new ItemStreams(Optional.of(body), Optional.empty(), Map.of()));
        }

        Creation with(AttachmentPart part) {
            return new Creation(
                    content.withAttachments(List.of(part)),
                    new ItemStreams(
                            streams.body(),
                            Optional.empty(),
                            Map.of(
                                    part.number(),
                                    Octets.of("x".repeat((int) part.size()).getBytes(US_ASCII)))));
        }
    }

    /// A message of Ann's.
    static Creation message(String subject) {
        var properties =
                Properties.NONE
                        .with(Known.SUBJECT, subject)
                        .with(Known.FROM_NAME, "Ann Alder")
                        .with(Known.FROM_ADDRESS, "ann@fabrikam.test");
        return new Creation(ItemContent.EMPTY.with(properties), ItemStreams.NONE);
    }

    /// The newest line of the record of what was taken away and came back.
    RemovalRecord lastOf(Address owner) {
        return store.removals(owner, Long.MAX_VALUE, 1).getFirst();
    }

    /// How many items people see in a folder.
    int items(FolderId folder) {
        return store.foldersOf(folder.mailbox())
                .flatMap(folders -> folders.find(folder))
                .orElseThrow()
                .items();
    }

    Item first(FolderId folder) {
        var all = new ItemQuery(Optional.empty(), List.of(), false, 0, 10, false);
        return store.find(folder, all).orElseThrow().items().getFirst();
    }

    @Override
    public void close() {
        store.close();
    }
}
