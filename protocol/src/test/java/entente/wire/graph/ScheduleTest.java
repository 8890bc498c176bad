package entente.wire.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Answer;
import entente.question.BusyBlock;
import entente.question.Details;
import entente.question.FreeBusy;
import entente.question.Status;
import entente.question.TimeZoneRule;
import entente.question.View;
import entente.question.Window;
import entente.question.WorkingHours;
import entente.question.WorkingPeriod;
import entente.wire.graph.ScheduleResponse.Entry;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScheduleTest {
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final Window FOUR_HOURS = new Window(EIGHT, EIGHT.plus(Duration.ofHours(4)));
    private static final String ASK =
            """
            {"schedules": ["ann@fabrikam.test", "raj@fabrikam.test"],
             "startTime": {"dateTime": "2026-03-02T08:00:00", "timeZone": "Pacific Standard Time"},
             "EndTime": {"dateTime": "2026-03-02T12:00:00.0000000", "timeZone": "America/Los_Angeles"},
             "availabilityViewInterval": 60, "more": {"is": "passed over"}}\
            """;

    @Test
    void requestIsReadWithEitherNameOfAZoneAndInAnyCase() throws ScheduleFault {
        var request = ScheduleRequest.read(ASK.getBytes(UTF_8));

        assertThat(request)
                .isEqualTo(
                        new ScheduleRequest(
                                List.of("ann@fabrikam.test", "raj@fabrikam.test"),
                                Instant.parse("2026-03-02T16:00:00Z"),
                                Instant.parse("2026-03-02T20:00:00Z"),
                                60));
    }

    @Test
    void intervalIsHalfAnHourAndTheZoneUtcWhereNothingIsSaid() throws ScheduleFault {
        var request =
                ScheduleRequest.read(
                        "{\"startTime\": {\"dateTime\": \"2026-03-02T08:00:00\"}, \"endTime\": {\"dateTime\": \"2026-03-02T09:00:00Z\"}}"
                                .getBytes(UTF_8));

        assertThat(request.schedules()).isEmpty();
        assertThat(request.start()).isEqualTo(EIGHT);
        assertThat(request.end()).isEqualTo(EIGHT.plus(Duration.ofHours(1)));
        assertThat(request.intervalMinutes()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{} {}",
                "{\"startTime\": {\"dateTime\": \"2026-03-02T08:00:00\"}}",
                "{\"startTime\": {\"dateTime\": \"soon\"}, \"endTime\": {\"dateTime\": \"2026-03-02T08:00:00\"}}",
                "{\"schedules\": [1], \"startTime\": {\"dateTime\": \"2026-03-02T08:00:00\"}, \"endTime\": {\"dateTime\": \"2026-03-02T08:00:00\"}}",
                "{\"schedules\": [], \"schedules\": []}"
            })
    void whatIsNoRequestIsRefused(String body) {
        assertThatThrownBy(() -> ScheduleRequest.read(body.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        ScheduleFault.class,
                        fault ->
                                assertThat(fault.refusal().code())
                                        .isEqualTo(Code.REQUEST_MALFORMED));
    }

    @Test
    void zoneThatNobodyKnowsIsRefused() {
        var ask = ASK.replace("Pacific Standard Time", "Nowhere Standard Time");

        assertThatThrownBy(() -> ScheduleRequest.read(ask.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        ScheduleFault.class,
                        fault -> assertThat(fault.refusal().code()).isEqualTo(Code.ZONE_INVALID));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "|outlook.timezone=\"W. Europe Standard Time\"|, W. Europe Standard Time, Europe/Berlin",
                "|respond-async, outlook.timezone=\"Asia/Kolkata\"|, Asia/Kolkata, Asia/Kolkata",
                "|respond-async|, UTC, Z"
            })
    void answersAreOnTheClockThatIsPreferred(String prefer, String name, String zone)
            throws ScheduleFault {
        var preferred = ScheduleRequest.answerZone(List.of(prefer));

        assertThat(preferred.name()).isEqualTo(name);
        assertThat(preferred.zone().getId()).isEqualTo(zone);
    }

    @Test
    void everyScheduleHasItsPlaceAndARefusedOneItsReason() throws ScheduleFault {
        var json =
                json(
                        new Entry(
                                "ann@fabrikam.test",
                                new Answer.Refused(Refusal.of(Code.CALENDAR_NOT_SHARED)),
                                Optional.of("ErrorNoFreeBusyAccess")),
                        shown(AccessLevel.LIMITED_DETAILS, busy(Status.BUSY, details(false))));

        assertThat(json.at("/value/0/scheduleId").asString()).isEqualTo("ann@fabrikam.test");
        assertThat(json.at("/value/0/error/responseCode").asString())
                .isEqualTo("ErrorNoFreeBusyAccess");
        assertThat(json.at("/value/0/scheduleItems")).isEmpty();
        assertThat(json.at("/value/1/scheduleId").asString()).isEqualTo("raj@fabrikam.test");
    }

    @Test
    void itemTellsSubjectAndPlaceWithDetailsAlone() throws ScheduleFault {
        var detailed =
                json(shown(AccessLevel.LIMITED_DETAILS, busy(Status.BUSY, details(false))))
                        .at("/value/0/scheduleItems/0");
        var timesOnly =
                json(shown(AccessLevel.AVAILABILITY_ONLY, busy(Status.BUSY, Optional.empty())))
                        .at("/value/0/scheduleItems/0");

        assertThat(detailed.path("subject").asString()).isEqualTo("Dentist");
        assertThat(detailed.path("location").asString()).isEqualTo("Town");
        assertThat(detailed.path("isPrivate").asBoolean()).isFalse();
        assertThat(timesOnly.propertyNames()).containsExactly("status", "start", "end");
        assertThat(timesOnly.at("/start/dateTime").asString())
                .isEqualTo("2026-03-02T09:00:00.0000000");
        assertThat(timesOnly.at("/start/timeZone").asString()).isEqualTo("W. Europe Standard Time");
    }

    @Test
    void privateItemTellsThatItIsAndNothingElse() throws ScheduleFault {
        var item =
                json(shown(AccessLevel.LIMITED_DETAILS, busy(Status.BUSY, details(true))))
                        .at("/value/0/scheduleItems/0");

        assertThat(item.path("isPrivate").asBoolean()).isTrue();
        assertThat(item.toString()).doesNotContain("Dentist").doesNotContain("Town");
        assertThat(item.has("subject")).isFalse();
        assertThat(item.has("location")).isFalse();
    }

    @Test
    void workingElsewhereIsFourInTheViewUnlessSomethingFirmerIsThere() throws ScheduleFault {
        var away =
                new BusyBlock(
                        EIGHT,
                        EIGHT.plus(Duration.ofHours(2)),
                        Status.WORKING_ELSEWHERE,
                        Optional.empty());
        var json = json(shown("2000", AccessLevel.AVAILABILITY_ONLY, away));

        assertThat(json.at("/value/0/availabilityView").asString()).isEqualTo("2400");
        assertThat(json.at("/value/0/scheduleItems/0/status").asString())
                .isEqualTo("workingElsewhere");
    }

    @Test
    void workingHoursNameDaysTimesAndTheirZone() throws ScheduleFault {
        var hours =
                json(shown(
                                AccessLevel.AVAILABILITY_ONLY,
                                busy(Status.OUT_OF_OFFICE, Optional.empty())))
                        .at("/value/0/workingHours");

        assertThat(hours.path("startTime").asString()).isEqualTo("09:00:00.0000000");
        assertThat(hours.path("endTime").asString()).isEqualTo("17:30:00.0000000");
        assertThat(hours.at("/daysOfWeek/0").asString()).isEqualTo("monday");
        assertThat(hours.at("/timeZone/bias").asInt()).isEqualTo(-330);
        assertThat(hours.at("/timeZone/standardOffset/month").asInt()).isZero();
    }

    private static Entry shown(AccessLevel level, BusyBlock block) {
        return shown("2000", level, block);
    }

    private static Entry shown(String merged, AccessLevel level, BusyBlock block) {
        var hours =
                new WorkingHours(
                        TimeZoneRule.fixed(-330),
                        List.of(new WorkingPeriod(List.of(DayOfWeek.MONDAY), 540, 1050)));
        return new Entry(
                "raj@fabrikam.test",
                new Answer.Answered(
                        new FreeBusy(
                                View.DETAILED_MERGED,
                                level,
                                Optional.of(merged),
                                List.of(block),
                                Optional.of(hours))),
                Optional.empty());
    }

    private static BusyBlock busy(Status status, Optional<Details> details) {
        return new BusyBlock(EIGHT, EIGHT.plus(Duration.ofHours(1)), status, details);
    }

    private static Optional<Details> details(boolean secret) {
        return Optional.of(new Details("", "Dentist", "Town", false, false, false, false, secret));
    }

    private static JsonNode json(Entry... entries) throws ScheduleFault {
        var response =
                new ScheduleResponse(
                        "https://mail.fabrikam.test/v1.0/$metadata#x",
                        List.of(entries),
                        FOUR_HOURS,
                        Duration.ofHours(1),
                        NamedZone.read("W. Europe Standard Time"));
        return JsonMapper.builder().build().readTree(response.json());
    }
}
