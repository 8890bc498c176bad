package entente.calling;

import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// How the client is set up: what it must never do of its own accord, and how much it may hold.
final class Connections {
    private static final int MOST_CONNECTIONS = 400;
    private static final int MOST_TO_ONE_SERVER = 100;
    private static final int LONGEST_HEADER_LINE = 32 * 1024;
    private static final int MOST_HEADERS = 100;

    /// One step of a call; the call's own patience is the limit that its caller feels.
    private static final Timeout STEP = Timeout.ofSeconds(10);

    private Connections() {}

    static CloseableHttpClient client(SSLContext trust, Reach reach) {
        return HttpClients.custom()
                .setConnectionManager(pool(trust, reach))
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(STEP)
                                // The call's patience ends it. A limit of the socket's own would
                                // start and stop a timer, in a thread of its own, for each read.
                                .setResponseTimeout(Timeout.DISABLED)
                                .setProtocolUpgradeEnabled(false)
                                .setAuthenticationEnabled(false)
                                .build())
                .evictIdleConnections(TimeValue.ofSeconds(20))
                // Without it, a connection that carried a client certificate is never used again.
                .disableConnectionState()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableDefaultUserAgent()
                .build();
    }

    private static PoolingHttpClientConnectionManager pool(SSLContext trust, Reach reach) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                .setDefaultTlsConfig(
                        TlsConfig.custom()
                                .setHandshakeTimeout(STEP)
                                .setSupportedProtocols(TLS.V_1_2, TLS.V_1_3)
                                .build())
                .setDnsResolver(new GuardedNames(reach))
                .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder()
                                .http1Config(
                                        Http1Config.custom()
                                                .setMaxLineLength(LONGEST_HEADER_LINE)
                                                .setMaxHeaderCount(MOST_HEADERS)
                                                .build())
                                .build())
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(STEP)
                                // A server may close what it thinks idle; nothing is sent twice to
                                // find out.
                                .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                                .setTimeToLive(TimeValue.ofMinutes(5))
                                .build())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_TO_ONE_SERVER)
                .build();
    }
}
