package entente.mailbox;

import static entente.mailbox.HoldsContract.end;
import static entente.mailbox.HoldsContract.inPlace;
import static entente.mailbox.HoldsContract.letGo;
import static entente.mailbox.HoldsContract.place;
import static entente.mailbox.HoldsContract.saying;
import static entente.mailbox.HoldsContract.text;
import static entente.mailbox.ItemsContract.done;
import static entente.mailbox.ItemsContract.find;
import static entente.mailbox.ItemsContract.message;
import static entente.mailbox.ItemsContract.page;
import static entente.mailbox.RecoveryContract.held;
import static entente.mailbox.RecoveryContract.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import entente.problem.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What every mailbox store promises of what items said before they were changed under a hold.
interface VersionsContract extends HoldsContract {
    FolderId VERSIONS = FolderId.of(MARY, RecoverableFolder.VERSIONS);

    @Test
    default void whatIsKeptOfAMessageIsAllThatItWas() {
        var store = storeOnHold();
        var id = done(store, new ItemAct.Creation(INBOX, message("Lunch"), LUNCH_STREAMS));
        var before = store.item(id).orElseThrow();
        var by = new Actor("bob@contoso.test", Actor.Way.EWS);

        store.act(
                new ItemAct.Update(
                                id,
                                before.changed(),
                                saying(before.content(), "Tea"),
                                Optional.of(text("At four.")))
                        .by(by));

        var back = reopened(store);
        var everywhere = back.itemsEverywhere();
        var version = version(back);
        assertThat(version.content().properties().text(Known.SUBJECT)).contains("Lunch");
        assertThat(version.made()).isEqualTo(before.made());
        assertThat(version.changed().at()).isEqualTo(before.changed().at());
        assertThat(version.size()).isEqualTo(before.size());
        assertThat(everywhere.body(version.id())).isEqualTo(LUNCH_STREAMS.body());
        assertThat(everywhere.source(version.id()).orElseThrow().bytes())
                .isEqualTo(LUNCH_STREAMS.source().orElseThrow().bytes());
        assertThat(everywhere.attachment(version.id(), 1).orElseThrow().bytes())
                .containsExactly(1, 2, 3);
        assertThat(back.item(id).orElseThrow().content().properties().text(Known.SUBJECT))
                .contains("Tea");
        assertThat(back.body(id)).contains(new Body(Body.Format.TEXT, "At four."));
        var line = back.removals(MARY, Long.MAX_VALUE, 1).getFirst();
        assertThat(line.reason()).isEqualTo(RemovalRecord.Reason.CHANGED);
        assertThat(line.by()).isEqualTo(by);
        assertThat(line.from()).isEqualTo(INBOX);
        assertThat(line.to()).contains(VERSIONS);
    }

    @Test
    default void ofWhatAVersionHasNothingIsKeptTwice() {
        var store = storeOnHold();
        var bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        var streams =
                new ItemStreams(Optional.empty(), Optional.empty(), Map.of(1, Octets.of(bytes)));
        var id = done(store, new ItemAct.Creation(INBOX, message("Lunch"), streams));
        var before = store.sizeOf(MARY).orElseThrow().storedBytes();

        change(store, id, content -> saying(content, "Tea"));

        assertThat(held(store, RecoverableFolder.VERSIONS)).isEqualTo(1);
        assertThat(store.sizeOf(MARY).orElseThrow().storedBytes()).isLessThan(before + 10_000);
    }

    @Test
    default void eachChangeOfWhatCountsInAMessageMakesOneVersion() {
        var changes =
                List.<UnaryOperator<ItemContent>>of(
                        content -> saying(content, "Tea"),
                        content -> with(content, Known.FROM_ADDRESS, "bob@contoso.test"),
                        content -> with(content, Known.SENDER_NAME, "Bob"),
                        content ->
                                content.with(
                                        List.of(
                                                new Addressee(
                                                        Addressee.Kind.CC,
                                                        "Joe",
                                                        "joe@contoso.test"))),
                        content -> content.with(content.properties().with(Known.SENT, NOW)),
                        content ->
                                content.with(
                                        content.properties()
                                                .with(Known.RECEIVED, NOW.minusSeconds(60))),
                        content ->
                                content.withAttachments(
                                        List.of(
                                                new AttachmentPart(
                                                        1,
                                                        "a",
                                                        "text/plain",
                                                        Optional.empty(),
                                                        false,
                                                        false,
                                                        3))));
        var store = storeOnHold();
        var expected = 0;
        for (var itemClass : List.of("IPM.Note", "IPM.Post")) {
            for (var change : changes) {
                var id =
                        ItemsContract.create(
                                store, INBOX, with(message("Lunch"), Known.ITEM_CLASS, itemClass));

                change(store, id, change);

                assertThat(held(store, RecoverableFolder.VERSIONS)).isEqualTo(++expected);
            }
        }
    }

