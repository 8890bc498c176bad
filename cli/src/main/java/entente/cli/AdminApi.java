package entente.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The administrators' API of one server. What the server refuses becomes the command's finding, with the server's own words.
final class AdminApi implements AutoCloseable {
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    /// An item of 25 MiB may take half as much again as MIME.
    private static final int MOST_ITEM_BYTES = 64 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

    private final AdminServer server;
    private final HttpClient client;

    AdminApi(AdminServer server) {
        this.server = server;
        var builder = HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE);
        server.authorities().ifPresent(file -> builder.sslContext(Trust.only(file)));
        this.client = builder.build();
    }

    JsonNode get(String path) {
        return call("GET", path, "application/json", BodyPublishers.noBody());
    }

    /// Lines of JSON, and what the headers say of them.
    Lines lines(String path) {
        var request =
                HttpRequest.newBuilder(place(path))
                        .timeout(PATIENCE)
                        .header("Authorization", basic())
                        .header("Accept", "application/x-ndjson")
                        .GET()
                        .build();
        var response = exchange(request);
        if (response.statusCode() != 200) {
            result(response);
        }
        var text = new String(response.body(), StandardCharsets.UTF_8);
        return new Lines(
                text.lines().toList(),
                response.headers().firstValue("entente-next").orElse("0:0"),
                response.headers().firstValue("entente-more").orElse("").equals("true"));
    }

    /// A page of a folder's items.
    ExportedPage items(String path) {
        return page(HttpRequest.newBuilder(place(path)).GET());
    }

    /// A page of items that somebody asks for in JSON.
    ExportedPage items(String path, JsonNode body) {
        return page(
                HttpRequest.newBuilder(place(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.text(body))));
    }

    private ExportedPage page(HttpRequest.Builder asked) {
        var request = asked.timeout(PATIENCE).header("Authorization", basic()).build();
        var response = exchange(request, MOST_ITEM_BYTES);
        if (response.statusCode() != 200) {
            result(response);
        }
        return ExportedPage.read(
                response.body(),
                response.headers().firstValue("entente-next").orElse(""),
                response.headers().firstValue("entente-more").orElse("").equals("true"));
    }

    /// `next` is where to go on, and `more` says that there is something there now.
    record Lines(List<String> lines, String next, boolean more) {
        Lines {
            lines = List.copyOf(lines);
        }
    }

    JsonNode send(String method, String path, JsonNode body) {
        return call(method, path, "application/json", BodyPublishers.ofString(Json.text(body)));
    }

    JsonNode delete(String path) {
        return call("DELETE", path, "application/json", BodyPublishers.noBody());
    }

    JsonNode sendCalendar(String path, BodyPublisher calendar) {
        return call("POST", path, "text/calendar; charset=utf-8", calendar);
    }

    JsonNode sendMessages(String path, byte[] messages) {
        return call("POST", path, "application/octet-stream", BodyPublishers.ofByteArray(messages));
    }

    JsonNode sendPhoto(String path, byte[] jpeg) {
        return call("PUT", path, "image/jpeg", BodyPublishers.ofByteArray(jpeg));
    }

    /// The path of one mailbox, or of a part of it.
    static String mailbox(String address, String... parts) {
        var path = path("mailboxes", address);
        return parts.length == 0 ? path : path + "/" + String.join("/", parts);
    }

    /// The path of one thing among others of its kind.
    static String path(String kind, String name) {
        return "/entente/admin/%s/%s"
                .formatted(
                        kind,
                        URLEncoder.encode(name, StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("%40", "@"));
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private JsonNode call(String method, String path, String type, BodyPublisher body) {
        var request =
                HttpRequest.newBuilder(place(path))
                        .timeout(PATIENCE)
                        .header("Authorization", basic())
                        .header("Accept", "application/json")
                        .header("Content-Type", type)
                        .method(method, body)
                        .build();
        return result(exchange(request));
    }

    private URI place(String path) {
        var base = server.base().toString();
        return URI.create(
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private String basic() {
        var pair = server.user() + ":" + server.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        return exchange(request, MOST_BYTES);
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, long most) {
        try {
            return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
        } catch (IOException failed) {
            throw unreachable(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw CommandFailed.couldNotRun("Stopped while the server was asked.", "")
                    .causedBy(stopped);
        }
    }

    private CommandFailed unreachable(IOException failed) {
        var advice =
                switch (failed) {
                    case HttpTimeoutException _ -> "It took too long; look at the server's log.";
                    case ConnectException _ ->
                            "Nobody listens there: start it, or check the address.";
                    case SSLException _ ->
                            "Its certificate is not trusted here: name its authority with --ca.";
                    default -> "The connection broke: " + failed.getMessage();
                };
        return CommandFailed.couldNotRun(
                        "The server at %s could not be asked.".formatted(server.base()), advice)
                .causedBy(failed);
    }

    private JsonNode result(HttpResponse<byte[]> response) {
        var body = document(response);
        if (response.statusCode() / 100 == 2) {
            return body;
        }
        var error = body.path("error");
        var code = Json.text(error, "reasonCode");
        if (code.isPresent()) {
            throw refused(response.statusCode(), code.get(), error);
        }
        throw CommandFailed.couldNotRun(
                "The server at %s answered %d.".formatted(server.base(), response.statusCode()),
                response.statusCode() == 401
                        ? "Check the administrator's address and password."
                        : "Check that it is an Entente server of this version.");
    }

    private static CommandFailed refused(int status, String code, JsonNode error) {
        var sentence = Json.text(error, "sentence").orElse("no reason was given.");
        var remedy = Json.text(error, "remedy").orElse("");
        return status == 401 || status >= 500
                ? CommandFailed.couldNotRun(code + ": " + sentence, remedy)
                : CommandFailed.refused(code, sentence, remedy);
    }

    private JsonNode document(HttpResponse<byte[]> response) {
        var text = new String(response.body(), StandardCharsets.UTF_8);
        try {
            return text.isBlank() ? Json.object() : Json.parse(text);
        } catch (JacksonException unreadable) {
            if (response.statusCode() / 100 != 2) {
                return Json.object();
            }
            throw CommandFailed.couldNotRun(
                            "What %s answered is not JSON.".formatted(server.base()),
                            "Check that it is an Entente server.")
                    .causedBy(unreadable);
        }
    }
}
