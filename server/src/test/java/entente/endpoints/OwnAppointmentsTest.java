package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.name;
import static entente.endpoints.MailDesk.ref;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Appointment;
import entente.calendar.Recurrence;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.mailbox.ItemId;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.Window;
import entente.wire.ews.BatchResult;
import entente.wire.ews.CalendarView;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.CopyItem;
import entente.wire.ews.CreateAttachment;
import entente.wire.ews.CreateItem;
import entente.wire.ews.DeleteItem;
import entente.wire.ews.DeleteType;
import entente.wire.ews.Disposition;
import entente.wire.ews.FindItem;
import entente.wire.ews.FolderRef;
import entente.wire.ews.FolderShape;
import entente.wire.ews.GetItem;
import entente.wire.ews.InvitationUpdates;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemGone;
import entente.wire.ews.ItemRef;
import entente.wire.ews.ItemShape;
import entente.wire.ews.MoveItem;
import entente.wire.ews.NewItem;
import entente.wire.ews.Page;
import entente.wire.ews.UpdateItem;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of requests about appointments and single occurrences of them. Mary lives in Berlin; what is written as a clock's time is on hers.
class OwnAppointmentsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final PropertyId MOOD = new PropertyId.Tag(0x6707);
    private static final ItemShape ALL =
            new ItemShape(
                    FolderShape.Base.ALL_PROPERTIES, true, ItemShape.BodyFormat.BEST, List.of());
    private static final Recurrence DAILY_FIVE_TIMES =
            new Recurrence(
                    new Recurrence.Pattern.Daily(1),
                    new Recurrence.Range.Numbered(LocalDate.parse("2026-04-06"), 5));

    @TempDir private Path folder;
    private MailDesk desk;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anAppointmentSaysWhatTheRequestDidAndMakesItsOwnerBusyAtOnce() {
        var lunch =
                made(lunch("2026-04-06T12:00", "2026-04-06T13:00").with(Known.LOCATION, "Blue"));

        var told = appointment(lunch);
        assertThat(told.subject()).isEqualTo("Lunch");
        assertThat(told.start()).isEqualTo(at("2026-04-06T12:00"));
        assertThat(told.location()).isEqualTo("Blue");
        assertThat(told.kind()).isEqualTo(Appointment.Kind.SINGLE);
        assertThat(busy("2026-04-06")).containsExactly(at("2026-04-06T12:00"));
        assertThat(source(lunch)).contains("SUMMARY:Lunch", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY");
    }

    @Test
    void aTimeWithoutAnOffsetIsOnTheClockThatTheRequestNames() {
        var edits =
                List.<ItemEdit>of(
                        clock(Known.APPOINTMENT_START, "2026-04-06T12:00"),
                        clock(Known.APPOINTMENT_END, "2026-04-06T13:00"),
                        new ItemEdit.SetZone(
                                ItemEdit.SetZone.Which.START, ZoneId.of("America/New_York")));

        var lunch = made(item(Properties.NONE.with(Known.SUBJECT, "Lunch"), edits));

        assertThat(appointment(lunch).start()).isEqualTo(Instant.parse("2026-04-06T16:00:00Z"));
        assertThat(appointment(lunch).end()).isEqualTo(Instant.parse("2026-04-06T17:00:00Z"));
        assertThat(appointment(lunch).zone()).isEqualTo(ZoneId.of("America/New_York"));
    }

    @Test
    void aTimeOnNoClockIsOnThatOfTheContext() {
        var otherwise = Instant.parse("2026-04-06T05:00:00Z");
        var start =
                new ItemEdit.SetClock(
                        Known.APPOINTMENT_START,
                        LocalDateTime.parse("2026-04-06T12:00"),
                        otherwise);

        var lunch = made(item(Properties.NONE, List.of(start)));

        assertThat(appointment(lunch).start()).isEqualTo(otherwise);
    }

    @Test
    void wholeDaysInUtcOfAClientThatKnowsNoZonesAreThoseDays() {
        var away =
                Properties.NONE
                        .with(Known.ALL_DAY, true)
                        .with(Known.APPOINTMENT_START, Instant.parse("2026-04-07T00:00:00Z"))
                        .with(Known.APPOINTMENT_END, Instant.parse("2026-04-08T00:00:00Z"));

        var made = appointment(made(item(away, List.of())));

        assertThat(made.start()).isEqualTo(at("2026-04-07T00:00"));
        assertThat(made.end()).isEqualTo(at("2026-04-08T00:00"));
    }

    @Test
    void whatCameAsAFileKeepsEachLineThatNobodyChanged() {
        var file =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:tea\r\nDTSTART:20260406T090000Z\r\nDURATION:PT1H\r\nSUMMARY:Tea\r\nX-STRANGE:kept\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        var tea =
                made(
                        new NewItem(
                                "CalendarItem",
                                ItemContent.EMPTY,
                                Optional.empty(),
                                Optional.of(Octets.of(file.getBytes(UTF_8))),
                                List.of(),
                                false));

        update(tea, set(Properties.NONE.with(Known.LOCATION, "Garden")));

        assertThat(source(tea)).contains("X-STRANGE:kept", "LOCATION:Garden", "DURATION:PT1H");
        assertThat(appointment(tea).uid()).isEqualTo("tea");
    }

    @Test
    void whatNoCalendarSaysIsKeptBesideIt() {
        var lunch = made(lunch("2026-04-06T12:00", "2026-04-06T13:00").with(MOOD, "good"));

        update(
                lunch,
                set(Properties.NONE.with(Known.SUBJECT, "Late lunch").with(MOOD, "better")),
                new ItemEdit.SetBody(new Body(Body.Format.TEXT, "With Ann.")));

        var told = whole(lunch);
        assertThat(told.content().properties().text(MOOD)).hasValue("better");
        assertThat(told.content().properties().text(Known.SUBJECT)).hasValue("Late lunch");
        assertThat(told.body()).hasValue(new Body(Body.Format.TEXT, "With Ann."));
        update(lunch, new ItemEdit.Remove(MOOD), new ItemEdit.RemoveBody());
        assertThat(whole(lunch).content().properties().find(MOOD)).isEmpty();
        assertThat(whole(lunch).body().filter(body -> !body.text().isEmpty())).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        var lunch = made(lunch("2026-04-06T12:00", "2026-04-06T13:00"));
        var early = Properties.NONE.with(Known.APPOINTMENT_END, at("2026-04-06T11:00"));
        var long0 = Properties.NONE.with(Known.APPOINTMENT_END, at("2032-04-06T11:00"));
        var never =
                new Recurrence(
                        new Recurrence.Pattern.Daily(1),
                        new Recurrence.Range.Until(
                                LocalDate.parse("2026-04-06"), LocalDate.parse("2026-04-01")));
        var day = Properties.NONE.with(Known.APPOINTMENT_END, at("2026-04-08T12:00"));

        assertThat(code(updated(lunch, set(early)))).isEqualTo(Code.APPOINTMENT_ENDS_BEFORE_START);
        assertThat(code(updated(lunch, set(long0)))).isEqualTo(Code.APPOINTMENT_TOO_LONG);
        assertThat(code(updated(lunch, new ItemEdit.SetRecurrence(Optional.of(never)))))
                .isEqualTo(Code.RECURRENCE_EMPTY);
        assertThat(
                        code(
                                updated(
                                        lunch,
                                        set(day),
                                        new ItemEdit.SetRecurrence(Optional.of(DAILY_FIVE_TIMES)))))
                .isEqualTo(Code.OCCURRENCES_TOO_LONG);
        assertThat(appointment(lunch).end()).isEqualTo(at("2026-04-06T13:00"));
    }

    @Test
    void anAppointmentLastsForFiveYearsAndNotADayLonger() {
        var lunch = made(lunch("2026-04-06T12:00", "2026-04-06T13:00"));
        var fiveYears = Properties.NONE.with(Known.APPOINTMENT_END, at("2031-04-06T12:00"));
        var longer = Properties.NONE.with(Known.APPOINTMENT_END, at("2031-04-07T12:00"));

        update(lunch, set(fiveYears));

        assertThat(code(updated(lunch, set(longer)))).isEqualTo(Code.APPOINTMENT_TOO_LONG);
        assertThat(appointment(lunch).end()).isEqualTo(at("2031-04-06T12:00"));
    }

    @Test
    void anOccurrenceLastsAsLongAsItTakesToTheNext() {
        var lunch = made(lunch("2026-04-06T12:00", "2026-04-06T13:00"));
        var mondaysAndThursdays =
                new Recurrence(
                        new Recurrence.Pattern.Weekly(
                                2, Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), DayOfWeek.SUNDAY),
                        new Recurrence.Range.Numbered(LocalDate.parse("2026-04-06"), 4));
        var threeDays = Properties.NONE.with(Known.APPOINTMENT_END, at("2026-04-09T12:00"));
        var longer = Properties.NONE.with(Known.APPOINTMENT_END, at("2026-04-09T12:30"));

        update(lunch, set(threeDays), new ItemEdit.SetRecurrence(Optional.of(mondaysAndThursdays)));

        assertThat(code(updated(lunch, set(longer)))).isEqualTo(Code.OCCURRENCES_TOO_LONG);
        assertThat(appointment(lunch).end()).isEqualTo(at("2026-04-09T12:00"));
    }

    @Test
    void eachDayIsADayOfASeriesThatBeginsWhereTheClockIsTurnedBack() {
        var day =
                Properties.NONE
                        .with(Known.APPOINTMENT_START, at("2026-10-25T00:00"))
                        .with(Known.APPOINTMENT_END, at("2026-10-26T00:00"))
                        .with(Known.ALL_DAY, true);
        var daily =
                new Recurrence(
                        new Recurrence.Pattern.Daily(1),
                        new Recurrence.Range.Numbered(LocalDate.parse("2026-10-25"), 3));

        var away = made(item(day, List.of(new ItemEdit.SetRecurrence(Optional.of(daily)))));

        assertThat(appointment(away).recurrence()).hasValue(daily);
        assertThat(appointment(away).end()).isEqualTo(at("2026-10-26T00:00"));
    }

    @Test
    void aSeriesIsSeenDayByDayAndNotInPages() {
        var series = series();

        var seen = view("2026-04-01", "2026-04-30");

        assertThat(seen)
                .extracting(element -> element.appointment().orElseThrow().appointment().start())
                .containsExactly(
                        at("2026-04-06T09:00"),
                        at("2026-04-07T09:00"),
                        at("2026-04-08T09:00"),
                        at("2026-04-09T09:00"),
                        at("2026-04-10T09:00"));
        assertThat(seen).extracting(element -> element.id().id()).doesNotHaveDuplicates();
        assertThat(seen)
                .allSatisfy(element ->
                        assertThat(ref(appointmentsMaster(element)).id()).isEqualTo(series.id()));
        assertThat(done(desk.find(AS_MARY, name("calendar"))).items())
                .filteredOn(element -> element.id().id().equals(series.id()))
                .hasSize(1);
    }

    @Test
    void oneOccurrenceIsChangedAndTheOthersAreNot() {
        var series = series();
        var second = occurrence(series, 2);

        var changed =
                update(
                        second,
                        set(
                                Properties.NONE
                                        .with(Known.SUBJECT, "Stand-up with Ann")
                                        .with(Known.APPOINTMENT_START, at("2026-04-07T14:00"))
                                        .with(Known.APPOINTMENT_END, at("2026-04-07T15:00"))));

        assertThat(view("2026-04-01", "2026-04-30"))
                .extracting(element -> element.content().properties().text(Known.SUBJECT).get())
                .containsExactly(
                        "Stand-up", "Stand-up with Ann", "Stand-up", "Stand-up", "Stand-up");
        assertThat(appointment(ref(changed)).kind()).isEqualTo(Appointment.Kind.EXCEPTION);
        assertThat(appointment(second).start()).isEqualTo(at("2026-04-07T14:00"));
        assertThat(appointment(series).subject()).isEqualTo("Stand-up");
        var known = whole(series).appointment().orElseThrow().occurrences().orElseThrow();
        assertThat(known.changed())
                .singleElement()
                .satisfies(
                        one -> assertThat(one.originalStart()).isEqualTo(at("2026-04-07T09:00")));
        assertThat(busy("2026-04-07")).containsExactly(at("2026-04-07T14:00"));
    }

    @Test
    void oneOccurrenceIsDeletedAndItsSeriesGoesOn() {
        var series = series();

        done(delete(occurrence(series, 3)));

        assertThat(view("2026-04-01", "2026-04-30")).hasSize(4);
        assertThat(code(get(occurrence(series, 3)))).isEqualTo(Code.OCCURRENCE_DELETED);
        assertThat(appointment(occurrence(series, 4)).start()).isEqualTo(at("2026-04-09T09:00"));
        assertThat(code(delete(occurrence(series, 3)))).isEqualTo(Code.OCCURRENCE_DELETED);
        assertThat(busy("2026-04-08")).isEmpty();
    }

    @Test
    void anOccurrenceStaysBetweenItsNeighboursAndAwayFromTheirDays() {
        var series = series();
        var onItsNeighboursDay =
                Properties.NONE
                        .with(Known.APPOINTMENT_START, at("2026-04-08T14:00"))
                        .with(Known.APPOINTMENT_END, at("2026-04-08T15:00"));
        var intoTheNext = Properties.NONE.with(Known.APPOINTMENT_END, at("2026-04-08T09:15"));

        assertThat(code(updated(occurrence(series, 2), set(onItsNeighboursDay))))
                .isEqualTo(Code.OCCURRENCES_CROSSING);
        assertThat(code(updated(occurrence(series, 2), set(intoTheNext))))
                .isEqualTo(Code.OCCURRENCES_CROSSING);
        assertThat(appointment(occurrence(series, 2)).start()).isEqualTo(at("2026-04-07T09:00"));
        done(delete(occurrence(series, 3)));
        update(occurrence(series, 2), set(onItsNeighboursDay));
        assertThat(appointment(occurrence(series, 2)).start()).isEqualTo(at("2026-04-08T14:00"));
    }

    @Test
    void aCalendarFileTakesThePlaceOfASeriesAndOfNoOccurrence() {
        var series = series();
        var file =
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:tea\r\nDTSTART:20260406T090000Z\r\nSUMMARY:Tea\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        var whole = new ItemEdit.SetMime(Octets.of(file.getBytes(UTF_8)));

        assertThat(code(updated(occurrence(series, 2), whole)))
                .isEqualTo(Code.ITEM_PROPERTY_NOT_SET);
        assertThat(appointment(series).subject()).isEqualTo("Stand-up");
        assertThat(appointment(ref(update(series, whole))).subject()).isEqualTo("Tea");
    }

    @Test
    void whatNoCalendarSaysIsAddedToAndNotReplaced() {
        var names = new PropertyId.Tag(0x6708);
        var lunch = made(lunch("2026-04-06T12:00", "2026-04-06T13:00"));
        update(lunch, ItemEdit.AddValues.texts(names, List.of("one")));

        update(lunch, ItemEdit.AddValues.texts(names, List.of("two")));

        assertThat(whole(lunch).content().properties().texts(names)).containsExactly("one", "two");
    }

    @Test
    void anAppointmentLiesInYearsThatCalendarsHave() {
        var lunch = made(lunch("2026-04-06T12:00", "2026-04-06T13:00"));
        var late =
                Properties.NONE
                        .with(Known.APPOINTMENT_START, at("2600-04-06T12:00"))
                        .with(Known.APPOINTMENT_END, at("2600-04-06T13:00"));

        assertThat(code(updated(lunch, set(late)))).isEqualTo(Code.APPOINTMENT_TOO_FAR);
        assertThat(appointment(lunch).start()).isEqualTo(at("2026-04-06T12:00"));
    }

    @Test
    void theLastOccurrenceOfASeriesStays() {
        var series = series();
        for (var index = 1; index < 5; index++) {
            done(delete(occurrence(series, index)));
        }

        assertThat(code(delete(occurrence(series, 5)))).isEqualTo(Code.RECURRENCE_EMPTY);
    }

    @Test
    void occurrencesAreNamedByTheirNumberAndTheirSeriesByThem() {
        var series = series();
        var lunch = made(lunch("2026-04-06T12:00", "2026-04-06T13:00"));

        assertThat(code(get(occurrence(series, 6)))).isEqualTo(Code.OCCURRENCE_INDEX_UNKNOWN);
        assertThat(code(get(occurrence(series, 0)))).isEqualTo(Code.OCCURRENCE_INDEX_UNKNOWN);
        assertThat(code(get(occurrence(lunch, 1)))).isEqualTo(Code.SERIES_EXPECTED);
        assertThat(code(get(master(lunch)))).isEqualTo(Code.OCCURRENCE_EXPECTED);
        assertThat(whole(master(ref(whole(occurrence(series, 2))))).id().id())
                .isEqualTo(series.id());
    }

    @Test
    void anOccurrenceIsNeitherMovedNorCopiedNorHasAttachmentsOfItsOwn() {
        var second = ref(whole(occurrence(series(), 2)));

        assertThat(
                        code(
                                desk.own
                                        .answer(
                                                AS_MARY,
                                                new MoveItem.Request(
                                                        name("deleteditems"),
                                                        List.of(second),
                                                        true))
                                        .items()
                                        .getFirst()))
                .isEqualTo(Code.OCCURRENCE_NOT_MOVED);
        assertThat(
                        code(
                                desk.own
                                        .answer(
                                                AS_MARY,
                                                new CopyItem.Request(
                                                        name("inbox"), List.of(second), true))
                                        .items()
                                        .getFirst()))
                .isEqualTo(Code.OCCURRENCE_NOT_MOVED);
        assertThat(
                        code(
                                desk.updates
                                        .answer(
                                                AS_MARY,
                                                new CreateAttachment.Request(
                                                        second,
                                                        List.of(MailDesk.file("plan", "x"))))
                                        .attachments()
                                        .getFirst()))
                .isEqualTo(Code.OCCURRENCE_NOT_MOVED);
    }

    @Test
    void anAttachmentOfAnAppointmentIsKeptThroughItsChanges() {
        var lunch = made(lunch("2026-04-06T12:00", "2026-04-06T13:00"));
        done(
                desk.updates
                        .answer(
                                AS_MARY,
                                new CreateAttachment.Request(
                                        lunch, List.of(MailDesk.file("menu", "soup"))))
                        .attachments()
                        .getFirst());

        update(lunch, set(Properties.NONE.with(Known.SUBJECT, "Dinner")));

        assertThat(whole(lunch).content().attachments()).hasSize(1);
        assertThat(desk.store.attachment(itemId(lunch), 1))
                .hasValue(Octets.of("soup".getBytes(US_ASCII)));
        assertThat(appointment(lunch).subject()).isEqualTo("Dinner");
    }

    @Test
    void appointmentsAreMadeInCalendarsAndNowhereElse() {
        assertThat(
                        code(
                                create(
                                        AS_MARY,
                                        Optional.of(name("inbox")),
                                        lunch("2026-04-06T12:00", "2026-04-06T13:00"))))
                .isEqualTo(Code.APPOINTMENT_PLACE_WRONG);
    }

    @Test
    void whoeverMakesOrDeletesOneSaysWhetherPeopleAreToBeTold() {
        var silent =
                new CreateItem.Request(
                        Optional.of(Disposition.SAVE_ONLY),
                        Optional.empty(),
                        List.of(BatchResult.done(item(Properties.NONE, List.of()))));
        var lunch = made(lunch("2026-04-06T12:00", "2026-04-06T13:00"));

        assertThat(code(desk.own.answer(AS_MARY, silent).items().getFirst()))
                .isEqualTo(Code.MEETING_INVITATIONS_MISSING);
        assertThat(
                        code(
                                desk.own
                                        .answer(
                                                AS_MARY,
                                                new DeleteItem.Request(
                                                        DeleteType.HARD_DELETE, List.of(lunch)))
                                        .items()
                                        .getFirst()))
                .isEqualTo(Code.MEETING_CANCELLATIONS_MISSING);
        assertThat(get(lunch)).isInstanceOf(BatchResult.Done.class);
    }

    @Test
    void anothersAppointmentsAreNobodysBusiness() {
        var lunch = made(lunch("2026-04-06T12:00", "2026-04-06T13:00"));
        var series = series();

        var asked = new GetItem.Request(ALL, List.of(lunch, occurrence(series, 1)));

        assertThat(desk.items.answer(AS_BOB, asked).items())
                .allSatisfy(result -> assertThat(code(result)).isEqualTo(Code.ITEMS_NOT_SHARED));
    }

    @Test
    void aViewIsOfACalendarAndOfTwoYearsAtMost() {
        assertThat(code(view(name("inbox"), "2026-04-01", "2026-04-30", OptionalInt.empty())))
                .isEqualTo(Code.CALENDAR_VIEW_ELSEWHERE);
        assertThat(code(view(name("calendar"), "2026-04-01", "2028-04-30", OptionalInt.empty())))
                .isEqualTo(Code.CALENDAR_VIEW_TOO_LONG);
        assertThat(code(view(name("calendar"), "2026-04-30", "2026-04-01", OptionalInt.empty())))
                .isEqualTo(Code.CALENDAR_VIEW_BACKWARD);
    }

    @Test
    void aViewThatEndsAsItStartsIsOfWhatTakesPlaceThen() {
        made(lunch("2026-04-05T23:00", "2026-04-06T01:00"));
        made(lunch("2026-04-06T12:00", "2026-04-06T13:00"));

        var midnight = view("2026-04-06", "2026-04-06");

        assertThat(midnight).hasSize(1);
        assertThat(midnight.getFirst().appointment().orElseThrow().appointment().end())
                .isEqualTo(at("2026-04-06T01:00"));
    }

    @Test
    void aFileOfSeveralAppointmentsIsRefusedSinceAllButOneWouldBeLost() {
        var one = source(made(lunch("2026-04-06T12:00", "2026-04-06T13:00")));
        var other = source(made(lunch("2026-04-07T12:00", "2026-04-07T13:00")));

        var result = create(AS_MARY, Optional.empty(), file(one + other));

        assertThat(code(result)).isEqualTo(Code.ITEM_SOURCE_UNREADABLE);
        assertThat(view("2026-04-01", "2026-04-30")).hasSize(2);
    }

    @Test
    void aViewSaysWhenItHoldsMoreThanWasWanted() {
        series();

        var page = done(view(name("calendar"), "2026-04-01", "2026-04-30", OptionalInt.of(2)));

        assertThat(page.items()).hasSize(2);
        assertThat(page.total()).isEqualTo(5);
        assertThat(page.last()).isFalse();
    }

    @Test
    void aRequestThatNamesACalendarManyTimesIsNotToldAllOfItEachTime() {
        var series = series();
        update(series, set(Properties.NONE.with(MOOD, "x".repeat(1 << 20))));

        var pages =
                views(
                        Collections.nCopies(20, name("calendar")),
                        "2026-04-01",
                        "2026-04-30",
                        OptionalInt.empty());

        assertThat(done(pages.getFirst()).items()).hasSize(5);
        assertThat(code(pages.getLast())).isEqualTo(Code.ITEMS_TOO_MUCH_AT_ONCE);
    }

    private ItemElement appointmentsMaster(ItemElement occurrence) {
        return whole(master(ref(occurrence)));
    }

    private ItemRef series() {
        var standUp =
                Properties.NONE
                        .with(Known.SUBJECT, "Stand-up")
                        .with(Known.APPOINTMENT_START, at("2026-04-06T09:00"))
                        .with(Known.APPOINTMENT_END, at("2026-04-06T09:30"));
        return made(
                item(standUp, List.of(new ItemEdit.SetRecurrence(Optional.of(DAILY_FIVE_TIMES)))));
    }

    private static Properties lunch(String from, String to) {
        return Properties.NONE
                .with(Known.SUBJECT, "Lunch")
                .with(Known.APPOINTMENT_START, at(from))
                .with(Known.APPOINTMENT_END, at(to));
    }

    private static NewItem item(Properties properties, List<ItemEdit> schedule) {
        return new NewItem(
                "CalendarItem",
                ItemContent.EMPTY.with(properties.with(Known.ITEM_CLASS, ItemContent.APPOINTMENT)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                schedule,
                Optional.empty());
    }

    private static NewItem file(String source) {
        return new NewItem(
                "CalendarItem",
                ItemContent.EMPTY.with(
                        Properties.NONE.with(Known.ITEM_CLASS, ItemContent.APPOINTMENT)),
                Optional.empty(),
                Optional.of(Octets.of(source.getBytes(UTF_8))),
                List.of(),
                false,
                List.of(),
                Optional.empty());
    }

    private ItemRef made(Properties properties) {
        return made(item(properties, List.of()));
    }

    private ItemRef made(NewItem item) {
        return ref(done(create(AS_MARY, Optional.empty(), item)));
    }

    private BatchResult<ItemElement> create(
            Caller caller, Optional<FolderRef> in, Properties properties) {
        return create(caller, in, item(properties, List.of()));
    }

    private BatchResult<ItemElement> create(Caller caller, Optional<FolderRef> in, NewItem item) {
        var ask =
                new CreateItem.Request(
                        Optional.empty(),
                        Optional.of(Invitations.SEND_TO_NONE),
                        in,
                        List.of(BatchResult.done(item)));
        return desk.own
                .answer(caller, ask)
                .items()
                .getFirst()
                .then(made -> BatchResult.done(made.orElseThrow()));
    }

    private BatchResult<ItemElement> updated(ItemRef ref, ItemEdit... edits) {
        var ask =
                new UpdateItem.Request(
                        ConflictResolution.AUTO_RESOLVE,
                        Optional.empty(),
                        Optional.of(InvitationUpdates.SEND_TO_NONE),
                        Optional.empty(),
                        List.of(new UpdateItem.Change(ref, BatchResult.done(List.of(edits)))));
        return desk.updates
                .answer(AS_MARY, ask)
                .items()
                .getFirst()
                .then(item -> BatchResult.done(item.orElseThrow()));
    }

    private ItemElement update(ItemRef ref, ItemEdit... edits) {
        return done(updated(ref, edits));
    }

    private BatchResult<ItemGone> delete(ItemRef ref) {
        var ask =
                new DeleteItem.Request(
                        DeleteType.MOVE_TO_DELETED_ITEMS,
                        Optional.of(Invitations.SEND_TO_NONE),
                        List.of(ref));
        return desk.own.answer(AS_MARY, ask).items().getFirst();
    }

    private BatchResult<ItemElement> get(ItemRef ref) {
        return desk.items
                .answer(AS_MARY, new GetItem.Request(ALL, List.of(ref)))
                .items()
                .getFirst();
    }

    private ItemElement whole(ItemRef ref) {
        return done(get(ref));
    }

    private Appointment appointment(ItemRef ref) {
        return whole(ref).appointment().orElseThrow().appointment();
    }

    private String source(ItemRef ref) {
        return new String(whole(ref).source().orElseThrow().bytes(), UTF_8);
    }

    private List<ItemElement> view(String from, String to) {
        return done(view(name("calendar"), from, to, OptionalInt.empty())).items();
    }

    private BatchResult<Page.Of<ItemElement>> view(
            FolderRef folder, String from, String to, OptionalInt most) {
        return views(List.of(folder), from, to, most).getFirst();
    }

    private List<BatchResult<Page.Of<ItemElement>>> views(
            List<FolderRef> folders, String from, String to, OptionalInt most) {
        var view = new CalendarView(at(from + "T00:00"), at(to + "T00:00"), most);
        var ask =
                new FindItem.Request(
                        ALL.listed(),
                        folders,
                        FindItem.Traversal.SHALLOW,
                        Optional.empty(),
                        BatchResult.done(Optional.empty()),
                        BatchResult.done(List.of()),
                        Optional.empty(),
                        Optional.of(view));
        return desk.items.answer(AS_MARY, ask).results();
    }

    /// When Mary's busy times of a day begin.
    private List<Instant> busy(String day) {
        var window = new Window(at(day + "T00:00"), at(day + "T23:59"));
        return desk.store.of(MailDesk.MARY).orElseThrow().entries(window).stream()
                .map(block -> block.start())
                .toList();
    }

    private static ItemId itemId(ItemRef ref) {
        return ItemId.parse(ref.id()).orElseThrow();
    }

    private static ItemRef occurrence(ItemRef series, int index) {
        return new ItemRef(series.id(), Optional.empty(), new ItemRef.Which.Occurrence(index));
    }

    private static ItemRef master(ItemRef occurrence) {
        return new ItemRef(occurrence.id(), Optional.empty(), new ItemRef.Which.Master());
    }

    private static ItemEdit set(Properties properties) {
        return new ItemEdit.SetProperties(properties);
    }

    private static ItemEdit clock(PropertyId id, String local) {
        return new ItemEdit.SetClock(id, LocalDateTime.parse(local), Instant.EPOCH);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
