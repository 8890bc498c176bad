package entente.calling;

import entente.calling.Outcome.Kind;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Servers without sockets. Keeps the promises of [HttpsContract], remembers every call, and never waits: a silent site
/// times out at once.
public final class ScriptedHttps implements Https {
    private final Map<String, Site> sites = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /// Puts a site at a host name, on every port.
    public ScriptedHttps at(String host, Site site) {
        sites.put(host, site);
        return this;
    }

    /// Every call made, in order.
    public List<Call> calls() {
        return calls;
    }

    @Override
    public Outcome send(Call call) {
        calls.add(call);
        if (!"https".equals(call.target().getScheme())) {
            return new NoAnswer(Kind.REFUSED_HERE, "only https is called");
        }
        var site = sites.get(call.target().getHost());
        if (site == null) {
            return new NoAnswer(Kind.NAME_UNKNOWN, "no such site: " + call.target().getHost());
        }
        if (!call.patience().isPositive()) {
            return new NoAnswer(Kind.TIMED_OUT, "no patience");
        }
        return switch (site.answer(call)) {
            case Site.Said(_, _, var body) when body.length > call.mostBytes() ->
                    new NoAnswer(Kind.TOO_LARGE, "too large");
            case Site.Said said -> new Responded(said.status(), headers(said), said.body());
            case Site.Silence _ -> new NoAnswer(Kind.TIMED_OUT, "silence");
            case Site.Broken(var kind) -> new NoAnswer(kind, "broken");
        };
    }

    @Override
    public void close() {}

    private static Map<String, List<String>> headers(Site.Said said) {
        var headers = new HashMap<String, List<String>>();
        said.headers()
                .forEach((name, value) ->
                        headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return headers;
    }
}
