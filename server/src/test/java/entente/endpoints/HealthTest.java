package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.audit.Audit;
import entente.audit.AuditEvent;
import entente.gate.Arrival;
import entente.gate.Mount;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.question.Domain;
import entente.question.TraceId;
import entente.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthTest {
    private boolean keeps = true;

    @Test
    void serverThatCannotKeepItsRecordIsNotReady() throws IOException {
        var good = health();
        keeps = false;
        var bad = health();

        assertThat(good.status()).isEqualTo(200);
        assertThat(new String(good.body(), UTF_8)).contains("\"ready\":true");
        assertThat(bad.status()).isEqualTo(503);
        assertThat(new String(bad.body(), UTF_8)).contains("\"ready\":false");
    }

    private Reply health() throws IOException {
        var audit =
                new Audit() {
                    @Override
                    public boolean record(AuditEvent event) {
                        return keeps;
                    }

                    @Override
                    public boolean keeps() {
                        return keeps;
                    }
                };
        var mount = (Mount.Open) new Health(Domain.of("contoso.test"), audit).mount();
        var arrival =
                new Arrival(
                        "GET",
                        "mail.contoso.test",
                        443,
                        "/entente/health",
                        "",
                        Map.of(),
                        InputStream.nullInputStream(),
                        true,
                        "127.0.0.1");
        var trace = new Trace(TraceId.fresh(), "contoso.test");
        return mount.endpoint().answer(new Visit(arrival, Map.of(), trace, Instant.EPOCH));
    }
}
