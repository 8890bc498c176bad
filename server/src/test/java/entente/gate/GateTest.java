package entente.gate;

import static entente.gate.Visitors.NOON;
import static entente.gate.Visitors.arrival;
import static entente.gate.Visitors.base64;
import static entente.gate.Visitors.get;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import entente.audit.AuditEvent;
import entente.gate.Visitors.FewAccounts;
import entente.problem.Code;
import entente.question.Address;
import entente.question.TraceId;
import entente.trace.Step;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class GateTest {
    private static final String TRACE = "6f1c2c6e-3c53-4b2c-9a0f-1d6a3f9f2b11";

    private final TraceBook traces = new TraceBook();
    private final List<AuditEvent> recorded = new ArrayList<>();
    private final Door door = Door.forAdministrators(new Passwords(new FewAccounts()));
    private final Gate gate =
            new Gate(
                    "contoso.test",
                    List.of(
                            open("/EWS/Exchange.asmx", "POST"),
                            open("/mailboxes/{address}", "GET"),
                            new Mount.Open(
                                    Place.at("/announced", "GET")
                                            .announcing("X-SOAP-Enabled", "True"),
                                    _ -> Reply.empty(200)),
                            new Mount.Open(
                                    Place.at("/broken", "GET"),
                                    _ -> {
                                        throw new IllegalStateException("spring");
                                    }),
                            new Mount.Guarded(
                                    Place.at("/broken-inside", "GET"),
                                    door,
                                    (_, _) -> {
                                        throw new IllegalStateException("spring");
                                    }),
                            new Mount.Guarded(
                                    Place.at("/inside", "GET"),
                                    door,
                                    (caller, visit) -> {
                                        visit.trace()
                                                .add(
                                                        new Step.TargetFollowed(
                                                                Address.of("joe@contoso.test"),
                                                                Address.of(
                                                                        "joe@contoso.cloud.test")),
                                                        Duration.ZERO);
                                        return Reply.text(200, caller.describe());
                                    })),
                    traces,
                    recorded::add,
                    InstantSource.fixed(NOON));

    @ParameterizedTest
    @ValueSource(strings = {"/EWS/Exchange.asmx", "/ews/exchange.asmx", "/Ews/EXCHANGE.ASMX"})
    void pathIsFoundInAnyCase(String path) {
        assertThat(gate.answer(arrival("POST", path, Map.of(), true)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ews/exchange.asmx/",
                "/ews//exchange.asmx",
                "//ews/exchange.asmx",
                "/ews/./exchange.asmx",
                "/x/../ews/exchange.asmx",
                "/%65ws/exchange.asmx",
                "/ews%2Fexchange.asmx",
                "/ews/exchange.asmx;a=b",
                "/mailboxes/a%2Fb@contoso.test",
                "/mailboxes/%2e%2e",
                "/mailboxes/a%252eb",
                "/mailboxes/",
                "/mailboxes/%zz",
                ""
            })
    void pathThatIsNotExactlyThisOneIsFoundNowhere(String path) {
        assertThat(gate.answer(arrival("POST", path, Map.of(), true)).status()).isEqualTo(404);
        assertThat(gate.answer(get(path)).status()).isEqualTo(404);
    }

    @Test
    void namedSegmentIsDecodedOnce() {
        var reply = gate.answer(get("/mailboxes/room.blue%40contoso.test"));

        assertThat(reply.body()).asString().isEqualTo("{address=room.blue@contoso.test}");
    }

    @Test
    void methodThatAPlaceDoesNotKnowIsSaid() {
        var reply = gate.answer(arrival("DELETE", "/announced", Map.of(), true));

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers().get("Allow")).containsExactly("GET");
        assertThat(reply.headers()).containsKey("X-SOAP-Enabled");
    }

    @Test
    void faultOfAnEndpointIsAnEmptyAnswer() {
        var reply = gate.answer(get("/broken"));

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void faultOfAnEndpointIsOnRecordWithWhomItHappenedTo() {
        var log = (Logger) LoggerFactory.getLogger(Gate.class);
        var written = new ListAppender<ILoggingEvent>();
        written.start();
        log.addAppender(written);

        var reply =
                gate.answer(
                        arrival(
                                "GET",
                                "/broken-inside",
                                Map.of(
                                        "authorization",
                                        List.of("Basic " + base64("admin@contoso.test:winter"))),
                                true));
        log.detachAppender(written);

        assertThat(reply.status()).isEqualTo(500);
        assertThat(written.list)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getLevel()).isEqualTo(Level.ERROR);
                    assertThat(event.getFormattedMessage()).contains("admin@contoso.test");
                });
    }

    @Test
    void whatAnAdministratorAsksIsALineInTheLog() {
        var log = (Logger) LoggerFactory.getLogger(Gate.class);
        var written = new ListAppender<ILoggingEvent>();
        written.start();
        log.addAppender(written);

        gate.answer(signedIn(TRACE));
        log.detachAppender(written);

        assertThat(written.list)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getLevel()).isEqualTo(Level.INFO);
                    assertThat(event.getFormattedMessage()).contains("admin@contoso.test", "200");
                });
    }

    @Test
    void traceIsTheOneThatTheClientNamed() {
        var reply = gate.answer(signedIn(TRACE));

        assertThat(reply.headers().get("client-request-id")).containsExactly(TRACE);
        assertThat(reply.headers().get("request-id")).hasSize(1).doesNotContain(TRACE);
        assertThat(traces.steps(new TraceId(TRACE)).orElseThrow())
                .extracting(step -> step.step().name())
                .containsExactly("checks", "target");
    }

    @Test
    void requestsUnderOneTraceAreToldTogether() {
        gate.answer(signedIn(TRACE));
        gate.answer(signedIn(TRACE));

        assertThat(traces.steps(new TraceId(TRACE)).orElseThrow()).hasSize(4);
    }

    @Test
    void whatIsNoTraceIdIsReplacedByOne() {
        var reply = gate.answer(signedIn("../../etc"));

        assertThat(reply.headers().get("client-request-id"))
                .singleElement()
                .satisfies(id -> assertThat(TraceId.parse(id)).isPresent());
    }

    @Test
    void whoWasTurnedAwayLeavesATraceWithoutAPassword() {
        var wrong = "Basic " + Visitors.base64("mary@contoso.test:autumn");
        gate.answer(
                arrival(
                        "GET",
                        "/inside",
                        Map.of(
                                "authorization",
                                List.of(wrong),
                                "client-request-id",
                                List.of(TRACE)),
                        true));

        assertThat(traces.steps(new TraceId(TRACE)).orElseThrow())
                .singleElement()
                .satisfies(step ->
                        assertThat(step.step().detail())
                                .contains("PASSWORD_REFUSED")
                                .doesNotContain("autumn"));
    }

    @Test
    void whoWasTurnedAwayIsOnRecord() {
        var wrong = "Basic " + base64("mary@contoso.test:autumn");

        gate.answer(arrival("GET", "/inside", Map.of("authorization", List.of(wrong)), true));

        assertThat(recorded)
                .singleElement()
                .isInstanceOfSatisfying(
                        AuditEvent.SignInRefused.class,
                        refused -> {
                            assertThat(refused.by()).contains(Address.of("mary@contoso.test"));
                            assertThat(refused.reason()).isEqualTo(Code.PASSWORD_REFUSED);
                        });
    }

    @Test
    void whoShowedNothingAndWhoWasLetInAreNotAmongThem() {
        gate.answer(get("/inside"));
        gate.answer(signedIn(TRACE));

        assertThat(recorded).isEmpty();
    }

    private static Mount open(String path, String method) {
        return new Mount.Open(
                Place.at(path, method), visit -> Reply.text(200, visit.named().toString()));
    }

    private static Arrival signedIn(String trace) {
        var right = "Basic " + Visitors.base64("admin@contoso.test:winter");
        return arrival(
                "GET",
                "/inside",
                Map.of("authorization", List.of(right), "client-request-id", List.of(trace)),
                true);
    }
}
