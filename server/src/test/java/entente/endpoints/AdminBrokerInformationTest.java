package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome;
import entente.discovery.BrokerSearch;
import entente.gate.Arrival;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.question.Caller;
import entente.question.TraceId;
import entente.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdminBrokerInformationTest {
    private final List<URI> called = new ArrayList<>();

    @Test
    void brokerIsAskedOfAFewRealmsAndOfNoMore() throws IOException {
        assertThat(reason(ask(realms(17)))).contains("REQUEST_MALFORMED", "at most 16 realms");
        assertThat(called).isEmpty();
        assertThat(reason(ask(realms(16)))).contains("BROKER_NOT_TOLD");
        assertThat(called).isNotEmpty();
    }

    @Test
    void nothingIsCalledForWhatIsNoBrokerOrNoRealm() throws IOException {
        for (var malformed :
                List.of(
                        "{\"realms\": []}",
                        "{\"url\": \"http://auth.test\"}",
                        "{\"url\": \"https://auth.test/path\"}",
                        "{\"url\": \"https://auth.test\", \"realms\": [\"Fabrikam.test\"]}",
                        "{\"url\": \"https://auth.test\", \"realms\": [\"../admin\"]}",
                        "{\"url\": \"https://auth.test\", \"realm\": \"fabrikam.test\"}")) {
            assertThat(reason(ask(malformed))).as(malformed).contains("REQUEST_MALFORMED");
        }
        assertThat(called).isEmpty();
    }

    private static String realms(int count) {
        return IntStream.range(0, count)
                .mapToObj("\"r%d.test\""::formatted)
                .collect(
                        Collectors.joining(
                                ",", "{\"url\":\"https://auth.test\",\"realms\":[", "]}"));
    }

    private static String reason(Reply reply) {
        return new String(reply.body(), UTF_8);
    }

    private Reply ask(String body) throws IOException {
        var search = new BrokerSearch(silent(), Duration.ofSeconds(1));
        var door = Door.forAdministrators(new Passwords((_, _) -> Optional.empty()));
        var mount = (Mount.Guarded) new AdminBrokerInformation(search, "contoso.test").mount(door);
        return mount.endpoint()
                .answer(
                        new Caller.Administrator("admin@contoso.test"),
                        new Visit(
                                arrival(body),
                                Map.of(),
                                new Trace(TraceId.fresh(), "contoso.test"),
                                Instant.parse("2026-03-02T12:00:00Z")));
    }

    private Https silent() {
        return new Https() {
            @Override
            public Outcome send(Call call) {
                called.add(call.target());
                return new Outcome.NoAnswer(Outcome.Kind.UNREACHABLE, "nobody is there");
            }

            @Override
            public void close() {}
        };
    }

    private static Arrival arrival(String body) {
        return new Arrival(
                "POST",
                "mail.contoso.test",
                443,
                "/entente/admin/broker-information",
                "",
                Map.of(),
                new ByteArrayInputStream(body.getBytes(UTF_8)),
                true,
                "127.0.0.1");
    }
}
