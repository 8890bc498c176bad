package entente.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;

/// The one client of every measurement: HTTP/1.1 over TLS on connections that are kept alive, with no redirects, cookies, gzip or
/// retries of its own.
final class HttpsClient implements AutoCloseable {
    private final CloseableHttpClient client;

    HttpsClient(SSLContext trust, int connections) {
        var pool =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build();
        this.client =
                HttpClients.custom()
                        .setConnectionManager(pool)
                        .disableAutomaticRetries()
                        .disableRedirectHandling()
                        .disableCookieManagement()
                        .disableContentCompression()
                        .disableAuthCaching()
                        .disableConnectionState()
                        .build();
    }

    /// What came back: the status and the whole body.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, byte[] body) {
        /// The body of an answer that must be good.
        byte[] ok() {
            if (status != 200) {
                throw new IllegalStateException(
                        "HTTP " + status + ": " + new String(body, StandardCharsets.UTF_8));
            }
            return body;
        }
    }

    Answer get(URI target, Map<String, String> headers) throws IOException {
        return send(new HttpUriRequestBase("GET", target), headers);
    }

    Answer send(String method, URI target, Map<String, String> headers, byte[] body)
            throws IOException {
        var request = new HttpUriRequestBase(method, target);
        request.setEntity(new ByteArrayEntity(body, null));
        return send(request, headers);
    }

    private Answer send(HttpUriRequestBase request, Map<String, String> headers)
            throws IOException {
        headers.forEach(request::setHeader);
        return client.execute(
                request,
                response -> {
                    var entity = response.getEntity();
                    return new Answer(
                            response.getCode(),
                            entity == null ? new byte[0] : EntityUtils.toByteArray(entity));
                });
    }

    static String basic(String address, String password) {
        var credentials = (address + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
