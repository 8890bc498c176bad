package entente.mailbox;

import static entente.mailbox.CalendarItemsContract.STAND_UP;
import static entente.mailbox.CalendarItemsContract.appointment;
import static entente.mailbox.CalendarItemsContract.event;
import static entente.mailbox.CalendarItemsContract.file;
import static entente.mailbox.CalendarItemsContract.source;
import static entente.mailbox.HoldsContract.end;
import static entente.mailbox.HoldsContract.inPlace;
import static entente.mailbox.HoldsContract.letGo;
import static entente.mailbox.HoldsContract.place;
import static entente.mailbox.HoldsContract.saying;
import static entente.mailbox.ItemsContract.done;
import static entente.mailbox.ItemsContract.message;
import static entente.mailbox.ItemsContract.page;
import static entente.mailbox.RecoveryContract.all;
import static entente.mailbox.RecoveryContract.held;
import static entente.mailbox.RecoveryContract.reasons;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.ItemContent;
import entente.item.Known;
import entente.mailbox.RemovalRecord.Reason;
import entente.problem.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What every mailbox store promises of what appointments said before they were changed, and of what happened to them.
interface CalendarLogContract extends HoldsContract {
    FolderId LOGGING = FolderId.of(MARY, RecoverableFolder.CALENDAR_LOGGING);
    Actor BY_BOB = new Actor("bob@contoso.test", Actor.Way.EWS);
    Actor BY_ALICE = new Actor("alice@contoso.test", Actor.Way.EWS);
    String LUNCH_EVENT = CalendarItemsContract.LUNCH;
    String MEETING =
            LUNCH_EVENT.replace(
                    "END:VEVENT",
                    "ORGANIZER:mailto:mary@contoso.test\r\nATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:joe@contoso.test\r\nEND:VEVENT");

    /// Another connection to what the store keeps its rows in.
    Connection beside() throws SQLException;

    @Test
    default void whoChangedAnAppointmentAndWhatIsOtherwiseIsTold() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        var before = store.item(id).orElseThrow();

        change(
                store,
                id,
                event("lunch", "20260302T110000Z", "Late lunch")
                        .replace(
                                "END:VEVENT",
                                "LOCATION:Room Blue\r\nDESCRIPTION:Bring papers.\r\nATTENDEE;CN=Joe:mailto:joe@contoso.test\r\nEND:VEVENT"),
                BY_BOB);

