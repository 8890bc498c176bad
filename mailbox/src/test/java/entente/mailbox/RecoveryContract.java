package entente.mailbox;

import static entente.mailbox.ItemsContract.done;
import static entente.mailbox.ItemsContract.find;
import static entente.mailbox.ItemsContract.folder;
import static entente.mailbox.ItemsContract.folderMade;
import static entente.mailbox.ItemsContract.message;
import static entente.mailbox.ItemsContract.page;
import static entente.mailbox.ItemsContract.refused;
import static entente.mailbox.ItemsContract.subjects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import entente.item.Known;
import entente.item.PropertyValue;
import entente.mailbox.RecoveryQuery.Source;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every mailbox store promises of what was deleted.
interface RecoveryContract extends JournalContract {
    Actor ADMIN = new Actor("administrator admin@contoso.test", Actor.Way.ADMINISTRATION);
    FolderId DELETIONS = FolderId.of(MARY, RecoverableFolder.DELETIONS);
    FolderId PURGES = FolderId.of(MARY, RecoverableFolder.PURGES);
    LitigationHold HOLD = new LitigationHold(NOW, OptionalInt.empty(), "legal", Optional.empty());

    /// The same store, opened anew at another time.
    MailboxStore reopenedAt(MailboxStore store, Instant now);

    @Test
    default void whatIsDeletedOutOfSightIsInDeletionsAndNowhereElse() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        var size = store.item(id).orElseThrow().size();

