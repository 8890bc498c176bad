package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.AppointmentFacts;
import entente.calendar.CalendarObjects;
import entente.calendar.Owner;
import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import entente.problem.Code;
import entente.question.Details;
import entente.question.Window;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every mailbox store promises of appointments.
interface CalendarItemsContract extends ItemsContract {
    PropertyId EXTENDED = new PropertyId.Tag(0x6001);
    String LUNCH = event("lunch", "20260302T090000Z", "Lunch");
    String STAND_UP =
            event("daily", "20260302T080000Z", "Stand-up")
                    .replace("END:", "RRULE:FREQ=DAILY;COUNT=3\r\nEND:");

    @Test
    default void anAppointmentIsBusyAtOnceAndAfterARestart() {
        var store = storeOfMary();

        var id = appointment(store, CALENDAR, LUNCH);

        for (var each : List.of(store, reopened(store))) {
            var entry = each.of(MARY).orElseThrow().entries(MARCH).getFirst();
            assertThat(entry.start()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
            assertThat(entry.details().map(Details::subject)).contains("Lunch");
            assertThat(entry.details().map(Details::id)).contains(id.entryId());
            assertThat(view(each, CALENDAR)).containsExactly(id);
            assertThat(each.itemOf(MARY, "lunch")).contains(id);
        }
    }

    @Test
    default void anAppointmentSaysWhatItsSourceSaysAndKeepsWhatElseIsSaid() {
        var store = storeOfMary();
        var lies =
                content()
                        .with(
                                content()
                                        .properties()
                                        .with(Known.SUBJECT, "Nothing")
                                        .with(Known.BUSY_STATUS, 9)
                                        .with(EXTENDED, "kept"))
                        .with(List.of(new Addressee(Addressee.Kind.TO, "Nobody", "")))
                        .withAttachments(List.of(attachment()));
        var streams =
                new ItemStreams(
                        Optional.of(new Body(Body.Format.HTML, "<p>lies</p>")),
                        Optional.of(Octets.of(file(LUNCH))),
                        Map.of(1, Octets.of(new byte[] {1, 2, 3})));

        var id = ItemsContract.done(store, new ItemAct.Creation(CALENDAR, lies, streams));

        var facts = facts(LUNCH);
        var item = store.item(id).orElseThrow();
        assertThat(said(item)).isEqualTo(facts.properties());
        assertThat(item.content().addressees()).isEqualTo(facts.addressees());
        assertThat(item.content().properties().text(EXTENDED)).contains("kept");
        assertThat(item.hasSource()).isTrue();
        assertThat(store.body(id)).isEqualTo(facts.body());
        assertThat(store.source(id).orElseThrow().bytes()).isEqualTo(file(LUNCH));
        assertThat(store.attachment(id, 1).orElseThrow().bytes()).containsExactly(1, 2, 3);
        assertThat(ItemsContract.folder(store, CALENDAR).items()).isEqualTo(1);
    }

    @Test
    default void whatAnAppointmentSaysIsWhatItsSourceSaysNowWhateverWasAskedBefore() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH.replace("000Z", "000"));
        var before = store.item(id).orElseThrow();
        assertThat(asked(store, before)).isEqualTo("Lunch 2026-03-02T08:00:00Z");

        var tea = source(file(event("lunch", "20260302T150000", "Tea")));
        ItemsContract.done(
                store,
                new ItemAct.Update(id, before.changed(), before.content(), Optional.of(tea)));
        var after = store.item(id).orElseThrow();
        assertThat(asked(store, after)).isEqualTo("Tea 2026-03-02T14:00:00Z");
        store.put(
                new Recipient.Mailbox(
                        MARY, "Mary", Recipient.Kind.PERSON, ZoneId.of("Asia/Tokyo")));

