package entente.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Keeps the promises of an organisation's administrators' API, from memory: who is there, one lookup's or request for MailTips' answer, the traces it was
/// given. What it was asked is kept in [#asked].
final class FakeServer implements AutoCloseable {
    static final String ADMIN = "admin@contoso.test";
    static final String PASSWORD = "a secret of the fake";

    private static final String PERMISSIONS =
            """
            {"permissions": {"default": "FreeBusyTimeOnly", "anonymous": "None"}, "shownToOthers": true}
            """;

    private static final String PHOTO =
            """
            {"hash": "4f2a", "bytes": 1234}
            """;

    private final HttpsServer server;
    private final Map<String, ObjectNode> mailboxes = new LinkedHashMap<>();
    private final Map<String, String> traces = new LinkedHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, ObjectNode> relationships = new LinkedHashMap<>();
    private final Map<String, FakeObjects> objects = new LinkedHashMap<>();
    private final FakeForests forests = new FakeForests();
    private final Map<String, String> keeping = new LinkedHashMap<>();
    private boolean takesPhotos = true;
    private String mail = "{}";
    private String lookup = "{}";
    private String photo = "{}";
    private String federation = "{}";
    private String trust = "{}";
    private String token = "{}";
    private String keys = "{}";
    private Optional<String> waiting = Optional.empty();
    private String found = "{\"messages\": []}";
    private String report = "{}";

