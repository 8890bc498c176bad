package entente.wire.jwt;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;

/// A broker's answer that is a refusal (RFC 6749 5.2). `description` is for our log: at most 500 characters, printable.
public record TokenError(String error, String description) {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_DESCRIBED = 500;
    private static final Pattern NAME = Pattern.compile("[a-z_]{1,64}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");
    private static final Pattern TOKEN_LIKE = Pattern.compile("eyJ[A-Za-z0-9_.-]*");

    /// Reads a refusal; empty when it is none. Whatever in it looks like a token is withheld: some brokers quote what they were sent.
    public static Optional<TokenError> parse(byte[] json) {
        return Json.object(json, MOST_BYTES)
                .flatMap(object ->
                        Json.text(object, "error")
                                .filter(error -> NAME.matcher(error).matches())
                                .map(error ->
                                        new TokenError(
                                                error,
                                                safe(
                                                        Json.text(object, "error_description")
                                                                .orElse("")))));
    }

    private static String safe(String description) {
        var withheld = TOKEN_LIKE.matcher(description).replaceAll("(withheld)");
        var printable = UNPRINTABLE.matcher(withheld).replaceAll(" ");
        return printable.substring(0, Math.min(printable.length(), MOST_DESCRIBED));
    }

    /// The refusal as it is sent.
    public byte[] json() {
        var members = new LinkedHashMap<String, Object>();
        members.put("error", error);
        members.put("error_description", description);
        return Json.bytes(members);
    }
}
