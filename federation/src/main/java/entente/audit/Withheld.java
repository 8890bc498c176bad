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
///
/// It holds the whole of what was read, so that nothing that differs is taken for the same; what is written of it is bounded ([Clipped]).
public final class Withheld {
    static final String SECRET = "(withheld)";

    /// So many octets are read, which is what a request of an administrator may have.
    public static final int LONGEST = 1024 * 1024;

    private static final Pattern SECRET_NAME =
            Pattern.compile(
                    "password|passphrase|secret|credential|privatekey|proofkey|apikey|token");

    /// What a setting about secrets is called: how long they are, or how long they live.
    private static final Pattern MEASURE = Pattern.compile("(minutes|seconds|hours|days)$");

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

    /// Reads an object; empty when it is none, or larger than is read.
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

    /// The names of its members and nothing of their values: of what nobody understood, a secret may stand anywhere.
    public Withheld namesAlone() {
        var names = JSON.createObjectNode();
        object.propertyNames().forEach(name -> names.put(name, SECRET));
        return new Withheld(names);
    }

    String json() {
        return JSON.writeValueAsString(Clipped.of(object));
    }

    private static ObjectNode clean(ObjectNode object) {
        var clean = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            var secret = SECRET_NAME.matcher(bare(member.getKey())).find();
            clean.set(member.getKey(), secret ? withheld(member) : clean(member.getValue()));
        }
        return clean;
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
    private static JsonNode withheld(Map.Entry<String, JsonNode> member) {
        var value = member.getValue();
        var isMeasure = value.isNumber() && MEASURE.matcher(bare(member.getKey())).find();
        return value.isBoolean() || value.isNull() || isMeasure
                ? value
                : JSON.getNodeFactory().stringNode(SECRET);
    }

    private static String shown(String text) {
        return SECRET_LOOK.matcher(text).find() ? SECRET : text;
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    @Override
    public String toString() {
        return json();
    }
}
