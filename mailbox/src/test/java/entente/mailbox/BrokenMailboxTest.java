package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BOB;
import static entente.mailbox.MailboxStoreContract.BY_OWNER;
import static entente.mailbox.MailboxStoreContract.MARY;
import static entente.mailbox.MailboxStoreContract.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Address;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Something in one mailbox's rows cannot be read, and what is due elsewhere goes all the same.
class BrokenMailboxTest {
    @TempDir private Path folder;

    @AutoClose private SqlMailboxStore store;

    @BeforeEach
    void openWithADeletedItemOfEach() {
        store = openedAt(NOW);
        for (var address : List.of(BOB, MARY)) {
            store.put(
                    new Recipient.Mailbox(
                            address, "Somebody", Recipient.Kind.PERSON, ZoneId.of("UTC")));
            var inbox = FolderId.of(address, DefaultFolder.INBOX);
            var id = ItemsContract.create(store, inbox, ItemsContract.message("Lunch"));
            store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        }
    }

    @Test
    void whatIsDueInAnotherMailboxGoes() throws SQLException {
        breakBobsItemAndOpenAt(NOW.plus(Duration.ofDays(14)));

        store.letGoWhatIsDue();

        assertThat(held(BOB)).isEqualTo(1);
        assertThat(held(MARY)).isZero();
    }

    @Test
    void whatIsSaidOfAnotherMailboxIsHeard() throws SQLException {
        store.changeRecoverability(
                BOB, kept -> kept.with(HoldsContract.inPlace("Case 7", "lunch")));
        store.changeRecoverability(MARY, kept -> kept.keeping(0, 0));
        breakBobsItemAndOpenAt(NOW);

        store.letGoWhatIsDue();

        assertThat(held(BOB)).isEqualTo(1);
        assertThat(held(MARY)).isZero();
    }

    private void breakBobsItemAndOpenAt(Instant now) throws SQLException {
        store.close();
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store"))) {
            Sql.update(file, "UPDATE item SET facts = x'00' WHERE mailbox = ?", BOB.toString());
        }
        store = openedAt(now);
    }

    private SqlMailboxStore openedAt(Instant now) {
        return SqlMailboxStore.open(
                folder.resolve("store"),
                MailboxStoreContract.acceptedDomains(),
                InstantSource.fixed(now),
                new PasswordHash.Cost(8, 1, 1));
    }

    private int held(Address mailbox) {
        return store.foldersOf(mailbox).orElseThrow().folder(RecoverableFolder.DELETIONS).items();
    }
}
