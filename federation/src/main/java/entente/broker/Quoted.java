package entente.broker;

import java.util.regex.Pattern;

/// What a stranger sent, made fit for a log: printable, at most 120 characters, nothing that could be a token.
final class Quoted {
    private static final int MOST = 120;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");
    private static final Pattern TOKEN_LIKE =
            Pattern.compile("eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_.-]*");

    private Quoted() {}

    static String of(String text) {
        var start = text.substring(0, Math.min(text.length(), MOST));
        var printable = UNPRINTABLE.matcher(start).replaceAll("?");
        return TOKEN_LIKE.matcher(printable).replaceAll("(withheld)");
    }
}
