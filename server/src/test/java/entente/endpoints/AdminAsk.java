package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.gate.Arrival;
import entente.gate.Mount;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.question.Caller;
import entente.question.TraceId;
import entente.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/// What an administrator asks at a place of the interface for them, behind the door: `named` are the segments of the path. At noon of 2 March 2026.
record AdminAsk(String method, Map<String, String> named, String query, byte[] body) {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    AdminAsk(String method, Map<String, String> named) {
        this(method, named, "", new byte[0]);
    }

    AdminAsk(String method, Map<String, String> named, String query, String body) {
        this(method, named, query, body.getBytes(UTF_8));
    }

    Reply at(Mount mount) {
        var arrival =
                new Arrival(
                        method,
                        "mail.contoso.test",
                        443,
                        "/entente/admin",
                        query,
                        Map.of(),
                        new ByteArrayInputStream(body),
                        true,
                        "192.0.2.7");
        var visit = new Visit(arrival, named, new Trace(TraceId.fresh(), "contoso.test"), NOON);
        try {
            return ((Mount.Guarded) mount)
                    .endpoint()
                    .answer(new Caller.Administrator("admin@contoso.test"), visit);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String text(Reply reply) {
        return new String(reply.body(), UTF_8);
    }
}
