package entente.mailbox;

import static entente.mailbox.ItemsContract.folderMade;
import static entente.mailbox.ItemsContract.message;
import static entente.mailbox.RetentionContract.aged;
import static entente.mailbox.RetentionContract.follow;
import static entente.mailbox.RetentionContract.left;
import static entente.mailbox.RetentionContract.state;
import static entente.mailbox.RetentionContract.tag;
import static entente.mailbox.RetentionContract.taken;
import static entente.mailbox.RetentionTag.Action.DELETE_AND_ALLOW_RECOVERY;
import static entente.mailbox.RetentionTag.Action.PERMANENTLY_DELETE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.PolicyTag;
import entente.item.PropertyValue;
import entente.question.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every mailbox store promises of the retention tags that people give folders and items themselves.
interface PersonalTagsContract extends RetentionContract {
    TagReach PERSONAL = new TagReach.Personal();
    RetentionTag WEEK = tag("Week", PERSONAL, 7, DELETE_AND_ALLOW_RECOVERY);
    RetentionTag LONG = tag("Long", PERSONAL, 1_000, PERMANENTLY_DELETE);
    RetentionTag KEPT =
            new RetentionTag(
                    "Kept",
                    UUID.nameUUIDFromBytes("Kept".getBytes(UTF_8)),
                    PERSONAL,
                    OptionalInt.empty(),
                    DELETE_AND_ALLOW_RECOVERY);
    RetentionTag INBOX_MONTH = tag("Inbox", IN_INBOX, 30, DELETE_AND_ALLOW_RECOVERY);

    private static ItemContent tagged(ItemContent content, RetentionTag tag) {
        return content.with(
                content.properties().with(Known.POLICY_TAG, PolicyTag.written(tag.id())));
    }

