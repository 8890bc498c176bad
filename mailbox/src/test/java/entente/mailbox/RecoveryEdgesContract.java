package entente.mailbox;

import static entente.mailbox.ItemsContract.folder;
import static entente.mailbox.ItemsContract.folderMade;
import static entente.mailbox.ItemsContract.message;
import static entente.mailbox.ItemsContract.refused;
import static entente.mailbox.RecoveryContract.all;
import static entente.mailbox.RecoveryContract.held;
import static entente.mailbox.RecoveryContract.restored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import entente.item.Known;
import entente.item.PropertyValue;
import entente.mailbox.RecoveryQuery.Source;
import entente.problem.Code;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What every mailbox store promises of what was deleted where clocks, quotas and ids are not as they should be.
interface RecoveryEdgesContract extends RecoveryContract {
    @Test
    default void aClockThatGoesBackHasNothingGo() {
        var store = storeOfMary();
        store.changeRecoverability(MARY, kept -> kept.withSingleItemRecovery(true));
        deleted(store, "Lunch", Removal.SOFT_DELETE);
        deleted(store, "Tea", Removal.PURGE);

        var earlier = reopenedAt(store, NOW.minus(Duration.ofDays(1_000)));
        ((SqlMailboxStore) earlier).letGoWhatIsDue();

        assertThat(held(earlier, RecoverableFolder.DELETIONS)).isEqualTo(1);
        assertThat(held(earlier, RecoverableFolder.PURGES)).isEqualTo(1);
    }

    @Test
    default void aClockThatLeapsThereAndBackTakesNothingThatIsHeld() {
        var store = storeOfMary();
        store.changeRecoverability(MARY, kept -> kept.with(Optional.of(HOLD)));
        deleted(store, "Lunch", Removal.SOFT_DELETE);
        deleted(store, "Tea", Removal.PURGE);

        var later = reopenedAt(store, NOW.plus(Duration.ofDays(10_000)));
        ((SqlMailboxStore) later).letGoWhatIsDue();
        var back = reopenedAt(later, NOW);
        ((SqlMailboxStore) back).letGoWhatIsDue();

        assertThat(held(back, RecoverableFolder.DELETIONS)).isZero();
        assertThat(held(back, RecoverableFolder.PURGES)).isEqualTo(2);
    }

    @Test
    default void singleItemRecoveryKeepsTooWhatIsTooMuch() {
        var store = storeOfMary();
        store.changeRecoverability(
                MARY, kept -> kept.withSingleItemRecovery(true).within(0, kept.quota()));
        deleted(store, "Lunch", Removal.SOFT_DELETE);

        ((SqlMailboxStore) store).letGoWhatIsDue();

        assertThat(held(store, RecoverableFolder.DELETIONS)).isEqualTo(1);
    }

    @Test
    default void aLitigationHoldKeepsTooWhatIsTooMuch() {
        keepsWhatIsTooMuch(kept -> kept.with(Optional.of(HOLD)));
    }

    @Test
    default void anInPlaceHoldKeepsTooWhatIsTooMuch() {
        keepsWhatIsTooMuch(kept ->
                kept.with(HoldsContract.inPlace("Case 7", Optional.empty(), OptionalInt.empty())));
    }

    private void keepsWhatIsTooMuch(UnaryOperator<Recoverability> hold) {
        var store = storeOfMary();
        deleted(store, "Lunch", Removal.SOFT_DELETE);
        store.changeRecoverability(MARY, kept -> hold.apply(kept).within(0, kept.quota()));

        ((SqlMailboxStore) store).letGoWhatIsDue();

        assertThat(held(store, RecoverableFolder.DELETIONS)).isEqualTo(1);
    }

    @Test
    default void aPurgeThatThereIsNoRoomForLeavesTheItemWhereItLies() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        store.changeRecoverability(MARY, kept -> kept.withSingleItemRecovery(true).within(0, 0));

        var why = refused(store, new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER));

        assertThat(why).isEqualTo(Code.RECOVERABLE_ITEMS_FULL);
        assertThat(store.item(id)).isPresent();
        assertThat(held(store, RecoverableFolder.PURGES)).isZero();
    }

    @Test
    default void aFolderIsNothingThatCanBeRestored() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        store.act(new FolderDeletion(work, Removal.DELETE, BY_OWNER));
        var asItem = new ItemId(MARY, work.entryId());

        var why = refused(store, new ItemAct.Recovery(asItem, Optional.empty(), true, ADMIN));

        assertThat(why).isEqualTo(Code.ITEM_UNKNOWN);
        assertThat(store.foldersOf(MARY).orElseThrow().find(work)).isPresent();
    }

    @Test
    default void aStampOfAFolderHereWithACounterThatNoFolderHasIsAsIfThereWereNone() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        var zero = work.entryId().substring(44, 76) + "00".repeat(6);
        var content = message("Lunch");
        ItemsContract.create(
                store,
                BIN,
                content.with(
                        content.properties()
                                .with(Known.LAST_PARENT, new PropertyValue.Binary(zero))));

        var back = restored(store, all(store, Source.DELETED_ITEMS).getFirst());

        assertThat(back.folder()).isEqualTo(INBOX);
        assertThat(folder(store, work).items()).isZero();
    }

    @Test
    default void whatComesAsDeletedLiesInDeletionsAndGoesBackToTheFolderThatItWasDeletedFrom() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");

        var outcome =
                store.act(
                        new ItemAct.DeletedCreation(work, message("Lunch"), LUNCH_STREAMS, ADMIN));

        assertThat(outcome).isEqualTo(new ItemOutcome.Gone());
        assertThat(folder(store, work).items()).isZero();
        assertThat(store.heldBy(MARY)).isZero();
        var there = reopened(store);
        var deleted = all(there, Source.RECOVERABLE_ITEMS).getFirst();
        assertThat(deleted.entered()).contains(NOW);
        assertThat(there.removals(MARY, Long.MAX_VALUE, 9))
                .extracting(RemovalRecord::by, RemovalRecord::reason)
                .containsExactly(tuple(ADMIN, RemovalRecord.Reason.SOFT_DELETED));
        var back = restored(there, deleted);
        assertThat(back.folder()).isEqualTo(work);
        assertThat(there.source(back.id())).isPresent();
    }

    @Test
    default void whatComesAsDeletedIsNowhereWhereDeletionsHasNoRoom() {
        var store = storeOfMary();
        store.changeRecoverability(MARY, kept -> kept.within(0, 0));

        var why =
                refused(
                        store,
                        new ItemAct.DeletedCreation(INBOX, message("Lunch"), LUNCH_STREAMS, ADMIN));

        assertThat(why).isEqualTo(Code.RECOVERABLE_ITEMS_FULL);
        assertThat(folder(store, INBOX).items()).isZero();
        assertThat(held(store, RecoverableFolder.DELETIONS)).isZero();
    }

    private static void deleted(MailboxStore store, String subject, Removal how) {
        var id = ItemsContract.create(store, INBOX, message(subject));
        store.act(new ItemAct.Deletion(id, how, BY_OWNER));
    }
}