    @Test
    default void anotherTextOrAttachmentMakesAVersionAndTheSameOneDoesNot() {
        var store = storeOnHold();
        var id = done(store, new ItemAct.Creation(INBOX, message("Lunch"), LUNCH_STREAMS));

        changeStreams(store, id, LUNCH_STREAMS);
        var same = held(store, RecoverableFolder.VERSIONS);
        changeStreams(
                store, id, new ItemStreams(LUNCH_STREAMS.body(), LUNCH_STREAMS.source(), Map.of()));
        var withoutAttachments = held(store, RecoverableFolder.VERSIONS);
        changeStreams(store, id, text("At four."));

        assertThat(same).isZero();
        assertThat(withoutAttachments).isEqualTo(1);
        assertThat(held(store, RecoverableFolder.VERSIONS)).isEqualTo(2);
    }

    @Test
    default void whatDoesNotCountInAMessageMakesNone() {
        var store = storeOnHold();
        var id = ItemsContract.create(store, INBOX, message("Lunch"));

        change(store, id, content -> with(content, Known.CLIENT_NAME, "x.eml"));
        change(store, id, content -> content.with(content.properties().with(Known.IMPORTANCE, 2)));
        change(
                store,
                id,
                content ->
                        content.with(
                                content.properties()
                                        .with(
                                                Known.CATEGORIES,
                                                PropertyValue.Many.texts(List.of("Red")))));
        change(
                store,
                id,
                content -> content.with(content.properties().with(Known.FLAGS, Known.FLAG_READ)));
        store.act(new ItemAct.ReadMarks(INBOX, false));
        var moved = done(store, new ItemAct.Move(id, CALENDAR, BY_OWNER));
        done(store, new ItemAct.Copy(moved, INBOX));

        assertThat(held(store, RecoverableFolder.VERSIONS)).isZero();
    }

    @Test
    default void ofAllElseEverythingCountsThatPeopleSee() {
        var store = storeOnHold();
        var contact = with(message("Ann"), Known.ITEM_CLASS, "IPM.Contact");
        var id = ItemsContract.create(store, FolderId.of(MARY, DefaultFolder.CONTACTS), contact);

        change(
                store,
                id,
                content -> content.with(content.properties().with(Known.REMINDER_SET, true)));
        change(
                store,
                id,
                content ->
                        content.with(
                                content.properties()
                                        .with(
                                                new PropertyId.Tag(0x3019),
                                                new PropertyValue.Binary("AB"))));
        change(
                store,
                id,
                content -> content.with(content.properties().with(Known.FLAGS, Known.FLAG_READ)));
        var unminded = held(store, RecoverableFolder.VERSIONS);
        change(
                store,
                id,
                content ->
                        content.with(
                                content.properties()
                                        .with(
                                                Known.CATEGORIES,
                                                PropertyValue.Many.texts(List.of("Red")))));

        assertThat(unminded).isZero();
        assertThat(held(store, RecoverableFolder.VERSIONS)).isEqualTo(1);
    }

    @Test
    default void draftsAndWhatNobodyHoldsHaveNoVersions() {
        var store = storeOfMary();
        store.changeRecoverability(MARY, kept -> kept.withSingleItemRecovery(true));
        var free = ItemsContract.create(store, INBOX, message("Lunch"));
        change(store, free, content -> saying(content, "Tea"));
        place(store, inPlace("Case 7", "dinner"));
        change(store, free, content -> saying(content, "Dinner"));
        store.changeRecoverability(MARY, kept -> kept.with(Optional.of(HOLD)));
        var draft = ItemsContract.create(store, DRAFTS, message("Lunch"));
        change(store, draft, content -> saying(content, "Tea"));
        store.changeRecoverability(
                MARY,
                kept ->
                        kept.without("Case 7")
                                .with(
                                        Optional.of(
                                                new LitigationHold(
                                                        NOW,
                                                        OptionalInt.of(30),
                                                        "legal",
                                                        Optional.empty()))));
        var old = message("Old");
        var aged =
                ItemsContract.create(
                        store,
                        INBOX,
                        old.with(
                                old.properties()
                                        .with(Known.RECEIVED, NOW.minus(Duration.ofDays(30)))));
        change(store, aged, content -> saying(content, "Older"));

        assertThat(held(store, RecoverableFolder.VERSIONS)).isZero();
    }

