package entente.endpoints;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An administrator's request as a JSON object whose members are all known. Bounded in size and depth; a member that comes
/// twice is an error.
final class JsonAsk {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final JsonNode object;

    private JsonAsk(JsonNode object) {
        this.object = object;
    }

    /// Reads an object that has no other members than `known`.
    static JsonAsk read(InputStream body, Set<String> known) throws AdminError, IOException {
        var bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw AdminError.malformed("The request is larger than 1 MiB.");
        }
        var object = parsed(bytes);
        if (!object.isObject()) {
            throw AdminError.malformed("The request must be a JSON object.");
        }
        for (var name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw AdminError.malformed(
                        "\"%s\" is not a member of this request.".formatted(name));
            }
        }
        return new JsonAsk(object);
    }

    boolean has(String name) {
        return member(name).isPresent();
    }

    String text(String name) throws AdminError {
        return maybeText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> maybeText(String name) throws AdminError {
        var value = member(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.get().isString()) {
            throw AdminError.malformed("\"%s\" must be a string.".formatted(name));
        }
        return Optional.of(value.get().asString());
    }

    boolean flag(String name, boolean otherwise) throws AdminError {
        var value = member(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw AdminError.malformed("\"%s\" must be true or false.".formatted(name));
        }
        return value.map(JsonNode::asBoolean).orElse(otherwise);
    }

    /// A URL that can be called.
    Optional<URI> https(String name) throws AdminError {
        var text = maybeText(name);
        var url = text.flatMap(JsonAsk::httpsUrl);
        if (text.isPresent() && url.isEmpty()) {
            throw AdminError.malformed("\"%s\" must be an https URL.".formatted(name));
        }
        return url;
    }

    private static Optional<URI> httpsUrl(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                    .filter(url -> url.getHost() != null && url.getRawUserInfo() == null);
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    /// A time as RFC 3339 has it.
    Instant time(String name) throws AdminError {
        var text = text(name);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noTime) {
            throw AdminError.malformed(
                    "\"%s\" must be a time like 2026-03-02T08:00:00Z.".formatted(name));
        }
    }

    int number(String name, int otherwise) throws AdminError {
        var value = member(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.get().isIntegralNumber() || !value.get().canConvertToInt()) {
            throw AdminError.malformed("\"%s\" must be a whole number.".formatted(name));
        }
        return value.get().asInt();
    }

    List<String> texts(String name) throws AdminError {
        var value = member(name);
        var texts = new ArrayList<String>();
        if (value.isPresent()) {
            if (!value.get().isArray()) {
                throw AdminError.malformed("\"%s\" must be a list.".formatted(name));
            }
            for (var element : value.get()) {
                if (!element.isString()) {
                    throw AdminError.malformed("\"%s\" must hold strings.".formatted(name));
                }
                texts.add(element.asString());
            }
        }
        return texts;
    }

    /// An object of strings, in the order written.
    Map<String, String> map(String name) throws AdminError {
        var value = member(name).orElseThrow(() -> missing(name));
        var map = new LinkedHashMap<String, String>();
        for (var entry : value.properties()) {
            if (!entry.getValue().isString()) {
                throw AdminError.malformed("\"%s\" must hold strings.".formatted(name));
            }
            map.put(entry.getKey(), entry.getValue().asString());
        }
        return map;
    }

    /// The request itself; its members are known, their values not yet looked at.
    JsonNode object() {
        return object;
    }

    private Optional<JsonNode> member(String name) {
        return object.optional(name).filter(value -> !value.isNull());
    }

    private static AdminError missing(String name) {
        return AdminError.malformed("\"%s\" is missing.".formatted(name));
    }

    private static JsonNode parsed(byte[] bytes) throws AdminError {
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException broken) {
            throw AdminError.malformed(
                    "The request is not JSON (line %d, column %d)."
                            .formatted(
                                    broken.getLocation().getLineNr(),
                                    broken.getLocation().getColumnNr()));
        }
    }
}