        assertThat(asked(store, store.item(id).orElseThrow()))
                .isEqualTo("Tea 2026-03-02T06:00:00Z");
    }

    private static String asked(MailboxStore store, Item item) {
        var asked = store.appointment(item).orElseThrow();
        assertThat(store.appointment(item)).contains(asked);
        return asked.appointment().subject() + " " + asked.appointment().start();
    }

    @Test
    default void whatCannotBeReadIsRefusedAndWhatHasNoSourceMeansNothing() {
        var store = storeOfMary();

        var broken = creation(CALENDAR, "no calendar".getBytes(UTF_8));
        var none =
                ItemsContract.done(
                        store, new ItemAct.Creation(CALENDAR, content(), ItemStreams.NONE));
        var note = ItemsContract.create(store, CALENDAR, ItemsContract.message("Note"));

        assertThat(ItemsContract.refused(store, broken)).isEqualTo(Code.ITEM_SOURCE_UNREADABLE);
        assertThat(ItemsContract.folder(store, CALENDAR).items()).isEqualTo(2);
        assertThat(view(store, CALENDAR)).isEmpty();
        assertThat(store.item(none)).isPresent();
        assertThat(store.item(note)).isPresent();
    }

    @Test
    default void aMessageDoesNotBecomeAnAppointmentByItsClass() {
        var store = storeOfMary();
        var id =
                ItemsContract.done(
                        store,
                        new ItemAct.Creation(CALENDAR, ItemsContract.message("x"), LUNCH_STREAMS));
        var seen = store.item(id).orElseThrow();

        var update = new ItemAct.Update(id, seen.changed(), content(), Optional.empty());

        assertThat(ItemsContract.refused(store, update)).isEqualTo(Code.ITEM_SOURCE_UNREADABLE);
    }

    @Test
    default void subclassesAreAppointmentsInAnyCaseAndOtherClassesAreNone() {
        var store = storeOfMary();
        for (var itemClass :
                List.of(
                        "ipm.appointment",
                        "IPM.Appointment.Live",
                        "IPM.AppointmentX",
                        "IPM.Note")) {
            var said = Properties.NONE.with(Known.ITEM_CLASS, itemClass);
            var text = LUNCH.replace("UID:lunch", "UID:" + itemClass);
            ItemsContract.done(
                    store,
                    new ItemAct.Creation(
                            CALENDAR, ItemContent.EMPTY.with(said), source(file(text))));
        }

        assertThat(store.of(MARY).orElseThrow().entries(MARCH)).hasSize(2);
        assertThat(store.itemOf(MARY, "ipm.appointment")).isPresent();
        assertThat(store.itemOf(MARY, "IPM.Appointment.Live")).isPresent();
    }

    @Test
    default void anotherSourceIsAnotherTime() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH);
        var seen = store.item(id).orElseThrow();

        ItemsContract.done(
                store,
                new ItemAct.Update(
                        id, seen.changed(), seen.content(), Optional.of(source(file(STAND_UP)))));

        assertThat(said(store.item(id).orElseThrow())).isEqualTo(facts(STAND_UP).properties());
        for (var each : List.of(store, reopened(store))) {
            assertThat(view(each, CALENDAR)).containsExactly(id, id, id);
            assertThat(each.itemOf(MARY, "lunch")).isEmpty();
            assertThat(each.itemOf(MARY, "daily")).contains(id);
        }
    }

    @Test
    default void whatASourceSaysIsNotChangedBesideIt() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH);
        var seen = store.item(id).orElseThrow();
        var other =
                seen.content()
                        .properties()
                        .with(Known.SUBJECT, "Nothing")
                        .with(Known.BUSY_STATUS, 9)
                        .with(EXTENDED, "new");

        var update =
                new ItemAct.Update(
                        id, seen.changed(), seen.content().with(other), Optional.empty());
        assertThat(ItemsContract.done(store, update)).isEqualTo(id);

        var now = store.item(id).orElseThrow();
        assertThat(said(now)).isEqualTo(facts(LUNCH).properties());
        assertThat(now.content().properties().text(EXTENDED)).contains("new");
        assertThat(now.changed()).isNotEqualTo(seen.changed());
        assertThat(view(store, CALENDAR)).containsExactly(id);
        assertThat(store.body(id)).isEqualTo(facts(LUNCH).body());
    }

    @Test
    default void anAppointmentThatIsMovedOutIsNotBusyAndMovedInItIs() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH);

        var binned = ItemsContract.done(store, new ItemAct.Deletion(id, Removal.DELETE, BY_OWNER));
        assertThat(view(store, CALENDAR)).isEmpty();
        assertThat(store.itemOf(MARY, "lunch")).isEmpty();
        var again = reopened(store);
        assertThat(again.of(MARY).orElseThrow().entries(MARCH)).isEmpty();
        var back = ItemsContract.done(again, new ItemAct.Move(binned, CALENDAR, BY_OWNER));

        assertThat(view(again, CALENDAR)).containsExactly(back);
        assertThat(again.of(MARY).orElseThrow().entries(MARCH))
                .extracting(entry -> entry.details().orElseThrow().id())
                .containsExactly(back.entryId());
        again.act(new ItemAct.Deletion(back, Removal.PURGE, BY_OWNER));
        assertThat(view(again, CALENDAR)).isEmpty();
    }

    @Test
    default void anOwnCalendarHasItsViewAndIsNotBusy() {
        var store = storeOfMary();
        var own = calendarMade(store, CALENDAR, "Holidays");

        var id = appointment(store, own, STAND_UP);

        var again = reopened(store);
        for (var each : List.of(store, again)) {
            assertThat(view(each, own)).containsExactly(id, id, id);
            assertThat(view(each, CALENDAR)).isEmpty();
            assertThat(each.of(MARY).orElseThrow().entries(MARCH)).isEmpty();
            assertThat(each.itemOf(MARY, "daily")).isEmpty();
        }
        assertThat(again.calendarView(INBOX, MARCH)).isEmpty();
        assertThat(again.calendarView(FolderId.of(BOB, DefaultFolder.CALENDAR), MARCH)).isEmpty();
        ItemsContract.folderDone(again, new FolderDeletion(own, Removal.PURGE, BY_OWNER));
        assertThat(again.calendarView(own, MARCH)).isEmpty();
    }

    @Test
    default void aCopyOfACalendarHasAViewOfItsOwn() {
        var store = storeOfMary();
        var id = appointment(store, CALENDAR, LUNCH);
        appointment(store, CALENDAR, STAND_UP);

        var copy = ItemsContract.folderDone(store, new FolderCopy(CALENDAR, INBOX));
        ItemsContract.folderDone(store, new FolderDeletion(copy, Removal.DELETE, BY_OWNER));
        store.act(new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER));

        var again = reopened(store);
        for (var each : List.of(store, again)) {
            assertThat(view(each, copy)).hasSize(4).doesNotContain(id);
            assertThat(view(each, CALENDAR)).hasSize(3);
        }
        assertThat(new HashSet<>(view(again, copy)))
                .hasSize(2)
                .allMatch(item -> again.item(item).orElseThrow().folder().equals(copy));
    }

    @Test
    default void twoItemsMayHaveOneUid() {
        var store = storeOfMary();
        var one = appointment(store, CALENDAR, LUNCH);

        var other = ItemsContract.done(store, new ItemAct.Copy(one, CALENDAR));

        assertThat(view(store, CALENDAR)).containsExactlyInAnyOrder(one, other);
        var named = store.itemOf(MARY, "lunch").orElseThrow();
        var again = reopened(store);
        assertThat(again.itemOf(MARY, "lunch")).contains(named);
        again.act(new ItemAct.Deletion(named, Removal.PURGE, BY_OWNER));
        assertThat(again.itemOf(MARY, "lunch")).contains(named.equals(one) ? other : one);
        assertThat(view(again, CALENDAR)).hasSize(1);
    }

    @Test
    default void aViewHoldsWhatOverlapsItInOrder() {
        var store = storeOfMary();
        var dinner = appointment(store, CALENDAR, event("b", "20260302T180000Z", "Dinner"));
        var lunch = appointment(store, CALENDAR, LUNCH);
        var instant =
                appointment(
                        store,
                        CALENDAR,
                        event("c", "20260302T100000Z", "Now").replace("PT1H", "PT0S"));
        var cancelled =
                appointment(
                        store, CALENDAR, LUNCH.replace("UID:lunch", "UID:off\r\nSTATUS:CANCELLED"));

        assertThat(ids(store, "2026-03-02T09:59:59Z", "2026-03-02T18:00:01Z"))
                .containsExactly(lunch, instant, dinner);
        assertThat(ids(store, "2026-03-02T10:00:00Z", "2026-03-02T18:00:00Z"))
                .containsExactly(instant);
        assertThat(ids(store, "2026-03-02T08:00:00Z", "2026-03-02T10:00:00Z"))
                .containsExactly(lunch);
        assertThat(store.itemOf(MARY, "off")).contains(cancelled);
        assertThat(ItemsContract.folder(store, CALENDAR).items()).isEqualTo(4);
    }

    @Test
    default void occurrencesHaveKeysThatStay() {
        var store = storeOfMary();
        appointment(store, CALENDAR, STAND_UP);

        var view = store.calendarView(CALENDAR, MARCH).orElseThrow();

        assertThat(view)
                .extracting(entry -> entry.occurrence().key())
                .containsExactly("1772438400", "1772524800", "1772611200");
        assertThat(reopened(store).calendarView(CALENDAR, MARCH)).contains(view);
    }

    @Test
    default void anImportMakesItemsAndChangesThoseOfItsUids() {
        var store = storeOfMary();
        var own = appointment(store, CALENDAR, LUNCH);
        var seen = store.item(own).orElseThrow();
        var extended = seen.content().properties().with(EXTENDED, "kept");
        var attached = seen.content().with(extended).withAttachments(List.of(attachment()));
        var streams =
                new ItemStreams(
                        Optional.empty(),
                        Optional.of(Octets.of(file(LUNCH))),
                        Map.of(1, Octets.of(new byte[] {7})));
        ItemsContract.done(
                store, new ItemAct.Update(own, seen.changed(), attached, Optional.of(streams)));
        var before = store.item(own).orElseThrow();

        var report = imports(store, LUNCH.replace("Lunch", "Late lunch") + STAND_UP);

        assertThat(report).isEqualTo(new MailboxStore.ImportReport(1, 1, List.of()));
        var item = store.item(own).orElseThrow();
        assertThat(item.changed().number()).isGreaterThan(before.changed().number());
        assertThat(item.content().properties().text(EXTENDED)).contains("kept");
        assertThat(item.content().attachments()).hasSize(1);
        assertThat(item.size())
                .isEqualTo(ItemsContract.folder(store, CALENDAR).bytes() - sizeOf(store, "daily"));
        assertThat(store.attachment(own, 1).orElseThrow().bytes()).containsExactly(7);
        assertThat(new String(store.source(own).orElseThrow().bytes(), UTF_8))
                .contains("Late lunch");
        var made = store.item(store.itemOf(MARY, "daily").orElseThrow()).orElseThrow();
        assertThat(made.content().itemClass()).isEqualTo("IPM.Appointment");
        assertThat(made.content().isRead()).isTrue();
        assertThat(said(made)).isEqualTo(facts(STAND_UP).properties());
        assertThat(made.hasSource()).isTrue();
        assertThat(made.made()).isEqualTo(NOW);
        var view = store.calendarView(CALENDAR, MARCH);
        assertThat(reopened(store).calendarView(CALENDAR, MARCH)).isEqualTo(view);
    }

    @Test
    default void anImportThatSaysNothingNewChangesNoItem() {
        var store = storeOfMary();
        imports(store, LUNCH + STAND_UP);
        var state = store.changedSince(CALENDAR, Optional.empty(), 9).orElseThrow().state();
        var folder = ItemsContract.folder(store, CALENDAR);

        var report = imports(store, STAND_UP + LUNCH);

        assertThat(report).isEqualTo(new MailboxStore.ImportReport(0, 2, List.of()));
        var changes = store.changedSince(CALENDAR, Optional.of(state), 9).orElseThrow();
        assertThat(changes.created()).isEmpty();
        assertThat(changes.updated()).isEmpty();
        assertThat(ItemsContract.folder(store, CALENDAR)).isEqualTo(folder);
    }

    @Test
    default void whatIsImportedForOneOccurrenceIsPartOfItsSeries() {
        var store = storeOfMary();
        imports(store, STAND_UP);
        var moved =
                event("daily", "20260303T100000Z", "Late")
                        .replace("DTSTAMP", "RECURRENCE-ID:20260303T080000Z\r\nDTSTAMP");

        var report = imports(store, moved);

        assertThat(report).isEqualTo(new MailboxStore.ImportReport(1, 0, List.of()));
        assertThat(ItemsContract.folder(store, CALENDAR).items()).isEqualTo(1);
        assertThat(store.of(MARY).orElseThrow().entries(MARCH))
                .extracting(entry -> entry.details().orElseThrow().subject())
                .containsExactly("Stand-up", "Late", "Stand-up");
    }

    @Test
    default void aCalendarThatWouldHoldTooMuchTakesNothing() {
        var store = storeOfMary();
        var dense = LUNCH.replace("END:", "RRULE:FREQ=MINUTELY;INTERVAL=20\r\nEND:");
        var events = new StringBuilder();
        for (var i = 0; i < 20; i++) {
            events.append(dense.replace("UID:lunch", "UID:" + i));
        }
        assertThat(imports(store, events.toString()).faults()).isNotEmpty();
        var id = store.itemOf(MARY, "0").orElseThrow();
        var own = calendarMade(store, CALENDAR, "Own");
        var other = appointment(store, own, dense);
        var before = ItemsContract.folder(store, CALENDAR);

        assertThat(ItemsContract.refused(store, creation(CALENDAR, file(dense))))
                .isEqualTo(Code.OCCURRENCES_TOO_MANY);
        assertThat(ItemsContract.refused(store, new ItemAct.Copy(id, CALENDAR)))
                .isEqualTo(Code.OCCURRENCES_TOO_MANY);
        assertThat(ItemsContract.refused(store, new ItemAct.Move(other, CALENDAR, BY_OWNER)))
                .isEqualTo(Code.OCCURRENCES_TOO_MANY);

        assertThat(ItemsContract.folder(store, CALENDAR)).isEqualTo(before);
        assertThat(store.itemOf(MARY, "lunch")).isEmpty();
        assertThat(store.item(other)).isPresent();
    }

    @Test
    default void aNewClockMovesWhatHasNoZoneAndLeavesTheRest() {
        var store = storeOfMary();
        var floating = appointment(store, CALENDAR, event("f", "20260302T090000", "Breakfast"));
        var fixed = appointment(store, CALENDAR, LUNCH);
        var before = store.item(fixed).orElseThrow();

        store.put(
                new Recipient.Mailbox(
                        MARY, "Mary", Recipient.Kind.PERSON, ZoneId.of("America/New_York")));

        var again = reopened(store);
        for (var each : List.of(store, again)) {
            assertThat(view(each, CALENDAR)).containsExactly(fixed, floating);
            assertThat(each.calendarView(CALENDAR, MARCH).orElseThrow().getLast().occurrence())
                    .extracting(occurrence -> occurrence.block().start())
                    .isEqualTo(Instant.parse("2026-03-02T14:00:00Z"));
        }
        var newYork = new Owner(MARY, ZoneId.of("America/New_York"));
        var object =
                CalendarObjects.first(again.source(floating).orElseThrow().bytes(), newYork)
                        .orElseThrow();
        assertThat(again.item(fixed)).contains(before);
        assertThat(said(again.item(floating).orElseThrow()))
                .isEqualTo(AppointmentFacts.of(object).properties());
    }

    @Test
    default void aCalendarMarkedAsReadIsAsItWas() {
        var store = storeOfMary();
        appointment(store, CALENDAR, LUNCH);
        var view = store.calendarView(CALENDAR, MARCH);

        store.act(new ItemAct.ReadMarks(CALENDAR, true));

        assertThat(view.orElseThrow()).hasSize(1);
        assertThat(store.calendarView(CALENDAR, MARCH)).isEqualTo(view);
    }

    @Test
    default void whateverIsDoneAtRandomTheViewsAreThoseOfTheFile() {
        var store = storeOfMary();
        var acts = new RandomItemActs(new Random(11), MARY);
        for (var i = 0; i < 400; i++) {
            acts.next(store);
        }

        var before = views(store);

        assertThat(before.values()).anyMatch(view -> !view.isEmpty());
        assertThat(views(reopened(store))).isEqualTo(before);
    }

    private static Map<FolderId, List<ViewEntry>> views(MailboxStore store) {
        var views = new HashMap<FolderId, List<ViewEntry>>();
        var folders = store.foldersOf(MARY).orElseThrow();
        for (var each : folders.descendants(folders.folder(DefaultFolder.ROOT))) {
            store.calendarView(each.id(), MARCH).ifPresent(view -> views.put(each.id(), view));
        }
        return views;
    }

    static ItemContent content() {
        return ItemContent.EMPTY.with(Properties.NONE.with(Known.ITEM_CLASS, "IPM.Appointment"));
    }

    static byte[] file(String events) {
        return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n")
                .getBytes(UTF_8);
    }

    static ItemStreams source(byte[] file) {
        return new ItemStreams(Optional.empty(), Optional.of(Octets.of(file)), Map.of());
    }

    static ItemAct creation(FolderId folder, byte[] file) {
        return new ItemAct.Creation(folder, content(), source(file));
    }

    static ItemId appointment(MailboxStore store, FolderId folder, String events) {
        return ItemsContract.done(store, creation(folder, file(events)));
    }

    /// One hour from `start`.
    static String event(String uid, String start, String subject) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTART:%s\r\nDURATION:PT1H\r\nSUMMARY:%s\r\nDTSTAMP:20260101T000000Z\r\nEND:VEVENT\r\n"
                .formatted(uid, start, subject);
    }

    private static AttachmentPart attachment() {
        return new AttachmentPart(1, "a", "text/plain", Optional.empty(), false, false, 3);
    }

    private static AppointmentFacts facts(String events) {
        return AppointmentFacts.of(
                CalendarObjects.first(file(events), MARYS_MAILBOX.owner()).orElseThrow());
    }

    /// What an item says of what sources say.
    private static Properties said(Item item) {
        var said = new HashMap<PropertyId, PropertyValue>();
        item.content()
                .properties()
                .all()
                .forEach((id, value) -> {
                    if (AppointmentFacts.SAID.contains(id)) {
                        said.put(id, value);
                    }
                });
        return Properties.of(said);
    }

    private static FolderId calendarMade(MailboxStore store, FolderId parent, String name) {
        return ItemsContract.folderDone(
                store,
                new FolderCreation(
                        parent, new FolderName(name), FolderClass.Kind.CALENDAR.usual()));
    }

    private static MailboxStore.ImportReport imports(MailboxStore store, String events) {
        return store.importCalendar(MARY, new ByteArrayInputStream(file(events)));
    }

    private static long sizeOf(MailboxStore store, String uid) {
        return store.item(store.itemOf(MARY, uid).orElseThrow()).orElseThrow().size();
    }

    /// The items of March's occurrences.
    static List<ItemId> view(MailboxStore store, FolderId folder) {
        return store.calendarView(folder, MARCH).orElseThrow().stream()
                .map(ViewEntry::item)
                .toList();
    }

    private static List<ItemId> ids(MailboxStore store, String start, String end) {
        var window = new Window(Instant.parse(start), Instant.parse(end));
        return store.calendarView(CALENDAR, window).orElseThrow().stream()
                .map(ViewEntry::item)
                .toList();
    }
}
