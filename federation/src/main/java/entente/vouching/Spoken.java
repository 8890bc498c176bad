package entente.vouching;

import java.util.regex.Pattern;

/// Another server's words, made fit for our log and trace.
public final class Spoken {
    /// What it may be sending back of ours.
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_.-]*");

    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");
    private static final int LONGEST = 300;

    private Spoken() {}

    /// At most 300 printable characters, without anything that looks like a token.
    public static String quoted(String words) {
        var plain = UNPRINTABLE.matcher(words).replaceAll("?");
        var clean = TOKEN.matcher(plain).replaceAll("(token)");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