    @Test
    default void whatAQueryMeantBeforeTheChangeIsKeptUntilThatHoldEnds() {
        var store = storeOfMary();
        place(store, inPlace("Case 7", "subject:lunch"));
        place(store, inPlace("Case 8", "lunch"));
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        change(store, id, content -> saying(content, "Tea"));
        change(store, id, content -> saying(content, "Coffee"));

        letGo(store);
        var both = held(store, RecoverableFolder.VERSIONS);
        end(store, "Case 8");
        var one = held(store, RecoverableFolder.VERSIONS);
        end(store, "Case 7");

        assertThat(List.of(both, one)).containsExactly(1, 1);
        assertThat(held(store, RecoverableFolder.VERSIONS)).isZero();
        assertThat(reasons(store)).startsWith(RemovalRecord.Reason.RELEASED);
    }

    @Test
    default void aVersionGoesWhenTheDaysOfItsHoldAreOver() {
        var store = storeOfMary();
        place(store, inPlace("All", Optional.empty(), OptionalInt.of(30)));
        var id = ItemsContract.create(store, INBOX, message("Lunch"));
        change(store, id, content -> saying(content, "Tea"));

        var before = later(store, Duration.ofDays(30).minusMillis(1));
        assertThat(held(before, RecoverableFolder.VERSIONS)).isEqualTo(1);
        var after = later(before, Duration.ofDays(30));

        assertThat(held(after, RecoverableFolder.VERSIONS)).isZero();
        assertThat(ItemsContract.folder(after, INBOX).items()).isEqualTo(1);
    }

    @Test
    default void anAppointmentThatSaysSomethingElseHasAVersionAndOneWhoseReminderMovesHasNot() {
        var store = storeOnHold();
        var alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\n";
        var event = CalendarItemsContract.LUNCH;
        var id = CalendarItemsContract.appointment(store, CALENDAR, event);

        changeEvent(store, id, event.replace("END:", alarm + "END:"));
        var reminded = held(store, RecoverableFolder.VERSIONS);
        changeEvent(store, id, event.replace("T090000Z", "T100000Z"));

        assertThat(reminded).isZero();
        assertThat(held(store, RecoverableFolder.VERSIONS)).isEqualTo(1);
        assertThat(store.of(MARY).orElseThrow().entries(CalendarItemsContract.MARCH)).hasSize(1);
    }

    @Test
    default void whatIsAnsweredToTheOwnerOfAMeetingMakesNoVersionAndASecondPersonDoes() {
        var store = storeOnHold();
        var meeting =
                CalendarItemsContract.LUNCH.replace(
                        "END:VEVENT",
                        "ORGANIZER:mailto:mary@contoso.test\r\nATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:bob@contoso.test\r\nEND:VEVENT");
        var id = CalendarItemsContract.appointment(store, CALENDAR, meeting);
        var answered = meeting.replace("NEEDS-ACTION", "ACCEPTED");

        changeEvent(store, id, answered);
        var afterAnswer = held(store, RecoverableFolder.VERSIONS);
        changeEvent(
                store,
                id,
                answered.replace("END:VEVENT", "ATTENDEE:mailto:joe@contoso.test\r\nEND:VEVENT"));

        assertThat(afterAnswer).isZero();
        assertThat(held(store, RecoverableFolder.VERSIONS)).isEqualTo(1);
    }

    @Test
    default void anImportAndAnotherClockKeepWhatTheyChangeToo() throws IOException {
        var store = storeOnHold();
        var floating = CalendarItemsContract.LUNCH.replace("000Z", "000");
        CalendarItemsContract.appointment(store, CALENDAR, floating);

        var newer = floating.replace("Lunch", "Dinner").replace("20260101", "20260102");
        try (var file = new ByteArrayInputStream(CalendarItemsContract.file(newer))) {
            store.importCalendar(MARY, file);
        }
        var imported = held(store, RecoverableFolder.VERSIONS);
        store.put(
                new Recipient.Mailbox(
                        MARY, "Mary", Recipient.Kind.PERSON, ZoneId.of("Asia/Tokyo")));

        assertThat(imported).isEqualTo(1);
        assertThat(held(store, RecoverableFolder.VERSIONS)).isEqualTo(2);
        assertThat(subjectsOfVersions(store)).containsExactlyInAnyOrder("Lunch", "Dinner");
        assertThat(held(reopened(store), RecoverableFolder.VERSIONS)).isEqualTo(2);
    }

