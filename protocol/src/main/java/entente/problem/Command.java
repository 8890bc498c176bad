package entente.problem;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A command of ours as remedies write it, to be copied into a shell as it stands: in backticks, every word that a shell would read in its own way
/// in quotes.
public final class Command {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");

    private Command() {}

    /// The command of these words after `entente`.
    public static String of(String... words) {
        return Arrays.stream(words)
                .map(Command::quoted)
                .collect(Collectors.joining(" ", "`entente ", "`"));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
