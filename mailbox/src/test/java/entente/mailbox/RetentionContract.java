package entente.mailbox;

import static entente.mailbox.ItemsContract.find;
import static entente.mailbox.ItemsContract.folder;
import static entente.mailbox.ItemsContract.folderMade;
import static entente.mailbox.ItemsContract.message;
import static entente.mailbox.ItemsContract.page;
import static entente.mailbox.ItemsContract.subjects;
import static entente.mailbox.RetentionTag.Action.DELETE_AND_ALLOW_RECOVERY;
import static entente.mailbox.RetentionTag.Action.PERMANENTLY_DELETE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.ItemContent;
import entente.item.Known;
import entente.question.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What every mailbox store promises of retention tags.
interface RetentionContract extends RecoveryContract {
    TagReach ALL = new TagReach.Everything();
    TagReach IN_INBOX = new TagReach.Within(DefaultFolder.INBOX);
    TagReach IN_BIN = new TagReach.Within(DefaultFolder.DELETED_ITEMS);
    TagReach IN_CALENDAR = new TagReach.Within(DefaultFolder.CALENDAR);
    RetentionTag YEAR = tag("One year", ALL, 365, DELETE_AND_ALLOW_RECOVERY);
    RetentionTag BIN_MONTH = tag("Bin", IN_BIN, 30, DELETE_AND_ALLOW_RECOVERY);

    static RetentionTag tag(String name, TagReach reach, int days, RetentionTag.Action action) {
        return new RetentionTag(
                name,
                UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
                reach,
                OptionalInt.of(days),
                action);
    }

    static RetentionTag never(String name, TagReach reach) {
        return new RetentionTag(
                name, new UUID(0, 1), reach, OptionalInt.empty(), DELETE_AND_ALLOW_RECOVERY);
    }

    /// A message that was received so many days before [#NOW].
    static ItemContent aged(String subject, int days) {
        var content = message(subject);
        return content.with(
                content.properties().with(Known.RECEIVED, NOW.minus(Duration.ofDays(days))));
    }

    /// Mary's mailbox under a policy of these tags, which the assistant goes through at once.
    static MailboxStore taken(MailboxStore store, RetentionTag... tags) {
        store.changeRetention(MARY, before -> before.under(Optional.of("Standard")));
        follow(store, tags);
        return store;
    }

    static void follow(MailboxStore store, RetentionTag... tags) {
        var policy = new RetentionPolicy("Standard", List.of(tags));
        store.retainBy(name -> Optional.of(policy).filter(_ -> name.equals("Standard")));
        ((SqlMailboxStore) store).takeWhatIsOld();
    }