    @Test
    default void anotherClockLeavesWhatPeopleDoNotSeeAsItWas() {
        var store = storeOnHold();
        var floating = CalendarItemsContract.LUNCH.replace("000Z", "000");
        var id = CalendarItemsContract.appointment(store, CALENDAR, floating);
        store.act(new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER));
        var before = store.itemsAfter(MARY, Optional.empty(), 100);

        store.put(
                new Recipient.Mailbox(
                        MARY, "Mary", Recipient.Kind.PERSON, ZoneId.of("Asia/Tokyo")));

        assertThat(held(store, RecoverableFolder.PURGES)).isEqualTo(1);
        assertThat(store.itemsAfter(MARY, Optional.empty(), 100)).isEqualTo(before);
    }

    @Test
    default void theOwnerSeesNothingOfVersions() {
        var store = storeOnHold();
        var id = done(store, new ItemAct.Creation(INBOX, message("Lunch"), LUNCH_STREAMS));
        var mark = store.markOf(MARY).orElseThrow();
        change(store, id, content -> saying(content, "Tea"));
        var version = version(store).id();

        assertThat(store.item(version)).isEmpty();
        assertThat(store.body(version)).isEmpty();
        assertThat(store.find(VERSIONS, page(0, 9, false))).isEmpty();
        assertThat(store.changedSince(VERSIONS, Optional.empty(), 9)).isEmpty();
        assertThat(store.foldersOf(MARY).orElseThrow().find(VERSIONS)).isEmpty();
        assertThat(find(store, INBOX, page(0, 9, false)).items()).hasSize(1);
        var events =
                store.eventsSince(
                                mark,
                                new EventFilter(
                                        EnumSet.allOf(MailboxEvent.Kind.class), Optional.empty()))
                        .orElseThrow()
                        .events();
        assertThat(events).extracting(MailboxEvent::kind).containsOnly(MailboxEvent.Kind.MODIFIED);
        assertThat(events.toString()).doesNotContain(version.entryId());
        for (var act :
                List.of(
                        new ItemAct.Move(version, INBOX, BY_OWNER),
                        new ItemAct.Copy(version, INBOX),
                        new ItemAct.Deletion(version, Removal.PURGE, BY_OWNER),
                        new ItemAct.Recovery(version, Optional.empty(), true, ADMIN))) {
            assertThat(ItemsContract.refused(store, act)).isEqualTo(Code.ITEM_UNKNOWN);
        }
    }

    private MailboxStore storeOnHold() {
        var store = storeOfMary();
        store.changeRecoverability(MARY, kept -> kept.with(Optional.of(HOLD)));
        return store;
    }

    private static void change(MailboxStore store, ItemId id, UnaryOperator<ItemContent> change) {
        var item = store.item(id).orElseThrow();
        done(
                store,
                new ItemAct.Update(
                        id, item.changed(), change.apply(item.content()), Optional.empty()));
    }

    private static void changeStreams(MailboxStore store, ItemId id, ItemStreams streams) {
        var item = store.item(id).orElseThrow();
        done(store, new ItemAct.Update(id, item.changed(), item.content(), Optional.of(streams)));
    }

    private static void changeEvent(MailboxStore store, ItemId id, String events) {
        changeStreams(store, id, CalendarItemsContract.source(CalendarItemsContract.file(events)));
    }

    private static ItemContent with(ItemContent content, PropertyId property, String text) {
        return content.with(content.properties().with(property, text));
    }

    private static Item version(MailboxStore store) {
        return versions(store).getFirst();
    }

    private static List<String> subjectsOfVersions(MailboxStore store) {
        return versions(store).stream()
                .map(each -> each.content().properties().text(Known.SUBJECT).orElseThrow())
                .toList();
    }

    private static List<Item> versions(MailboxStore store) {
        return store.itemsAfter(MARY, Optional.empty(), 100).stream()
                .filter(each -> each.folder().equals(VERSIONS))
                .toList();
    }
}
