package entente.mailbox;

import java.time.Instant;
import java.util.regex.Pattern;

/// A password that was made for one purpose and opens a mailbox beside its owner's own, as it is kept: under a name, locked by whoever made it. The
/// store does not know how. No two locked ones are alike, so that one made anew is another.
public record ServicePassword(String name, String locked, Instant made) {
    /// Of one mailbox.
    public static final int MOST = 10;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public ServicePassword {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a name of a service password");
        }
    }

    /// 1 to 64 letters, digits, `.`, `_` and `-`, of which the first is a letter or digit.
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    @Override
    public String toString() {
        return "the service password " + name;
    }
}
