package entente.audit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object without its secrets: what is secret by its name or by its looks is replaced by [#SECRET]. There is no other way to make
/// one, so an event cannot hold an object whose secrets nobody looked for.
public final class Withheld {
    static final String SECRET = "(withheld)";

    /// So many octets are read, and as many characters written.
    public static final int LONGEST = 16 * 1024;

    private static final int LONGEST_TEXT = 1_000;
    private static final Pattern SECRET_NAME =
            Pattern.compile(
                    "password|passphrase|secret|credential|privatekey|proofkey|apikey|token");

    /// A private key in PEM, a signed or unsigned JSON web token, an encrypted assertion, credentials of HTTP or in a URL.
    private static final Pattern SECRET_LOOK =
            Pattern.compile(
                    "PRIVATE KEY|eyJ[\\w-]*\\.|<\\w*:?(EncryptedData|Assertion)\\b|^(Basic|Bearer) |://[^/@\\s]*:[^/@\\s]*@",
                    Pattern.CASE_INSENSITIVE);

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .build())
                                    .build())
                    .build();

    private final ObjectNode object;

    private Withheld(ObjectNode object) {
        this.object = object;
    }

    /// Reads an object; empty when it is none, or larger than is kept.
    public static Optional<Withheld> read(byte[] json) {
        if (json.length > LONGEST) {
            return Optional.empty();
        }
        try {
            return JSON.readTree(json) instanceof ObjectNode object
                    ? Optional.of(new Withheld(clean(object)))
                    : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    /// The members that are not the same in `other`; empty when there is none.
    public Optional<Withheld> without(Optional<Withheld> other) {
        var differing = new LinkedHashMap<String, JsonNode>();
        for (var member : object.properties()) {
            var same =
                    other.map(it -> it.object.get(member.getKey()))
                            .filter(member.getValue()::equals);
            if (same.isEmpty()) {
                differing.put(member.getKey(), member.getValue());
            }
        }
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Withheld(JSON.createObjectNode().setAll(differing)));
    }

    String json() {
        return JSON.writeValueAsString(object);
    }

    private static ObjectNode clean(ObjectNode object) {
        var clean = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            var secret = SECRET_NAME.matcher(bare(member.getKey())).find();
            clean.set(member.getKey(), secret ? withheld(member.getValue()) : clean(member));
        }
        return clean;
    }

    private static JsonNode clean(Map.Entry<String, JsonNode> member) {
        return clean(member.getValue());
    }

    private static JsonNode clean(JsonNode value) {
        if (value instanceof ObjectNode inner) {
            return clean(inner);
        }
        if (value instanceof ArrayNode list) {
            var clean = JSON.createArrayNode();
            list.forEach(each -> clean.add(clean(each)));
            return clean;
        }
        return value.isString() ? JSON.getNodeFactory().stringNode(shown(value.asString())) : value;
    }

    // Whether there is a secret is none: `"hasPassword": true`, and a number of minutes.
    private static JsonNode withheld(JsonNode value) {
        return value.isBoolean() || value.isNumber() || value.isNull()
                ? value
                : JSON.getNodeFactory().stringNode(SECRET);
    }

    private static String shown(String text) {
        if (SECRET_LOOK.matcher(text).find()) {
            return SECRET;
        }
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    @Override
    public String toString() {
        return json();
    }
}
