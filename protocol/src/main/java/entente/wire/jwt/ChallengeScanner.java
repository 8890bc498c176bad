package entente.wire.jwt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes `WWW-Authenticate` values apart: several headers, several challenges in each, commas inside quotes (RFC 9110 11.6.1).
///
/// A header that breaks the grammar, or names a parameter of a challenge twice, is left out whole; the others still count.
final class ChallengeScanner {
    /// A scheme and its parameters, all names in lower case.
    record Found(String scheme, Map<String, String> parameters) {}

    private static final int MOST_CHARACTERS = 8 * 1024;
    private static final Pattern SEPARATORS = Pattern.compile("[ \\t,]*+");
    private static final Pattern PARAMETER_NAME =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]++)[ \\t]*+=[ \\t]*+(?![=,]|$)");
    private static final Pattern WORD =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]++(?=[ \\t,]|$)");

    /// Another scheme's ticket, in one piece after the scheme.
    private static final Pattern TOKEN68 =
            Pattern.compile("[ \\t]++[A-Za-z0-9._~+/-]++=*+(?=[ \\t]*+(,|$))");

    private final String text;
    private final Matcher next;
    private final List<Found> found = new ArrayList<>();
    private int at;

    private ChallengeScanner(String text) {
        this.text = text;
        this.next = SEPARATORS.matcher(text);
    }

    /// Nothing when all values together are longer than 8 KiB.
    static List<Found> scan(List<String> values) {
        if (values.stream().mapToInt(String::length).sum() > MOST_CHARACTERS) {
            return List.of();
        }
        var all = new ArrayList<Found>();
        for (var value : values) {
            var scanner = new ChallengeScanner(value);
            if (scanner.scanAll()) {
                all.addAll(scanner.found);
            }
        }
        return all;
    }

    private boolean scanAll() {
        take(SEPARATORS);
        while (at < text.length()) {
            if (!(take(PARAMETER_NAME) ? scanParameter() : scanScheme())) {
                return false;
            }
            take(SEPARATORS);
        }
        return true;
    }

    private boolean scanScheme() {
        if (!take(WORD)) {
            return false;
        }
        found.add(new Found(next.group().toLowerCase(Locale.ROOT), new HashMap<>()));
        take(TOKEN68);
        return true;
    }

    private boolean scanParameter() {
        var name = next.group(1).toLowerCase(Locale.ROOT);
        var value = new StringBuilder();
        var whole = text.charAt(at) == '"' ? scanQuoted(value) : scanWord(value);
        if (!whole || found.isEmpty()) {
            return false;
        }
        return found.getLast().parameters().putIfAbsent(name, value.toString()) == null;
    }

    private boolean scanWord(StringBuilder value) {
        if (!take(WORD)) {
            return false;
        }
        value.append(next.group());
        return true;
    }

    private boolean scanQuoted(StringBuilder value) {
        for (at++; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter == '"') {
                at++;
                return at == text.length() || ", \t".indexOf(text.charAt(at)) >= 0;
            }
            if (letter == '\\' && ++at == text.length()) {
                return false;
            }
            value.append(text.charAt(at));
        }
        return false; // the quote never ends
    }

    private boolean take(Pattern pattern) {
        next.usePattern(pattern).region(at, text.length());
        if (!next.lookingAt()) {
            return false;
        }
        at = next.end();
        return true;
    }
}
