package entente.bench;

import static entente.bench.DeletedPile.require;

import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderEmptying;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemStreams;
import entente.mailbox.JointOutcome;
import entente.mailbox.Recipient;
import entente.mailbox.RecoverableFolder;
import entente.mailbox.Removal;
import entente.mailbox.SqlMailboxStore;
import entente.question.Address;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Mailboxes in a store of their own, on the disk in a temporary folder. Something was said of how long each keeps what is deleted: some keep nothing, so that all that is deleted in them is due at once, and of all others some was deleted that is not.
final class DueMailboxes implements AutoCloseable {
    private static final int DUE = 100;
    private static final int NOT_DUE = 10;
    private static final int DAYS = 30;
    private static final int WORKERS = 64;

    private final TemporaryFolder folder;
    private final SqlMailboxStore store;
    private final List<Address> due;

    private DueMailboxes(TemporaryFolder folder, List<Address> due) {
        this.folder = folder;
        this.store = DeletedPile.store(folder);
        this.due = List.copyOf(due);
    }

    /// So many mailboxes, the first `due` of which keep nothing.
    static DueMailboxes of(int all, int due) throws IOException, InterruptedException {
        var addresses = IntStream.range(0, all).mapToObj(DueMailboxes::address).toList();
        var mailboxes = new DueMailboxes(TemporaryFolder.made(), addresses.subList(0, due));
        // Those who write at once share commits.
        try (var threads = Executors.newFixedThreadPool(WORKERS, Thread.ofVirtual().factory())) {
            var work =
                    addresses.stream()
                            .map(address -> Executors.callable(() -> mailboxes.add(address)))
                            .toList();
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
            mailboxes.delete();
            return mailboxes;
        } catch (ExecutionException | RuntimeException failed) {
            mailboxes.close();
            throw new IllegalStateException("the mailboxes were not made", failed);
        }
    }

    /// What is done every hour. Afterwards nothing is left of what was due, and all of what was not.
    void letGo() {
        store.letGoWhatIsDue();
    }

    /// Deletes what is due at once, where all that was is gone.
    void delete() {
        for (var address : due) {
            require(deletions(address) == 0);
            delete(address, DUE);
        }
    }

    private void add(Address address) {
        store.put(new Recipient.Mailbox(address, "Bench", Recipient.Kind.PERSON, ZoneId.of("UTC")));
        var days = due.contains(address) ? 0 : DAYS;
        store.changeRecoverability(address, kept -> kept.keeping(days, days));
        if (days > 0) {
            delete(address, NOT_DUE);
        }
    }

    private void delete(Address address, int count) {
        var inbox = FolderId.of(address, DefaultFolder.INBOX);
        var acts =
                IntStream.range(0, count)
                        .<ItemAct>mapToObj(number ->
                                new ItemAct.Creation(
                                        inbox,
                                        DeletedPile.message(
                                                number, "ann@fabrikam.test", DeletedPile.NOW),
                                        ItemStreams.NONE))
                        .toList();
        require(store.actTogether(acts) instanceof JointOutcome.Done);
        store.act(new FolderEmptying(inbox, false, Removal.SOFT_DELETE, DeletedPile.BY));
        require(deletions(address) == count);
    }

    private int deletions(Address address) {
        return store.foldersOf(address).orElseThrow().folder(RecoverableFolder.DELETIONS).items();
    }

    private static Address address(int number) {
        return Address.of("bench%d@contoso.test".formatted(number));
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            store.close();
        }
    }
}
