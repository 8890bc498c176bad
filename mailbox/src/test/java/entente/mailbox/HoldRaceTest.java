package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BOB;
import static entente.mailbox.MailboxStoreContract.BY_OWNER;
import static entente.mailbox.MailboxStoreContract.MARY;
import static entente.mailbox.MailboxStoreContract.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Address;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hold that is placed after somebody chose what is to go, and before it goes.
class HoldRaceTest {
    @TempDir private Path folder;

    @AutoClose private SqlMailboxStore store;

    private volatile Instant now = NOW;
    private volatile Optional<Thread> meanwhile = Optional.empty();

    @BeforeEach
    void openWithMaryAndBob() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("store"),
                        MailboxStoreContract.acceptedDomains(),
                        this::now,
                        new PasswordHash.Cost(8, 1, 1));
        for (var address : new Address[] {MARY, BOB}) {
            store.put(
                    new Recipient.Mailbox(
                            address, "Somebody", Recipient.Kind.PERSON, ZoneId.of("UTC")));
        }
    }

    @Test
    void aHoldKeepsWhatWasChosenAlreadyAndHasNotGoneYet() {
        var hold = new LitigationHold(NOW, OptionalInt.empty(), "legal", Optional.empty());

        letGoAndMeanwhile(kept -> kept.with(Optional.of(hold)));

        assertThat(held(MARY, RecoverableFolder.PURGES)).isEqualTo(1);
    }

    @Test
    void aHoldByAQueryDoesSoToo() {
        letGoAndMeanwhile(kept -> kept.with(HoldsContract.inPlace("Case 7", "lunch")));

        assertThat(held(MARY, RecoverableFolder.DISCOVERY_HOLDS)).isEqualTo(1);
    }

    private void letGoAndMeanwhile(UnaryOperator<Recoverability> placing) {
        deleted(BOB);
        now = now.plusSeconds(1);
        deleted(MARY);
        now = now.plus(Duration.ofDays(14));

        // Both are chosen at once, and go in the order in which they were due.
        meanwhile = Optional.of(Thread.ofPlatform().unstarted(() -> placeHold(placing)));
        store.letGoWhatIsDue();

        assertThat(meanwhile).as("the hold came while Bob's item went").isEmpty();
        assertThat(held(BOB, RecoverableFolder.DELETIONS)).isZero();
        assertThat(held(BOB, RecoverableFolder.PURGES)).isZero();
    }

    /// Whoever writes asks for the time first: by then it was chosen what is to go, and whatever is asked of the store next has its turn before the rest of it.
    private Instant now() {
        var placing = meanwhile;
        if (placing.isPresent() && Thread.currentThread().getName().equals("mailbox-writer")) {
            meanwhile = Optional.empty();
            placing.get().start();
            while (placing.get().getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }
        return now;
    }

    private void placeHold(UnaryOperator<Recoverability> placing) {
        store.changeRecoverability(MARY, placing);
    }

    private void deleted(Address mailbox) {
        var inbox = FolderId.of(mailbox, DefaultFolder.INBOX);
        var id = ItemsContract.create(store, inbox, ItemsContract.message("Lunch"));
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
    }

    private int held(Address mailbox, RecoverableFolder place) {
        return store.foldersOf(mailbox).orElseThrow().folder(place).items();
    }
}
