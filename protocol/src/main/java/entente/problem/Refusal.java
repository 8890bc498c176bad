package entente.problem;

import java.util.Optional;

/// A reason that happened: why something was not answered, and what to do about it.
///
/// `sentence` is safe to show the other side; `remedy` is for our administrator; `cause` goes to our log alone.
/// None of them may hold a token, a password or a key.
public record Refusal(Code code, String sentence, String remedy, Optional<String> cause) {
    /// The code's own sentence and remedy.
    public static Refusal of(Code code) {
        return new Refusal(code, code.sentence(), code.remedy(), Optional.empty());
    }

    /// The code's own sentence and remedy, with a cause for the log.
    public static Refusal of(Code code, String cause) {
        return new Refusal(code, code.sentence(), code.remedy(), Optional.of(cause));
    }

    /// The same refusal, told with names in it: whose, where, what.
    public Refusal saying(String sentence) {
        return new Refusal(code, sentence, remedy, cause);
    }

    /// The same refusal with a remedy that names the very thing to change.
    public Refusal mendedBy(String remedy) {
        return new Refusal(code, sentence, remedy, cause);
    }

    /// The same refusal with what happened underneath, for the log.
    public Refusal because(String cause) {
        return new Refusal(code, sentence, remedy, Optional.of(cause));
    }
}