        var outcome = store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));

        assertThat(outcome).isEqualTo(new ItemOutcome.Gone());
        assertThat(folder(store, INBOX).items()).isZero();
        assertThat(store.item(id)).isEmpty();
        assertThat(subjects(find(store, DELETIONS, page(0, 9, false)))).containsExactly("Lunch");
        assertThat(store.heldBy(MARY)).isZero();
        assertThat(folder(store, DELETIONS).bytes()).isEqualTo(size);
        var found = all(reopened(store), Source.RECOVERABLE_ITEMS).getFirst();
        assertThat(found.entered()).contains(NOW);
        assertThat(found.deleted()).isEmpty();
    }

    @Test
    default void recoverableItemsAreNotAmongTheFoldersThatPeopleListOrAreToldOf() {
        var store = storeOfMary();
        var folders = store.foldersOf(MARY).orElseThrow();

        var root = folders.folder(DefaultFolder.ROOT);
        var recoverable = folders.named("recoverableitemsroot").orElseThrow();

        assertThat(folders.descendants(root))
                .extracting(Folder::recoverable)
                .containsOnly(Optional.empty());
        assertThat(folders.changedSince(Optional.empty(), root).orElseThrow().created())
                .extracting(Folder::recoverable)
                .containsOnly(Optional.empty());
        assertThat(folders.descendants(recoverable))
                .extracting(Folder::displayName)
                .containsExactly("Deletions");
        for (var hidden : Set.of("recoverableitemspurges", "recoverableitemsversions")) {
            assertThat(folders.named(hidden)).isEmpty();
        }
        assertThat(folders.find(PURGES)).isEmpty();
    }

    @Test
    default void nobodyPutsAnythingIntoRecoverableItemsOtherwiseThanByDeletingIt() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, INBOX, message("Lunch"));

        for (var place : List.of(DELETIONS, PURGES)) {
            assertThat(refused(store, new ItemAct.Move(id, place, BY_OWNER)))
                    .isEqualTo(Code.FOLDER_DESTINATION_UNKNOWN);
            assertThat(refused(store, new ItemAct.Copy(id, place)))
                    .isEqualTo(Code.FOLDER_DESTINATION_UNKNOWN);
            assertThat(refused(store, new ItemAct.Creation(place, message("Tea"), LUNCH_STREAMS)))
                    .isEqualTo(Code.FOLDER_UNKNOWN);
        }
    }

    @Test
    default void whatLiesInDeletionsIsReadAndNotChanged() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        var item = find(store, DELETIONS, page(0, 9, false)).items().getFirst();
        var other = item.content().with(item.content().properties().with(Known.SUBJECT, "Tea"));

        var why =
                refused(
                        store,
                        new ItemAct.Update(item.id(), item.changed(), other, Optional.empty()));

        assertThat(why).isEqualTo(Code.RECOVERABLE_ITEM_FIXED);
        assertThat(store.item(item.id())).contains(item);
        assertThat(done(store, ItemAct.unchanged(item))).isEqualTo(item.id());
    }

    @Test
    default void whatIsMovedIntoAFolderOfDeletedItemsIsDeletedByThat() {
        var store = storeOfMary();
        var old = folderMade(store, BIN, "Old");
        var id = ItemsContract.create(store, INBOX, message("Lunch"));

        var moved = done(store, new ItemAct.Move(id, old, BY_OWNER));
        store.act(new ItemAct.Deletion(moved, Removal.DELETE, BY_OWNER));

        assertThat(reasons(store))
                .containsExactly(RemovalRecord.Reason.DELETED, RemovalRecord.Reason.MOVED);
        var back = restored(store, all(store, Source.RECOVERABLE_ITEMS).getFirst());
        assertThat(back.folder()).isEqualTo(INBOX);
    }

    @Test
    default void whatWasKeptInAMailboxThatIsElsewhereNowGoesWhenThatIsBack() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        store.put(new Recipient.MailUser(MARY, "Mary", Address.of("mary@fabrikam.test")));

        var away = at(store, Duration.ofDays(14));
        away.put(MARYS_MAILBOX);
        assertThat(held(away, RecoverableFolder.DELETIONS)).isEqualTo(1);
        var back = at(away, Duration.ofDays(15));

        assertThat(held(back, RecoverableFolder.DELETIONS)).isZero();
    }

    @Test
    default void whatIsDeletedTwiceComesBackToWhereItLayFirst() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        var id = ItemsContract.create(store, work, message("Lunch"));
        var binned = done(store, new ItemAct.Deletion(id, Removal.DELETE, BY_OWNER));
        store.act(new ItemAct.Deletion(binned, Removal.DELETE, BY_OWNER));

        var deleted = all(store, Source.RECOVERABLE_ITEMS).getFirst();
        var back = restored(store, deleted);

        assertThat(deleted.deleted()).contains(NOW);
        assertThat(back.folder()).isEqualTo(work);
        assertThat(back.content().properties().find(Known.LAST_PARENT)).isEmpty();
        assertThat(all(store, Source.RECOVERABLE_ITEMS)).isEmpty();
        assertThat(reasons(store))
                .containsExactly(
                        RemovalRecord.Reason.RESTORED,
                        RemovalRecord.Reason.DELETED,
                        RemovalRecord.Reason.DELETED);
    }

    @Test
    default void aFolderThatWasRenamedAndMovedIsStillWhereItsItemsGoBack() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        var id = ItemsContract.create(store, work, message("Lunch"));
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        store.act(
                new FolderUpdate(
                        work,
                        Optional.empty(),
                        Optional.of(new FolderName("Done")),
                        Optional.empty()));
        store.act(new FolderMove(work, DRAFTS));
        var deleted = all(store, Source.RECOVERABLE_ITEMS).getFirst();
        var folders = store.foldersOf(MARY).orElseThrow();

        var origin = folders.origin(deleted.item().content());
        var back = restored(store, deleted);

        assertThat(folders.path(origin)).isEqualTo("Drafts/Done");
        assertThat(back.folder()).isEqualTo(work);
    }

    @Test
    default void whatLayInAFolderThatIsGoneComesBackToTheFolderOfItsKind() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        var kinds =
                List.of(
                        "IPM.Note",
                        "IPM.Schedule.Meeting.Request",
                        "IPM.Contact",
                        "IPM.DistList",
                        "IPM.Task",
                        "IPM.StickyNote",
                        "IPM.Activity",
                        "IPM.Made.Up");
        for (var kind : kinds) {
            var content = message(kind);
            ItemsContract.create(
                    store, work, content.with(content.properties().with(Known.ITEM_CLASS, kind)));
        }
        store.act(new FolderDeletion(work, Removal.SOFT_DELETE, BY_OWNER));

        var deleted = all(store, Source.RECOVERABLE_ITEMS);
        var places =
                deleted.reversed().stream()
                        .map(each -> restored(store, each).folder())
                        .map(id -> folder(store, id).place().orElseThrow());

        assertThat(places)
                .containsExactly(
                        DefaultFolder.INBOX,
                        DefaultFolder.CALENDAR,
                        DefaultFolder.CONTACTS,
                        DefaultFolder.CONTACTS,
                        DefaultFolder.TASKS,
                        DefaultFolder.NOTES,
                        DefaultFolder.JOURNAL,
                        DefaultFolder.INBOX);
        assertThat(store.foldersOf(MARY).orElseThrow().find(work)).isEmpty();
    }

    @Test
    default void whatLayAmongItemsOfAnotherKindComesBackToTheFolderOfItsOwn() {
        var store = storeOfMary();
        var contact = message("Contact");
        var ids =
                List.of(
                        ItemsContract.create(store, CALENDAR, message("Note")),
                        ItemsContract.create(
                                store,
                                FolderId.of(MARY, DefaultFolder.TASKS),
                                contact.with(
                                        contact.properties()
                                                .with(Known.ITEM_CLASS, "IPM.Contact"))));
        ids.forEach(id -> store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER)));

        var places =
                all(store, Source.RECOVERABLE_ITEMS).reversed().stream()
                        .map(each -> restored(store, each).folder())
                        .toList();

        assertThat(places).containsExactly(INBOX, FolderId.of(MARY, DefaultFolder.CONTACTS));
        assertThat(reasons(store))
                .startsWith(
                        RemovalRecord.Reason.RESTORED_BY_TYPE,
                        RemovalRecord.Reason.RESTORED_BY_TYPE);
    }

    @Test
    default void whatWasMovedIntoDeletedItemsIsDeletedAndComesBackToWhereItLay() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        var id = ItemsContract.create(store, work, message("Lunch"));

        var binned = done(store, new ItemAct.Move(id, BIN, BY_OWNER));
        store.act(new ItemAct.Deletion(binned, Removal.SOFT_DELETE, BY_OWNER));

        assertThat(restored(store, all(store, Source.RECOVERABLE_ITEMS).getFirst()).folder())
                .isEqualTo(work);
    }

    @Test
    default void whatWasMadeInDeletedItemsCameFromNowhere() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, BIN, message("Lunch"));
        store.act(new ItemAct.Deletion(id, Removal.DELETE, BY_OWNER));

        var deleted = all(store, Source.RECOVERABLE_ITEMS).getFirst();

        assertThat(deleted.item().content().properties().find(Known.LAST_PARENT)).isEmpty();
        assertThat(restored(store, deleted).folder()).isEqualTo(INBOX);
    }

    @Test
    default void whatCameBackIsAsItWasAndKnowsItsNextFolderWhenItIsDeletedAgain() {
        var store = storeOfMary();
        var id = done(store, new ItemAct.Creation(INBOX, message("Lunch"), LUNCH_STREAMS));
        var before = store.item(id).orElseThrow();
        var source = store.source(id).orElseThrow().bytes();
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));

        var back = restored(store, all(store, Source.RECOVERABLE_ITEMS).getFirst());
        var moved = done(store, new ItemAct.Move(back.id(), DRAFTS, BY_OWNER));
        store.act(new ItemAct.Deletion(moved, Removal.SOFT_DELETE, BY_OWNER));
        var again = restored(store, all(store, Source.RECOVERABLE_ITEMS).getFirst());

        assertThat(back.made()).isEqualTo(before.made());
        assertThat(back.content().with(back.content().properties().without(Known.ARTICLE_NUMBER)))
                .isEqualTo(
                        before.content()
                                .with(before.content().properties().without(Known.ARTICLE_NUMBER)));
        assertThat(store.source(again.id()).orElseThrow().bytes()).isEqualTo(source);
        assertThat(again.folder()).isEqualTo(DRAFTS);
    }

    @Test
    default void whoFollowsDeletionsIsToldWhatCameThereAndWhatWent() {
        var store = storeOfMary();
        var start = store.changedSince(DELETIONS, Optional.empty(), 9).orElseThrow().state();
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));

        var came = store.changedSince(DELETIONS, Optional.of(start), 9).orElseThrow();
        restored(store, all(store, Source.RECOVERABLE_ITEMS).getFirst());
        var went = store.changedSince(DELETIONS, Optional.of(came.state()), 9).orElseThrow();

        assertThat(came.created()).hasSize(1);
        assertThat(went.created()).isEmpty();
        assertThat(went.deleted()).containsExactly(came.created().getFirst().id());
    }

    @Test
    default void aFolderInDeletedItemsStillTakesItsItemsBack() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        var id = ItemsContract.create(store, work, message("Lunch"));
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        store.act(new FolderDeletion(work, Removal.DELETE, BY_OWNER));

        var back = restored(store, all(store, Source.RECOVERABLE_ITEMS).getFirst());

        assertThat(back.folder()).isEqualTo(work);
    }

    @Test
    default void aStampThatNamesNoFolderHereIsAsIfThereWereNone() {
        var store = storeOfMary();
        var stamps =
                Stream.of(
                        "",
                        "AB".repeat(21),
                        "AB".repeat(22),
                        "00".repeat(22),
                        "AB".repeat(24),
                        "AB".repeat(70),
                        FolderId.of(BOB, DefaultFolder.DRAFTS).entryId().substring(44, 88),
                        BIN.entryId().substring(44, 88),
                        FolderId.of(MARY, DefaultFolder.ROOT).entryId().substring(44, 88),
                        PURGES.entryId().substring(44, 88));
        stamps.forEach(stamp -> {
            var content = message(stamp);
            ItemsContract.create(
                    store,
                    BIN,
                    content.with(
                            content.properties()
                                    .with(Known.LAST_PARENT, new PropertyValue.Binary(stamp))));
        });

        for (var deleted : all(store, Source.DELETED_ITEMS)) {
            assertThat(restored(store, deleted).folder()).isEqualTo(INBOX);
        }
    }

    @Test
    default void whatWasRestoredIsNotFoundASecondTime() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        var deleted = all(store, Source.RECOVERABLE_ITEMS).getFirst().item().id();
        var restoring = new ItemAct.Recovery(deleted, Optional.empty(), true, ADMIN);
        done(store, restoring);

        var again = refused(store, restoring);

        assertThat(again).isEqualTo(Code.ITEM_UNKNOWN);
        assertThat(folder(store, INBOX).items()).isEqualTo(1);
    }

    @Test
    default void anAppointmentThatTheCalendarHasIsNotPutThereASecondTime() {
        var store = storeOfMary();
        var first = CalendarItemsContract.appointment(store, CALENDAR, CalendarItemsContract.LUNCH);
        store.act(new ItemAct.Deletion(first, Removal.SOFT_DELETE, BY_OWNER));
        CalendarItemsContract.appointment(store, CALENDAR, CalendarItemsContract.LUNCH);
        var deleted = all(store, Source.RECOVERABLE_ITEMS).getFirst();
        var restoring =
                new ItemAct.Recovery(deleted.item().id(), Optional.empty(), false, BY_OWNER);

        var why = refused(store, restoring);

        assertThat(why).isEqualTo(Code.RECOVERED_ALREADY_THERE);
        assertThat(all(store, Source.RECOVERABLE_ITEMS)).hasSize(1);
        store.act(
                new ItemAct.Deletion(
                        store.itemOf(MARY, "lunch").orElseThrow(), Removal.PURGE, BY_OWNER));
        assertThat(done(store, restoring)).isEqualTo(store.itemOf(MARY, "lunch").orElseThrow());
    }

    @Test
    default void aFullMailboxTakesNothingBack() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        store.setAcceptance(MARY, MailAcceptance.INITIAL.with(new Filling(Optional.of(10L), 0)));
        var deleted = all(store, Source.RECOVERABLE_ITEMS).getFirst();

        var why =
                refused(
                        store,
                        new ItemAct.Recovery(
                                deleted.item().id(), Optional.empty(), false, BY_OWNER));

        assertThat(why).isEqualTo(Code.RECOVERY_WITHOUT_ROOM);
        assertThat(all(store, Source.RECOVERABLE_ITEMS)).hasSize(1);
    }

    @Test
    default void whatIsPurgedIsGoneUnlessSomethingKeepsIt() {
        var store = storeOfMary();
        var plain = ItemsContract.create(store, INBOX, message("Plain"));
        store.act(new ItemAct.Deletion(plain, Removal.PURGE, BY_OWNER));
        store.changeRecoverability(MARY, kept -> kept.withSingleItemRecovery(true));
        var single = ItemsContract.create(store, INBOX, message("Single"));
        store.act(new ItemAct.Deletion(single, Removal.PURGE, BY_OWNER));
        store.changeRecoverability(
                MARY, kept -> kept.withSingleItemRecovery(false).with(Optional.of(HOLD)));
        var held = ItemsContract.create(store, INBOX, message("Held"));
        store.act(new ItemAct.Deletion(held, Removal.PURGE, BY_OWNER));

        var purged = all(reopened(store), Source.PURGED_ITEMS);

        assertThat(purged.stream().map(RecoveryContract::subject))
                .containsExactly("Held", "Single");
    }

    @Test
    default void whatWasPurgedIsOutOfItsOwnersReach() {
        var store = storeOfMary();
        store.changeRecoverability(MARY, kept -> kept.withSingleItemRecovery(true));
        var id = done(store, new ItemAct.Creation(INBOX, message("Lunch"), LUNCH_STREAMS));
        store.act(new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER));

        var purged = all(store, Source.PURGED_ITEMS).getFirst().item().id();

        assertThat(store.item(purged)).isEmpty();
        assertThat(store.source(purged)).isEmpty();
        assertThat(store.attachment(purged, 1)).isEmpty();
        assertThat(store.body(purged)).isEmpty();
        assertThat(store.find(PURGES, page(0, 9, false))).isEmpty();
        assertThat(store.changedSince(PURGES, Optional.empty(), 9)).isEmpty();
        for (var act :
                List.of(
                        new ItemAct.Move(purged, INBOX, BY_OWNER),
                        new ItemAct.Copy(purged, INBOX),
                        new ItemAct.Deletion(purged, Removal.PURGE, BY_OWNER),
                        new ItemAct.Recovery(purged, Optional.empty(), false, BY_OWNER))) {
            assertThat(refused(store, act)).isEqualTo(Code.ITEM_UNKNOWN);
        }
        assertThat(done(store, new ItemAct.Recovery(purged, Optional.empty(), true, ADMIN)))
                .isEqualTo(id);
    }

    @Test
    default void whatAHoldKeepsStaysThereWhenItIsRestoredAndComesBackOnce() {
        var store = storeOfMary();
        store.changeRecoverability(MARY, kept -> kept.with(Optional.of(HOLD)));
        var id = done(store, new ItemAct.Creation(INBOX, message("Lunch"), LUNCH_STREAMS));
        store.act(new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER));
        var purged = all(store, Source.PURGED_ITEMS).getFirst().item();
        var restoring = new ItemAct.Recovery(purged.id(), Optional.empty(), true, ADMIN);

        var back = store.item(done(store, restoring)).orElseThrow();

        assertThat(back.made()).isEqualTo(purged.made());
        assertThat(store.source(back.id())).isPresent();
        assertThat(folder(store, INBOX).items()).isEqualTo(1);
        assertThat(held(store, RecoverableFolder.PURGES)).isEqualTo(1);
        assertThat(all(store, Source.PURGED_ITEMS)).isEmpty();
        assertThat(refused(store, restoring)).isEqualTo(Code.ITEM_UNKNOWN);
    }

    @Test
    default void emptyingDeletionsIsPurgingWhatLiesThere() {
        var store = storeOfMary();
        store.changeRecoverability(MARY, kept -> kept.withSingleItemRecovery(true));
        ItemsContract.create(store, INBOX, message("Lunch"));
        ItemsContract.create(store, INBOX, message("Tea"));
        store.act(new FolderEmptying(INBOX, false, Removal.SOFT_DELETE, BY_OWNER));

        store.act(new FolderEmptying(DELETIONS, false, Removal.PURGE, BY_OWNER));

        assertThat(all(store, Source.RECOVERABLE_ITEMS)).isEmpty();
        assertThat(held(store, RecoverableFolder.PURGES)).isEqualTo(2);
    }

    @Test
    default void whatWasKeptLongEnoughGoesAndAppointmentsAreKeptLonger() {
        var store = storeOfMary();
        var mail = ItemsContract.create(store, INBOX, message("Lunch"));
        var lunch = CalendarItemsContract.appointment(store, CALENDAR, CalendarItemsContract.LUNCH);
        for (var id : List.of(mail, lunch)) {
            store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        }

        var before = at(store, Duration.ofDays(14).minusMillis(1));
        assertThat(all(before, Source.RECOVERABLE_ITEMS)).hasSize(2);
        var after = at(before, Duration.ofDays(14));
        assertThat(all(after, Source.RECOVERABLE_ITEMS)).hasSize(1);
        var later = at(after, Duration.ofDays(120));
        assertThat(all(later, Source.RECOVERABLE_ITEMS)).isEmpty();
        assertThat(reasons(later)).startsWith(RemovalRecord.Reason.EXPIRED);
    }

    @Test
    default void whatSingleItemRecoveryKeepsIsKeptAsLongAsWhatWasNotPurged() {
        var store = storeOfMary();
        store.changeRecoverability(MARY, kept -> kept.withSingleItemRecovery(true));
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        var later = reopenedAt(store, NOW.plus(Duration.ofDays(10)));
        later.act(new FolderEmptying(DELETIONS, false, Removal.PURGE, BY_OWNER));

        var before = at(later, Duration.ofDays(14).minusMillis(1));
        assertThat(held(before, RecoverableFolder.PURGES)).isEqualTo(1);
        var after = at(before, Duration.ofDays(14));
        assertThat(held(after, RecoverableFolder.PURGES)).isZero();
    }

    @Test
    default void whatIsDueInAMailboxThatIsNotHereAnyMoreHoldsUpNothingElse() {
        var store = storeOfMary();
        var helper = Address.of("alice@contoso.test");
        store.put(new Recipient.Mailbox(helper, "Alice", Recipient.Kind.PERSON, ZoneId.of("UTC")));
        var hers = FolderId.of(helper, DefaultFolder.INBOX);
        for (var number = 0; number < RecoveryAssistant.AT_ONCE; number++) {
            ItemsContract.create(store, hers, message("Hers"));
        }
        store.act(new FolderEmptying(hers, false, Removal.SOFT_DELETE, BY_OWNER));
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        store.put(new Recipient.MailUser(helper, "Alice", Address.of("alice@fabrikam.test")));

        var later = at(store, Duration.ofDays(14));

        assertThat(all(later, Source.RECOVERABLE_ITEMS)).isEmpty();
    }

    @Test
    default void aHoldKeepsWhatIsDueUntilItEnds() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        store.changeRecoverability(MARY, kept -> kept.with(Optional.of(HOLD)));

        var held = at(store, Duration.ofDays(10_000));
        assertThat(held(held, RecoverableFolder.DELETIONS)).isZero();
        assertThat(held(held, RecoverableFolder.PURGES)).isEqualTo(1);
        held.changeRecoverability(MARY, kept -> kept.with(Optional.empty()));
        ((SqlMailboxStore) held).letGoWhatIsDue();

        assertThat(held(held, RecoverableFolder.PURGES)).isZero();
        assertThat(reasons(held)).startsWith(RemovalRecord.Reason.RELEASED);
    }

    @Test
    default void aHoldOfSomeDaysCountsFromWhenAnItemWasReceived() {
        var store = storeOfMary();
        var days = OptionalInt.of(30);
        store.changeRecoverability(
                MARY,
                kept ->
                        kept.with(
                                Optional.of(
                                        new LitigationHold(NOW, days, "legal", Optional.empty()))));
        var old = message("Old");
        var received = NOW.minus(Duration.ofDays(20));
        var id =
                ItemsContract.create(
                        store, INBOX, old.with(old.properties().with(Known.RECEIVED, received)));
        store.act(new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER));

        var before = at(store, Duration.ofDays(10).minusMillis(1));
        assertThat(held(before, RecoverableFolder.PURGES)).isEqualTo(1);
        var after = at(before, Duration.ofDays(10));
        assertThat(held(after, RecoverableFolder.PURGES)).isZero();
    }

    @Test
    default void aMailboxOnHoldIsNotRemovedAsAWholeEither() {
        var store = storeOfMary();
        ItemsContract.create(store, INBOX, message("Lunch"));
        store.changeRecoverability(MARY, kept -> kept.with(Optional.of(HOLD)));

        var why = store.remove(MARY);

        assertThat(why).contains(Refusal.of(Code.MAILBOX_ON_HOLD));
        var back = reopened(store);
        assertThat(folder(back, INBOX).items()).isEqualTo(1);
        back.put(new Recipient.MailUser(MARY, "Mary", Address.of("mary@fabrikam.test")));
        assertThat(back.remove(MARY)).isEqualTo(why);
        back.put(MARYS_MAILBOX);
        back.changeRecoverability(MARY, kept -> kept.with(Optional.empty()));
        assertThat(back.remove(MARY)).isEmpty();
        assertThat(back.find(MARY)).isEmpty();
    }

    @Test
    default void whereThereIsNoRoomForWhatIsDeletedNothingIsDeleted() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        ItemsContract.create(store, INBOX, message("Tea"));
        var size = store.item(id).orElseThrow().size();
        store.changeRecoverability(MARY, kept -> kept.within(size, size + 1));
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));

        var why =
                catchThrowable(() ->
                        store.act(new FolderEmptying(INBOX, false, Removal.SOFT_DELETE, BY_OWNER)));

        assertThat(why).hasMessageContaining("RECOVERABLE_ITEMS_FULL");
        assertThat(folder(store, INBOX).items()).isEqualTo(1);
        assertThat(held(store, RecoverableFolder.DELETIONS)).isEqualTo(1);
    }

    @Test
    default void whereThereIsTooMuchOfItTheOldestGo() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, INBOX, message("First"));
        var size = store.item(id).orElseThrow().size();
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        for (var subject : List.of("Other", "Third")) {
            var next = ItemsContract.create(store, INBOX, message(subject));
            store.act(new ItemAct.Deletion(next, Removal.SOFT_DELETE, BY_OWNER));
        }
        store.changeRecoverability(MARY, kept -> kept.within(2 * size, 10 * size));

        ((SqlMailboxStore) store).letGoWhatIsDue();

        assertThat(all(store, Source.RECOVERABLE_ITEMS).stream().map(RecoveryContract::subject))
                .containsExactly("Third", "Other");
        assertThat(reasons(store)).startsWith(RemovalRecord.Reason.CROWDED_OUT);
    }

    @Test
    default void whoFollowsAFolderIsToldThatWhatWasDeletedOutOfSightIsGone() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        var mark = store.markOf(MARY).orElseThrow();
        store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        var deleted = all(store, Source.RECOVERABLE_ITEMS).getFirst();
        restored(store, deleted);

        var events =
                store.eventsSince(
                                mark,
                                new EventFilter(
                                        EnumSet.allOf(MailboxEvent.Kind.class), Optional.empty()))
                        .orElseThrow()
                        .events();

        assertThat(
                        events.stream()
                                .filter(event -> event.what() instanceof MailboxEvent.Thing.OfItem)
                                .map(MailboxEvent::kind))
                .containsExactly(MailboxEvent.Kind.DELETED, MailboxEvent.Kind.CREATED);
        assertThat(events.toString()).doesNotContain(DELETIONS.entryId());
    }

    @Test
    default void deletedItemsAreFoundByWhatIsAskedOfThem() {
        var store = storeOfMary();
        for (var subject : List.of("Lunch at noon", "Tea", "Late LUNCH")) {
            var id = ItemsContract.create(store, INBOX, message(subject));
            store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        }
        var all = RecoveryQuery.of(Source.RECOVERABLE_ITEMS, 2);

        var first = store.recoverable(MARY, all).orElseThrow();
        var rest = store.recoverable(MARY, all.after(first.end().orElseThrow())).orElseThrow();

        assertThat(
                        Stream.of(first, rest)
                                .flatMap(page -> page.items().stream())
                                .map(RecoveryContract::subject))
                .containsExactly("Late LUNCH", "Tea", "Lunch at noon");
        assertThat(store.recoverable(Address.of("nobody@contoso.test"), all)).isEmpty();
    }

    @Test
    default void deletedItemsAreFoundByAFurtherConditionPageByPage() {
        var store = storeOfMary();
        for (var subject : List.of("Lunch", "Tea", "Late lunch", "Dinner", "Early lunch")) {
            var id = ItemsContract.create(store, INBOX, message(subject));
            store.act(new ItemAct.Deletion(id, Removal.SOFT_DELETE, BY_OWNER));
        }
        var two = RecoveryQuery.of(Source.RECOVERABLE_ITEMS, 2);
        Predicate<RecoverableItem> lunch = item -> subject(item).endsWith("unch");

        var first = store.recoverable(MARY, two, lunch).orElseThrow();
        var next = two.after(first.end().orElseThrow());
        var rest = store.recoverable(MARY, next, lunch).orElseThrow();

        assertThat(first.items().stream().map(RecoveryContract::subject))
                .containsExactly("Early lunch", "Late lunch");
        assertThat(rest.items().stream().map(RecoveryContract::subject)).containsExactly("Lunch");
        assertThat(rest.end()).isEmpty();
    }

    private MailboxStore at(MailboxStore store, Duration later) {
        var opened = reopenedAt(store, NOW.plus(later));
        ((SqlMailboxStore) opened).letGoWhatIsDue();
        return opened;
    }

    static List<RecoverableItem> all(MailboxStore store, Source source) {
        return store.recoverable(MARY, RecoveryQuery.of(source, 100)).orElseThrow().items();
    }

    static Item restored(MailboxStore store, RecoverableItem deleted) {
        var id = deleted.item().id();
        return store.item(
                        ItemsContract.done(
                                store, new ItemAct.Recovery(id, Optional.empty(), false, BY_OWNER)))
                .orElseThrow();
    }

    static int held(MailboxStore store, RecoverableFolder folder) {
        return store.foldersOf(MARY).orElseThrow().folder(folder).items();
    }

    static List<RemovalRecord.Reason> reasons(MailboxStore store) {
        return store.removals(MARY, Long.MAX_VALUE, 100).stream()
                .map(RemovalRecord::reason)
                .toList();
    }

    private static String subject(RecoverableItem deleted) {
        return deleted.item().content().properties().text(Known.SUBJECT).orElseThrow();
    }
}
