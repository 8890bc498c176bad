package entente.server;

import static entente.server.TestClient.basic;

import entente.calling.Trust;
import entente.lab.FreePorts;
import entente.mailbox.CalendarPermissions;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.question.PermissionLevel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Servers without a broker, on real sockets: Contoso's old one and its new one, both with mary, and Northwind's, where nils is busy from nine
/// to half past ten with a review that he shows to mary and nobody else.
final class Neighbourhood implements AutoCloseable {
    static final String PASSWORD = "a password for tests";
    static final String OLD = "old.contoso.test";
    static final String NEW = "new.contoso.test";
    static final String NORTHWIND = "northwind.test";

    private static final Map<String, String> DOMAINS =
            Map.of(OLD, "contoso.test", NEW, "contoso.test", NORTHWIND, NORTHWIND);

    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, OrganisationServer> running = new LinkedHashMap<>();
    private final Closing servers = new Closing();
    private final KeyWorkshop keys;
    private final TestClient client;

    Neighbourhood(Path folder) throws IOException, ConfigurationFaults {
        keys = new KeyWorkshop(folder);
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        for (var server : DOMAINS.keySet()) {
            ports.put(server, FreePorts.next());
            keys.tls(server, List.of("mail." + server, "localhost"));
            keys.ellipticSigning(server + ".signing");
        }
        keys.tls("stranger", List.of("mail.stranger.test"));
        for (var server : DOMAINS.keySet()) {
            running.put(server, start(server));
        }
        client = new TestClient(folder.resolve("ca.crt"));
        people();
    }

    private OrganisationServer start(String server) throws IOException, ConfigurationFaults {
        var text =
                """
                [organisation]
                name = "%1$s"
                domain = "%2$s"
                url = "https://mail.%1$s:%3$d"
                state = "state.%1$s"
                administrator = { address = "admin@%2$s", password-file = "password" }
                listen = { address = "127.0.0.1", port = %3$d, certificate = "%1$s.crt", key = "%1$s.key" }
                identity = { app-id = "7f3c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10", realm = "%2$s", hosts = ["mail.%1$s", "localhost"] }
                signing = { certificate = "%1$s.signing.crt", key = "%1$s.signing.key" }
                [organisation.calling]
                authorities = ["ca.crt"]
                [organisation.calling.names]
                "mail.old.contoso.test" = "127.0.0.1"
                "mail.new.contoso.test" = "127.0.0.1"
                "mail.northwind.test" = "127.0.0.1"
                """
                        .formatted(server, DOMAINS.get(server), port(server));
        var file = Files.createTempFile(keys.folder(), "entente", ".toml");
        var settings = Configuration.read(Files.writeString(file, text)).organisation();
        return servers.with(
                OrganisationServer.start(settings.orElseThrow(), InstantSource.system()));
    }

    private void people() {
        var zone = ZoneId.of("Europe/Berlin");
        var mary = Address.of("mary@contoso.test");
        var nils = Address.of("nils@northwind.test");
        for (var server : List.of(OLD, NEW)) {
            var store = server(server).store();
            store.put(new Recipient.Mailbox(mary, "Mary", Recipient.Kind.PERSON, zone));
            store.setPassword(mary, PASSWORD.toCharArray(), false);
        }
        var store = server(NORTHWIND).store();
        store.put(new Recipient.Mailbox(nils, "Nils", Recipient.Kind.PERSON, zone));
        store.setPassword(nils, PASSWORD.toCharArray(), false);
        store.setPermissions(
                nils,
                CalendarPermissions.of(
                        PermissionLevel.FREE_BUSY_TIME_ONLY,
                        PermissionLevel.NONE,
                        Map.of(mary, PermissionLevel.FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION)));
        store.importCalendar(nils, new ByteArrayInputStream(review()));
    }

    private static byte[] review() {
        return """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//test//EN
        BEGIN:VEVENT
        UID:review
        DTSTAMP:20260101T000000Z
        DTSTART:20260302T090000Z
        DTEND:20260302T103000Z
        SUMMARY:Review
        END:VEVENT
        END:VCALENDAR
        """
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    OrganisationServer server(String name) {
        return Objects.requireNonNull(running.get(name), name);
    }

    /// A server's EWS, as its neighbours know it.
    String ews(String server) {
        return "https://mail.%s:%d/EWS/Exchange.asmx".formatted(server, port(server));
    }

    /// The certificate of a server, or of the stranger.
    String certificate(String name) throws IOException {
        return Files.readString(keys.folder().resolve(name + ".crt"));
    }

    /// Has a server accept another by its certificate.
    void accept(String at, String forest, String certificateOf) throws IOException {
        var wanted = JsonMapper.shared().createObjectNode();
        wanted.putArray("certificates").add(certificate(certificateOf));
        administer(at, "PUT", "accepted-forests/" + forest, wanted.toString());
    }

    JsonNode administer(String at, String method, String what, String body) {
        var response =
                client.send(
                        HttpRequest.newBuilder(here(at, "/entente/admin/" + what))
                                .method(method, HttpRequest.BodyPublishers.ofString(body)),
                        "Authorization",
                        basic("admin@" + DOMAINS.get(at), PASSWORD));
        return JsonMapper.shared().readTree(response.body());
    }

    /// What mary is answered by a server of hers.
    JsonNode lookUp(String at, String whom) {
        var ask =
                """
                {"from": "mary@contoso.test", "to": ["%s"],
                 "start": "2026-03-02T08:00:00Z", "end": "2026-03-02T12:00:00Z"}
                """
                        .formatted(whom);
        return administer(at, "POST", "lookup", ask).path("answers").path(0);
    }

    /// Sends a request over a connection that shows the certificate of a server, or of the stranger.
    HttpResponse<String> send(
            String certificateOf, String to, String path, String body, String... headers) {
        var folder = keys.folder();
        var own =
                PemFiles.certified(
                        new KeyFiles(
                                folder.resolve(certificateOf + ".crt"),
                                folder.resolve(certificateOf + ".key")));
        var trust = Trust.systemAnd(PemFiles.certificates(folder.resolve("ca.crt")), own);
        try (var http = HttpClient.newBuilder().sslContext(trust).build()) {
            var request =
                    HttpRequest.newBuilder(here(to, path))
                            .POST(HttpRequest.BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new IllegalStateException("no answer", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    /// A client that shows none.
    TestClient client() {
        return client;
    }

    URI here(String server, String path) {
        return URI.create("https://localhost:" + port(server) + path);
    }

    private int port(String server) {
        return ports.getOrDefault(server, 0);
    }

    @Override
    public void close() {
        client.close();
        servers.close();
    }
}
