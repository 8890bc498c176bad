package entente.kql;

import entente.kql.Token.Restriction;
import entente.kql.Token.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what stands after a property, as the property has it.
final class Values {
    private static final String IMPORTANCE = "importance";
    private static final String KIND = "kind";
    private static final String SIZE = "size";
    private static final Pattern BYTES =
            Pattern.compile("(\\d{1,15})(B|KB|MB|GB)?", Pattern.CASE_INSENSITIVE);
    private static final List<String> EQUALS = List.of(":", "=");
    private static final List<String> KNOWN =
            Stream.of(
                            words(TextProperty.values(), TextProperty::word),
                            words(DateProperty.values(), DateProperty::word),
                            List.of(IMPORTANCE, KIND, SIZE))
                    .flatMap(List::stream)
                    .sorted()
                    .toList();

    private Values() {}

    /// Its name as all write it.
    static String name(Restriction restriction) {
        return restriction.property().toLowerCase(Locale.ROOT);
    }

    static void requireKnown(Restriction restriction) throws Misread {
        if (!KNOWN.contains(name(restriction))) {
            throw new Misread(
                    restriction.at(),
                    "this is none of the properties that can be searched.",
                    "Use one of %s, or put the text into quotation marks to look for it."
                            .formatted(String.join(", ", KNOWN)));
        }
    }

    static Phrase phrase(Value value) throws Misread {
        return Phrase.of(value.text(), value.beginning())
                .orElseThrow(() ->
                        new Misread(
                                value.at(),
                                "there is no word here that can be looked for.",
                                "Write a letter or a digit at least, and %d characters at most."
                                        .formatted(Phrase.LONGEST)));
    }

    static Query restriction(Restriction restriction, Value value) throws Misread {
        return switch (name(restriction)) {
            case IMPORTANCE -> {
                requireEquals(restriction);
                yield new Query.OfImportance(
                        one(value, Importance.values(), Importance::word, IMPORTANCE));
            }
            case KIND -> {
                requireEquals(restriction);
                yield new Query.OfKind(one(value, Kind.values(), Kind::word, KIND));
            }
            case SIZE -> size(restriction, value);
            default -> named(restriction, value);
        };
    }

    private static Query named(Restriction restriction, Value value) throws Misread {
        for (var property : DateProperty.values()) {
            if (property.word().equals(name(restriction))) {
                return Times.restriction(property, relation(restriction), value);
            }
        }
        requireEquals(restriction);
        for (var property : TextProperty.values()) {
            if (property.word().equals(name(restriction))) {
                return new Query.OfText(property, restriction.sign().equals("="), phrase(value));
            }
        }
        throw new IllegalStateException("a property that is known: " + name(restriction));
    }

    private static Query size(Restriction restriction, Value value) throws Misread {
        var relation = relation(restriction);
        var ends = Range.of(value);
        if (ends.isEmpty()) {
            return new Query.Sized(relation, bytes(value.at(), value));
        }
        ends.get().requireAlone(relation);
        var least = bytes(ends.get().first().at(), ends.get().first());
        var most = bytes(ends.get().last().at(), ends.get().last());
        if (least > most) {
            throw Range.backwards(value.at());
        }
        return new Query.SizedBetween(least, most);
    }

    private static long bytes(int at, Value value) throws Misread {
        var number = BYTES.matcher(value.text());
        if (value.beginning() || !number.matches()) {
            throw new Misread(
                    at,
                    "this is no size.",
                    "Write bytes, or such as 100KB, 5MB or 1GB; a range as 1MB..5MB.");
        }
        var unit = Optional.ofNullable(number.group(2)).orElse("B").toUpperCase(Locale.ROOT);
        var shift =
                switch (unit) {
                    case "KB" -> 10;
                    case "MB" -> 20;
                    case "GB" -> 30;
                    default -> 0;
                };
        var count = Long.parseLong(number.group(1));
        if (count > Query.LARGEST >> shift) {
            throw new Misread(at, "this is larger than anything.", "Write a smaller size.");
        }
        return count << shift;
    }

    static Relation relation(Restriction restriction) {
        return Relation.of(restriction.sign()).orElseThrow();
    }

    private static void requireEquals(Restriction restriction) throws Misread {
        if (!EQUALS.contains(restriction.sign())) {
            throw new Misread(
                    restriction.signAt(),
                    "%s has no order.".formatted(name(restriction)),
                    "Write : or = after it; what is not so is NOT %s:VALUE."
                            .formatted(name(restriction)));
        }
    }

    private interface Word<T> {
        String of(T each);
    }

    private static <T> T one(Value value, T[] all, Word<T> word, String property) throws Misread {
        for (var each : all) {
            if (word.of(each).equalsIgnoreCase(value.text().strip()) && !value.beginning()) {
                return each;
            }
        }
        throw new Misread(
                value.at(),
                "this is no %s.".formatted(property),
                "Write one of %s."
                        .formatted(
                                Arrays.stream(all)
                                        .map(word::of)
                                        .collect(Collectors.joining(", "))));
    }

    private static <T> List<String> words(T[] all, Word<T> word) {
        return Arrays.stream(all).map(word::of).toList();
    }
}
