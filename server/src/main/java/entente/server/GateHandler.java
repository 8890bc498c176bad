package entente.server;

import entente.gate.Arrival;
import entente.gate.Connection;
import entente.gate.Gate;
import entente.gate.LiveBody;
import entente.gate.Reply;
import entente.metrics.ServerMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Turns Jetty's words into the gate's and back.
final class GateHandler extends Handler.Abstract {
    private static final String CONNECTION = Connection.class.getName();
    private static final int MOST_REST_BYTES = 512 * 1024;

    private final Gate gate;
    private final ServerMetrics metrics;

    GateHandler(Gate gate, ServerMetrics metrics) {
        this.gate = gate;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var reply = metrics.working(() -> reply(request));
        if (reply.live().isPresent()) {
            start(reply, reply.live().get(), request, response, callback);
            return true;
        }
        var encodings = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
        send(Gzip.wanted(encodings, reply), response, callback);
        return true;
    }

    private Reply reply(Request request) {
        if (request.getLength() > HttpsServer.MOST_BODY_BYTES) {
            return Reply.empty(413).with("request-id", UUID.randomUUID().toString());
        }
        var arrival = arrival(request);
        var reply = gate.answer(arrival);
        readRest(arrival.body());
        return reply;
    }

    /// Some clients read no answer before they have sent everything; a small rest is taken from them, a large one is not.
    private static void readRest(InputStream body) {
        try {
            body.skip(MOST_REST_BYTES);
        } catch (IOException gone) {
            // Then nobody waits for the answer either, or will be told by the connection's end.
        }
    }

    /// In a thread of its own: it takes minutes, and none of those that answer requests may wait for it.
    private void start(
            Reply reply, LiveBody body, Request request, Response response, Callback callback) {
        head(reply, response);
        var sending = new LiveSending(response);
        if (body.length().isPresent()) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length().getAsLong());
            Thread.ofVirtual().name("large").start(() -> sending.send(body, callback));
        } else {
            HangUp.watch(request, response);
            Thread.ofVirtual()
                    .name("live")
                    .start(() -> metrics.listening(() -> sending.send(body, callback)));
        }
    }

    private static void head(Reply reply, Response response) {
        response.setStatus(reply.status());
        reply.headers().forEach((name, values) -> put(name, values, response.getHeaders()));
    }

    private static void send(Reply reply, Response response, Callback callback) {
        head(reply, response);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.length());
        new Sending(reply.buffers(), response, callback).iterate();
    }

    private static void put(String name, List<String> values, HttpFields.Mutable headers) {
        if (values.size() == 1) {
            // The gate's word takes the place of Jetty's, as with the time.
            headers.put(name, values.getFirst());
        } else {
            // One line each: not every client splits a list of challenges.
            values.forEach(value -> headers.add(name, value));
        }
    }

    private static Arrival arrival(Request request) {
        var uri = request.getHttpURI();
        return new Arrival(
                request.getMethod(),
                Optional.ofNullable(Request.getServerName(request))
                        .orElse("")
                        .toLowerCase(Locale.ROOT),
                Request.getServerPort(request),
                Optional.ofNullable(uri.getPath()).orElse(""),
                Optional.ofNullable(uri.getQuery()).orElse(""),
                headers(request),
                new BoundedBody(Request.asInputStream(request), HttpsServer.MOST_BODY_BYTES),
                request.isSecure(),
                Request.getRemoteAddr(request),
                certificate(request),
                connection(request));
    }

    /// What is kept for as long as the connection; none where requests of several share one.
    private static Optional<Connection> connection(Request request) {
        var data = request.getConnectionMetaData();
        if (data.getHttpVersion() != HttpVersion.HTTP_1_1) {
            return Optional.empty();
        }
        if (!(data.getAttribute(CONNECTION) instanceof Connection)) {
            // One request comes after another here.
            data.setAttribute(CONNECTION, new Connection(shown(request)));
        }
        return Optional.of((Connection) data.getAttribute(CONNECTION));
    }

    /// The certificate that we showed.
    private static Optional<X509Certificate> shown(Request request) {
        return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE)
                                instanceof EndPoint.SslSessionData session
                        && session.sslSession() != null
                        && session.sslSession().getLocalCertificates() != null
                        && session.sslSession().getLocalCertificates()[0]
                                instanceof X509Certificate certificate
                ? Optional.of(certificate)
                : Optional.empty();
    }

    /// The first is the client's own, whose key the handshake proved.
    private static Optional<X509Certificate> certificate(Request request) {
        return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE)
                                instanceof EndPoint.SslSessionData session
                        && session.peerCertificates() != null
                        && session.peerCertificates().length > 0
                ? Optional.of(session.peerCertificates()[0])
                : Optional.empty();
    }

    private static Map<String, List<String>> headers(Request request) {
        var headers = new HashMap<String, List<String>>();
        for (var field : request.getHeaders()) {
            headers.computeIfAbsent(field.getLowerCaseName(), _ -> new ArrayList<>())
                    .add(Optional.ofNullable(field.getValue()).orElse(""));
        }
        return headers;
    }
}
