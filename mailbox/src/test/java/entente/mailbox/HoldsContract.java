package entente.mailbox;

import static entente.mailbox.ItemsContract.done;
import static entente.mailbox.ItemsContract.folder;
import static entente.mailbox.ItemsContract.message;
import static entente.mailbox.ItemsContract.page;
import static entente.mailbox.ItemsContract.refused;
import static entente.mailbox.RecoveryContract.all;
import static entente.mailbox.RecoveryContract.held;
import static entente.mailbox.RecoveryContract.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.mailbox.RecoveryQuery.Source;
import entente.problem.Code;
import entente.problem.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What every mailbox store promises of in-place holds.
interface HoldsContract extends RecoveryContract {
    FolderId DISCOVERY = FolderId.of(MARY, RecoverableFolder.DISCOVERY_HOLDS);

    @Test
    default void whatAQueryMeansIsKeptWhenItIsPurgedAndNothingElseIs() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", "subject:lunch budget"));
        var meant = new ItemAct.Creation(INBOX, message("Lunch"), text("The budget is spent."));
        var other = new ItemAct.Creation(INBOX, message("Lunch"), text("At noon?"));
        for (var creation : List.of(meant, other)) {
            purge(store, done(store, creation));
        }

        var back = reopened(store);
        var kept = all(back, Source.DISCOVERY_HOLDS_ITEMS);

