package entente.item;

import java.text.Normalizer;
import java.util.Locale;

/// Texts as they are searched and sorted: composed alike (NFC), without regard to case.
public final class Texts {
    private Texts() {}

    /// The same for all texts that count as equal.
    public static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /// Whether a text, or a text of a list, holds what is looked for.
    static boolean contain(PropertyValue value, Filter.Contains wanted) {
        return switch (value) {
            case PropertyValue.Text(var text) -> contains(text, wanted);
            case PropertyValue.Many(_, var values) ->
                    values.stream().anyMatch(each -> contain(each, wanted));
            default -> false;
        };
    }

    private static boolean contains(String text, Filter.Contains wanted) {
        var in = wanted.exact() ? text : folded(text);
        var what = wanted.exact() ? wanted.text() : folded(wanted.text());
        return switch (wanted.where()) {
            case WHOLE -> in.equals(what);
            case BEGINNING -> in.startsWith(what);
            case ANYWHERE -> in.contains(what);
            case BEGINNING_OF_WORDS -> at(in, what, false);
            case WORDS -> at(in, what, true);
        };
    }

    /// Whether `what` begins where a word does, and if `whole` ends where one does. Nothing is in every text.
    private static boolean at(String in, String what, boolean whole) {
        if (what.isEmpty()) {
            return true;
        }
        for (var at = in.indexOf(what); at >= 0; at = in.indexOf(what, at + 1)) {
            var end = at + what.length();
            var begins = at == 0 || !Character.isLetterOrDigit(in.codePointBefore(at));
            var ends = end == in.length() || !Character.isLetterOrDigit(in.codePointAt(end));
            if (begins && (ends || !whole)) {
                return true;
            }
        }
        return false;
    }
}
