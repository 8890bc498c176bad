package entente.endpoints;

import entente.mailbox.RecoveryQuery;
import entente.mailbox.RecoveryQuery.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which deleted items are asked for, in the words that administrators know from `Get-RecoverableItems`.
final class RecoverableAsk {
    static final int MOST = 200;

    static final Map<Source, String> SOURCES =
            Map.of(
                    Source.DELETED_ITEMS, "DeletedItems",
                    Source.RECOVERABLE_ITEMS, "RecoverableItems",
                    Source.PURGED_ITEMS, "PurgedItems",
                    Source.DISCOVERY_HOLDS_ITEMS, "DiscoveryHoldsItems");

    private static final int LONGEST = 1_000;
    private static final Set<String> MEMBERS =
            Set.of(
                    "sourceFolder",
                    "entryId",
                    "filterStartTime",
                    "filterEndTime",
                    "filterItemType",
                    "lastParentFolderId",
                    "subjectContains",
                    "sender",
                    "before",
                    "resultSize");

    private RecoverableAsk() {}

    static RecoveryQuery read(InputStream body) throws AdminError, IOException {
        var ask = JsonAsk.read(body, MEMBERS);
        return new RecoveryQuery(
                source(ask.text("sourceFolder")),
                hex(ask, "entryId", 140),
                ask.has("filterStartTime")
                        ? Optional.of(ask.time("filterStartTime"))
                        : Optional.empty(),
                ask.has("filterEndTime")
                        ? Optional.of(ask.time("filterEndTime"))
                        : Optional.empty(),
                text(ask, "filterItemType"),
                hex(ask, "lastParentFolderId", 44),
                text(ask, "subjectContains"),
                text(ask, "sender"),
                before(ask),
                most(ask));
    }

    private static Source source(String text) throws AdminError {
        return SOURCES.entrySet().stream()
                .filter(each -> each.getValue().equalsIgnoreCase(text))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() ->
                        AdminError.malformed(
                                "\"sourceFolder\" must be one of %s.".formatted(names())));
    }

    static Optional<String> text(JsonAsk ask, String name) throws AdminError {
        var text = ask.maybeText(name);
        if (text.filter(some -> some.isBlank() || some.length() > LONGEST).isPresent()) {
            throw AdminError.malformed(
                    "\"%s\" must have 1 to %d characters.".formatted(name, LONGEST));
        }
        return text;
    }

    private static Optional<String> hex(JsonAsk ask, String name, int digits) throws AdminError {
        var text = ask.maybeText(name);
        if (text.filter(some -> !some.matches("[0-9A-Fa-f]{" + digits + "}")).isPresent()) {
            throw AdminError.malformed("\"%s\" must have %d hex digits.".formatted(name, digits));
        }
        return text.map(some -> some.toUpperCase(Locale.ROOT));
    }

    static Optional<Long> before(JsonAsk ask) throws AdminError {
        var text = ask.maybeText("before");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.get().matches("[0-9]{1,18}")) {
            throw AdminError.malformed("\"before\" must be a page's \"next\".");
        }
        return text.map(Long::parseLong);
    }

    static int most(JsonAsk ask) throws AdminError {
        var most = ask.number("resultSize", MOST);
        if (most < 1 || most > MOST) {
            throw AdminError.malformed(
                    "\"resultSize\" must be a number from 1 to %d.".formatted(MOST));
        }
        return most;
    }

    private static String names() {
        return Arrays.stream(Source.values()).map(SOURCES::get).collect(Collectors.joining(", "));
    }
}
