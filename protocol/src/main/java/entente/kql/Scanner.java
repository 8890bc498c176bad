package entente.kql;

import entente.kql.Token.Mark;
import entente.kql.Token.Nearness;
import entente.kql.Token.Restriction;
import entente.kql.Token.Sign;
import entente.kql.Token.Value;
import entente.kql.Token.Words;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes a query's text apart, from left to right.
final class Scanner {
    private static final Pattern NEARNESS = Pattern.compile("NEAR\\((?:n=)?(\\d{1,9})\\)");
    private static final String SIGNS = ":=<>";
    private static final String CURVED = "\u201c\u201d\u201e\u201f\u00ab\u00bb";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212";

    private final String text;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    /// The next piece; the end again and again after the last.
    Token next() throws Misread {
        while (!isOver() && isBlank(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (isOver()) {
            return new Sign(at, Mark.END);
        }
        return switch (text.charAt(at)) {
            case '(' -> sign(Mark.OPEN);
            case ')' -> sign(Mark.CLOSE);
            case '+' -> prefix(Mark.PLUS);
            case '-' -> prefix(Mark.MINUS);
            case '"' -> new Words(at, quoted());
            default -> word();
        };
    }

    private Token sign(Mark mark) {
        return new Sign(at++, mark);
    }

    private Token prefix(Mark mark) throws Misread {
        var token = sign(mark);
        if (isOver() || (endsWord(text.codePointAt(at)) && "(\"".indexOf(text.charAt(at)) < 0)) {
            throw new Misread(
                    at,
                    "a word, a property, a quotation or a parenthesis is missing right after the sign.",
                    "Write what the sign is about without a blank, such as -draft.");
        }
        return token;
    }

    private Token word() throws Misread {
        var start = at;
        requirePlain();
        var near = NEARNESS.matcher(text).region(start, text.length());
        if (near.lookingAt()) {
            at = near.end();
            return new Nearness(start, Integer.parseInt(near.group(1)));
        }
        while (!isOver() && !endsWord(text.codePointAt(at)) && !isSign(at)) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (!isOver() && isSign(at)) {
            return restriction(start);
        }
        var word = text.substring(start, at);
        return switch (word) {
            case "AND" -> new Sign(start, Mark.AND);
            case "OR" -> new Sign(start, Mark.OR);
            case "NOT" -> new Sign(start, Mark.NOT);
            case "NEAR" -> new Nearness(start, Query.Near.USUAL);
            case "ONEAR", "XRANK" ->
                    throw new Misread(
                            start,
                            "%s is not offered.".formatted(word),
                            "Use NEAR, or put the word into quotation marks to look for it.");
            default -> new Words(start, bare(start, word));
        };
    }

    private Token restriction(int start) throws Misread {
        var property = text.substring(start, at);
        var signAt = at;
        var sign = text.substring(at, at + (isTwo() ? 2 : 1));
        at += sign.length();
        return new Restriction(start, property, sign, signAt, value());
    }

    private boolean isTwo() {
        return (text.charAt(at) == '<' || text.charAt(at) == '>') && text.startsWith("=", at + 1);
    }

    private Optional<Value> value() throws Misread {
        if (!isOver() && text.charAt(at) == '(') {
            return Optional.empty();
        }
        if (!isOver() && text.charAt(at) == '"') {
            return Optional.of(quoted());
        }
        var start = at;
        if (isOver() || endsWord(text.codePointAt(at)) || isSign(at)) {
            throw new Misread(
                    at,
                    "a value is missing right after the sign.",
                    "Write the value without a blank before it, and in quotation marks where it has blanks; to look for the text itself put all of it into quotation marks.");
        }
        requirePlain();
        while (!isOver() && !endsWord(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return Optional.of(bare(start, text.substring(start, at)));
    }

    private Value bare(int start, String word) throws Misread {
        requireStarAtEnd(start, word);
        var beginning = word.endsWith("*");
        if (!isOver() && text.charAt(at) == '"') {
            throw new Misread(
                    at,
                    "a quotation mark stands within a word.",
                    "Put a blank before it, or take it out.");
        }
        return new Value(start, bare(word, beginning), false, beginning);
    }

    private Value quoted() throws Misread {
        var start = at;
        var end = text.indexOf('"', start + 1);
        if (end < 0) {
            throw new Misread(
                    start,
                    "the quotation that begins here does not end.",
                    "Write a second quotation mark where it ends.");
        }
        var inside = text.substring(start + 1, end);
        requireStarAtEnd(start + 1, inside.stripTrailing());
        at = end + 1;
        var star = !isOver() && text.charAt(at) == '*';
        at += star ? 1 : 0;
        if (!isOver() && (!endsWord(text.codePointAt(at)) || text.charAt(at) == '"')) {
            throw new Misread(
                    at, "a blank is missing after the quotation.", "Put a blank between the two.");
        }
        var within = inside.stripTrailing().endsWith("*");
        return new Value(start, bare(inside.stripTrailing(), within), true, star || within);
    }

    private static String bare(String word, boolean beginning) {
        return beginning ? word.substring(0, word.length() - 1) : word;
    }

    private void requireStarAtEnd(int start, String word) throws Misread {
        var star = word.indexOf('*');
        if (star >= 0 && star < word.length() - 1) {
            throw new Misread(
                    start + star,
                    "a * stands where no word ends.",
                    "Write it right after the beginning of a word, such as budg*.");
        }
    }

    // What word processors make of quotation marks and hyphens would be looked for as nothing.
    private void requirePlain() throws Misread {
        if (CURVED.indexOf(text.charAt(at)) >= 0) {
            throw new Misread(
                    at, "this is not a straight quotation mark.", "Write \" on both sides.");
        }
        if (DASHES.indexOf(text.charAt(at)) >= 0) {
            throw new Misread(at, "this is a dash and not a hyphen.", "Write - or NOT.");
        }
    }

    private boolean isOver() {
        return at >= text.length();
    }

    private boolean isSign(int index) {
        return SIGNS.indexOf(text.charAt(index)) >= 0;
    }

    private static boolean endsWord(int c) {
        return isBlank(c) || c == '(' || c == ')' || c == '"';
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
