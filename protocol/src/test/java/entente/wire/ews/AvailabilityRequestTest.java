package entente.wire.ews;

import static entente.wire.ews.Examples.availability;
import static entente.wire.ews.Examples.readAvailability;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.question.AttendeeType;
import entente.question.Quality;
import entente.question.TimeZoneRule;
import entente.question.View;
import entente.wire.ews.GetUserAvailability.FreeBusyOptions;
import entente.wire.ews.GetUserAvailability.Mailbox;
import entente.wire.ews.GetUserAvailability.Request;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvailabilityRequestTest {
    private static final String NO_ZONE = "";
    private static final String EIGHT = "2026-03-02T08:00:00";
    private static final String NOON = "2026-03-02T12:00:00";
    private static final String BERLIN_BY_NAME =
            "<t:TimeZoneContext><t:TimeZoneDefinition Id='W. Europe Standard Time'/></t:TimeZoneContext>";

    @Test
    void exampleIsReadAsItStands() throws EwsFault {
        var request = Examples.read(Examples.text("availability-request.xml"));

        assertThat(request.version()).isEqualTo(ExchangeVersion.EXCHANGE2010_SP2);
        assertThat(request.operation())
                .isEqualTo(
                        new Request(
                                Answers.PACIFIC,
                                List.of(
                                        new Mailbox(
                                                "ann@fabrikam.test", AttendeeType.ORGANIZER, true),
                                        new Mailbox("", AttendeeType.REQUIRED, false)),
                                Optional.of(
                                        new FreeBusyOptions(
                                                Instant.parse("2026-07-01T15:00:00Z"),
                                                Instant.parse("2026-07-01T19:00:00Z"),
                                                60,
                                                View.DETAILED_MERGED)),
                                Optional.of(
                                        new RawSuggestionOptions(
                                                20,
                                                10,
                                                0,
                                                30,
                                                Quality.GOOD,
                                                Instant.parse("2026-07-01T07:00:00Z"),
                                                Instant.parse("2026-07-02T07:00:00Z"),
                                                Optional.of(
                                                        Instant.parse("2026-07-01T16:00:00Z"))))));
    }

    @Test
    void timesWithoutAZoneFollowTheZoneNamedInTheHeader() throws EwsFault {
        var text = availability(BERLIN_BY_NAME, NO_ZONE, EIGHT, NOON);

        var request = Examples.read(text);

        assertThat(request.timeZoneContextId()).hasValue("W. Europe Standard Time");
        assertThat(window(readAvailability(text))).hasToString("2026-03-02T07:00:00Z");
        assertThat(readAvailability(text).zone()).isEqualTo(Answers.BERLIN);
    }

    @ParameterizedTest
    @CsvSource({
        "2019, 2019-01-14T22:00:00Z",
        "2020, 2020-01-14T21:00:00Z",
        "2026, 2026-01-14T21:00:00Z"
    })
    void timesWithoutAZoneFollowTheZoneSpelledOutInTheHeader(String year, Instant start)
            throws EwsFault {
        var text = Examples.text("zone-context-request.xml").replace("YEAR", year);

        var request = readAvailability(text);

        assertThat(window(request)).isEqualTo(start);
    }

    @Test
    void requestsOwnZoneWinsOverTheHeaders() throws EwsFault {
        var zone = zone("<t:Bias>-120</t:Bias>");

        var request = readAvailability(availability(BERLIN_BY_NAME, zone, EIGHT, NOON));

        assertThat(request.zone()).isEqualTo(TimeZoneRule.fixed(-120));
        assertThat(window(request)).hasToString("2026-03-02T06:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:00:00Z, 2026-03-02T08:00:00Z",
        "2026-03-02T08:00:00.000Z, 2026-03-02T08:00:00Z",
        "2026-03-02T08:00:00.1234567+01:00, 2026-03-02T07:00:00.123456700Z",
        "2026-03-02T08:00:00-08:00, 2026-03-02T16:00:00Z",
        "2026-03-01T24:00:00Z, 2026-03-02T00:00:00Z"
    })
    void timesWithAnOffsetAreHonouredAndNeedNoZone(String start, Instant meant) throws EwsFault {
        var request = readAvailability(availability("", NO_ZONE, start, "2026-03-03T00:00:00Z"));

        assertThat(window(request)).isEqualTo(meant);
        assertThat(request.zone()).isEqualTo(TimeZoneRule.UTC);
    }

    @Test
    void timesWithoutAnyZoneAreRefused() {
        assertRefused(Code.ZONE_INVALID, availability("", NO_ZONE, EIGHT, NOON));
    }

    @Test
    void zoneWithANameThatThereIsNotIsRefused() {
        var header = BERLIN_BY_NAME.replace("W. Europe", "Middle Earth");

        assertRefused(Code.ZONE_INVALID, availability(header, NO_ZONE, EIGHT, NOON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:Bias>2000</t:Bias>",
                "<t:Bias>2147483647</t:Bias><t:StandardTime><t:Bias>1</t:Bias></t:StandardTime>"
            })
    void zoneThatCannotBeIsRefused(String zone) {
        assertRefused(Code.ZONE_INVALID, availability("", zone(zone), EIGHT, NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "Everything", "", "FreeBusy Detailed"})
    void viewThatCannotBeAskedForIsRefused(String view) {
        var text = Examples.text("availability-request.xml").replace("DetailedMerged", view);

        assertRefused(Code.VIEW_INVALID, text);
    }

    @Test
    void intervalAndViewHaveDefaults() throws EwsFault {
        var options =
                readAvailability(availability(BERLIN_BY_NAME, NO_ZONE, EIGHT, NOON))
                        .freeBusy()
                        .orElseThrow();

        assertThat(options.intervalMinutes()).isEqualTo(30);
        assertThat(options.view()).isEqualTo(View.FREE_BUSY);
    }

    @Test
    void limitsAreNotTheReadersBusiness() throws EwsFault {
        var request = readAvailability(availability(BERLIN_BY_NAME, NO_ZONE, NOON, EIGHT));

        assertThat(window(request)).hasToString("2026-03-02T11:00:00Z");
    }

    @Test
    void requestForNothingIsRefused() {
        var text =
                Examples.envelope(
                        "",
                        "<m:GetUserAvailabilityRequest><m:MailboxDataArray/></m:GetUserAvailabilityRequest>");

        assertRefused(Code.NOTHING_ASKED, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02",
                "2026-02-30T08:00:00",
                "2026-03-02T25:00:00",
                "2026-03-02 08:00:00",
                "26-03-02T08:00:00",
                "2026-03-02T08:00:00+1",
                "2026-03-02T08:00:00.Z",
                "tomorrow",
                "",
                "2026-03-02T24:00:01",
                "2026-03-02T08:00:00.1234567890",
                "2026-03-02T08:00:00+25:00"
            })
    void timeThatIsNoneIsMalformed(String time) {
        assertRefused(Code.REQUEST_MALFORMED, availability("", NO_ZONE, time, NOON));
    }

    @Test
    void complaintNamesThePath() {
        assertThatThrownBy(() -> readAvailability(availability("", NO_ZONE, "never", NOON)))
                .isInstanceOfSatisfying(
                        EwsFault.class,
                        fault ->
                                assertThat(fault.refusal().sentence())
                                        .contains(
                                                "FreeBusyViewOptions/TimeWindow/StartTime is not a time"));
    }

    @Test
    void ourOwnRequestIsReadBackAsItWasMeant() throws EwsFault {
        var request = readAvailability(Examples.text("availability-request.xml"));

        var sent = GetUserAvailability.request(request, ExchangeVersion.EXCHANGE2013_SP1);

        var read = EwsRequest.read(new ByteArrayInputStream(sent), Examples.MOST_BYTES);
        assertThat(read.version()).isEqualTo(ExchangeVersion.EXCHANGE2013_SP1);
        assertThat(read.operation())
                .isEqualTo(
                        new Request(
                                TimeZoneRule.UTC,
                                request.mailboxes(),
                                request.freeBusy(),
                                Optional.empty()));
    }

    private static String zone(String content) {
        return "<t:TimeZone>" + content + "</t:TimeZone>";
    }

    private static Instant window(Request request) {
        return request.freeBusy().orElseThrow().start();
    }

    private static void assertRefused(Code code, String request) {
        assertThatThrownBy(() -> Examples.read(request))
                .isInstanceOfSatisfying(
                        EwsFault.class,
                        fault -> assertThat(fault.refusal().code()).isEqualTo(code));
    }
}
