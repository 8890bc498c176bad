package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.calendar.Appointment.Kind;
import entente.item.Filter;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.problem.Code;
import entente.wire.ews.FolderShape.Base;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// How calendars are looked at: by their days, or searched as other folders are.
class CalendarViewTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final String VIEW =
            "<m:CalendarView StartDate='2026-03-02T09:00:00' EndDate='2026-03-09T08:00:00Z'/>";
    private static final Properties STAND_UP =
            Properties.NONE
                    .with(Known.APPOINTMENT_START, MONDAY)
                    .with(Known.LOCATION, "Town")
                    .with(Known.BUSY_STATUS, 3)
                    .with(Known.ALL_DAY, false)
                    .with(Known.RECURRING, true)
                    .with(Known.RESPONSE_STATUS, 3)
                    .with(Known.APPOINTMENT_SEQUENCE, 4)
                    .with(Known.APPOINTMENT_STATE, 1)
                    .with(Known.FROM_NAME, "Mary");

    @Test
    void daysOfACalendarAreOnTheClockOfTheHeadersZone() throws EwsFault {
        var request = request(VIEW.replace("/>", " MaxEntriesReturned='5'/>"));

        assertThat(request.calendarView())
                .contains(
                        new CalendarView(
                                MONDAY, Instant.parse("2026-03-09T08:00:00Z"), OptionalInt.of(5)));
        assertThat(request.view()).isEmpty();
        assertThat(request.filter()).isEqualTo(BatchResult.done(Optional.empty()));
        assertThat(request.order()).isEqualTo(BatchResult.done(List.of()));
    }

    @Test
    void howManyAreWantedNeedNotBeSaid() throws EwsFault {
        assertThat(request(VIEW).calendarView().orElseThrow().most()).isEmpty();
        assertThat(request("").calendarView()).isEmpty();
    }

    @Test
    void daysOfACalendarAreNeitherSearchedNorSorted() throws EwsFault {
        var refused = BatchResult.refused(Code.CALENDAR_VIEW_FILTERED);
        var filter =
                "<m:Restriction><t:Exists><t:FieldURI FieldURI='calendar:Start'/></t:Exists></m:Restriction>";
        var order =
                "<m:SortOrder><t:FieldOrder Order='Ascending'><t:FieldURI FieldURI='calendar:Start'/></t:FieldOrder></m:SortOrder>";

        assertThat(request(filter + VIEW).filter()).isEqualTo(refused);
        assertThat(request(VIEW + order).order()).isEqualTo(refused);
        assertThat(request(filter + order).filter()).isInstanceOf(BatchResult.Done.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T07:59:59Z, 1, CALENDAR_VIEW_BACKWARD",
        "2028-03-02T08:00:01Z, 1, CALENDAR_VIEW_TOO_LONG",
        "2026-03-03T08:00:00Z, 0, PAGE_EMPTY"
    })
    void aViewThatIsNoneSaysWhy(Instant end, int most, Code code) {
        var view = new CalendarView(MONDAY, end, OptionalInt.of(most));

        assertThat(view.refusal().orElseThrow().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T08:00:00Z", "2028-03-02T08:00:00Z"})
    void aMomentAndTwoYearsAreViews(Instant end) {
        assertThat(new CalendarView(MONDAY, end, OptionalInt.empty()).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<m:CalendarView/>",
                "<m:CalendarView StartDate='2026-03-02T09:00:00'/>",
                "<m:CalendarView StartDate='today' EndDate='2026-03-09T08:00:00Z'/>",
                "<m:CalendarView StartDate='2026-03-02T09:00:00' EndDate='2026-03-09T08:00:00Z' MaxEntriesReturned='few'/>"
            })
    void aViewWithoutWhatItNeedsIsMalformed(String view) {
        assertThatThrownBy(() -> request(view)).isInstanceOf(EwsFault.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Start, IsGreaterThanOrEqualTo, 2026-03-02T08:00:00Z, true",
        "Location, IsEqualTo, town, true",
        "LegacyFreeBusyStatus, IsEqualTo, OOF, true",
        "LegacyFreeBusyStatus, IsEqualTo, Busy, false",
        "IsAllDayEvent, IsEqualTo, false, true",
        "IsRecurring, IsEqualTo, true, true",
        "MyResponseType, IsEqualTo, Accept, true",
        "AppointmentSequenceNumber, IsLessThan, 5, true",
        "AppointmentState, IsEqualTo, 1, true",
        "Organizer, IsEqualTo, mary, true"
    })
    void appointmentsAreSearchedByWhatTheySay(
            String uri, String relation, String value, boolean found) throws EwsFault {
        var request =
                request(
                        "<m:Restriction><t:%s><t:FieldURI FieldURI='calendar:%s'/><t:FieldURIOrConstant><t:Constant Value='%s'/></t:FieldURIOrConstant></t:%s></m:Restriction>"
                                .formatted(relation, uri, value, relation));

        assertThat(filter(request).matches(STAND_UP)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UID", "Recurrence", "StartTimeZone", "IsMeeting", "Duration"})
    void byWhatIsNoPropertyNobodySearches(String uri) throws EwsFault {
        var request =
                request(
                        "<m:Restriction><t:Exists><t:FieldURI FieldURI='calendar:%s'/></t:Exists></m:Restriction>"
                                .formatted(uri));

        assertThat(request.filter()).isEqualTo(BatchResult.refused(Code.FILTER_PATH_UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("sorted")
    void appointmentsAreSortedByWhatTheySay(String uri, PropertyId property) throws EwsFault {
        var request =
                request(
                        "<m:SortOrder><t:FieldOrder Order='Ascending'><t:FieldURI FieldURI='calendar:%s'/></t:FieldOrder></m:SortOrder>"
                                .formatted(uri));

        assertThat(request.order())
                .isEqualTo(BatchResult.done(List.of(new FindItem.SortField(property, false))));
    }

    static Stream<Arguments> sorted() {
        return Stream.of(
                Arguments.of("End", Known.APPOINTMENT_END),
                Arguments.of("Location", Known.LOCATION),
                Arguments.of("LegacyFreeBusyStatus", Known.BUSY_STATUS),
                Arguments.of("IsAllDayEvent", Known.ALL_DAY));
    }

    @Test
    void occurrencesAreToldInAList() throws SAXException, IOException {
        var occurrence = AppointmentExamples.standUp(Kind.OCCURRENCE, "1772438400");
        var response =
                new FindItem.Response(
                        ItemExamples.shape(Base.ALL_PROPERTIES),
                        List.of(
                                BatchResult.done(
                                        Page.whole(List.of(AppointmentExamples.item(occurrence)))),
                                BatchResult.refused(Code.CALENDAR_VIEW_ELSEWHERE)));

        assertThat(Examples.written(ExchangeVersion.EXCHANGE2013_SP1, response))
                .contains(
                        "<t:CalendarItemType>Occurrence</t:CalendarItemType>",
                        "ErrorCalendarFolderIsInvalidForCalendarView")
                .doesNotContain("Attendees", "t:Body");
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, response));
    }

    private static Filter filter(FindItem.Request request) {
        assertThat(request.filter()).isInstanceOf(BatchResult.Done.class);
        return ((BatchResult.Done<Optional<Filter>>) request.filter()).value().orElseThrow();
    }

    private static FindItem.Request request(String parts) throws EwsFault {
        var zone =
                "<t:TimeZoneContext><t:TimeZoneDefinition Id='W. Europe Standard Time'/></t:TimeZoneContext>";
        var body =
                "<m:FindItem Traversal='Shallow'>%s<m:ParentFolderIds><t:DistinguishedFolderId Id='calendar'/></m:ParentFolderIds></m:FindItem>"
                        .formatted(parts);
        return (FindItem.Request) Examples.read(Examples.envelope(zone, body)).operation();
    }
}
