package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Appointment.Kind;
import entente.wire.ews.FolderShape.Base;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

/// What an answer tells of an appointment.
class AppointmentXmlTest {
    private static final ItemElement SERIES = AppointmentExamples.item(AppointmentExamples.SERIES);

    @Test
    void theDefaultShapeIsWhatACalendarShows() {
        var answer = written(ItemExamples.shape(Base.DEFAULT), SERIES);

        assertThat(answer)
                .contains(
                        "<t:Start>2026-03-02T08:00:00Z</t:Start><t:End>2026-03-02T08:30:00Z</t:End><t:LegacyFreeBusyStatus>WorkingElsewhere</t:LegacyFreeBusyStatus><t:Location>Town &amp; lake</t:Location><t:CalendarItemType>RecurringMaster</t:CalendarItemType><t:Organizer><t:Mailbox><t:Name>Mary</t:Name>",
                        "<t:RequiredAttendees><t:Attendee><t:Mailbox><t:Name>Bob</t:Name><t:EmailAddress>bob@contoso.test</t:EmailAddress><t:RoutingType>SMTP</t:RoutingType></t:Mailbox><t:ResponseType>Accept</t:ResponseType></t:Attendee></t:RequiredAttendees>",
                        "<t:ResponseType>NoResponseReceived</t:ResponseType></t:Attendee></t:OptionalAttendees><t:Resources>")
                .doesNotContain("t:UID", "t:Recurrence", "TimeZone");
    }

    @Test
    void allThatAnAppointmentSaysIsToldInTheSchemasOrder() {
        var answer = written(ItemExamples.everything(), SERIES);

        assertThat(answer)
                .contains(
                        "<t:UID>stand-up@contoso.test</t:UID><t:DateTimeStamp>2026-03-02T07:59:00Z</t:DateTimeStamp><t:Start>",
                        "<t:IsAllDayEvent>false</t:IsAllDayEvent>",
                        "<t:When>Mon 2 Mar 2026 09:00 to Mon 2 Mar 2026 09:30 (Europe/Berlin)</t:When><t:IsMeeting>true</t:IsMeeting><t:IsCancelled>true</t:IsCancelled><t:IsRecurring>true</t:IsRecurring><t:MeetingRequestWasSent>true</t:MeetingRequestWasSent><t:IsResponseRequested>true</t:IsResponseRequested>",
                        "<t:MyResponseType>Tentative</t:MyResponseType>",
                        "<t:Duration>PT30M</t:Duration><t:TimeZone>(UTC+01:00) Europe/Berlin</t:TimeZone><t:AppointmentSequenceNumber>4</t:AppointmentSequenceNumber><t:AppointmentState>7</t:AppointmentState><t:Recurrence><t:WeeklyRecurrence>",
                        "<t:ConferenceType>0</t:ConferenceType><t:AllowNewTimeProposal>false</t:AllowNewTimeProposal><t:IsOnlineMeeting>false</t:IsOnlineMeeting><t:StartWallClock>2026-03-02T09:00:00+01:00</t:StartWallClock><t:EndWallClock>2026-03-02T00:30:00-08:00</t:EndWallClock><t:StartTimeZoneId>W. Europe Standard Time</t:StartTimeZoneId><t:EndTimeZoneId>Pacific Standard Time</t:EndTimeZoneId>")
                .doesNotContain("t:RecurrenceId", "t:MeetingTimeZone");
    }

    @Test
    void ofASeriesThoseOccurrencesAreToldThatHaveAnId() {
        var answer = written(ItemExamples.shape(Base.ALL_PROPERTIES), SERIES);

        assertThat(answer)
                .contains(
                        "<t:FirstOccurrence><t:ItemId Id=\"T05F\" ChangeKey=\"S0VZ\"/><t:Start>2026-03-02T08:00:00Z</t:Start><t:End>2026-03-02T08:30:00Z</t:End><t:OriginalStart>2026-03-02T08:00:00Z</t:OriginalStart></t:FirstOccurrence><t:LastOccurrence>",
                        "<t:DeletedOccurrences><t:DeletedOccurrence><t:Start>2026-03-09T08:00:00Z</t:Start></t:DeletedOccurrence></t:DeletedOccurrences>")
                .containsOnlyOnce("<t:Occurrence><t:ItemId");
    }

    @Test
    void aZoneIsSpelledOutWhole() {
        var answer = written(ItemExamples.shape(Base.ALL_PROPERTIES), SERIES);

        assertThat(answer)
                .contains(
                        "<t:StartTimeZone Id=\"W. Europe Standard Time\" Name=\"(UTC+01:00) Europe/Berlin\"><t:Periods>",
                        "<t:EndTimeZone Id=\"Pacific Standard Time\"");
    }

    @Test
    void aZoneThatHasNoWindowsNameIsLeftOut() {
        var item =
                AppointmentExamples.item(
                        AppointmentExamples.holiday("", ZoneId.of("Antarctica/Troll")));

        assertThat(written(ItemExamples.everything(), item))
                .contains("<t:TimeZone>")
                .doesNotContain("TimeZone Id=", "TimeZoneId>");
    }