    @Test
    default void whatATagTakesGoesWhereItsActionHoldsAndSingleItemRecoverySay() {
        record Row(
                int age,
                RetentionTag.Action action,
                UnaryOperator<Recoverability> kept,
                Optional<String> to) {}
        UnaryOperator<Recoverability> plain = kept -> kept;
        UnaryOperator<Recoverability> single = kept -> kept.withSingleItemRecovery(true);
        UnaryOperator<Recoverability> held = kept -> kept.with(Optional.of(HOLD));
        UnaryOperator<Recoverability> held40 =
                kept ->
                        kept.with(
                                Optional.of(
                                        new LitigationHold(
                                                NOW,
                                                OptionalInt.of(40),
                                                "legal",
                                                Optional.empty())));
        UnaryOperator<Recoverability> meant = kept -> kept.with(inPlace("lunch"));
        UnaryOperator<Recoverability> notMeant = kept -> kept.with(inPlace("budget"));
        var stays = Optional.of("INBOX");
        var deletions = Optional.of("DELETIONS");
        var purges = Optional.of("PURGES");
        var discovery = Optional.of("DISCOVERY_HOLDS");
        var gone = Optional.<String>empty();
        var rows =
                List.of(
                        new Row(29, DELETE_AND_ALLOW_RECOVERY, plain, stays),
                        new Row(30, DELETE_AND_ALLOW_RECOVERY, plain, deletions),
                        new Row(30, DELETE_AND_ALLOW_RECOVERY, single, deletions),
                        new Row(30, DELETE_AND_ALLOW_RECOVERY, held, deletions),
                        new Row(30, DELETE_AND_ALLOW_RECOVERY, meant, deletions),
                        new Row(29, PERMANENTLY_DELETE, plain, stays),
                        new Row(30, PERMANENTLY_DELETE, plain, gone),
                        new Row(30, PERMANENTLY_DELETE, single, purges),
                        new Row(30, PERMANENTLY_DELETE, held, purges),
                        new Row(30, PERMANENTLY_DELETE, meant, discovery),
                        new Row(30, PERMANENTLY_DELETE, notMeant, gone),
                        new Row(39, PERMANENTLY_DELETE, held40, purges),
                        new Row(40, PERMANENTLY_DELETE, held40, gone));
        var store = emptyStore();

        for (var row : rows) {
            store.put(MARYS_MAILBOX);
            ItemsContract.create(store, INBOX, aged("Lunch", row.age()));
            store.changeRecoverability(MARY, row.kept());

            taken(store, tag("Month", IN_INBOX, 30, row.action()));

            assertThat(place(store)).as(row.toString()).isEqualTo(row.to());
            store.changeRecoverability(MARY, kept -> kept.with(Optional.empty()).without("Case 7"));
            store.remove(MARY);
        }
    }

    private static InPlaceHold inPlace(String query) {
        return HoldsContract.inPlace("Case 7", query);
    }

    private static Optional<String> place(MailboxStore store) {
        if (folder(store, INBOX).items() == 1) {
            return Optional.of("INBOX");
        }
        return List.of(
                        RecoverableFolder.DELETIONS,
                        RecoverableFolder.PURGES,
                        RecoverableFolder.DISCOVERY_HOLDS)
                .stream()
                .filter(each -> RecoveryContract.held(store, each) == 1)
                .map(Enum::name)
                .findFirst();
    }

    @Test
    default void aFolderHasTheTagOfTheOneThatItLiesInAndTheDefaultTagWhereThatHasNone() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        var other = folderMade(store, FolderId.of(MARY, DefaultFolder.TOP), "Other");
        var people = FolderId.of(MARY, DefaultFolder.CONTACTS);
        for (var place : List.of(INBOX, work, DRAFTS, other, people, BIN)) {
            ItemsContract.create(store, place, aged("Old", 400));
            ItemsContract.create(store, place, aged("Month", 40));
            ItemsContract.create(store, place, aged("New", 10));
        }

        taken(store, YEAR, tag("Inbox", IN_INBOX, 30, PERMANENTLY_DELETE), never("Bin", IN_BIN));

