package entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.lab.RunningLab;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/// A person's client: asks her server in a lab over EWS, with her password.
final class ClientInTheLab {
    private final JsonNode ready;
    private final String address;

    ClientInTheLab(RunningLab lab, String address) throws IOException {
        this.ready = Json.parse(Files.readString(lab.readyFile()));
        this.address = address;
    }

    /// The answer to a request, whose body is given, as it came.
    String ask(String request) throws Exception {
        var authorities = Path.of(ready.path("caFile").asString());
        try (var client = HttpClient.newBuilder().sslContext(Trust.only(authorities)).build()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(home().path("ewsUrl").asString()))
                                    .header("Authorization", "Basic " + credentials())
                                    .header("Content-Type", "text/xml")
                                    .POST(BodyPublishers.ofString(envelope(request)))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private JsonNode home() {
        return ready.path("organisations")
                .valueStream()
                .filter(each -> each.path("users").valueStream().anyMatch(this::isHers))
                .findFirst()
                .orElseThrow();
    }

    private boolean isHers(JsonNode user) {
        return user.path("address").asString().equals(address);
    }

    private String credentials() {
        var password =
                home().path("users")
                        .valueStream()
                        .filter(this::isHers)
                        .map(user -> user.path("password").asString())
                        .findFirst()
                        .orElseThrow();
        return Base64.getEncoder().encodeToString((address + ":" + password).getBytes(UTF_8));
    }

    private static String envelope(String request) {
        return """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
          xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
          xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
        <s:Body>%s</s:Body></s:Envelope>
        """
                .formatted(request);
    }
}
