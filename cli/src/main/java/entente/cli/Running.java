package entente.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One process of this user's that other commands may talk to: a lab, which `readyFile` describes, or a server at `baseUrl`.
///
/// The process is known by its number together with its start, because numbers come round again.
record Running(
        long pid,
        long startedMillis,
        List<String> domains,
        Optional<String> readyFile,
        Optional<String> baseUrl) {
    Running {
        domains = List.copyOf(domains);
    }

    /// This process as a lab.
    static Running lab(List<String> domains, String readyFile) {
        return ofThisProcess(domains, Optional.of(readyFile), Optional.empty());
    }

    /// This process as one organisation's server.
    static Running server(List<String> domains, String baseUrl) {
        return ofThisProcess(domains, Optional.empty(), Optional.of(baseUrl));
    }

    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(process -> startOf(process) == startedMillis)
                .isPresent();
    }

    String label() {
        return "%s (process %d) for %s"
                .formatted(
                        readyFile.isPresent() ? "a lab" : "a server",
                        pid,
                        String.join(", ", domains));
    }

    String json() {
        var document = Json.object();
        document.put("pid", pid);
        document.put("startedMillis", startedMillis);
        domains.forEach(document.putArray("domains")::add);
        readyFile.ifPresent(file -> document.put("readyFile", file));
        baseUrl.ifPresent(url -> document.put("baseUrl", url));
        return Json.text(document);
    }

    /// Reads what [#json] wrote; empty when it is nothing of the kind.
    static Optional<Running> parse(String text) {
        try {
            var document = Json.parse(text);
            return Optional.of(
                    new Running(
                            document.path("pid").asLong(),
                            document.path("startedMillis").asLong(),
                            document.path("domains").valueStream().map(JsonNode::asString).toList(),
                            Json.text(document, "readyFile"),
                            Json.text(document, "baseUrl")));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static Running ofThisProcess(
            List<String> domains, Optional<String> readyFile, Optional<String> baseUrl) {
        var process = ProcessHandle.current();
        return new Running(process.pid(), startOf(process), domains, readyFile, baseUrl);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
