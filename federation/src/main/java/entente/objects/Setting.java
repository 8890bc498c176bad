package entente.objects;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What can be set on objects of one kind, with its names: in JSON, as an option of a command, and in Exchange.
///
/// `label` stands for its value in a command's help, `exchangeName` is the parameter of the cmdlet (empty where there is none), `expected`
/// says what a value must be, `help` what it is for; `values` tells how it stands, as texts.
public record Setting<T>(
        String member,
        String option,
        String label,
        String exchangeName,
        Shape shape,
        String expected,
        String help,
        Function<T, List<String>> values) {
    /// How it stands on an object; nothing where it is not set.
    public List<String> of(T object) {
        return values.apply(object);
    }

    public static List<String> text(Object value) {
        return List.of(value.toString());
    }

    public static List<String> text(Optional<?> value) {
        return value.map(Object::toString).stream().toList();
    }

    /// In one order, whatever theirs.
    public static List<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().toList();
    }

    public static List<String> pairs(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .sorted()
                .toList();
    }
}
