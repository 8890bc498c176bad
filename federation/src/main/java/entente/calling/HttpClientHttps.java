package entente.calling;

import entente.calling.Outcome.Kind;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/// [Https] over Apache HttpClient: HTTP/1.1, certificates and names verified, connections kept alive.
///
/// A call runs on the thread of its caller, which is interrupted when the call's patience is over: a peer that drips a byte
/// a second, or a name server that never answers, ends like any other that is too slow. On a virtual thread an interrupt ends whatever the
/// call waits for; a caller on another kind of thread gets a virtual one for the call.
public final class HttpClientHttps implements Https {
    private static final int LAST_PORT = 65_535;

    private final CloseableHttpClient client;
    private final Deadlines deadlines = new Deadlines();

    /// `trust` says whose certificates are believed (see [Trust]), `reach` which names may lie in a private network.
    public HttpClientHttps(SSLContext trust, Reach reach) {
        this.client = Connections.client(trust, reach);
    }

    @Override
    public Outcome send(Call call) {
        var refusal = whyNotDialled(call.target());
        if (refusal.isPresent()) {
            return new NoAnswer(Kind.REFUSED_HERE, refusal.get());
        }
        return Thread.currentThread().isVirtual() ? sendInTime(call) : sendFromVirtualThread(call);
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }

    private static Optional<String> whyNotDialled(URI target) {
        if (!"https".equalsIgnoreCase(target.getScheme())) {
            return Optional.of("only https is called");
        }
        if (target.getHost() == null || target.getRawUserInfo() != null) {
            return Optional.of("a URL to call names a host, and nobody's password");
        }
        if (target.getPort() > LAST_PORT) {
            return Optional.of("there is no port " + target.getPort());
        }
        return Optional.empty();
    }

    private static HttpUriRequestBase requestFor(Call call) {
        var request = new HttpUriRequestBase(call.method(), call.target());
        call.headers().forEach(request::setHeader);
        if (call.body().length > 0) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        return request;
    }

    private Outcome sendInTime(Call call) {
        var ended = deadlines.within(call.patience(), () -> exchange(requestFor(call), call));
        return switch (ended.value()) {
            case Responded answer -> answer;
            case NoAnswer _ when ended.late() ->
                    new NoAnswer(
                            Kind.TIMED_OUT, call.target().getHost() + " did not answer in time");
            case NoAnswer _ when Thread.currentThread().isInterrupted() -> givenUp(call);
            case NoAnswer none -> none;
        };
    }

    private Outcome sendFromVirtualThread(Call call) {
        var sending = new FutureTask<>(() -> sendInTime(call));
        Thread.ofVirtual().name("calling " + call.target().getHost()).start(sending);
        try {
            return sending.get();
        } catch (InterruptedException interrupted) {
            sending.cancel(true);
            Thread.currentThread().interrupt();
            return givenUp(call);
        } catch (ExecutionException fault) {
            throw new IllegalStateException(
                    "a call failed in a way that is a fault of ours", fault.getCause());
        }
    }

    private static Outcome givenUp(Call call) {
        return new NoAnswer(
                Kind.TIMED_OUT, "nobody waits for " + call.target().getHost() + " any more");
    }

    private Outcome exchange(HttpUriRequestBase request, Call call) {
        try {
            var response = client.executeOpen(null, request, null);
            try {
                return answer(response, call);
            } finally {
                // A connection that was read to the end is back in the pool by now and stays there.
                // Any other is cut, because
                // closing the response alone would first read the rest.
                request.abort();
                Closer.closeQuietly(response);
            }
        } catch (IOException failure) {
            return Failure.of(failure, call.target());
        }
    }

    private static Outcome answer(ClassicHttpResponse response, Call call) throws IOException {
        var body = readBody(response.getEntity(), call.mostBytes());
        if (body.isEmpty()) {
            return new NoAnswer(
                    Kind.TOO_LARGE,
                    "%s sent more than %d bytes"
                            .formatted(call.target().getHost(), call.mostBytes()));
        }
        return new Responded(response.getCode(), headers(response), body.get());
    }

    /// The body, unpacked; empty when it is larger than `most`.
    private static Optional<byte[]> readBody(@Nullable HttpEntity entity, int most)
            throws IOException {
        if (entity == null) {
            return Optional.of(new byte[0]);
        }
        if (entity.getContentLength() > most) {
            return Optional.empty();
        }
        InputStream content = entity.getContent();
        var body = content.readNBytes(most);
        return body.length == most && content.read() >= 0 ? Optional.empty() : Optional.of(body);
    }

    private static Map<String, List<String>> headers(ClassicHttpResponse response) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var header : response.getHeaders()) {
            headers.computeIfAbsent(
                            header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(header.getValue() == null ? "" : header.getValue());
        }
        headers.replaceAll((_, values) -> List.copyOf(values));
        return Map.copyOf(headers);
    }
}
