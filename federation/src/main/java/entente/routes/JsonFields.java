package entente.routes;

import entente.question.Domain;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Reads the members of a JSON object one by one and collects what is wrong with them, each fault a sentence's middle.
public final class JsonFields {
    private static final int MOST_IN_A_LIST = 238;

    private final JsonNode object;
    private final List<String> faults = new ArrayList<>();

    public JsonFields(JsonNode object) {
        this.object = object;
    }

    public List<String> faults() {
        return List.copyOf(faults);
    }

    public void fault(String what) {
        faults.add(what);
    }

    public boolean has(String member) {
        return !object.path(member).isMissingNode() && !object.path(member).isNull();
    }

    public boolean flag(String member, boolean otherwise) {
        if (has(member) && !object.path(member).isBoolean()) {
            fault("\"%s\" must be true or false".formatted(member));
        }
        return object.path(member).asBoolean(otherwise);
    }

    public Optional<String> text(String member) {
        if (has(member) && !object.path(member).isString()) {
            fault("\"%s\" must be a string".formatted(member));
            return Optional.empty();
        }
        return has(member) ? Optional.of(object.path(member).asString()) : Optional.empty();
    }

    /// What `reader` makes of a text; a fault where it makes nothing of it. `expected` says what the member must be.
    public <T> Optional<T> one(
            String member, Function<String, Optional<T>> reader, String expected) {
        return text(member).flatMap(text -> read(member, text, reader, expected));
    }

    /// The same of each text in a list.
    public <T> List<T> many(String member, Function<String, Optional<T>> reader, String expected) {
        var list = object.path(member);
        var values = new ArrayList<T>();
        if (has(member)) {
            if (!list.isArray()
                    || list.size() > MOST_IN_A_LIST
                    || !list.valueStream().allMatch(JsonNode::isString)) {
                fault(
                        "\"%s\" must be a list of at most %d strings"
                                .formatted(member, MOST_IN_A_LIST));
                return values;
            }
            list.valueStream()
                    .forEach(text ->
                            read(member, text.asString(), reader, expected).ifPresent(values::add));
        }
        return values;
    }

    /// An https URL that can be called.
    public Optional<URI> https(String member) {
        return one(member, JsonFields::httpsUrl, "an https URL");
    }

    public static Optional<Domain> domain(String text) {
        return Domain.parse(text.strip());
    }

    private <T> Optional<T> read(
            String member, String text, Function<String, Optional<T>> reader, String expected) {
        var value = reader.apply(text);
        if (value.isEmpty()) {
            fault("\"%s\" must be %s".formatted(member, expected));
        }
        return value;
    }

    private static Optional<URI> httpsUrl(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                    .filter(url -> url.getRawUserInfo() == null && Host.of(url).isPresent())
                    .filter(url -> url.getRawFragment() == null && url.getPort() <= 65_535);
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }
}