        var back = reopened(store);
        var entry = log(back).getFirst();
        assertThat(log(back)).hasSize(1);
        assertThat(entry.by()).isEqualTo(BY_BOB);
        assertThat(entry.at()).isEqualTo(NOW);
        assertThat(entry.uid()).contains("lunch");
        assertThat(subject(entry)).isEqualTo("Lunch");
        assertThat(differences(entry))
                .contains(
                        "subject: Lunch -> Late lunch",
                        "start: 2026-03-02T09:00:00Z -> 2026-03-02T11:00:00Z",
                        "end: 2026-03-02T10:00:00Z -> 2026-03-02T12:00:00Z",
                        "location: null -> Room Blue",
                        "attendee: null -> Joe <joe@contoso.test>",
                        "body: null -> null");
        var copy = copies(back).getFirst();
        assertThat(copy.made()).isEqualTo(before.made());
        assertThat(copy.changed().at()).isEqualTo(before.changed().at());
        assertThat(back.itemsEverywhere().source(copy.id()).orElseThrow().bytes())
                .isEqualTo(file(LUNCH_EVENT));
        var line = back.removals(MARY, Long.MAX_VALUE, 1).getFirst();
        assertThat(line.reason()).isEqualTo(Reason.LOGGED);
        assertThat(line.by()).isEqualTo(BY_BOB);
        assertThat(line.from()).isEqualTo(CALENDAR);
        assertThat(line.to()).contains(LOGGING);
    }

    @Test
    default void whatNobodySeesOfAnAppointmentOrIsNoneIsNotLogged() {
        var store = storeOfMary();
        var alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\n";
        var id = appointment(store, CALENDAR, MEETING);
        change(store, id, MEETING.replace("END:VEVENT", alarm + "END:VEVENT"), BY_BOB);
        change(store, id, MEETING.replace("NEEDS-ACTION", "ACCEPTED"), BY_BOB);
        store.act(new ItemAct.ReadMarks(CALENDAR, true));
        var draft = appointment(store, DRAFTS, LUNCH_EVENT);
        change(store, draft, event("lunch", "20260302T110000Z", "Tea"), BY_BOB);
        var letter = ItemsContract.create(store, INBOX, message("Lunch"));
        changeContent(store, letter, content -> saying(content, "Tea"));

        assertThat(held(store, RecoverableFolder.CALENDAR_LOGGING)).isZero();
        assertThat(held(store, RecoverableFolder.VERSIONS)).isZero();
        assertThat(log(store)).isEmpty();
    }

    @Test
    default void aMessageAboutAMeetingIsLoggedToo() {
        var store = storeOfMary();
        var request = message("Lunch");
        var id =
                ItemsContract.create(
                        store,
                        INBOX,
                        request.with(
                                request.properties()
                                        .with(Known.ITEM_CLASS, "IPM.Schedule.Meeting.Request")));

        changeContent(store, id, content -> saying(content, "Tea"));

        assertThat(differences(log(store).getFirst())).containsExactly("subject: Lunch -> Tea");
        assertThat(log(store).getFirst().uid()).isEmpty();
    }

    @Test
    default void changesOfOnePersonWithinMinutesShareACopyOfWhatWasBeforeTheFirst() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        for (var subject : List.of("One", "Two", "Three")) {
            change(store, id, event("lunch", "20260302T090000Z", subject), BY_OWNER);
        }
        change(store, id, event("lunch", "20260302T090000Z", "Four"), BY_BOB);
        var still = reopenedAt(store, NOW.plus(Duration.ofMinutes(5)).minusMillis(1));
        change(still, id, event("lunch", "20260302T090000Z", "Five"), BY_BOB);
        var later = reopenedAt(still, NOW.plus(Duration.ofMinutes(5)));
        change(later, id, event("lunch", "20260302T090000Z", "Six"), BY_BOB);

        var entries = log(later);

        assertThat(entries)
                .extracting(CalendarLogContract::subject)
                .containsExactly("Five", "Three", "Lunch");
        assertThat(entries)
                .extracting(entry -> entry.change().orElseThrow().changes())
                .containsExactly(1, 2, 3);
        assertThat(entries.get(1).change().orElseThrow().last())
                .isEqualTo(NOW.plus(Duration.ofMinutes(5)).minusMillis(1));
        assertThat(entries)
                .flatExtracting(CalendarLogContract::differences)
                .containsExactly(
                        "subject: Five -> Six",
                        "subject: Three -> Five",
                        "subject: Lunch -> Three");
        assertThat(held(later, RecoverableFolder.CALENDAR_LOGGING)).isEqualTo(3);
    }

    @Test
    default void underAHoldOneCopyIsInVersionsWhichGoesOnToTheLogWhenTheHoldEnds() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", "lunch"));
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        var other = appointment(store, CALENDAR, event("tea", "20260302T150000Z", "Tea"));
        change(store, id, event("lunch", "20260302T110000Z", "Lunch"), BY_OWNER);
        change(store, id, event("lunch", "20260302T120000Z", "Lunch"), BY_OWNER);
        change(store, other, event("tea", "20260302T160000Z", "Tea"), BY_OWNER);

        var heldThen = places(store);
        var logged = log(store);
        end(store, "Case 7");

        assertThat(heldThen).containsExactly(2, 1);
        assertThat(logged)
                .extracting(CalendarLogContract::subject)
                .containsExactly("Tea", "Lunch", "Lunch");
        assertThat(places(store)).containsExactly(0, 3);
        assertThat(log(store))
                .extracting(CalendarLogEntry::number)
                .isEqualTo(logged.stream().map(CalendarLogEntry::number).toList());
        assertThat(log(store))
                .flatExtracting(CalendarLogContract::differences)
                .isEqualTo(logged.stream().flatMap(entry -> differences(entry).stream()).toList());
        assertThat(reasons(store)).startsWith(Reason.RELEASED, Reason.RELEASED);
        var after = later(store, Duration.ofDays(120));
        assertThat(places(after)).containsExactly(0, 0);
        assertThat(log(after)).isEmpty();
    }

    @Test
    default void aCopyIsKeptAsLongAsDeletedAppointmentsAreAndUnderAHoldUntilThatEnds() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        change(store, id, event("lunch", "20260302T110000Z", "Lunch"), BY_OWNER);

        var before = later(store, Duration.ofDays(120).minusMillis(1));
        assertThat(places(before)).containsExactly(0, 1);
        place(before, inPlace("Case 7", "lunch"));
        var onHold = later(before, Duration.ofDays(200));
        assertThat(places(onHold)).containsExactly(0, 1);
        end(onHold, "Case 7");

        assertThat(places(onHold)).containsExactly(0, 0);
        assertThat(reasons(onHold)).startsWith(Reason.EXPIRED);
        assertThat(onHold.item(id)).isPresent();
    }

    @Test
    default void whereThereIsNoRoomTheChangeIsMadeAndTheRecordSaysThatNothingWasKept() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        var size = store.item(id).orElseThrow().size();
        store.changeRecoverability(MARY, kept -> kept.within(0, 10 * size - 1));

        change(store, id, event("lunch", "20260302T110000Z", "Tea"), BY_BOB);

        assertThat(store.item(id).orElseThrow().content().properties().text(Known.SUBJECT))
                .contains("Tea");
        assertThat(places(store)).containsExactly(0, 0);
        var entry = log(store).getFirst();
        assertThat(entry.reason()).isEqualTo(Reason.NOT_LOGGED);
        assertThat(entry.by()).isEqualTo(BY_BOB);
        assertThat(entry.change()).isEmpty();
        store.changeRecoverability(MARY, kept -> kept.within(0, 10 * size));
        change(store, id, event("lunch", "20260302T110000Z", "Tea!"), BY_BOB);
        assertThat(places(store)).containsExactly(0, 1);
    }

    @Test
    default void changesOfOnePersonThatFindNoRoomAreOneLineForFiveMinutes() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        store.changeRecoverability(MARY, kept -> kept.within(0, 1));

        for (var by : List.of(BY_BOB, BY_BOB, BY_ALICE, BY_BOB)) {
            var subject = store.item(id).orElseThrow().changed().number();
            change(store, id, event("lunch", "20260302T110000Z", "Tea " + subject), by);
        }
        var later = reopenedAt(store, NOW.plus(Duration.ofMinutes(5)));
        change(later, id, event("lunch", "20260302T120000Z", "Tea"), BY_BOB);

        assertThat(log(later))
                .extracting(CalendarLogEntry::by)
                .containsExactly(BY_BOB, BY_ALICE, BY_BOB);
        assertThat(log(later)).extracting(CalendarLogEntry::reason).containsOnly(Reason.NOT_LOGGED);
    }

    @Test
    default void howManyLinesSayThatNothingWasLoggedIsKnownByMailboxAndTime() throws SQLException {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        change(store, id, event("lunch", "20260302T100000Z", "Logged"), BY_ALICE);
        store.changeRecoverability(MARY, kept -> kept.within(0, 1));
        change(store, id, event("lunch", "20260302T110000Z", "Tea"), BY_BOB);
        change(store, id, event("lunch", "20260302T110000Z", "Lunch"), BY_ALICE);
        var soon = NOW.plus(Duration.ofMinutes(5));
        change(reopenedAt(store, soon), id, event("lunch", "20260302T120000Z", "Tea"), BY_BOB);

        try (var rows = beside()) {
            assertThat(RemovalRecords.notLogged(rows, NOW.minusMillis(1), NOW))
                    .isEqualTo(Map.of(MARY, 2L));
            assertThat(RemovalRecords.notLogged(rows, NOW, soon)).isEqualTo(Map.of(MARY, 1L));
            assertThat(RemovalRecords.notLogged(rows, soon, soon.plusMillis(1))).isEmpty();
        }
    }

    @Test
    default void nobodyIsBlamedForAChangeOfWhichThereIsNoCopy() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        change(store, id, event("lunch", "20260302T090000Z", "Title"), BY_ALICE);
        store.changeRecoverability(MARY, kept -> kept.within(0, 1));
        change(store, id, event("lunch", "20260302T180000Z", "Title"), BY_BOB);
        store.changeRecoverability(MARY, _ -> Recoverability.INITIAL);
        change(store, id, event("lunch", "20260302T180000Z", "Other title"), BY_ALICE);

        var entries = log(store);

        assertThat(entries)
                .extracting(CalendarLogEntry::by)
                .containsExactly(BY_ALICE, BY_BOB, BY_ALICE);
        assertThat(differences(entries.getFirst()))
                .containsExactly("subject: Title -> Other title");
        assertThat(entries.getFirst().change().orElseThrow().gap()).isFalse();
        assertThat(entries.getLast().change().orElseThrow().changes()).isEqualTo(1);
        assertThat(entries.getLast().change().orElseThrow().gap()).isTrue();
        assertThat(entries.getLast().change().orElseThrow().differences()).isEmpty();
    }

    @Test
    default void whatIsChangedInDraftsIsAGapAndWhatNobodyMindsIsNone() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, MEETING);
        change(store, id, MEETING.replace("Lunch", "Title"), BY_ALICE);
        var draft = done(store, new ItemAct.Move(id, DRAFTS, BY_BOB));
        change(
                store,
                draft,
                MEETING.replace("Lunch", "Title").replace("NEEDS-ACTION", "ACCEPTED"),
                BY_BOB);
        var before = log(store).getLast();
        change(store, draft, MEETING.replace("Lunch", "Bob's"), BY_BOB);
        done(store, new ItemAct.Move(draft, CALENDAR, BY_BOB));

        var after = log(store).getLast();

        assertThat(differences(before)).containsExactly("subject: Lunch -> Title");
        assertThat(after.by()).isEqualTo(BY_ALICE);
        assertThat(after.change().orElseThrow().gap()).isTrue();
        assertThat(held(store, RecoverableFolder.CALENDAR_LOGGING)).isEqualTo(1);
    }

    @Test
    default void theOldestCopiesMakeRoomForTheNewestAndTheTenthIsNeverMore() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        var size = store.item(id).orElseThrow().size();
        store.changeRecoverability(
                MARY, kept -> kept.within(0, 25 * size).withSingleItemRecovery(true));
        for (var hour = 1; hour <= 5; hour++) {
            change(
                    store,
                    id,
                    event("lunch", "20260302T%02d0000Z".formatted(9 + hour), "Lunch"),
                    hour % 2 == 0 ? BY_BOB : BY_ALICE);
            assertThat(held(store, RecoverableFolder.CALENDAR_LOGGING))
                    .isEqualTo(Math.min(hour, 2));
        }

        assertThat(log(reopened(store)))
                .flatExtracting(CalendarLogContract::differences)
                .filteredOn(one -> one.startsWith("start"))
                .containsExactly(
                        "start: 2026-03-02T13:00:00Z -> 2026-03-02T14:00:00Z",
                        "start: 2026-03-02T12:00:00Z -> 2026-03-02T13:00:00Z");
    }

    @Test
    default void whereAllIsFullNothingIsLogged() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        var letter = ItemsContract.create(store, INBOX, message("Letter"));
        store.act(new ItemAct.Deletion(letter, Removal.SOFT_DELETE, BY_OWNER));
        var size = store.item(id).orElseThrow().size();
        var deleted = all(store, RecoveryQuery.Source.RECOVERABLE_ITEMS).getFirst().item().size();
        var most = 10 * size;
        for (var more = deleted; more + size <= most; more += deleted) {
            store.act(
                    new ItemAct.Deletion(
                            ItemsContract.create(store, INBOX, message("Letter")),
                            Removal.SOFT_DELETE,
                            BY_OWNER));
        }
        store.changeRecoverability(MARY, kept -> kept.within(most, most));

        change(store, id, event("lunch", "20260302T110000Z", "Lunch"), BY_BOB);

        assertThat(places(store)).containsExactly(0, 0);
        assertThat(log(store).getFirst().reason()).isEqualTo(Reason.NOT_LOGGED);
    }

    @Test
    default void theEndOfAHoldFillsNoMoreThanTheTenthAndCrowdsNothingOut() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        var size = store.item(id).orElseThrow().size();
        store.changeRecoverability(MARY, kept -> kept.within(20 * size, 35 * size));
        place(store, inPlace("Case 7", "lunch"));
        for (var minute = 10; minute < 40; minute++) {
            change(
                    store,
                    id,
                    event("lunch", "20260302T09%d00Z".formatted(minute), "Lunch"),
                    BY_BOB);
        }
        var letter = ItemsContract.create(store, INBOX, message("Letter"));
        store.act(new ItemAct.Deletion(letter, Removal.SOFT_DELETE, BY_OWNER));

        end(store, "Case 7");

        assertThat(places(store)).containsExactly(0, 3);
        assertThat(held(store, RecoverableFolder.DELETIONS)).isEqualTo(1);
        assertThat(log(store))
                .filteredOn(entry -> entry.change().isPresent())
                .flatExtracting(CalendarLogContract::differences)
                .filteredOn(one -> one.startsWith("start"))
                .containsExactly(
                        "start: 2026-03-02T09:38:00Z -> 2026-03-02T09:39:00Z",
                        "start: 2026-03-02T09:37:00Z -> 2026-03-02T09:38:00Z",
                        "start: 2026-03-02T09:36:00Z -> 2026-03-02T09:37:00Z");
    }

    @Test
    default void whatTheLogHasAboveItsTenthGoesBeforeWhatPeopleDeleted() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        var size = store.item(id).orElseThrow().size();
        var letter = ItemsContract.create(store, INBOX, message("Letter"));
        store.act(new ItemAct.Deletion(letter, Removal.SOFT_DELETE, BY_OWNER));
        for (var hour = 10; hour < 20; hour++) {
            change(
                    store,
                    id,
                    event("lunch", "20260302T%d0000Z".formatted(hour), "Lunch"),
                    hour % 2 == 0 ? BY_BOB : BY_ALICE);
        }
        store.changeRecoverability(MARY, kept -> kept.within(6 * size, 20 * size));

        letGo(store);

        assertThat(held(store, RecoverableFolder.DELETIONS)).isEqualTo(1);
        assertThat(held(store, RecoverableFolder.CALENDAR_LOGGING)).isLessThan(7);
    }

    @Test
    default void aCopyThatWentOnFromVersionsIsAsOldAsItsChange() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", "lunch"));
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        change(store, id, event("lunch", "20260302T110000Z", "Lunch"), BY_BOB);
        var later = reopenedAt(store, NOW.plus(Duration.ofDays(1)));
        var letter = ItemsContract.create(later, INBOX, message("Letter"));
        later.act(new ItemAct.Deletion(letter, Removal.SOFT_DELETE, BY_OWNER));
        end(later, "Case 7");
        var deleted = all(later, RecoveryQuery.Source.RECOVERABLE_ITEMS).getFirst().item().size();
        later.changeRecoverability(MARY, kept -> kept.within(deleted, 1_000 * deleted));

        letGo(later);

        assertThat(places(later)).containsExactly(0, 0);
        assertThat(held(later, RecoverableFolder.DELETIONS)).isEqualTo(1);
    }

    @Test
    default void whereNothingOfCalendarsIsKeptNothingIsCopied() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        store.changeRecoverability(MARY, kept -> kept.keeping(14, 0));

        change(store, id, event("lunch", "20260302T110000Z", "Lunch"), BY_BOB);

        assertThat(places(store)).containsExactly(0, 0);
        assertThat(log(store)).isEmpty();
        place(store, inPlace("Case 7", "lunch"));
        change(store, id, event("lunch", "20260302T120000Z", "Lunch"), BY_BOB);
        assertThat(places(store)).containsExactly(1, 0);
    }

    @Test
    default void whoeverHasTheClockPutBackOrComesAnotherWayHasACopyOfTheirOwn() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        change(store, id, event("lunch", "20260302T110000Z", "Lunch"), BY_BOB);
        change(
                store,
                id,
                event("lunch", "20260302T120000Z", "Lunch"),
                new Actor(BY_BOB.who(), Actor.Way.PAGE));
        assertThat(places(store)).containsExactly(0, 2);

        var earlier = reopenedAt(store, NOW.minus(Duration.ofMinutes(1)));
        change(
                earlier,
                id,
                event("lunch", "20260302T130000Z", "Lunch"),
                new Actor(BY_BOB.who(), Actor.Way.PAGE));

        assertThat(places(earlier)).containsExactly(0, 3);
    }

    @Test
    default void whatGoesForGoodFromWhereverIsInTheLog() {
        var store = storeOfMary();
        var team =
                ((FolderOutcome.Done)
                                store.act(
                                        new FolderCreation(
                                                CALENDAR,
                                                new FolderName("Team"),
                                                FolderClass.Kind.CALENDAR.usual())))
                        .folder();
        appointment(store, team, event("team", "20260302T090000Z", "Team"));
        store.act(new FolderDeletion(team, Removal.DELETE, BY_BOB));
        store.act(
                new FolderEmptying(
                        FolderId.of(MARY, DefaultFolder.DELETED_ITEMS),
                        true,
                        Removal.PURGE,
                        BY_ALICE));
        assertThat(log(store)).extracting(CalendarLogEntry::reason).containsExactly(Reason.PURGED);

        var lunch = appointment(store, CALENDAR, LUNCH_EVENT);
        var letter = ItemsContract.create(store, INBOX, message("Lunch"));
        store.act(new ItemAct.Deletion(lunch, Removal.SOFT_DELETE, BY_BOB));
        store.act(new ItemAct.Deletion(letter, Removal.SOFT_DELETE, BY_BOB));
        for (var each : all(store, RecoveryQuery.Source.RECOVERABLE_ITEMS)) {
            store.act(new ItemAct.Deletion(each.item().id(), Removal.PURGE, BY_ALICE));
        }

        assertThat(log(store))
                .extracting(CalendarLogEntry::reason)
                .containsExactly(Reason.PURGED, Reason.SOFT_DELETED, Reason.PURGED);
        assertThat(log(store).getFirst().by()).isEqualTo(BY_ALICE);
        assertThat(log(store).getFirst().said()).isEmpty();
        var tea = appointment(store, CALENDAR, event("tea", "20260302T090000Z", "Tea"));
        store.act(new ItemAct.Deletion(tea, Removal.SOFT_DELETE, BY_BOB));
        var expired = later(store, Duration.ofDays(120));
        assertThat(log(expired).getFirst().reason()).isEqualTo(Reason.EXPIRED);
    }

    @Test
    default void whatWasMovedAndIsGoneSinceIsFoundByWhatItSaidThen() {
        var store = storeOfMary();
        var other =
                ((FolderOutcome.Done)
                                store.act(
                                        new FolderCreation(
                                                CALENDAR,
                                                new FolderName("Other"),
                                                FolderClass.Kind.CALENDAR.usual())))
                        .folder();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        var moved = done(store, new ItemAct.Move(id, other, BY_BOB));
        change(store, moved, event("lunch", "20260302T110000Z", "Tea"), BY_ALICE);
        assertThat(subject(log(store).getLast())).isEqualTo("Lunch");

        store.act(new ItemAct.Deletion(moved, Removal.PURGE, BY_ALICE));

        assertThat(log(store, ofUid("lunch")))
                .extracting(CalendarLogEntry::by)
                .containsExactly(BY_ALICE, BY_ALICE, BY_BOB);
        assertThat(subject(log(store, ofSubject("Lunch")).getLast())).isEqualTo("Lunch");
    }

    @Test
    default void thatAMeetingRequestWasAnsweredIsNoChange() {
        var store = storeOfMary();
        var request = message("Lunch");
        var id =
                ItemsContract.create(
                        store,
                        INBOX,
                        request.with(
                                request.properties()
                                        .with(Known.ITEM_CLASS, "IPM.Schedule.Meeting.Request")));

        changeContent(
                store,
                id,
                content ->
                        content.with(
                                content.properties()
                                        .with(Known.LAST_VERB, 102)
                                        .with(Known.LAST_VERB_TIME, NOW)
                                        .with(Known.ICON, 261)));

        assertThat(log(store)).isEmpty();
    }

    @Test
    default void theLogMakesRoomWhereItsCopiesAreTheOldest() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        change(store, id, event("lunch", "20260302T110000Z", "Lunch"), BY_BOB);
        var letter = ItemsContract.create(store, INBOX, message("Letter"));
        store.act(new ItemAct.Deletion(letter, Removal.SOFT_DELETE, BY_OWNER));
        change(store, id, event("lunch", "20260302T120000Z", "Lunch"), BY_ALICE);
        var size = copies(store).getFirst().size();
        var deleted = all(store, RecoveryQuery.Source.RECOVERABLE_ITEMS).getFirst().item().size();
        store.changeRecoverability(
                MARY, kept -> kept.within(size + deleted, 100 * (size + deleted)));

        letGo(store);

        assertThat(places(store)).containsExactly(0, 1);
        assertThat(held(store, RecoverableFolder.DELETIONS)).isEqualTo(1);
        assertThat(log(store)).extracting(CalendarLogEntry::by).containsExactly(BY_ALICE);
        assertThat(reasons(store)).startsWith(Reason.CROWDED_OUT);
    }

    @Test
    default void whatIsMovedDeletedAndRestoredIsInTheLogAndWhatIsNoAppointmentIsNot() {
        var store = storeOfMary();
        var other =
                ((FolderOutcome.Done)
                                store.act(
                                        new FolderCreation(
                                                CALENDAR,
                                                new FolderName("Other"),
                                                FolderClass.Kind.CALENDAR.usual())))
                        .folder();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        var letter = ItemsContract.create(store, INBOX, message("Lunch"));
        store.act(new ItemAct.Deletion(letter, Removal.DELETE, BY_OWNER));
        var moved = done(store, new ItemAct.Move(id, other, BY_BOB));
        var deleted = done(store, new ItemAct.Deletion(moved, Removal.DELETE, BY_ALICE));
        var back = done(store, new ItemAct.Recovery(deleted, Optional.empty(), false, BY_OWNER));

        assertThat(log(store))
                .extracting(CalendarLogEntry::reason)
                .containsExactly(Reason.RESTORED, Reason.DELETED, Reason.MOVED);
        assertThat(log(store))
                .extracting(CalendarLogEntry::by)
                .containsExactly(BY_OWNER, BY_ALICE, BY_BOB);
        assertThat(log(store)).extracting(CalendarLogContract::subject).containsOnly("Lunch");
        assertThat(log(store).getLast().from()).contains(CALENDAR);
        assertThat(log(store).getLast().to()).contains(other);
        change(store, back, event("lunch", "20260302T110000Z", "Lunch"), BY_BOB);
        store.act(new ItemAct.Deletion(back, Removal.PURGE, BY_ALICE));
        var gone = log(store).getFirst();
        assertThat(gone.reason()).isEqualTo(Reason.PURGED);
        assertThat(gone.to()).isEmpty();
        assertThat(gone.uid()).contains("lunch");
        assertThat(log(store).get(1).change().orElseThrow().differences()).isEmpty();
    }

    @Test
    default void whatWentForGoodAndWasNeverChangedIsToldByItsFolderAlone() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        store.act(new ItemAct.Deletion(id, Removal.PURGE, BY_ALICE));

        assertThat(log(store).getFirst().said()).isEmpty();
        assertThat(log(store).getFirst().by()).isEqualTo(BY_ALICE);
        assertThat(log(store, ofSubject("Lunch"))).isEmpty();
    }

    @Test
    default void eachFilterFindsWhatIsMeantAndAPageEndsWhereTheNextBegins() {
        var store = storeOfMary();
        var lunch = appointment(store, CALENDAR, LUNCH_EVENT);
        var tea = appointment(store, CALENDAR, event("tea", "20260302T150000Z", "Tea"));
        change(store, lunch, event("lunch", "20260302T090000Z", "Dinner"), BY_OWNER);
        var later = reopenedAt(store, NOW.plus(Duration.ofHours(1)));
        change(later, tea, event("tea", "20260302T160000Z", "Tea"), BY_OWNER);
        change(later, lunch, event("lunch", "20260302T100000Z", "Dinner"), BY_BOB);

        assertThat(log(later, ofSubject("LUNCH"))).hasSize(1);
        assertThat(log(later, ofSubject("dinner"))).hasSize(2);
        assertThat(log(later, ofUid("lunch"))).hasSize(2);
        assertThat(log(later, ofUid("Lunch"))).isEmpty();
        assertThat(log(later, between(NOW, NOW))).hasSize(1);
        assertThat(log(later, between(NOW.plusMillis(1), NOW.plus(Duration.ofDays(1))))).hasSize(2);
        var first = later.calendarLog(MARY, CalendarLogQuery.of(2)).orElseThrow();
        var rest =
                later.calendarLog(
                                MARY,
                                new CalendarLogQuery(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        first.end(),
                                        2))
                        .orElseThrow();
        assertThat(first.entries())
                .extracting(CalendarLogContract::subject)
                .containsExactly("Dinner", "Tea");
        assertThat(rest.entries())
                .extracting(CalendarLogContract::subject)
                .containsExactly("Lunch");
        assertThat(rest.end()).isEmpty();
        assertThat(later.calendarLog(BOB, CalendarLogQuery.of(2))).isEmpty();
    }

    @Test
    default void whatIsOtherwiseInASeriesIsToldOfItAndOfItsOccurrences() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, STAND_UP);
        var moved =
                event("daily", "20260303T100000Z", "Stand-up")
                        .replace("END:", "RECURRENCE-ID:20260303T080000Z\r\nEND:");
        var without = STAND_UP.replace("END:", "EXDATE:20260304T080000Z\r\nEND:");

        change(store, id, STAND_UP + moved, BY_OWNER);
        change(store, id, without + moved, BY_BOB);
        change(store, id, without.replace("COUNT=3", "COUNT=5") + moved, BY_ALICE);
        change(store, id, without.replace("COUNT=3", "COUNT=5"), BY_OWNER);

        assertThat(log(store))
                .flatExtracting(CalendarLogContract::differences)
                .containsExactly(
                        "start of 2026-03-03T08:00:00Z: 2026-03-03T10:00:00Z -> 2026-03-03T08:00:00Z",
                        "end of 2026-03-03T08:00:00Z: 2026-03-03T11:00:00Z -> 2026-03-03T09:00:00Z",
                        "recurrence: RRULE:FREQ=DAILY;COUNT=3 -> null",
                        "recurrence: null -> RRULE:FREQ=DAILY;COUNT=5",
                        "occurrence of 2026-03-04T08:00:00Z: planned -> taken out",
                        "start of 2026-03-03T08:00:00Z: 2026-03-03T08:00:00Z -> 2026-03-03T10:00:00Z",
                        "end of 2026-03-03T08:00:00Z: 2026-03-03T09:00:00Z -> 2026-03-03T11:00:00Z");
    }

    @Test
    default void newsAnImportAndAnotherClockAreInTheLogToo() throws IOException {
        var store = storeOfMary();
        var floating =
                LUNCH_EVENT
                        .replace("000Z", "000")
                        .replace(
                                "END:VEVENT",
                                "ORGANIZER:mailto:ann@fabrikam.test\r\nATTENDEE:mailto:mary@contoso.test\r\nEND:VEVENT");
        appointment(store, CALENDAR, floating);

        var news = floating.replace("Lunch", "Dinner").replace("20260101", "20260102");
        store.act(
                new ItemAct.Notice(
                        MARY,
                        "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n%sEND:VCALENDAR\r\n"
                                .formatted(news)
                                .getBytes(UTF_8)));
        var newer = floating.replace("Lunch", "Supper").replace("20260101", "20260103");
        try (var file = new ByteArrayInputStream(file(newer))) {
            store.importCalendar(MARY, file);
        }
        store.put(
                new Recipient.Mailbox(
                        MARY, "Mary", Recipient.Kind.PERSON, ZoneId.of("Asia/Tokyo")));

        assertThat(log(store))
                .extracting(entry -> entry.by().who())
                .containsExactly(
                        "another time zone",
                        "import of a calendar",
                        "news of a meeting of ann@fabrikam.test");
        assertThat(log(store))
                .extracting(CalendarLogContract::subject)
                .containsExactly("Supper", "Dinner", "Lunch");
        assertThat(differences(log(store).getFirst()))
                .contains("start: 2026-03-02T08:00:00Z -> 2026-03-02T00:00:00Z");
        assertThat(held(reopened(store), RecoverableFolder.CALENDAR_LOGGING)).isEqualTo(3);
    }

    @Test
    default void theOwnerSeesNothingOfCalendarLogging() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        var mark = store.markOf(MARY).orElseThrow();
        change(store, id, event("lunch", "20260302T110000Z", "Tea"), BY_BOB);
        var copy = copies(store).getFirst().id();

        assertThat(store.item(copy)).isEmpty();
        assertThat(store.source(copy)).isEmpty();
        assertThat(store.find(LOGGING, page(0, 9, false))).isEmpty();
        assertThat(store.changedSince(LOGGING, Optional.empty(), 9)).isEmpty();
        assertThat(store.foldersOf(MARY).orElseThrow().find(LOGGING)).isEmpty();
        assertThat(CalendarItemsContract.view(store, CALENDAR)).containsExactly(id);
        assertThat(store.itemOf(MARY, "lunch")).contains(id);
        var events =
                store.eventsSince(
                                mark,
                                new EventFilter(
                                        EnumSet.allOf(MailboxEvent.Kind.class), Optional.empty()))
                        .orElseThrow()
                        .events();
        assertThat(events)
                .extracting(MailboxEvent::kind)
                .containsOnly(MailboxEvent.Kind.MODIFIED, MailboxEvent.Kind.FREE_BUSY_CHANGED);
        assertThat(events.toString()).doesNotContain(copy.entryId());
        for (var act :
                List.of(
                        new ItemAct.Move(copy, CALENDAR, BY_OWNER),
                        new ItemAct.Copy(copy, CALENDAR),
                        new ItemAct.Deletion(copy, Removal.PURGE, BY_OWNER),
                        new ItemAct.Recovery(copy, Optional.empty(), true, ADMIN))) {
            assertThat(ItemsContract.refused(store, act)).isEqualTo(Code.ITEM_UNKNOWN);
        }
    }

    @Test
    default void whatIsRemovedWithItsMailboxIsNotInTheLogOfTheNext() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH_EVENT);
        change(store, id, event("lunch", "20260302T110000Z", "Tea"), BY_BOB);

        store.remove(MARY);
        store.put(MARYS_MAILBOX);

        assertThat(log(store)).isEmpty();
        assertThat(places(store)).containsExactly(0, 0);
    }

    private static void change(MailboxStore store, ItemId id, String events, Actor by) {
        var item = store.item(id).orElseThrow();
        done(
                store,
                new ItemAct.Update(
                                id,
                                item.changed(),
                                item.content(),
                                Optional.of(source(file(events))))
                        .by(by));
    }

    private static void changeContent(
            MailboxStore store, ItemId id, UnaryOperator<ItemContent> change) {
        var item = store.item(id).orElseThrow();
        done(
                store,
                new ItemAct.Update(
                        id, item.changed(), change.apply(item.content()), Optional.empty()));
    }

    /// How many lie in Versions and in Calendar Logging.
    private static List<Integer> places(MailboxStore store) {
        return List.of(
                held(store, RecoverableFolder.VERSIONS),
                held(store, RecoverableFolder.CALENDAR_LOGGING));
    }

    private static List<Item> copies(MailboxStore store) {
        return store.itemsAfter(MARY, Optional.empty(), 100).stream()
                .filter(each -> each.folder().equals(LOGGING))
                .toList();
    }

    private static List<CalendarLogEntry> log(MailboxStore store) {
        return log(store, CalendarLogQuery.of(100));
    }

    private static List<CalendarLogEntry> log(MailboxStore store, CalendarLogQuery query) {
        return store.calendarLog(MARY, query).orElseThrow().entries();
    }

    private static CalendarLogQuery ofSubject(String text) {
        return new CalendarLogQuery(
                Optional.empty(),
                Optional.of(text),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                100);
    }

    private static CalendarLogQuery ofUid(String uid) {
        return new CalendarLogQuery(
                Optional.of(uid),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                100);
    }

    private static CalendarLogQuery between(Instant from, Instant until) {
        return new CalendarLogQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.of(from),
                Optional.of(until),
                Optional.empty(),
                100);
    }

    private static String subject(CalendarLogEntry entry) {
        return entry.said().orElseThrow().properties().text(Known.SUBJECT).orElse("");
    }

    private static List<String> differences(CalendarLogEntry entry) {
        return entry.change().flatMap(CalendarLogEntry.Change::differences).orElseThrow().stream()
                .map(one ->
                        "%s%s: %s -> %s"
                                .formatted(
                                        one.what(),
                                        one.occurrence().map(of -> " of " + of).orElse(""),
                                        one.before().orElse(null),
                                        one.after().orElse(null)))
                .toList();
    }
}