    private static FolderUpdate tagging(FolderId folder, Optional<UUID> tag) {
        return new FolderUpdate(
                folder,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new FolderUpdate.OwnTag(tag)));
    }

    private static void give(MailboxStore store, FolderId folder, RetentionTag tag) {
        ItemsContract.folderDone(store, tagging(folder, Optional.of(tag.id())));
    }

    private static Optional<UUID> tagOf(MailboxStore store, ItemId id) {
        return PolicyTag.of(store.item(id).orElseThrow().content().properties());
    }

    @Test
    default void anItemsOwnTagDecidesWhateverItsFolderHas() {
        var store = storeOfMary();
        for (var place : List.of(INBOX, DRAFTS)) {
            ItemsContract.create(store, place, tagged(aged("Week", 7), WEEK));
            ItemsContract.create(store, place, tagged(aged("Young", 6), WEEK));
            ItemsContract.create(store, place, tagged(aged("Long", 999), LONG));
            ItemsContract.create(store, place, tagged(aged("Kept", 9_000), KEPT));
            ItemsContract.create(store, place, aged("Plain", 400));
        }

        taken(store, YEAR, INBOX_MONTH, WEEK, LONG, KEPT);

        for (var place : List.of(INBOX, DRAFTS)) {
            assertThat(left(store, place)).containsExactlyInAnyOrder("Young", "Long", "Kept");
        }
        assertThat(store.removals(MARY, Long.MAX_VALUE, 9))
                .extracting(line -> line.by().who(), line -> line.reason())
                .containsOnly(
                        tuple("retention tag Week", RemovalRecord.Reason.RETENTION_TAG),
                        tuple("retention tag Inbox", RemovalRecord.Reason.RETENTION_TAG),
                        tuple("retention tag One year", RemovalRecord.Reason.RETENTION_TAG));
        var later = takenAgain(store, Duration.ofDays(1), YEAR, INBOX_MONTH, WEEK, LONG, KEPT);
        assertThat(left(later, INBOX)).containsExactly("Kept");
    }

    @Test
    default void aFoldersOwnTagWinsOverThatOfWhatItLiesInAndADefaultFolderKeepsThatOfThePolicy() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        var deep = folderMade(store, work, "Deep");
        var other = folderMade(store, FolderId.of(MARY, DefaultFolder.TOP), "Other");
        for (var place : List.of(work, DRAFTS, INBOX)) {
            give(store, place, KEPT);
        }
        give(store, other, WEEK);
        for (var place : List.of(INBOX, work, deep, other, DRAFTS)) {
            ItemsContract.create(store, place, aged("Old", 4_000));
            ItemsContract.create(store, place, aged("Days", 8));
        }

        taken(store, YEAR, INBOX_MONTH, WEEK, KEPT);

        for (var place : List.of(work, deep, DRAFTS)) {
            assertThat(left(store, place)).hasSize(2);
        }
        assertThat(left(store, INBOX)).containsExactly("Days");
        assertThat(left(store, other)).isEmpty();
    }

    @Test
    default void aTagThatAFolderHasNoMoreIsThatOfWhatItLiesIn() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        give(store, work, KEPT);
        ItemsContract.create(store, work, aged("Old", 40));
        var back = reopened(store);
        taken(back, INBOX_MONTH, KEPT);
        var atFirst = left(back, work);

        ItemsContract.folderDone(back, tagging(work, Optional.empty()));
        var later = takenAgain(back, Duration.ofHours(13), INBOX_MONTH, KEPT);

        assertThat(atFirst).containsExactly("Old");
        assertThat(left(later, work)).isEmpty();
    }

    @Test
    default void theTagOfAFolderThatIsGoneIsForgotten() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        var deep = folderMade(store, work, "Deep");
        var other = folderMade(store, INBOX, "Other");
        for (var place : List.of(work, deep, other)) {
            give(store, place, KEPT);
        }

        store.act(new FolderDeletion(work, Removal.PURGE, BY_OWNER));
        var uses = store.tagUses(MARY);
        var back = reopened(store);

        assertThat(uses).containsExactly(new TagUse(KEPT.id(), 0, List.of(other)));
        assertThat(back.tagUses(MARY)).isEqualTo(uses);
    }

    @Test
    default void whatIsTakenByNoTagIsToldToHaveNone() {
        var store = storeOfMary();
        var people = FolderId.of(MARY, DefaultFolder.CONTACTS);
        var ann = ItemsContract.create(store, people, aged("Ann", 400));
        var kept = ItemsContract.create(store, people, tagged(aged("Kept", 3), WEEK));
        var hidden =
                List.of(
                        ItemsContract.create(store, INBOX, ItemsContract.hidden("Rules")),
                        ItemsContract.create(
                                store, INBOX, tagged(ItemsContract.hidden("Views"), WEEK)));
        var letters =
                ItemsContract.folderDone(
                        store,
                        new FolderCreation(people, new FolderName("Letters"), FolderClass.NOTE));
        var letter = ItemsContract.create(store, letters, aged("Letter", 400));
        taken(store, YEAR, WEEK);

        var tags = store.tagsOf(MARY).orElseThrow();

        assertThat(tags.of(people)).isEmpty();
        assertThat(tags.of(store.item(ann).orElseThrow())).isEmpty();
        assertThat(tags.of(store.item(kept).orElseThrow()))
                .contains(new TagInForce(WEEK.id(), true, Optional.of(WEEK)));
        assertThat(hidden).allMatch(id -> tags.of(store.item(id).orElseThrow()).isEmpty());
        assertThat(tags.of(letters)).contains(new TagInForce(YEAR.id(), false, Optional.of(YEAR)));
        assertThat(store.item(letter)).isEmpty();
        assertThat(left(store, people)).hasSize(2);
    }

    @Test
    default void whereThePolicyHasNoSuchTagNothingTakesWhatHasIt() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        give(store, work, WEEK);
        ItemsContract.create(store, work, aged("In the folder", 4_000));
        var item = ItemsContract.create(store, INBOX, tagged(aged("Item", 4_000), WEEK));
        var deleted = ItemsContract.create(store, INBOX, tagged(aged("Deleted", 4_000), WEEK));
        store.act(new ItemAct.Deletion(deleted, Removal.DELETE, BY_OWNER));

        var without =
                takenAgain(
                        taken(store, YEAR, INBOX_MONTH, BIN_MONTH),
                        Duration.ofDays(100),
                        YEAR,
                        INBOX_MONTH,
                        BIN_MONTH);
        var kept = List.of(left(without, work), left(without, INBOX), left(without, BIN));
        var foreseen = without.foresee(MARY, 9).orElseThrow().groups();
        var told = without.tagsOf(MARY).orElseThrow().of(without.item(item).orElseThrow());
        var with = takenAgain(without, Duration.ofDays(101), YEAR, INBOX_MONTH, BIN_MONTH, WEEK);

        assertThat(kept)
                .containsExactly(List.of("In the folder"), List.of("Item"), List.of("Deleted"));
        assertThat(foreseen).isEmpty();
        assertThat(told).contains(new TagInForce(WEEK.id(), true, Optional.empty()));
        assertThat(List.of(left(with, work), left(with, INBOX), left(with, BIN)))
                .containsOnly(List.of());
    }

    @Test
    default void aTagStaysWithItsItemWhereverThatGoes() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        give(store, work, KEPT);
        var id = ItemsContract.create(store, work, tagged(aged("Lunch", 3), WEEK));

        var copied = ItemsContract.done(store, new ItemAct.Copy(id, DRAFTS));
        var moved = ItemsContract.done(store, new ItemAct.Move(id, INBOX, BY_OWNER));
        var like =
                ItemsContract.folderDone(
                        store, new FolderCopy(work, FolderId.of(MARY, DefaultFolder.TOP)));
        store.act(new ItemAct.Deletion(moved, Removal.SOFT_DELETE, BY_OWNER));
        var back = reopened(store);
        var deleted = RecoveryContract.all(back, RecoveryQuery.Source.RECOVERABLE_ITEMS).getFirst();
        var restored = RecoveryContract.restored(back, deleted);

        assertThat(tagOf(back, copied)).contains(WEEK.id());
        assertThat(PolicyTag.of(deleted.item().content().properties())).contains(WEEK.id());
        assertThat(tagOf(back, restored.id())).contains(WEEK.id());
        follow(back, KEPT, WEEK);
        back.changeRetention(MARY, before -> before.under(Optional.of("Standard")));
        assertThat(back.tagsOf(MARY).orElseThrow().of(like))
                .contains(new TagInForce(KEPT.id(), true, Optional.of(KEPT)));
    }

    @Test
    default void aTagIsNoPartOfWhatAnItemSaysAndStaysWhereSomethingElseOfItChanges() {
        var store = storeOfMary();
        store.changeRecoverability(MARY, kept -> kept.with(Optional.of(HOLD)));
        var id = ItemsContract.create(store, INBOX, aged("Lunch", 3));
        var before = store.item(id).orElseThrow();

        var given = updated(store, before, tagged(before.content(), WEEK));
        var versions = RecoveryContract.held(store, RecoverableFolder.VERSIONS);
        var read = updated(store, given, given.content().with(ItemsContract.read(given.content())));
        var taken =
                updated(
                        store,
                        read,
                        read.content().with(read.content().properties().without(Known.POLICY_TAG)));

        assertThat(given.changed()).isNotEqualTo(before.changed());
        assertThat(given.size()).isEqualTo(before.size());
        assertThat(versions).isZero();
        assertThat(PolicyTag.of(read.content().properties())).contains(WEEK.id());
        assertThat(PolicyTag.of(taken.content().properties())).isEmpty();
    }

    private static Item updated(MailboxStore store, Item item, ItemContent content) {
        var id =
                ItemsContract.done(
                        store,
                        new ItemAct.Update(item.id(), item.changed(), content, Optional.empty()));
        return store.item(id).orElseThrow();
    }

    @Test
    default void whatCouldBeNoTagIsNone() {
        var store = storeOfMary();
        var content = message("Lunch");
        var id =
                ItemsContract.create(
                        store,
                        INBOX,
                        content.with(
                                content.properties()
                                        .with(Known.POLICY_TAG, new PropertyValue.Binary("0102"))));

        assertThat(store.item(id).orElseThrow().content().properties().find(Known.POLICY_TAG))
                .isEmpty();
    }

    @Test
    default void whatWasDeletedKeepsItsOwnTagAndCountsFromThen() {
        var store = storeOfMary();
        for (var content :
                List.of(
                        tagged(aged("Kept", 900), KEPT),
                        tagged(aged("Week", 900), WEEK),
                        aged("Plain", 900))) {
            var id = ItemsContract.create(store, INBOX, content);
            store.act(new ItemAct.Deletion(id, Removal.DELETE, BY_OWNER));
        }

        taken(store, BIN_MONTH, WEEK, KEPT);
        var atFirst = left(store, BIN);
        var before = takenAgain(store, Duration.ofDays(7).minusMillis(1), BIN_MONTH, WEEK, KEPT);
        var then = left(before, BIN);
        var after = takenAgain(before, Duration.ofDays(8), BIN_MONTH, WEEK, KEPT);
        var week = left(after, BIN);
        var last = takenAgain(after, Duration.ofDays(31), BIN_MONTH, WEEK, KEPT);

        assertThat(atFirst).hasSize(3);
        assertThat(then).hasSize(3);
        assertThat(week).containsExactlyInAnyOrder("Kept", "Plain");
        assertThat(left(last, BIN)).containsExactly("Kept");
    }

    @Test
    default void whatHasATagOfItsOwnIsForeseenAndWhatIsInRecoverableItemsIsNot() {
        var store = storeOfMary();
        ItemsContract.create(store, INBOX, tagged(aged("Week", 9), WEEK));
        ItemsContract.create(store, DRAFTS, tagged(aged("Week too", 8), WEEK));
        ItemsContract.create(store, INBOX, tagged(aged("Kept", 900), KEPT));
        ItemsContract.create(
                store,
                INBOX,
                tagged(ItemsContract.hidden("Rules"), WEEK)
                        .with(
                                tagged(ItemsContract.hidden("Rules"), WEEK)
                                        .properties()
                                        .with(Known.RECEIVED, NOW.minus(Duration.ofDays(90)))));
        var deleted = ItemsContract.create(store, INBOX, tagged(aged("Deleted", 99), WEEK));
        store.act(new ItemAct.Deletion(deleted, Removal.SOFT_DELETE, BY_OWNER));
        store.changeRetention(MARY, before -> before.under(Optional.of("Standard")));
        var policy = new RetentionPolicy("Standard", List.of(YEAR, WEEK, KEPT));
        store.retainBy(_ -> Optional.of(policy));
        var before = state(store);

        var forecast = store.foresee(MARY, 9).orElseThrow();
        var uses = store.tagUses(MARY);

        assertThat(state(store)).isEqualTo(before);
        assertThat(forecast.groups())
                .containsExactlyInAnyOrder(
                        new RetentionForecast.Group(
                                INBOX,
                                Optional.of("Week"),
                                Optional.of(RecoverableFolder.DELETIONS),
                                1,
                                NOW.minus(Duration.ofDays(9))),
                        new RetentionForecast.Group(
                                DRAFTS,
                                Optional.of("Week"),
                                Optional.of(RecoverableFolder.DELETIONS),
                                1,
                                NOW.minus(Duration.ofDays(8))));
        assertThat(uses)
                .containsExactlyInAnyOrder(
                        new TagUse(WEEK.id(), 2, List.of()), new TagUse(KEPT.id(), 1, List.of()));
        assertThat(store.tagUses(Address.of("nobody@contoso.test"))).isEmpty();
    }

    @Test
    default void everythingThatHasATagIsGoneThroughPageByPage() {
        var store = storeOfMary();
        var most = RetentionAssistant.AT_ONCE + 10;
        for (var number = 0; number < most; number++) {
            ItemsContract.create(
                    store, number % 2 == 0 ? INBOX : DRAFTS, tagged(aged("Old", 40), WEEK));
        }
        ItemsContract.create(store, INBOX, tagged(aged("Kept", 40), KEPT));

        taken(store, YEAR, WEEK, KEPT);

        assertThat(left(store, INBOX)).containsExactly("Kept");
        assertThat(left(store, DRAFTS)).isEmpty();
        assertThat(RecoveryContract.held(store, RecoverableFolder.DELETIONS)).isEqualTo(most);
    }

    @Test
    default void anAppointmentWithATagOfItsOwnGoesWhenItIsOver() {
        var store = storeOfMary();
        var endless =
                CalendarItemsContract.event("endless", "20260105T080000Z", "Endless")
                        .replace("END:", "RRULE:FREQ=WEEKLY\r\nEND:");
        var ids =
                List.of(
                        CalendarItemsContract.appointment(
                                store,
                                CALENDAR,
                                CalendarItemsContract.event("once", "20260310T080000Z", "Once")),
                        CalendarItemsContract.appointment(store, CALENDAR, endless));
        for (var id : ids) {
            var item = store.item(id).orElseThrow();
            updated(store, item, tagged(item.content(), WEEK));
        }
        var later = reopenedAt(store, NOW.plus(Duration.ofDays(10)));

        taken(later, WEEK);
        var soon = left(later, CALENDAR);
        var once = later.countsSince(later.item(ids.getFirst()).orElseThrow());
        var always = later.countsSince(later.item(ids.getLast()).orElseThrow());
        var after = takenAgain(later, Duration.ofDays(20), WEEK);

        assertThat(soon).hasSize(2);
        assertThat(once).hasValueSatisfying(at -> assertThat(at).isAfter(NOW));
        assertThat(always).isEmpty();
        assertThat(left(after, CALENDAR)).containsExactly("Endless");
    }

    @Test
    default void whichTagSomethingHasAndSinceWhenItCountsIsTold() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        var own = ItemsContract.create(store, work, tagged(aged("Own", 3), WEEK));
        var plain = ItemsContract.create(store, work, aged("Plain", 4));
        var deleted =
                ItemsContract.done(
                        store,
                        new ItemAct.Deletion(
                                ItemsContract.create(store, work, aged("Deleted", 5)),
                                Removal.DELETE,
                                BY_OWNER));
        store.changeRetention(MARY, before -> before.under(Optional.of("Standard")));
        follow(store, YEAR, INBOX_MONTH, WEEK);

        var tags = store.tagsOf(MARY).orElseThrow();

        assertThat(tags.all()).containsExactly(YEAR, INBOX_MONTH, WEEK);
        assertThat(tags.isPersonal(WEEK.id())).isTrue();
        assertThat(tags.isPersonal(YEAR.id())).isFalse();
        assertThat(tags.isOpen(INBOX)).isFalse();
        assertThat(tags.isOpen(DRAFTS)).isTrue();
        assertThat(tags.isOpen(work)).isTrue();
        assertThat(tags.isOpen(FolderId.of(MARY, DefaultFolder.TOP))).isFalse();
        assertThat(tags.of(store.item(own).orElseThrow()))
                .contains(new TagInForce(WEEK.id(), true, Optional.of(WEEK)));
        assertThat(tags.of(store.item(plain).orElseThrow()))
                .contains(new TagInForce(INBOX_MONTH.id(), false, Optional.of(INBOX_MONTH)));
        assertThat(tags.of(DRAFTS)).contains(new TagInForce(YEAR.id(), false, Optional.of(YEAR)));
        assertThat(since(store, own)).contains(NOW.minus(Duration.ofDays(3)));
        assertThat(since(store, deleted)).contains(NOW);
        assertThat(store.tagsOf(Address.of("nobody@contoso.test"))).isEmpty();
    }

    private static Optional<Instant> since(MailboxStore store, ItemId id) {
        return store.countsSince(store.item(id).orElseThrow());
    }
}
