package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Arrival;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Place;
import entente.gate.Visit;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Caller;
import entente.question.TraceId;
import entente.trace.Step;
import entente.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What administrators are told whatever they ask for.
class AdminEndpointTest {
    private static final Place PLACE = Place.at("/entente/admin/mailboxes", "GET");

    @Test
    void whatTheServerCannotDoNowIsToldWithItsReasonAndWhatToDo() throws IOException {
        var why = Refusal.of(Code.STORE_NOT_WRITTEN).saying("The change may have been made.");
        AdminEndpoint broken =
                _ -> {
                    throw new Problem(why);
                };
        var door = Door.forAdministrators(new Passwords((_, _) -> Optional.empty()));
        var visit = visit();

        var reply =
                ((Mount.Guarded) broken.behind(door, PLACE))
                        .endpoint()
                        .answer(new Caller.Administrator("admin@contoso.test"), visit);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(new String(reply.body(), UTF_8))
                .contains("STORE_NOT_WRITTEN", "The change may have been made.", why.remedy());
        assertThat(visit.trace().steps())
                .extracting(timed -> timed.step())
                .containsExactly(new Step.Failed(why));
    }

    private static Visit visit() {
        var arrival =
                new Arrival(
                        "GET",
                        "mail.contoso.test",
                        443,
                        "/entente/admin/mailboxes",
                        "",
                        Map.of(),
                        new ByteArrayInputStream(new byte[0]),
                        true,
                        "192.0.2.7");
        return new Visit(
                arrival,
                Map.of(),
                new Trace(TraceId.fresh(), "contoso.test"),
                Instant.parse("2026-03-02T12:00:00Z"));
    }
}