    FakeServer(FakeAuthority authority) throws IOException, GeneralSecurityException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.server()));
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /// Method, path and body of each request, in order.
    List<String> asked() {
        return List.copyOf(asked);
    }

    /// The requests that changed something, in order.
    List<String> changes() {
        return asked.stream()
                .filter(one -> !one.startsWith("GET ") && !one.contains("?dryRun=true"))
                .toList();
    }

    /// The one request that changed something.
    String change() {
        var changes = changes();
        if (changes.size() != 1) {
            throw new AssertionError("one change, not " + changes);
        }
        return changes.getFirst();
    }

    FakeServer with(String mailbox) {
        var node = (ObjectNode) Json.parse(mailbox);
        mailboxes.put(node.path("address").asString(), node);
        return this;
    }

    FakeServer withRelationship(String relationship) {
        var node = (ObjectNode) Json.parse(relationship);
        relationships.put(node.path("name").asString(), node);
        return this;
    }

    /// `kind` is that of the path.
    FakeServer withObject(String kind, String object) {
        objects.computeIfAbsent(kind, _ -> new FakeObjects()).add((ObjectNode) Json.parse(object));
        return this;
    }

    /// An address space or an accepted forest.
    FakeServer withForest(String kind, String forest) {
        forests.add(kind, forest);
        return this;
    }

    /// What every trial of an address space comes to.
    FakeServer trying(String report) {
        forests.trying(report);
        return this;
    }

    /// What every partner tells of its federation.
    FakeServer finding(String federation) {
        this.federation = federation;
        return this;
    }

    /// What is told of the federation trust, whatever is done with it.
    FakeServer trusting(String trust) {
        this.trust = trust;
        return this;
    }

    /// Which keys it tells of, whatever is done with them.
    FakeServer holding(String keys) {
        this.keys = keys;
        return this;
    }

    /// What it finds of messages, and what it tells of any of them.
    FakeServer tracking(String found, String report) {
        this.found = found;
        this.report = report;
        return this;
    }

    /// The one message that waits.
    FakeServer waiting(String message) {
        this.waiting = Optional.of(message);
        return this;
    }

    /// What is found of any token.
    FakeServer judging(String found) {
        token = found;
        return this;
    }

    /// How everybody here takes mail.
    FakeServer takingMail(String mail) {
        this.mail = mail;
        return this;
    }

    FakeServer answering(String lookup) {
        this.lookup = lookup;
        return this;
    }

    /// Whatever is sent as a photo.
    FakeServer refusingPhotos() {
        takesPhotos = false;
        return this;
    }

    /// What comes of looking for anybody's photo.
    FakeServer picturing(String photo) {
        this.photo = photo;
        return this;
    }

    /// What it answers of that part of any mailbox.
    FakeServer keeping(String part, String answer) {
        keeping.put(part, answer);
        return this;
    }

    FakeServer remembering(String traceId, String trace) {
        traces.put(traceId, trace);
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var tried = "dryRun=true".equals(exchange.getRequestURI().getQuery());
            var asking = tried ? path + "?dryRun=true" : path;
            asked.add("%s %s %s".formatted(exchange.getRequestMethod(), asking, body).strip());
            if (!isAdmin(exchange)) {
                reply(exchange, 401, error("NOT_SIGNED_IN", "Sign in first."));
                return;
            }
            var removing = exchange.getRequestMethod().equals("DELETE");
            var answer =
                    answer(tried && removing ? "GET" : exchange.getRequestMethod(), path, body);
            reply(
                    exchange,
                    answer.isPresent() ? 200 : 404,
                    answer.orElseGet(() -> error("MAILBOX_UNKNOWN", "Nobody here.")));
        }
    }

    private Optional<String> answer(String method, String path, String body) {
        var parts = path.substring("/entente/admin/".length()).split("/", -1);
        if (FakeForests.holds(parts[0])) {
            return forests.answer(method, parts, body);
        }
        return switch (parts[0]) {
            case "lookup", "mailtips" -> Optional.of(lookup);
            case "photo" -> Optional.of(photo);
            case "relationships" -> relationships(method, parts, body);
            case "connectors", "auth-servers", "partners", "remote-domains", "service-principals" ->
                    objects.computeIfAbsent(parts[0], _ -> new FakeObjects())
                            .answer(method, parts, body);
            case "trust" -> Optional.of(trust);
            case "keys" -> Optional.of(keys);
            case "mail-queue" -> waiting(method, parts);
            case "messages" -> Optional.of(parts[1].equals("find") ? found : report);
            case "token" -> Optional.of(token);
            case "federation-information" -> Optional.of(federation);
            case "traces" -> Optional.ofNullable(traces.get(parts[1]));
            default -> parts.length == 1 ? Optional.of(all()) : one(method, parts, body);
        };
    }

    private Optional<String> waiting(String method, String[] parts) {
        if (parts.length == 1) {
            return Optional.of(
                    "{\"count\": %d, \"waiting\": [%s]}"
                            .formatted(waiting.isPresent() ? 1 : 0, waiting.orElse("")));
        }
        var message = waiting.filter(text -> text.contains("\"" + parts[1] + "\""));
        if (method.equals("DELETE")) {
            waiting = Optional.empty();
        }
        return message;
    }

    private String all() {
        var document = Json.object();
        var list = document.putArray("mailboxes");
        mailboxes.values().forEach(list::add);
        return Json.text(document);
    }

    private Optional<String> one(String method, String[] parts, String body) {
        if (method.equals("PUT") && parts.length == 2) {
            var settings = (ObjectNode) Json.parse(body);
            settings.put("address", parts[1]);
            mailboxes.put(parts[1], settings);
            return Optional.of(Json.text((JsonNode) settings));
        }
        if (!mailboxes.containsKey(parts[1]) || (path(parts).equals("photo") && !takesPhotos)) {
            return Optional.empty();
        }
        if (method.equals("DELETE") && parts.length == 2) {
            mailboxes.remove(parts[1]);
        }
        return Optional.of(
                switch (path(parts)) {
                    case "calendar" -> imported(body);
                    case "permissions" -> PERMISSIONS;
                    case "mail" -> mail;
                    case "photo" -> PHOTO;
                    default -> keeping.getOrDefault(path(parts), "{}");
                });
    }

    private static String path(String[] parts) {
        return parts.length == 3 ? parts[2] : "";
    }

    private Optional<String> relationships(String method, String[] parts, String body) {
        if (parts.length == 1) {
            var document = Json.object();
            relationships.values().forEach(document.putArray("relationships")::add);
            return Optional.of(Json.text(document));
        }
        if (method.equals("POST")) {
            return Optional.of(FakeObjects.TRIED);
        }
        if (method.equals("DELETE")) {
            relationships.remove(parts[1]);
            return Optional.of("{}");
        }
        var settings = (ObjectNode) Json.parse(body);
        settings.put("name", parts[1]);
        settings.putArray("warnings").add("It leads nowhere yet.");
        return Optional.of(Json.text(settings));
    }

    private static String imported(String calendar) {
        var faults = new ArrayList<Integer>();
        var lines = calendar.lines().toList();
        for (var line = 0; line < lines.size(); line++) {
            if (lines.get(line).contains("broken")) {
                faults.add(line + 1);
            }
        }
        var document = Json.object();
        document.put(
                "imported", lines.stream().filter("BEGIN:VEVENT"::equals).count() - faults.size());
        document.put("replaced", 0);
        var list = document.putArray("faults");
        faults.forEach(line -> list.addObject().put("line", line).put("why", "no time is in it"));
        return Json.text(document);
    }

    private static boolean isAdmin(HttpExchange exchange) {
        var pair = (ADMIN + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        var expected = "Basic " + Base64.getEncoder().encodeToString(pair);
        return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static String error(String code, String sentence) {
        return """
        {"error": {"reasonCode": "%s", "sentence": "%s", "remedy": "Do as it says."}}
        """
                .formatted(code, sentence);
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
