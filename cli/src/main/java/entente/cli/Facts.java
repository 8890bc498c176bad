package entente.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// One thing and its members as a table of two columns.
final class Facts {
    private Facts() {}

    static String of(JsonNode thing) {
        var table = new Table("", "");
        thing.propertyStream()
                .forEach(one -> table.row(words(one.getKey()), value(one.getValue())));
        return table.toString();
    }

    static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    static String value(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(Facts::value).collect(Collectors.joining(", "));
        }
        return value.isObject()
                ? value.propertyStream()
                        .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
                        .collect(Collectors.joining(", "))
                : value.asString();
    }
}
