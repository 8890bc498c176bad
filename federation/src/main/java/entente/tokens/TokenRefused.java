package entente.tokens;

import entente.problem.Code;
import entente.problem.Refusal;

/// Ends the checks of one token at the first that fails. Never leaves this chapter: [TokenVerifier] turns it into a verdict.
final class TokenRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 120;

    private final transient Refusal why;

    TokenRefused(Code code, String cause) {
        super(code.name(), null, false, false);
        this.why = Refusal.of(code, cause);
    }

    /// A token whose issuer is a stranger, or whose signature is not the issuer's. Both are one answer: whoever cannot sign
    /// learns nothing about whom we trust.
    static TokenRefused notGenuine(String cause) {
        return new TokenRefused(Code.TOKEN_SIGNATURE, cause);
    }

    Refusal why() {
        return why;
    }

    /// What a stranger wrote, made fit for a log: one line, cut short.
    static String quoted(String strange) {
        var cut = strange.length() > MOST_SHOWN ? strange.substring(0, MOST_SHOWN) + "…" : strange;
        return "\"" + cut.replaceAll("\\p{Cntrl}", "?").replace("eyJ", "…") + "\"";
    }
}
