package entente.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Answer;
import entente.question.BusyBlock;
import entente.question.Caller;
import entente.question.Details;
import entente.question.FreeBusy;
import entente.question.Status;
import entente.question.TraceId;
import entente.question.View;
import entente.question.Window;
import entente.trace.Step.Called;
import entente.trace.Step.RouteConsidered;
import entente.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LookupReportTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Address JOE = Address.of("joe@contoso.cloud.test");

    @Test
    void jsonHasTheStableShape() {
        var report = report(answered(busy("Planning", "")));

        assertThat(JsonMapper.shared().readTree(report.json()))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"traceId": "00000000-0000-0000-0000-000000000001",
                                         "requester": "mary@contoso.test",
                                         "window": {"start": "2026-03-02T09:00:00Z", "end": "2026-03-02T11:00:00Z"},
                                         "answers": [{
                                           "address": "joe@contoso.cloud.test",
                                           "route": "oauth",
                                           "result": "answered",
                                           "accessLevel": "LimitedDetails",
                                           "mergedFreeBusy": "20",
                                           "busy": [{"start": "2026-03-02T09:00:00Z", "end": "2026-03-02T10:00:00Z",
                                                     "status": "Busy", "subject": "Planning"}],
                                           "steps": [
                                             {"step": "route", "where": "contoso.test", "millis": 0,
                                              "detail": "oauth to-cloud taken: it leads there"},
                                             {"step": "call", "where": "contoso.test", "millis": 12,
                                              "detail": "GetUserAvailability at https://mail.contoso.cloud.test answered 200"}]}]}
                                        """));
    }

    @Test
    void whatIsNotThereIsLeftOutAndNeverNull() {
        var report =
                report(new Answer.Refused(Refusal.of(Code.CALENDAR_NOT_SHARED).because("secret")));

        var json = new String(report.json(), UTF_8);

        assertThat(json)
                .contains("\"reasonCode\"", "CALENDAR_NOT_SHARED", "\"remedy\"", "\"refused\"")
                .doesNotContain("null", "busy\"", "mergedFreeBusy", "accessLevel");
    }

    @Test
    void reportIsReadBackAsItWasWritten() {
        var report = report(answered(busy("Planning", "Room 1")));

        assertThat(LookupReport.read(report.json())).contains(report);
    }

    @Test
    void refusedReportIsReadBackAsItWasWritten() {
        var report = report(new Answer.Unreachable(Refusal.of(Code.LOOKUP_TIMED_OUT)));

        assertThat(LookupReport.read(report.json())).contains(report);
    }

    @Test
    void whatIsNoReportIsNotRead() {
        assertThat(LookupReport.read("{}".getBytes(UTF_8))).isEmpty();
        assertThat(LookupReport.read("<html>".getBytes(UTF_8))).isEmpty();
        assertThat(LookupReport.read("[1]".getBytes(UTF_8))).isEmpty();
    }

    private static LookupReport report(Answer answer) {
        var trace = new Trace(new TraceId("00000000-0000-0000-0000-000000000001"), "contoso.test");
        trace.add(
                JOE,
                new RouteConsidered("oauth", "to-cloud", true, "it leads there"),
                Duration.ZERO);
        trace.add(
                JOE,
                new Called("GetUserAvailability", "https://mail.contoso.cloud.test", 200),
                Duration.ofMillis(12));
        var inquiry =
                new Inquiry(
                        new Caller.OwnPerson(Address.of("mary@contoso.test")),
                        List.of(JOE.toString()),
                        new Window(NINE, NINE.plus(Duration.ofHours(2))),
                        View.DETAILED_MERGED,
                        Duration.ofHours(1));
        return LookupReport.of(inquiry, List.of(answer), trace);
    }

    private static Answer answered(BusyBlock... blocks) {
        return new Answer.Answered(
                new FreeBusy(
                        View.DETAILED_MERGED,
                        AccessLevel.LIMITED_DETAILS,
                        Optional.of("20"),
                        List.of(blocks),
                        Optional.empty()));
    }

    private static BusyBlock busy(String subject, String location) {
        return new BusyBlock(
                NINE,
                NINE.plus(Duration.ofHours(1)),
                Status.BUSY,
                Optional.of(new Details("", subject, location, true, false, false, false, false)));
    }
}
