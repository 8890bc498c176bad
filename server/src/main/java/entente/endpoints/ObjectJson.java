package entente.endpoints;

import entente.objects.ObjectKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Objects of one kind as administrators see them: name, settings, and facts that follow from them.
record ObjectJson<T>(ObjectKind<T> kind, Function<T, Map<String, Object>> facts) {
    private static final Pattern HYPHEN = Pattern.compile("-([a-z])");

    Map<String, Object> of(List<T> all) {
        return Map.of(plural(), all.stream().map(this::of).toList());
    }

    Map<String, Object> of(T object) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", nameOf(object));
        json.putAll(kind.formOf(object).json());
        json.putAll(facts.apply(object));
        return json;
    }

    Map<String, Object> of(T object, List<String> warnings) {
        var json = of(object);
        json.put("warnings", warnings);
        return json;
    }

    String nameOf(T object) {
        return kind.nameOf(object);
    }

    /// `authServers` for `auth-server`.
    private String plural() {
        return HYPHEN.matcher(kind.plural())
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
}
