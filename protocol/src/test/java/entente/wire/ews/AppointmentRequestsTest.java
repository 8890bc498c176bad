package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.calendar.GlobalObjectId;
import entente.item.Addressee;
import entente.item.Known;
import entente.item.Properties;
import entente.problem.Code;
import entente.wire.ews.ItemEdit.SetZone.Which;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How appointments are read that a client makes or changes.
class AppointmentRequestsTest {
    private static final List<Addressee> BOB =
            List.of(new Addressee(Addressee.Kind.CC, "Bob", "bob@contoso.test"));
    private static final String BOBS =
            "<t:Attendee><t:Mailbox><t:Name>Bob</t:Name><t:EmailAddress>bob@contoso.test</t:EmailAddress></t:Mailbox><t:ResponseType>Accept</t:ResponseType></t:Attendee>";
    private static final String MONDAYS =
            "<t:Recurrence><t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Monday</t:DaysOfWeek><t:FirstDayOfWeek>Monday</t:FirstDayOfWeek></t:WeeklyRecurrence><t:NumberedRecurrence><t:StartDate>2026-03-02</t:StartDate><t:NumberOfOccurrences>3</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence>";

    /// A zone of that name whose clock is an hour ahead, and in summer two, as most of Europe's is.
    private static final String SPELLED =
            """
            <t:StartTimeZone Id='Home' Name='Home'><t:Periods><t:Period Bias='-PT1H' Name='Standard' Id='s'/><t:Period Bias='-PT2H' Name='Daylight' Id='d'/></t:Periods>
            <t:TransitionsGroups><t:TransitionsGroup Id='0'>
            <t:RecurringDayTransition><t:To Kind='Period'>d</t:To><t:TimeOffset>PT2H</t:TimeOffset><t:Month>3</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek><t:Occurrence>-1</t:Occurrence></t:RecurringDayTransition>
            <t:RecurringDayTransition><t:To Kind='Period'>s</t:To><t:TimeOffset>PT3H</t:TimeOffset><t:Month>10</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek><t:Occurrence>-1</t:Occurrence></t:RecurringDayTransition>
            </t:TransitionsGroup></t:TransitionsGroups><t:Transitions><t:Transition><t:To Kind='Group'>0</t:To></t:Transition></t:Transitions></t:StartTimeZone>\
            """;

    @Test
    void aMeetingIsReadWithAllThatItSays() throws EwsFault {
        var item =
                made(
                        "<t:Subject>Stand-up</t:Subject><t:UID>1@contoso.test</t:UID><t:Start>2026-03-02T09:00:00</t:Start><t:End>2026-03-02T08:30:00Z</t:End><t:IsAllDayEvent>false</t:IsAllDayEvent><t:LegacyFreeBusyStatus>OOF</t:LegacyFreeBusyStatus><t:Location>Town</t:Location><t:IsResponseRequested>true</t:IsResponseRequested><t:OptionalAttendees>"
                                + BOBS
                                + "</t:OptionalAttendees>"
                                + MONDAYS
                                + "<t:MeetingTimeZone TimeZoneName='W. Europe Standard Time'/><t:StartTimeZone Id='Pacific Standard Time'/><t:AllowNewTimeProposal>true</t:AllowNewTimeProposal>");

        assertThat(item.content().properties())
                .isEqualTo(
                        Properties.NONE
                                .with(Known.ITEM_CLASS, "IPM.Appointment")
                                .with(Known.SUBJECT, "Stand-up")
                                .with(Known.GLOBAL_OBJECT_ID, GlobalObjectId.of("1@contoso.test"))
                                .with(Known.APPOINTMENT_END, Instant.parse("2026-03-02T08:30:00Z"))
                                .with(Known.ALL_DAY, false)
                                .with(Known.BUSY_STATUS, 3)
                                .with(Known.LOCATION, "Town")
                                .with(Known.RESPONSE_REQUESTED, true)
                                .with(Known.NEW_TIME_REFUSED, false));
        assertThat(item.content().addressees()).isEqualTo(BOB);
        assertThat(item.schedule())
                .containsExactly(
                        new ItemEdit.SetClock(
                                Known.APPOINTMENT_START,
                                LocalDateTime.parse("2026-03-02T09:00"),
                                Instant.parse("2026-03-02T08:00:00Z")),
                        new ItemEdit.SetRecurrence(Optional.of(AppointmentExamples.MONDAYS)),
                        new ItemEdit.SetZone(Which.BOTH, AppointmentExamples.BERLIN),
                        new ItemEdit.SetZone(Which.START, AppointmentExamples.PACIFIC));
    }