        assertThat(kept).hasSize(1);
        assertThat(back.itemsEverywhere().body(kept.getFirst().item().id()))
                .contains(new Body(Body.Format.TEXT, "The budget is spent."));
        assertThat(held(back, RecoverableFolder.PURGES)).isZero();
        assertThat(back.recoverabilityOf(MARY).orElseThrow().inPlace("CASE 7"))
                .contains(inPlace("Case 7", "subject:lunch budget"));
    }

    @Test
    default void whatAQueryMeansIsKeptWhenItsTimeIsOver() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", "lunch"));
        for (var subject : List.of("Lunch", "Tea")) {
            var id = ItemsContract.create(store, INBOX, message(subject));
            store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        }

        var before = later(store, Duration.ofDays(14).minusMillis(1));
        assertThat(all(before, Source.RECOVERABLE_ITEMS)).hasSize(2);
        var after = later(before, Duration.ofDays(14));

        assertThat(all(after, Source.RECOVERABLE_ITEMS)).isEmpty();
        assertThat(held(after, RecoverableFolder.DISCOVERY_HOLDS)).isEqualTo(1);
    }

    @Test
    default void whatTwoHoldsKeepIsThereUntilBothHaveEnded() {
        var store = storeOfMary();
        place(store, inPlace("One", "lunch"));
        place(store, inPlace("Other", "from:ann@fabrikam.test OR lunch"));
        purge(store, ItemsContract.create(store, INBOX, message("Lunch")));

        end(store, "One");
        var first = held(store, RecoverableFolder.DISCOVERY_HOLDS);
        end(store, "Other");

        assertThat(first).isEqualTo(1);
        assertThat(held(store, RecoverableFolder.DISCOVERY_HOLDS)).isZero();
        assertThat(reasons(store)).startsWith(RemovalRecord.Reason.RELEASED);
    }

    @Test
    default void anItemGoesFromOneHoldToTheOther() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", "lunch"));
        purge(store, ItemsContract.create(store, INBOX, message("Lunch")));

        store.changeRecoverability(MARY, kept -> kept.with(Optional.of(HOLD)));
        letGo(store);
        assertThat(held(store, RecoverableFolder.PURGES)).isEqualTo(1);
        store.changeRecoverability(MARY, kept -> kept.with(Optional.empty()));
        letGo(store);

        assertThat(held(store, RecoverableFolder.PURGES)).isZero();
        assertThat(held(store, RecoverableFolder.DISCOVERY_HOLDS)).isEqualTo(1);
        assertThat(reasons(store)).startsWith(RemovalRecord.Reason.HELD, RemovalRecord.Reason.HELD);
    }

    @Test
    default void anInPlaceHoldOfSomeDaysCountsFromWhenAnItemWasReceived() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", Optional.of("lunch"), OptionalInt.of(30)));
        purge(store, ItemsContract.create(store, INBOX, message("Lunch")));

        var before = later(store, Duration.ofDays(30).minusMillis(1));
        assertThat(held(before, RecoverableFolder.DISCOVERY_HOLDS)).isEqualTo(1);
        var after = later(before, Duration.ofDays(30));

        assertThat(held(after, RecoverableFolder.DISCOVERY_HOLDS)).isZero();
    }

    @Test
    default void aHoldWithoutAQueryKeepsEverything() {
        var store = storeOfMary();
        place(store, inPlace("All", Optional.empty(), OptionalInt.empty()));

        purge(store, ItemsContract.create(store, INBOX, message("Lunch")));

        assertThat(held(store, RecoverableFolder.PURGES)).isEqualTo(1);
    }

    @Test
    default void whatCannotBeSearchedWholeIsHeld() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", "budget"));
        var sealed =
                message("Tea")
                        .withAttachments(
                                List.of(
                                        new AttachmentPart(
                                                1,
                                                "plan.pdf",
                                                "application/pdf",
                                                Optional.empty(),
                                                false,
                                                false,
                                                3)));
        var streams =
                new ItemStreams(
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(1, Octets.of(new byte[] {1, 2, 3})));

        purge(store, done(store, new ItemAct.Creation(INBOX, sealed, streams)));

        assertThat(held(store, RecoverableFolder.DISCOVERY_HOLDS)).isEqualTo(1);
    }

    @Test
    default void aHoldThatNobodyUnderstandsAnyMoreHoldsEverythingAndStaysAsItWasWritten() {
        var store = storeOfMary();
        var hold = inPlace("Case 7", "subject:");
        place(store, hold);

        purge(store, ItemsContract.create(store, INBOX, message("Lunch")));
        store.changeRecoverability(MARY, kept -> kept.withSingleItemRecovery(true));

        var back = reopened(store);
        assertThat(held(back, RecoverableFolder.PURGES)).isEqualTo(1);
        assertThat(back.recoverabilityOf(MARY).orElseThrow().inPlace()).containsExactly(hold);
    }

    @Test
    default void daysOfAQueryAreThoseOfWhenItsHoldWasPlaced() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", "received:today"));
        purge(store, ItemsContract.create(store, INBOX, message("Lunch")));

        var after = later(store, Duration.ofDays(3));
        var old = message("Old");
        purge(
                after,
                ItemsContract.create(
                        after,
                        INBOX,
                        old.with(
                                old.properties()
                                        .with(Known.RECEIVED, NOW.plus(Duration.ofDays(3))))));

        assertThat(held(after, RecoverableFolder.DISCOVERY_HOLDS)).isEqualTo(1);
    }

    @Test
    default void aHoldThatIsPlacedAfterSomethingWasFoundDueIsHeard() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        var due = reopenedAt(store, NOW.plus(Duration.ofDays(14)));

        place(due, inPlace("Case 7", "lunch"));
        letGo(due);

        assertThat(held(due, RecoverableFolder.DISCOVERY_HOLDS)).isEqualTo(1);
    }

    @Test
    default void moreThanOneChangeMayReadIsKeptUntilItIsReadToo() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", "budget"));
        letGo(store);
        for (var number = 0; number <= HeldMeanings.MOST_ITEMS; number++) {
            ItemsContract.create(store, INBOX, message("Lunch"));
        }

        store.act(new FolderEmptying(INBOX, false, Removal.PURGE, BY_OWNER));
        var first = held(store, RecoverableFolder.DISCOVERY_HOLDS);
        letGo(store);

        assertThat(first).isEqualTo(1);
        assertThat(held(store, RecoverableFolder.DISCOVERY_HOLDS)).isZero();
    }

    @Test
    default void thatSomethingIsLookedAtAndStaysIsNoChange() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", "lunch"));
        purge(store, ItemsContract.create(store, INBOX, message("Lunch")));
        letGo(store);
        var before = store.newestMarks();

        store.changeRecoverability(MARY, kept -> kept.keeping(7, 7));
        letGo(store);

        assertThat(store.newestMarks()).isEqualTo(before);
    }

    @Test
    default void whatAnInPlaceHoldKeepsIsOutOfItsOwnersReachAndStaysWhenItIsRestored() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", "lunch"));
        var id = done(store, new ItemAct.Creation(INBOX, message("Lunch"), LUNCH_STREAMS));
        purge(store, id);
        var held = all(store, Source.DISCOVERY_HOLDS_ITEMS).getFirst().item().id();

        assertThat(store.item(held)).isEmpty();
        assertThat(store.source(held)).isEmpty();
        assertThat(store.find(DISCOVERY, page(0, 9, false))).isEmpty();
        assertThat(store.changedSince(DISCOVERY, Optional.empty(), 9)).isEmpty();
        assertThat(store.foldersOf(MARY).orElseThrow().find(DISCOVERY)).isEmpty();
        assertThat(refused(store, new ItemAct.Recovery(held, Optional.empty(), false, BY_OWNER)))
                .isEqualTo(Code.ITEM_UNKNOWN);
        var restoring = new ItemAct.Recovery(held, Optional.empty(), true, ADMIN);
        assertThat(done(store, restoring)).isEqualTo(id);
        assertThat(folder(store, INBOX).items()).isEqualTo(1);
        assertThat(held(store, RecoverableFolder.DISCOVERY_HOLDS)).isEqualTo(1);
        assertThat(refused(store, restoring)).isEqualTo(Code.ITEM_UNKNOWN);
        end(store, "Case 7");
        assertThat(held(store, RecoverableFolder.DISCOVERY_HOLDS)).isZero();
    }

    @Test
    default void aMailboxWithAnInPlaceHoldIsNotRemoved() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", "lunch"));

        var why = store.remove(MARY);

        assertThat(why).contains(Refusal.of(Code.MAILBOX_ON_HOLD));
        end(store, "Case 7");
        assertThat(store.remove(MARY)).isEmpty();
    }

    @Test
    default void whereAQueryHoldsSomethingTheOldestDoNotGoForWantOfRoom() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", "lunch"));
        var id = ItemsContract.create(store, INBOX, message("Tea"));
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        store.changeRecoverability(MARY, kept -> kept.within(0, 10));

        letGo(store);

        assertThat(all(store, Source.RECOVERABLE_ITEMS)).hasSize(1);
    }

    @Test
    default void theJournalTellsOfWhatAnInPlaceHoldKeeps() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", "lunch"));
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        var mark = store.newestMark(MARY).orElseThrow();
        purge(store, id);

        var keys = store.touchedSince(MARY, mark).orElseThrow().keys();

        assertThat(keys).hasSize(1);
        assertThat(store.itemOfKey(MARY, keys.iterator().next()).orElseThrow().folder())
                .isEqualTo(DISCOVERY);
    }

    default MailboxStore later(MailboxStore store, Duration time) {
        var opened = reopenedAt(store, NOW.plus(time));
        letGo(opened);
        return opened;
    }

    static void letGo(MailboxStore store) {
        ((SqlMailboxStore) store).letGoWhatIsDue();
    }

    static void place(MailboxStore store, InPlaceHold hold) {
        store.changeRecoverability(MARY, kept -> kept.with(hold));
    }

    static void end(MailboxStore store, String name) {
        store.changeRecoverability(MARY, kept -> kept.without(name));
        letGo(store);
    }

    static void purge(MailboxStore store, ItemId id) {
        assertThat(store.act(new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER)))
                .isEqualTo(new ItemOutcome.Gone());
    }

    static InPlaceHold inPlace(String name, String query) {
        return inPlace(name, Optional.of(query), OptionalInt.empty());
    }

    static InPlaceHold inPlace(String name, Optional<String> query, OptionalInt days) {
        return new InPlaceHold(
                name,
                query.map(text -> HoldQuery.of(text, "Europe/Zurich")),
                NOW,
                days,
                "legal",
                Optional.of("Why"));
    }

    static ItemStreams text(String text) {
        return new ItemStreams(
                Optional.of(new Body(Body.Format.TEXT, text)), Optional.empty(), Map.of());
    }

    static ItemContent saying(ItemContent content, String subject) {
        return content.with(content.properties().with(Known.SUBJECT, subject));
    }
}
