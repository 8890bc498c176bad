package entente.vouching;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome;
import entente.calling.Outcome.Kind;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// One message being sent, as often as it takes: each time with another token, always to the same place.
record Post(
        Message message,
        Https https,
        InstantSource clock,
        ClockCheck clocks,
        Trace trace,
        Instant deadline) {
    /// Sends it with what follows `Bearer`; empty asks for the challenge.
    Outcome send(String bearer) {
        var name =
                bearer.isEmpty() ? message.operation() + " without a token" : message.operation();
        return send(
                name, Map.of("authorization", bearer.isEmpty() ? "Bearer" : "Bearer " + bearer));
    }

    /// Sends it with these credentials.
    Outcome sendAs(String authorization) {
        return send(message.operation(), Map.of("authorization", authorization));
    }

    /// Sends it as it is: its own body, or the connection, proves who asks.
    Outcome send() {
        return send(message.operation(), Map.of());
    }

    private Outcome send(String name, Map<String, String> proof) {
        var now = clock.instant();
        var left = Duration.between(now, deadline);
        if (!left.isPositive()) {
            return new NoAnswer(
                    Kind.TIMED_OUT, "the time was over before " + message + " was sent");
        }
        var patience = left.compareTo(message.patience()) < 0 ? left : message.patience();
        var watch = new Stopwatch();
        var outcome = https.send(call(proof, patience));
        if (outcome instanceof Responded answer) {
            trace.add(
                    new Step.Called(name, message.endpoint().toString(), answer.status()),
                    watch.lap());
            clocks.apart(answer.header("date"), now)
                    .ifPresent(by ->
                            trace.add(
                                    new Step.ClocksApart(message.endpoint().getHost(), by),
                                    Duration.ZERO));
        }
        return outcome;
    }

    private Call call(Map<String, String> proof, Duration patience) {
        var headers = new HashMap<>(proof);
        headers.put("content-type", "text/xml; charset=utf-8");
        headers.put("accept", "text/xml");
        headers.put("soapaction", "\"" + message.action() + "\"");
        headers.put("user-agent", message.userAgent());
        headers.put("client-request-id", trace.id().text());
        return new Call(
                "POST", message.endpoint(), headers, message.body(), patience, message.mostBytes());
    }
}
