package entente.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A client that trusts the test's authority and nobody else.
final class TestClient implements AutoCloseable {
    private final SSLContext trust;
    private final HttpClient http;

    TestClient(Path authority) {
        trust = trusting(authority);
        http =
                HttpClient.newBuilder()
                        .sslContext(trust)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build();
    }

    /// What it trusts.
    SSLContext trust() {
        return trust;
    }

    static String basic(String address, String password) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (address + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(URI target, String... headers) {
        return send(HttpRequest.newBuilder(target).GET(), headers);
    }

    HttpResponse<String> post(URI target, String body, String... headers) {
        return send(HttpRequest.newBuilder(target).POST(BodyPublishers.ofString(body)), headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request, BodyHandlers.ofString());
    }

    /// The status that a GET over HTTP/1.1 gets.
    int http1(URI target, String... headers) {
        return send(HttpRequest.newBuilder(target).version(Version.HTTP_1_1).GET(), headers)
                .statusCode();
    }

    HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofByteArray());
    }

    /// A connection on which the test says what it likes; it waits for a minute at most.
    Socket connected(int port) throws IOException {
        var socket = trust.getSocketFactory().createSocket("localhost", port);
        socket.setSoTimeout(60_000);
        return socket;
    }

    /// An answer whose body is read as it comes.
    HttpResponse<InputStream> listening(HttpRequest.Builder request, String... headers) {
        return send(request.headers(headers), BodyHandlers.ofInputStream());
    }

    private <T> HttpResponse<T> send(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), handler);
        } catch (IOException broken) {
            throw new IllegalStateException("no answer", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static SSLContext trusting(Path authority) {
        try (var file = Files.newInputStream(authority)) {
            var anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
            var managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(anchors);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException("no trust", broken);
        }
    }
}