    @Test
    void whatAnAppointmentHasNotIsLeftOut() {
        var item =
                AppointmentExamples.item(
                        AppointmentExamples.holiday("", AppointmentExamples.BERLIN));

        assertThat(written(ItemExamples.everything(), item))
                .contains(
                        "<t:CalendarItemType>Single</t:CalendarItemType><t:MyResponseType>Organizer</t:MyResponseType><t:Duration>P2D</t:Duration>",
                        "<t:AppointmentState>0</t:AppointmentState><t:StartTimeZone")
                .doesNotContain("t:Location", "t:Organizer>", "Attendees", "t:Resources");
    }

    @ParameterizedTest
    @CsvSource({
        "OCCURRENCE, 1772438400, 2026-03-02T08:00:00Z",
        "EXCEPTION, -60, 1969-12-31T23:59:00Z",
        "OCCURRENCE, 2026-03-28, 2026-03-27T23:00:00Z"
    })
    void anOccurrenceSaysWhenItWasPlanned(Kind kind, String key, String start) {
        var item = AppointmentExamples.item(AppointmentExamples.standUp(kind, key));

        assertThat(written(ItemExamples.shape(Base.ALL_PROPERTIES), item))
                .contains(
                        "<t:RecurrenceId>" + start + "</t:RecurrenceId>",
                        "<t:OriginalStart>" + start + "</t:OriginalStart>")
                .doesNotContain("<t:Recurrence>", "t:FirstOccurrence");
    }

    @Test
    void aListTellsNotWhoIsInvitedNorHowItRepeats() {
        var answer = written(ItemExamples.everything().listed(), SERIES);

        assertThat(answer)
                .contains(
                        "t:UID",
                        "t:Start>",
                        "t:Location",
                        "<t:IsRecurring>true</t:IsRecurring>",
                        "<t:CalendarItemType>",
                        "<t:Organizer>")
                .doesNotContain(
                        "Attendees",
                        "t:Resources",
                        "t:Recurrence>",
                        "t:FirstOccurrence",
                        "t:LastOccurrence",
                        "Occurrences>");
    }

    @Test
    void otherItemsHaveNothingOfAnAppointment() {
        var message = ItemExamples.LUNCH.with(AppointmentExamples.SERIES);
        var untold = ItemExamples.ofClass("IPM.Appointment");

        assertThat(written(ItemExamples.everything(), message))
                .doesNotContain("t:CalendarItemType");
        assertThat(written(ItemExamples.everything(), untold))
                .contains("<t:CalendarItem>")
                .doesNotContain("t:CalendarItemType");
    }

    @Test
    void theStoreIsToldWhatItHasToLookAt() {
        var ids = ItemShape.IDS_ONLY;
        var byDefault = ItemExamples.shape(Base.DEFAULT);
        var last = ItemExamples.shape(Base.ID_ONLY, new ItemPath.Field("calendar:LastOccurrence"));

        assertThat(ids.needsAppointment()).isFalse();
        assertThat(byDefault.needsAppointment()).isTrue();
        assertThat(byDefault.needsOccurrences()).isFalse();
        assertThat(last.needsOccurrences()).isTrue();
        assertThat(last.listed().needsAppointment()).isFalse();
    }

    @Test
    void aClientIsToldNothingNewerThanItself() {
        var response = response(ItemExamples.everything(), SERIES);

        assertThat(Examples.written(ExchangeVersion.EXCHANGE2007, response))
                .contains("<t:LegacyFreeBusyStatus>Free</t:LegacyFreeBusyStatus>")
                .doesNotContain("t:UID", "StartTimeZone", "FirstDayOfWeek", "WallClock");
        assertThat(Examples.written(ExchangeVersion.EXCHANGE2010, response))
                .contains("<t:StartTimeZone ")
                .doesNotContain("StartTimeZoneId", "FirstDayOfWeek", "WallClock");
    }

    @ParameterizedTest
    @EnumSource(ExchangeVersion.class)
    void whateverIsToldIsAsTheSchemaHasIt(ExchangeVersion version)
            throws SAXException, IOException {
        var occurrence = AppointmentExamples.holiday("2026-03-28", AppointmentExamples.BERLIN);
        var change = AppointmentExamples.standUp(Kind.EXCEPTION, "1772438400");

        judge(version, SERIES);
        judge(version, AppointmentExamples.item(occurrence));
        judge(version, AppointmentExamples.item(change));
    }

    private static void judge(ExchangeVersion version, ItemElement item)
            throws SAXException, IOException {
        var response = response(ItemExamples.everything(), item);

        SchemaOracle.find().judge(EwsEnvelope.bytes(version, response));
    }

    private static GetItem.Response response(ItemShape shape, ItemElement item) {
        return new GetItem.Response(shape, List.of(BatchResult.done(item)));
    }

    private static String written(ItemShape shape, ItemElement item) {
        return Examples.written(ExchangeVersion.EXCHANGE2013_SP1, response(shape, item));
    }
}
