package entente.kql;

import java.util.Optional;

/// A word or several in a row, as somebody says them; without regard to case.
///
/// `text` has at most [#LONGEST] characters and a letter or digit at least, one blank between words, and none of `"` and `*`. With `beginning` its last word may go on.
public record Phrase(String text, boolean beginning) {
    public static final int LONGEST = 500;

    public Phrase {
        if (!isOne(text)) {
            throw new IllegalArgumentException("not a word or several");
        }
    }

    /// The words of a text, with any white space between them; empty where they are no phrase.
    static Optional<Phrase> of(String text, boolean beginning) {
        var words = String.join(" ", text.strip().split("[\\s\\p{Z}]+"));
        return isOne(words) ? Optional.of(new Phrase(words, beginning)) : Optional.empty();
    }

    private static boolean isOne(String text) {
        return text.length() <= LONGEST
                && text.codePoints().anyMatch(Character::isLetterOrDigit)
                && text.codePoints().noneMatch(c -> c == '"' || c == '*' || isUnclear(c))
                && !text.startsWith(" ")
                && !text.endsWith(" ")
                && !text.contains("  ");
    }

    /// White space other than blanks, and what is no character.
    private static boolean isUnclear(int c) {
        return c != ' '
                && (Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.SURROGATE);
    }
}
