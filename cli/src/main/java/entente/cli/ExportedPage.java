package entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Some items of a folder as the server tells them: `next` is where to go on, and `more` that there may be some.
record ExportedPage(List<One> items, String next, boolean more) {
    /// An item, and the line that the server said of it; one without bytes is of a kind that is not exported.
    record One(
            JsonNode line,
            String itemClass,
            Optional<byte[]> bytes,
            Instant received,
            Set<String> flags) {
        boolean isAppointment() {
            return (itemClass + ".").toLowerCase(Locale.ROOT).startsWith("ipm.appointment.");
        }
    }

    static ExportedPage read(byte[] page, String next, boolean more) {
        var items = new ArrayList<One>();
        for (var at = 0; at < page.length; ) {
            var end = at;
            while (page[end] != '\n') {
                end++;
            }
            var line = Json.parse(new String(page, at, end - at, UTF_8));
            var length = line.path("length").asInt();
            items.add(one(line, Arrays.copyOfRange(page, end + 1, end + 1 + length)));
            at = end + 1 + length;
        }
        return new ExportedPage(List.copyOf(items), next, more);
    }

    private static One one(JsonNode line, byte[] bytes) {
        return new One(
                line,
                line.path("class").asString(),
                Optional.of(bytes).filter(_ -> line.path("exported").asBoolean()),
                Json.text(line, "received").map(Instant::parse).orElse(Instant.EPOCH),
                line.path("flags")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet()));
    }
}
