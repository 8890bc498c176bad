package entente.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.digest.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is written of an object, so that no line of the record grows without end. What is too long says how long it is and by which SHA-256 it
/// is known again: a long text after its beginning, a large member in its place, and everything that no longer fits in a member `…`.
final class Clipped {
    /// So many characters of JSON are written of an object, about.
    static final int LONGEST = 16 * 1024;

    /// What of it is left for the members that do not fit.
    private static final int FOR_NAMES = 4 * 1024;

    static final int LONGEST_TEXT = 1_000;
    static final String REST = "…";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Clipped() {}

    static ObjectNode of(ObjectNode object) {
        var clipped = (ObjectNode) texts(object);
        return length(clipped) <= LONGEST ? clipped : members(object, clipped);
    }

    private static ObjectNode members(ObjectNode whole, ObjectNode clipped) {
        var fitting = fitting(clipped);
        var written = JSON.createObjectNode();
        var room = LONGEST;
        for (var member : clipped.properties()) {
            var name = member.getKey();
            var shown = fitting.contains(name) ? member.getValue() : text(named(whole.get(name)));
            room -= length(name, shown);
            if (room < 0) {
                return written.put(REST, named(whole));
            }
            written.set(name, shown);
        }
        return written;
    }

    /// The members that are written, the small ones first: none is kept off the record by a large one beside it.
    private static Set<String> fitting(ObjectNode object) {
        var bySize = new TreeMap<Integer, List<String>>();
        for (var member : object.properties()) {
            bySize.computeIfAbsent(
                            length(member.getKey(), member.getValue()), _ -> new ArrayList<>())
                    .add(member.getKey());
        }
        var fitting = new HashSet<String>();
        var room = LONGEST - FOR_NAMES;
        for (var size : bySize.entrySet()) {
            for (var name : size.getValue()) {
                room -= size.getKey();
                if (room < 0) {
                    return fitting;
                }
                fitting.add(name);
            }
        }
        return fitting;
    }

    private static int length(String name, JsonNode value) {
        return name.length() + length(value) + 4; // quotes, colon, comma
    }

    private static JsonNode texts(JsonNode value) {
        if (value instanceof ObjectNode object) {
            var clipped = JSON.createObjectNode();
            object.properties().forEach(each -> clipped.set(each.getKey(), texts(each.getValue())));
            return clipped;
        }
        if (value instanceof ArrayNode list) {
            var clipped = JSON.createArrayNode();
            list.forEach(each -> clipped.add(texts(each)));
            return clipped;
        }
        return value.isString() && value.asString().length() > LONGEST_TEXT
                ? text(value.asString().substring(0, LONGEST_TEXT) + REST + " " + named(value))
                : value;
    }

    private static JsonNode text(String text) {
        return JSON.getNodeFactory().stringNode(text);
    }

    private static int length(JsonNode value) {
        return JSON.writeValueAsString(value).length();
    }

    /// A value that is not written, by what it is known again.
    private static String named(JsonNode value) {
        var octets =
                (value.isString() ? value.asString() : JSON.writeValueAsString(value))
                        .getBytes(UTF_8);
        return "(%d octets, SHA-256 %s)".formatted(octets.length, Sha256.hex(octets));
    }
}
