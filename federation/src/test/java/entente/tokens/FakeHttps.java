package entente.tokens;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import entente.wire.jwt.MetadataDocument;
import entente.wire.jwt.VerifyKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Other servers, as functions from call to outcome. Keeps the promises of [Https]: https only, no answer beyond the bound, no
/// redirect followed.
final class FakeHttps implements Https {
    private final Map<URI, Function<Call, Outcome>> servers = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();

    synchronized void serve(URI target, Function<Call, Outcome> server) {
        servers.put(target, server);
    }

    void publish(URI target, String issuer, String realm, VerifyKey... keys) {
        var app = issuer.substring(0, issuer.indexOf('@'));
        var document =
                new MetadataDocument(
                        realm, app, issuer, List.of(issuer), List.of(keys), List.of(), List.of());
        serve(target, _ -> json(200, document.json()));
    }

    static Outcome json(int status, byte[] body) {
        return new Responded(status, Map.of("content-type", List.of("application/json")), body);
    }

    @Override
    public Outcome send(Call call) {
        Function<Call, Outcome> server;
        synchronized (this) {
            calls.add(call);
            server = servers.get(call.target());
        }
        if (server == null) {
            return new NoAnswer(Outcome.Kind.NAME_UNKNOWN, "no such server");
        }
        return switch (server.apply(call)) {
            case Responded answer -> bounded(call, answer);
            case NoAnswer none -> none;
        };
    }

    private static Outcome bounded(Call call, Responded answer) {
        return answer.body().length > call.mostBytes()
                ? new NoAnswer(Outcome.Kind.TOO_LARGE, "more than " + call.mostBytes())
                : answer;
    }

    synchronized int callsTo(URI target) {
        return (int) calls.stream().filter(call -> call.target().equals(target)).count();
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {}
}