        for (var place : List.of(INBOX, work)) {
            assertThat(left(store, place)).containsExactly("New");
        }
        for (var place : List.of(DRAFTS, other)) {
            assertThat(left(store, place)).containsExactlyInAnyOrder("New", "Month");
        }
        for (var place : List.of(people, BIN)) {
            assertThat(left(store, place)).hasSize(3);
        }
    }

    @Test
    default void anAddressBookIsTakenFromByATagOfItsOwn() {
        var store = storeOfMary();
        var people = FolderId.of(MARY, DefaultFolder.CONTACTS);
        ItemsContract.create(store, people, aged("Old", 400));

        taken(
                store,
                YEAR,
                tag("People", new TagReach.Within(DefaultFolder.CONTACTS), 90, PERMANENTLY_DELETE));

        assertThat(left(store, people)).isEmpty();
    }

    @Test
    default void whatAPolicyTakesFromIsWhatPeopleSee() {
        var store = storeOfMary();
        var hidden = ItemsContract.hidden("Rules");
        ItemsContract.create(
                store,
                INBOX,
                hidden.with(
                        hidden.properties().with(Known.RECEIVED, NOW.minus(Duration.ofDays(900)))));

        taken(store, YEAR);

        assertThat(RecoveryContract.reasons(store)).isEmpty();
    }

    @Test
    default void whatWasDeletedCountsFromThenAndWhatWasMadeThereFromWhenItWasReceived() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, INBOX, aged("Deleted", 100));
        var moved = ItemsContract.create(store, INBOX, aged("Moved", 100));
        ItemsContract.create(store, BIN, aged("Made there", 20));
        store.act(new ItemAct.Deletion(id, Removal.DELETE, BY_OWNER));
        store.act(new ItemAct.Move(moved, BIN, BY_OWNER));

        taken(store, BIN_MONTH);
        var atFirst = left(store, BIN);
        var after10 = takenAgain(store, Duration.ofDays(10), BIN_MONTH);
        var then = left(after10, BIN);
        var after29 = takenAgain(after10, Duration.ofDays(30).minusMillis(1), BIN_MONTH);
        var before = left(after29, BIN);
        var after30 = takenAgain(after29, Duration.ofDays(31), BIN_MONTH);

        assertThat(atFirst).hasSize(3);
        assertThat(then).containsExactlyInAnyOrder("Deleted", "Moved");
        assertThat(before).hasSize(2);
        assertThat(left(after30, BIN)).isEmpty();
    }

    @Test
    default void whatLiesInAFolderThatWasDeletedCountsFromThenToo() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        var deep = folderMade(store, work, "Deep");
        ItemsContract.create(store, work, aged("Old", 100));
        ItemsContract.create(store, deep, aged("Older", 100));
        store.act(new FolderMove(work, BIN));

        taken(store, BIN_MONTH);
        assertThat(left(store, work)).containsExactly("Old");
        assertThat(left(store, deep)).containsExactly("Older");
        var later = takenAgain(store, Duration.ofDays(30), BIN_MONTH);

        assertThat(left(later, work)).isEmpty();
        assertThat(left(later, deep)).isEmpty();
    }

    @Test
    default void whatIsMovedIntoAnOldFolderOfDeletedItemsCountsFromThen() {
        var store = storeOfMary();
        var work = folderMade(store, BIN, "Work");
        var old = reopenedAt(store, NOW.plus(Duration.ofDays(40)));
        var moved = ItemsContract.create(old, INBOX, aged("Moved", 100));
        old.act(new ItemAct.Move(moved, work, BY_OWNER));
        ItemsContract.create(old, work, aged("Made there", 100));

        taken(old, BIN_MONTH);
        var atFirst = left(old, work);
        var before = takenAgain(old, Duration.ofDays(70).minusMillis(1), BIN_MONTH);
        var then = left(before, work);
        var after = takenAgain(before, Duration.ofDays(71), BIN_MONTH);

        assertThat(atFirst).containsExactly("Moved");
        assertThat(then).containsExactly("Moved");
        assertThat(left(after, work)).isEmpty();
    }

    @Test
    default void anAppointmentCountsFromTheEndOfItsLastOccurrence() {
        var store = storeOfMary();
        var once = CalendarItemsContract.event("once", "20260305T090000Z", "Once");
        var three = CalendarItemsContract.STAND_UP;
        var endless =
                CalendarItemsContract.event("endless", "20260302T080000Z", "Endless")
                        .replace("END:", "RRULE:FREQ=WEEKLY\r\nEND:");
        var next = CalendarItemsContract.event("next", "20270302T080000Z", "Next year");
        for (var each : List.of(once, three, endless, next)) {
            CalendarItemsContract.appointment(store, CALENDAR, each);
        }
        var month = tag("Calendar", IN_CALENDAR, 30, DELETE_AND_ALLOW_RECOVERY);

        taken(store, month);
        assertThat(folder(store, CALENDAR).items()).isEqualTo(4);
        var april3 = takenAgain(store, Duration.ofDays(33), month);
        var afterThree = left(april3, CALENDAR);
        var april5 = takenAgain(april3, Duration.ofDays(35), month);
        var afterOnce = left(april5, CALENDAR);
        var years = takenAgain(april5, Duration.ofDays(3_000), month);

        assertThat(afterThree).containsExactlyInAnyOrder("Once", "Endless", "Next year");
        assertThat(afterOnce).containsExactlyInAnyOrder("Endless", "Next year");
        assertThat(left(years, CALENDAR)).containsExactly("Endless");
        assertThat(years.of(MARY).orElseThrow().entries(MARCH)).hasSize(5);
    }

    @Test
    default void anAppointmentThatWasDeletedCountsFromThen() {
        var store = storeOfMary();
        var endless =
                CalendarItemsContract.event("endless", "20260302T080000Z", "Endless")
                        .replace("END:", "RRULE:FREQ=WEEKLY\r\nEND:");
        var id = CalendarItemsContract.appointment(store, CALENDAR, endless);
        store.act(new ItemAct.Deletion(id, Removal.DELETE, BY_OWNER));

        taken(store, BIN_MONTH);
        var later = takenAgain(store, Duration.ofDays(30), BIN_MONTH);

        assertThat(left(later, BIN)).isEmpty();
        assertThat(RecoveryContract.held(later, RecoverableFolder.DELETIONS)).isEqualTo(1);
    }

    @Test
    default void eachThatIsTakenIsOnRecordWithItsTagAndComesBackToItsFolder() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        ItemsContract.create(store, work, aged("Lunch", 400));

        taken(store, YEAR);

        var line = store.removals(MARY, Long.MAX_VALUE, 9).getFirst();
        assertThat(line.reason()).isEqualTo(RemovalRecord.Reason.RETENTION_TAG);
        assertThat(line.by()).isEqualTo(new Actor("retention tag One year", Actor.Way.ASSISTANT));
        assertThat(line.to()).contains(DELETIONS);
        var back =
                RecoveryContract.restored(
                        store,
                        RecoveryContract.all(store, RecoveryQuery.Source.RECOVERABLE_ITEMS)
                                .getFirst());
        assertThat(back.folder()).isEqualTo(work);
    }

    @Test
    default void aRetentionHoldPausesTagsAndNotDeletedItemRetention() {
        var store = storeOfMary();
        ItemsContract.create(store, INBOX, aged("Old", 400));
        var deleted = ItemsContract.create(store, INBOX, aged("Deleted", 1));
        store.act(new ItemAct.Deletion(deleted, Removal.SOFT_DELETE, BY_OWNER));
        var hold =
                new RetentionHold(
                        Optional.of(NOW),
                        Optional.of(NOW.plus(Duration.ofDays(20))),
                        Optional.of("On leave"));
        store.changeRetention(MARY, before -> before.with(Optional.of(hold)));

        taken(store, YEAR);
        var during = takenAgain(store, Duration.ofDays(19), YEAR);
        ((SqlMailboxStore) during).letGoWhatIsDue();
        var held = left(during, INBOX);
        var deletions = RecoveryContract.held(during, RecoverableFolder.DELETIONS);
        var after = takenAgain(during, Duration.ofDays(20), YEAR);

        assertThat(held).containsExactly("Old");
        assertThat(deletions).isZero();
        assertThat(after.retentionOf(MARY).orElseThrow().hold()).contains(hold);
        assertThat(left(after, INBOX)).isEmpty();
    }

    @Test
    default void whereThePolicyIsNotThereNothingIsTaken() {
        var store = storeOfMary();
        ItemsContract.create(store, INBOX, aged("Old", 4_000));
        store.changeRetention(MARY, before -> before.under(Optional.of("Gone")));

        follow(store, YEAR);

        assertThat(left(store, INBOX)).containsExactly("Old");
        assertThat(store.retainedBy("gone", 9)).containsExactly(MARY);
        assertThat(store.retainedBy("Standard", 9)).isEmpty();
        assertThat(store.foresee(MARY, 9).orElseThrow().groups()).isEmpty();
    }

    @Test
    default void whereRecoverableItemsAreFullWhatIsOldStaysAndGoesOnceThereIsRoom() {
        var store = storeOfMary();
        var id = ItemsContract.create(store, INBOX, aged("Old", 400));
        var size = store.item(id).orElseThrow().size();
        ItemsContract.create(store, INBOX, aged("Older", 500));
        store.changeRecoverability(MARY, kept -> kept.within(size, size + 5));

        taken(store, YEAR);
        assertThat(left(store, INBOX)).hasSize(1);
        store.changeRecoverability(MARY, kept -> kept.within(size, 10 * size));
        var later = takenAgain(store, Duration.ofDays(1), YEAR);

        assertThat(left(later, INBOX)).isEmpty();
    }

    @Test
    default void aForecastTellsWhatWouldGoWhereAndChangesNothing() {
        var store = storeOfMary();
        store.changeRecoverability(MARY, kept -> kept.withSingleItemRecovery(true));
        for (var days : List.of(400, 500, 10)) {
            ItemsContract.create(store, INBOX, aged("In %d".formatted(days), days));
            ItemsContract.create(store, DRAFTS, aged("Drafts %d".formatted(days), days));
        }
        var deleted = ItemsContract.create(store, INBOX, aged("Deleted", 1));
        store.act(new ItemAct.Deletion(deleted, Removal.SOFT_DELETE, BY_OWNER));
        var later = reopenedAt(store, NOW.plus(Duration.ofDays(14)));
        later.changeRetention(MARY, before -> before.under(Optional.of("Standard")));
        var policy =
                new RetentionPolicy(
                        "Standard", List.of(YEAR, tag("Inbox", IN_INBOX, 365, PERMANENTLY_DELETE)));
        later.retainBy(_ -> Optional.of(policy));
        var before = state(later);

        var forecast = later.foresee(MARY, 3).orElseThrow();

        assertThat(state(later)).isEqualTo(before);
        assertThat(forecast.capped()).isFalse();
        var oldest = NOW.minus(Duration.ofDays(500));
        assertThat(forecast.groups())
                .containsExactlyInAnyOrder(
                        new RetentionForecast.Group(
                                INBOX,
                                Optional.of("Inbox"),
                                Optional.of(RecoverableFolder.PURGES),
                                2,
                                oldest),
                        new RetentionForecast.Group(
                                DRAFTS,
                                Optional.of("One year"),
                                Optional.of(RecoverableFolder.DELETIONS),
                                2,
                                oldest),
                        new RetentionForecast.Group(
                                DELETIONS, Optional.empty(), Optional.empty(), 1, NOW));
        assertThat(forecast.oldest())
                .extracting(RetentionForecast.Due::since)
                .containsExactly(oldest, oldest, NOW.minus(Duration.ofDays(400)));
        assertThat(later.foresee(Address.of("nobody@contoso.test"), 3)).isEmpty();
    }

    @Test
    default void aForecastGoesByWhatIsSaidOfTheMailboxNow() {
        var store = storeOfMary();
        var deleted = ItemsContract.create(store, INBOX, aged("Deleted", 1));
        store.act(new ItemAct.Deletion(deleted, Removal.SOFT_DELETE, BY_OWNER));
        store.changeRecoverability(MARY, kept -> kept.keeping(0, 0));

        var forecast = store.foresee(MARY, 0).orElseThrow();

        assertThat(forecast.groups()).hasSize(1);
        assertThat(forecast.oldest()).isEmpty();
    }

    @Test
    default void moreBytesThanOneChangeMayReadAreForeseenAsTheyGo() {
        var store = storeOfMary();
        HoldsContract.place(store, inPlace("budget"));
        HoldsContract.letGo(store);
        var text = "Lunch ".repeat(850_000);
        var most = (int) (HeldMeanings.MOST_BYTES / text.length()) + 1;
        for (var number = 0; number < most; number++) {
            var large = new ItemAct.Creation(INBOX, message("Lunch"), HoldsContract.text(text));
            ItemsContract.done(store, large);
        }
        store.act(new FolderEmptying(INBOX, false, Removal.SOFT_DELETE, BY_OWNER));
        var later = reopenedAt(store, NOW.plus(Duration.ofDays(14)));

        var forecast = later.foresee(MARY, 9).orElseThrow();
        var run = later.retainSome(MARY).orElseThrow();

        assertThat(forecast.groups())
                .containsExactly(
                        new RetentionForecast.Group(
                                DELETIONS, Optional.empty(), Optional.empty(), most, NOW));
        assertThat(forecast.capped()).isFalse();
        // The last was kept until it was read too.
        assertThat(run).isEqualTo(new RetentionRun(0, most + 1, false));
        assertThat(RecoveryContract.held(later, RecoverableFolder.DISCOVERY_HOLDS)).isZero();
    }

    @Test
    default void whereTheClockWentBackNobodyWaitsUntilItIsWhereItWas() {
        var store = storeOfMary();
        store.changeRetention(MARY, before -> before.under(Optional.of("Standard")));
        var ahead = takenAgain(store, Duration.ofDays(10), YEAR);
        ItemsContract.create(ahead, INBOX, aged("Old", 400));

        var back = takenAgain(ahead, Duration.ZERO, YEAR);

        assertThat(left(back, INBOX)).isEmpty();
    }

    @Test
    default void whatIsBegunIsGoneOnWithAlsoAfterARestart() {
        var store = storeOfMary();
        var most = 5 * RetentionAssistant.AT_ONCE;
        for (var number = 0; number < most + 10; number++) {
            ItemsContract.create(store, INBOX, aged("Old", 400));
        }
        store.changeRetention(MARY, before -> before.under(Optional.of("Standard")));
        var policy = new RetentionPolicy("Standard", List.of(YEAR));
        store.retainBy(_ -> Optional.of(policy));

        var first = store.retainSome(MARY).orElseThrow();
        var back = reopened(store);
        back.retainBy(_ -> Optional.of(policy));
        var second = back.retainSome(MARY).orElseThrow();
        var third = back.retainSome(MARY).orElseThrow();

        assertThat(first).isEqualTo(new RetentionRun(most, 0, true));
        assertThat(second).isEqualTo(new RetentionRun(10, 0, false));
        assertThat(third).isEqualTo(new RetentionRun(0, 0, false));
        assertThat(RecoveryContract.held(back, RecoverableFolder.DELETIONS)).isEqualTo(most + 10);
        assertThat(RecoveryContract.reasons(back)).hasSize(100);
    }

    @Test
    default void whoRunsItAtOnceHasWhatWasDeletedGoToo() {
        var store = storeOfMary();
        var deleted = ItemsContract.create(store, INBOX, aged("Deleted", 1));
        store.act(new ItemAct.Deletion(deleted, Removal.SOFT_DELETE, BY_OWNER));
        store.changeRecoverability(MARY, kept -> kept.keeping(0, 0));

        var run = store.retainSome(MARY).orElseThrow();

        assertThat(run).isEqualTo(new RetentionRun(0, 1, false));
        assertThat(RecoveryContract.held(store, RecoverableFolder.DELETIONS)).isZero();
        assertThat(store.retainSome(Address.of("nobody@contoso.test"))).isEmpty();
    }

    @Test
    default void ofManyMailboxesAPartIsLookedAtEachHourAndOnlyWhatIsDueIsTouched() {
        var store = emptyStore();
        for (var number = 0; number < 24; number++) {
            var mailbox = Address.of("m%02d@contoso.test".formatted(number));
            store.put(new Recipient.Mailbox(mailbox, "M", Recipient.Kind.PERSON, BERLIN));
            var inbox = FolderId.of(mailbox, DefaultFolder.INBOX);
            ItemsContract.create(store, inbox, aged("New", 10));
            if (number % 3 == 0) {
                ItemsContract.create(store, inbox, aged("Old", 400));
            }
            store.changeRetention(mailbox, before -> before.under(Optional.of("Standard")));
        }
        var before = store.newestMarks();

        follow(store, YEAR);
        var afterOne = store.newestMarks();
        for (var hour = 1; hour < 12; hour++) {
            ((SqlMailboxStore) store).takeWhatIsOld();
        }
        var afterAll = store.newestMarks();
        ((SqlMailboxStore) store).takeWhatIsOld();

        assertThat(touched(before, afterOne)).hasSizeBetween(0, 2);
        assertThat(touched(before, afterAll)).hasSize(8);
        assertThat(store.newestMarks()).isEqualTo(afterAll);
    }

    @Test
    default void whoHasMuchThatIsOldKeepsNobodyElseWaiting() {
        var store = emptyStore();
        var inboxes = new ArrayList<FolderId>();
        for (var name : List.of("a", "b")) {
            var mailbox = Address.of(name + "@contoso.test");
            store.put(new Recipient.Mailbox(mailbox, name, Recipient.Kind.PERSON, BERLIN));
            inboxes.add(FolderId.of(mailbox, DefaultFolder.INBOX));
            store.changeRetention(mailbox, before -> before.under(Optional.of("Standard")));
        }
        var most = RetentionAssistant.AT_ONCE;
        for (var number = 0; number < most + 10; number++) {
            ItemsContract.create(store, inboxes.getFirst(), aged("Old", 400));
        }
        ItemsContract.create(store, inboxes.getLast(), aged("Old", 400));
        store.retainBy(_ -> Optional.of(new RetentionPolicy("Standard", List.of(YEAR))));
        var sql = (SqlMailboxStore) store;

        sql.takeWhatIsOld(most, 10L * most);
        sql.takeWhatIsOld(most, 10L * most);
        var other = folder(store, inboxes.getLast()).items();
        sql.takeWhatIsOld(most, 10L * most);
        var inTheSameHour = folder(store, inboxes.getFirst()).items();
        var later = reopenedAt(store, NOW.plus(Duration.ofHours(1)));
        follow(later, YEAR);

        assertThat(other).isZero();
        assertThat(inTheSameHour).isEqualTo(10);
        assertThat(folder(later, inboxes.getFirst()).items()).isZero();
    }

    @Test
    default void aPolicyOfWhoIsNoMailboxNowIsNobodys() {
        var store = storeOfMary();
        store.changeRetention(MARY, before -> before.under(Optional.of("Standard")));
        ItemsContract.create(store, INBOX, aged("Old", 400));
        store.put(new Recipient.MailUser(MARY, "Mary", Address.of("mary@fabrikam.test")));

        follow(store, YEAR);

        assertThat(store.retainedBy("Standard", 9)).isEmpty();
        assertThat(store.retentionOf(MARY)).isEmpty();
        assertThat(store.removals(MARY, Long.MAX_VALUE, 9)).isEmpty();
        store.put(MARYS_MAILBOX);
        assertThat(store.retainedBy("Standard", 9)).containsExactly(MARY);
    }

    default MailboxStore takenAgain(MailboxStore store, Duration later, RetentionTag... tags) {
        var opened = reopenedAt(store, NOW.plus(later));
        follow(opened, tags);
        return opened;
    }

    private static List<Address> touched(
            Map<Address, ItemMark> before, Map<Address, ItemMark> after) {
        return after.entrySet().stream()
                .filter(each -> !each.getValue().equals(before.get(each.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    static List<String> left(MailboxStore store, FolderId place) {
        return subjects(find(store, place, page(0, 99, false)));
    }

    static List<Object> state(MailboxStore store) {
        return List.of(
                Whereabouts.of(store, MARY),
                store.newestMarks(),
                store.removals(MARY, Long.MAX_VALUE, 100),
                store.recoverabilityOf(MARY),
                store.retentionOf(MARY));
    }
}
