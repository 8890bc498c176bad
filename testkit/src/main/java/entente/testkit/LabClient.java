package entente.testkit;

import entente.lab.ReadyDocument;
import entente.wire.jwt.PemKeys;
import entente.wire.jwt.PemKeys.PemMalformed;
import entente.wire.jwt.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A lab that runs, here or elsewhere, and a plain client that believes its certificates and follows no redirects.
public abstract sealed class LabClient implements AutoCloseable permits LabUnderTest, ChildLab {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ReadyDocument ready;
    private final SSLContext trust;
    private final HttpClient client;

    LabClient(ReadyDocument ready) {
        this.ready = ready;
        this.trust = believing(Path.of(ready.caFile()));
        this.client = HttpClient.newBuilder().sslContext(trust).build();
    }

    public ReadyDocument ready() {
        return ready;
    }

    /// Whose certificates the lab's servers have.
    public SSLContext trust() {
        return trust;
    }

    public ReadyDocument.Organisation organisation(String domain) {
        return ready().organisations().stream()
                .filter(each -> each.domains().contains(domain))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the lab: " + domain));
    }

    public ReadyDocument.Organisation organisationOf(String address) {
        return organisation(address.substring(address.indexOf('@') + 1));
    }

    public String passwordOf(String address) {
        return organisationOf(address).users().stream()
                .filter(user -> user.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody signs in as " + address))
                .password();
    }

    /// An Authorization header with a password in it: a person's.
    public String basic(String address) {
        return basic(address, passwordOf(address));
    }

    /// That of a domain's administrator.
    public String administrator(String domain) {
        var admin = organisation(domain).admin();
        return basic(admin.address(), admin.password());
    }

    /// That of the broker's.
    public String brokersAdministrator() {
        var admin = ready().broker().admin();
        return basic(admin.address(), admin.password());
    }

    private static String basic(String address, String password) {
        var both = (address + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /// A pair of the lab's keys by the name of its files.
    public SigningKey signingKey(String name) {
        var folder = Path.of(ready().keysDir());
        try {
            return PemKeys.read(
                    Files.readString(folder.resolve(name + ".key")),
                    Files.readString(folder.resolve(name + ".crt")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (PemMalformed malformed) {
            throw new IllegalStateException("the key " + name, malformed);
        }
    }

    public HttpResponse<byte[]> get(String target) {
        return send("GET", target, Map.of(), new byte[0]);
    }

    /// Posts XML to a domain's EWS.
    public HttpResponse<byte[]> ews(String domain, String authorization, String envelope) {
        return ews(domain, Map.of("Authorization", authorization), envelope);
    }

    public HttpResponse<byte[]> ews(String domain, Map<String, String> headers, String envelope) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "text/xml; charset=utf-8");
        return send(
                "POST",
                organisation(domain).ewsUrl(),
                all,
                envelope.getBytes(StandardCharsets.UTF_8));
    }

    /// What a domain's administrator gets for a document sent to `path`, or for asking with none.
    public JsonNode administer(String domain, String method, String path, String document) {
        var response =
                send(
                        method,
                        organisation(domain).baseUrl() + path,
                        Map.of("Authorization", administrator(domain)),
                        document.getBytes(StandardCharsets.UTF_8));
        return JsonMapper.shared().readTree(response.body());
    }

    /// The same of the broker's administrator.
    public JsonNode administerBroker(String method, String path, String document) {
        var response =
                send(
                        method,
                        ready.broker().baseUrl() + path,
                        Map.of("Authorization", brokersAdministrator()),
                        document.getBytes(StandardCharsets.UTF_8));
        return JsonMapper.shared().readTree(response.body());
    }

    /// The stable words of the steps that a domain's server keeps under this trace id.
    public List<String> steps(String domain, String traceId) {
        return administer(domain, "GET", "/entente/admin/traces/" + traceId, "")
                .path("steps")
                .valueStream()
                .map(step -> step.path("step").asString())
                .toList();
    }

    /// Sends a request with these headers, and reads the whole answer.
    public HttpResponse<byte[]> send(
            String method, String target, Map<String, String> headers, byte[] body) {
        var request =
                HttpRequest.newBuilder(URI.create(target))
                        .timeout(PATIENCE)
                        .method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    /// Sends any request.
    public HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", stopped);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static SSLContext believing(Path caFile) {
        try (var pem = Files.newInputStream(caFile)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException unbelievable) {
            throw new IllegalStateException(unbelievable);
        }
    }
}
