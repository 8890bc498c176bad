package entente.hybrid;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Texts out of JSON; what is something else is not there.
final class Texts {
    private Texts() {}

    static String one(JsonNode object, String member) {
        return maybe(object, member).orElse("");
    }

    static Optional<String> maybe(JsonNode object, String member) {
        var value = object.path(member);
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }

    /// The texts of a list, or of one member of each object of a list.
    static List<String> all(JsonNode from, String member) {
        return from.isArray()
                ? from.valueStream().flatMap(each -> maybe(each, member).stream()).toList()
                : from.path(member)
                        .valueStream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .toList();
    }
}
