package entente.calling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A [Site] behind TLS on loopback, with a certificate of its own making.
public final class TlsSite implements AutoCloseable {
    private final X509Certificate certificate;
    private final HttpsServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();

    /// Answers as `site` does; the certificate names `names`.
    public static TlsSite answering(Site site, String... names) {
        var server = new TlsSite(names);
        server.serve(exchange -> server.answer(exchange, site));
        return server;
    }

    /// Answers byte by byte.
    static TlsSite writing(Raw raw, String... names) {
        var server = new TlsSite(names);
        server.serve(raw);
        return server;
    }

    private TlsSite(String... names) {
        try {
            var shown = Shown.naming(names);
            certificate = shown.certificate();
            server =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(shown.server()));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// What a server shows that speaks TLS, and its certificate.
    public record Shown(SSLContext server, X509Certificate certificate) {
        /// With a certificate of its own making that names these.
        public static Shown naming(String... names) {
            try {
                var keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
                var certificate = TlsSite.certificate(keys, List.of(names));
                return new Shown(context(keys, certificate), certificate);
            } catch (IOException | GeneralSecurityException | OperatorCreationException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    /// Writes to the socket as it likes.
    interface Raw {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    X509Certificate certificate() {
        return certificate;
    }

    URI at(String name) {
        return URI.create("https://%s:%d/".formatted(name, server.getAddress().getPort()));
    }

    /// How many connections calls came over.
    int connections() {
        return callers.size();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void serve(Raw raw) {
        server.createContext(
                "/",
                exchange -> {
                    callers.add(exchange.getRemoteAddress());
                    try (exchange) {
                        raw.answer(exchange);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
        server.start();
    }

    private void answer(HttpExchange exchange, Site site) throws IOException, InterruptedException {
        switch (site.answer(call(exchange))) {
            case Site.Said said -> {
                said.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(
                        said.status(), said.body().length == 0 ? -1 : said.body().length);
                exchange.getResponseBody().write(said.body());
            }
            case Site.Silence _ -> closed.await();
            case Site.Broken _ -> throw new IOException("broken off");
        }
    }

    private static Call call(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                headers,
                exchange.getRequestBody().readAllBytes(),
                Duration.ZERO,
                0);
    }

    private static SSLContext context(KeyPair keys, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("site", keys.getPrivate(), new char[0], new Certificate[] {certificate});
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static X509Certificate certificate(KeyPair keys, List<String> names)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        var now = Instant.now();
        var subject = new X500Name("CN=" + names.getFirst());
        var alternatives = names.stream().map(TlsSite::alternative).toArray(GeneralName[]::new);
        var builder =
                new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.ONE,
                                Date.from(now.minus(Duration.ofHours(1))),
                                Date.from(now.plus(Duration.ofHours(1))),
                                subject,
                                keys.getPublic())
                        .addExtension(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(alternatives));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .build(keys.getPrivate())));
    }

    private static GeneralName alternative(String name) {
        var isNumbers = Stream.of(name.split("\\.")).allMatch(part -> part.matches("\\d+"));
        return new GeneralName(isNumbers ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }
}