    @Test
    void whatOnlyTheServerSaysIsPassedOverWhenOneIsMade() throws EwsFault {
        var item =
                made(
                        "<t:UID/><t:IsMeeting>true</t:IsMeeting><t:CalendarItemType>Single</t:CalendarItemType><t:MyResponseType>Accept</t:MyResponseType><t:Organizer><t:Mailbox><t:EmailAddress>eve@contoso.test</t:EmailAddress></t:Mailbox></t:Organizer><t:AppointmentState>3</t:AppointmentState><t:MeetingTimeZone TimeZoneName='Nowhere'/><t:ConferenceType>1</t:ConferenceType>");

        assertThat(item.content().properties())
                .isEqualTo(Properties.NONE.with(Known.ITEM_CLASS, "IPM.Appointment"));
        assertThat(item.schedule()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("updates")
    void eachPropertyIsChangedByItsPath(String uri, String element, ItemEdit edit) throws EwsFault {
        assertThat(set(uri, element)).isEqualTo(BatchResult.done(List.of(edit)));
    }

    static Stream<Arguments> updates() {
        var berlin = AppointmentExamples.BERLIN;
        return Stream.of(
                Arguments.of(
                        "Start",
                        "<t:Start>2026-03-02T08:00:00Z</t:Start>",
                        set(
                                Properties.NONE.with(
                                        Known.APPOINTMENT_START,
                                        Instant.parse("2026-03-02T08:00:00Z")))),
                Arguments.of(
                        "LegacyFreeBusyStatus",
                        "<t:LegacyFreeBusyStatus>Free</t:LegacyFreeBusyStatus>",
                        set(Properties.NONE.with(Known.BUSY_STATUS, 0))),
                Arguments.of(
                        "AllowNewTimeProposal",
                        "<t:AllowNewTimeProposal>false</t:AllowNewTimeProposal>",
                        set(Properties.NONE.with(Known.NEW_TIME_REFUSED, true))),
                Arguments.of(
                        "OptionalAttendees",
                        "<t:OptionalAttendees>" + BOBS + "</t:OptionalAttendees>",
                        new ItemEdit.SetAddressees(Addressee.Kind.CC, BOB)),
                Arguments.of(
                        "Recurrence",
                        MONDAYS,
                        new ItemEdit.SetRecurrence(Optional.of(AppointmentExamples.MONDAYS))),
                Arguments.of(
                        "EndTimeZone",
                        "<t:EndTimeZone Id='W. Europe Standard Time'/>",
                        new ItemEdit.SetZone(Which.END, berlin)),
                Arguments.of(
                        "StartTimeZoneId",
                        "<t:StartTimeZoneId>W. Europe Standard Time</t:StartTimeZoneId>",
                        new ItemEdit.SetZone(Which.START, berlin)),
                Arguments.of(
                        "StartTimeZoneId",
                        "<t:StartTimeZoneId>Europe/Berlin</t:StartTimeZoneId>",
                        new ItemEdit.SetZone(Which.START, berlin)),
                Arguments.of(
                        "EndTimeZoneId",
                        "<t:EndTimeZoneId>UTC</t:EndTimeZoneId>",
                        new ItemEdit.SetZone(Which.END, ZoneId.of("Etc/UTC"))));
    }

    @Test
    void aZoneThatIsSpelledOutIsOneThatRunsAlike() throws EwsFault {
        var edits = set("StartTimeZone", SPELLED);

        var budapest = new ItemEdit.SetZone(Which.START, ZoneId.of("Europe/Budapest"));
        assertThat(edits).isEqualTo(BatchResult.done(List.of(budapest)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StartTimeZone|<t:StartTimeZone Id='Nowhere'/>|APPOINTMENT_ZONE_UNKNOWN",
                "EndTimeZoneId|<t:EndTimeZoneId>Europe/Atlantis</t:EndTimeZoneId>|APPOINTMENT_ZONE_UNKNOWN",
                "LegacyFreeBusyStatus|<t:LegacyFreeBusyStatus>NoData</t:LegacyFreeBusyStatus>|APPOINTMENT_VALUE_INVALID",
                "Organizer|<t:Organizer><t:Mailbox><t:EmailAddress>eve@contoso.test</t:EmailAddress></t:Mailbox></t:Organizer>|ITEM_PROPERTY_NOT_SET",
                "MyResponseType|<t:MyResponseType>Accept</t:MyResponseType>|ITEM_PROPERTY_NOT_SET",
                "IsMeeting|<t:IsMeeting>true</t:IsMeeting>|ITEM_PROPERTY_NOT_SET",
                "Start|<t:End>2026-03-02T08:00:00Z</t:End>|ITEM_UPDATE_MISMATCHED"
            })
    void whatCannotBeChangedIsRefusedWithItsReason(String uri, String element, Code code)
            throws EwsFault {
        assertThat(set(uri, element)).isEqualTo(BatchResult.refused(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When|<t:When>At noon</t:When>",
                "ConferenceType|<t:ConferenceType>0</t:ConferenceType>",
                "IsOnlineMeeting|<t:IsOnlineMeeting>false</t:IsOnlineMeeting>"
            })
    void whatIsWrittenBackAsItWasToldChangesNothing(String uri, String element) throws EwsFault {
        assertThat(set(uri, element)).isEqualTo(BatchResult.done(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MeetingWorkspaceUrl", "NetShowUrl"})
    void whatIsNeverKeptIsGoneAlready(String uri) throws EwsFault {
        assertThat(delete(uri)).isEqualTo(BatchResult.done(List.of()));
    }

    @Test
    void othersMayBeInvitedToo() throws EwsFault {
        var edits =
                update(
                        "<t:AppendToItemField><t:FieldURI FieldURI='calendar:OptionalAttendees'/><t:CalendarItem><t:OptionalAttendees>%s</t:OptionalAttendees></t:CalendarItem></t:AppendToItemField>"
                                .formatted(BOBS));

        assertThat(edits)
                .isEqualTo(
                        BatchResult.done(
                                List.of(new ItemEdit.AppendAddressees(Addressee.Kind.CC, BOB))));
    }

    @Test
    void aSeriesMayRepeatNoLonger() throws EwsFault {
        assertThat(delete("Recurrence"))
                .isEqualTo(BatchResult.done(List.of(new ItemEdit.SetRecurrence(Optional.empty()))));
        assertThat(delete("Location"))
                .isEqualTo(BatchResult.done(List.of(new ItemEdit.Remove(Known.LOCATION))));
        assertThat(delete("Resources"))
                .isEqualTo(
                        BatchResult.done(
                                List.of(
                                        new ItemEdit.SetAddressees(
                                                Addressee.Kind.BCC, List.of()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Start", "UID", "StartTimeZone", "Organizer", "FirstOccurrence"})
    void whatEveryAppointmentHasIsNotDeleted(String uri) throws EwsFault {
        assertThat(delete(uri)).isEqualTo(BatchResult.refused(Code.ITEM_PROPERTY_NOT_DELETED));
    }

    @Test
    void anItemOfAnotherKindHasNothingOfAnAppointment() throws EwsFault {
        var task = one("<t:Task><t:Subject>Tea</t:Subject>" + MONDAYS + "</t:Task>");

        assertThat(task).isEqualTo(BatchResult.refused(Code.ITEM_FIELD_NOT_KEPT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:Start>noon</t:Start>",
                "<t:LegacyFreeBusyStatus>Bored</t:LegacyFreeBusyStatus>",
                "<t:IsAllDayEvent>half</t:IsAllDayEvent>",
                "<t:Recurrence/>"
            })
    void aValueThatNoAppointmentCanHaveIsMalformed(String property) {
        assertThatThrownBy(() -> made(property)).isInstanceOf(EwsFault.class);
    }

    private static ItemEdit set(Properties properties) {
        return new ItemEdit.SetProperties(properties);
    }

    private static BatchResult<List<ItemEdit>> set(String uri, String element) throws EwsFault {
        return update(
                "<t:SetItemField><t:FieldURI FieldURI='calendar:%s'/><t:CalendarItem>%s</t:CalendarItem></t:SetItemField>"
                        .formatted(uri, element));
    }

    private static BatchResult<List<ItemEdit>> delete(String uri) throws EwsFault {
        return update(
                "<t:DeleteItemField><t:FieldURI FieldURI='calendar:%s'/></t:DeleteItemField>"
                        .formatted(uri));
    }

    private static BatchResult<List<ItemEdit>> update(String update) throws EwsFault {
        var body =
                "<m:UpdateItem ConflictResolution='AlwaysOverwrite'><m:ItemChanges><t:ItemChange><t:ItemId Id='QQ=='/><t:Updates>%s</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
                        .formatted(update);
        return ((UpdateItem.Request) read(body)).changes().getFirst().edits();
    }

    private static NewItem made(String properties) throws EwsFault {
        var result = one("<t:CalendarItem>" + properties + "</t:CalendarItem>");
        assertThat(result).isInstanceOf(BatchResult.Done.class);
        return ((BatchResult.Done<NewItem>) result).value();
    }

    private static BatchResult<NewItem> one(String item) throws EwsFault {
        var body = "<m:CreateItem><m:Items>" + item + "</m:Items></m:CreateItem>";
        return ((CreateItem.Request) read(body)).items().getFirst();
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        var zone =
                "<t:TimeZoneContext><t:TimeZoneDefinition Id='W. Europe Standard Time'/></t:TimeZoneContext>";
        return Examples.read(Examples.envelope(zone, body)).operation();
    }
}
