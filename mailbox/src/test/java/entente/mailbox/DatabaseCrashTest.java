package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Problem;
import entente.question.Address;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database server is killed under a store that goes on: whatever was acknowledged is there afterwards, a change is there whole or not at all, and the store's memory says what the database does.
class DatabaseCrashTest {
    private static final int MAILBOXES = 3;
    private static final int ALL = 100_000;

    @TempDir private Path folder;

    /// What was acknowledged, as it was told then.
    private final ConcurrentHashMap<Address, List<ItemCrashTest.Said>> said =
            new ConcurrentHashMap<>();

    private final Semaphore acknowledged = new Semaphore(0);
    private volatile boolean over;

    @Test
    void aDatabaseServerThatIsKilledKeepsWhatWasAcknowledgedAndTheStoreGoesOn()
            throws IOException, InterruptedException {
        killOftenAndLook(1);
    }

    @Test
    @Tag("long")
    void theSameOfOneThatIsKilledThirtyTimes() throws IOException, InterruptedException {
        killOftenAndLook(30);
    }

    private void killOftenAndLook(int times) throws IOException, InterruptedException {
        var random = new Random(42);
        try (var server = CrashingPostgres.startedIn(folder.resolve("data"))) {
            var place = server.place();
            try (var store = place.opened()) {
                for (var i = 0; i < MAILBOXES; i++) {
                    EndlessFolderWriter.putMailbox(store, EndlessFolderWriter.mailbox(i));
                }
                writeMeanwhile(
                        store,
                        () -> {
                            for (var round = 0; round < times; round++) {
                                awaitMore(10 + random.nextInt(60));
                                server.kill();
                                server.startAgain();
                                awaitMore(10);
                            }
                        });
                assertThat(said).hasSize(MAILBOXES);
                said.forEach((mailbox, lines) -> ItemCrashTest.check(store, mailbox, lines));
                PiecesSound.assertSound(place);
            }
            try (var again = place.opened()) {
                said.forEach((mailbox, lines) -> ItemCrashTest.check(again, mailbox, lines));
            }
        }
    }

    private interface Harm {
        void done() throws IOException, InterruptedException;
    }

    private void writeMeanwhile(MailboxStore store, Harm harm)
            throws IOException, InterruptedException {
        var writing = new ArrayList<Future<?>>();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < MAILBOXES; i++) {
                var mailbox = EndlessFolderWriter.mailbox(i);
                writing.add(writers.submit(() -> write(store, mailbox)));
            }
            try {
                harm.done();
            } finally {
                over = true;
            }
        }
        assertThat(writing)
                .allSatisfy(each -> assertThat(each.state()).isEqualTo(Future.State.SUCCESS));
    }

    /// Goes on where a change fails: whether it was made is not known then.
    private void write(MailboxStore store, Address mailbox) {
        var acts = new RandomItemActs(new Random(mailbox.toString().hashCode()), mailbox);
        var lines = said.computeIfAbsent(mailbox, _ -> new ArrayList<>());
        while (!over) {
            try {
                acts.next(store);
                lines.add(told(store, mailbox));
                acknowledged.release();
            } catch (Problem databaseNotThere) {
                awaitDatabase(store);
            }
        }
    }

    /// Whoever reads waits for a connection, some seconds.
    private static void awaitDatabase(MailboxStore store) {
        try {
            store.recipientsOnDisk();
        } catch (Problem stillNotThere) {
            // It is tried again.
        }
    }

    private static ItemCrashTest.Said told(MailboxStore store, Address mailbox) {
        var state =
                store.changedSince(EndlessItemWriter.inbox(mailbox), Optional.empty(), ALL)
                        .orElseThrow()
                        .state();
        return new ItemCrashTest.Said(mailbox, state, EndlessItemWriter.listed(store, mailbox));
    }

    private void awaitMore(int acts) throws InterruptedException {
        acknowledged.drainPermits();
        assertThat(acknowledged.tryAcquire(acts, 2, TimeUnit.MINUTES))
                .as("the writers go on")
                .isTrue();
    }
}
