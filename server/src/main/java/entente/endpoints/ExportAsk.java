package entente.endpoints;

import entente.mailbox.FolderId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Optional;

/// Which items are asked for, as a query says it: `folder`, an id; `since`, a time, for those that were received then or later; `after`, where the page before ended.
record ExportAsk(FolderId folder, Optional<Instant> since, Optional<ExportMark> after) {
    static ExportAsk read(String query) throws AdminError {
        var said = new HashMap<String, String>();
        for (var pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals < 0
                    || said.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)))
                            != null) {
                throw AdminError.malformed("The query is not made of names and values, each once.");
            }
        }
        var folder = said.remove("folder");
        var since = said.remove("since");
        var after = said.remove("after");
        if (!said.isEmpty()) {
            throw AdminError.malformed("The query may be folder, since and after.");
        }
        return new ExportAsk(
                Optional.ofNullable(folder)
                        .flatMap(FolderId::parse)
                        .orElseThrow(
                                () -> AdminError.malformed("\"folder\" must be the id of one.")),
                since == null ? Optional.empty() : Optional.of(time(since)),
                after == null ? Optional.empty() : Optional.of(mark(after)));
    }

    private static ExportMark mark(String text) throws AdminError {
        return ExportMark.parse(text)
                .orElseThrow(
                        () -> AdminError.malformed("\"after\" must be a page's `entente-next`."));
    }

    private static Instant time(String text) throws AdminError {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noTime) {
            throw AdminError.malformed("\"since\" must be a time like 2026-03-02T08:00:00Z.");
        }
    }

    private static String decoded(String text) throws AdminError {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw AdminError.malformed("The query is not percent-encoded as it should be.");
        }
    }
}
