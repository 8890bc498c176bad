package entente.kql;

import java.util.Arrays;
import java.util.Optional;

/// How a time or a size lies to another. A stretch of time is one thing: before it, in it, after it.
public enum Relation {
    IS(":"),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String sign;

    Relation(String sign) {
        this.sign = sign;
    }

    /// `=` says the same as `:`.
    static Optional<Relation> of(String sign) {
        return Arrays.stream(values())
                .filter(each -> each.sign.equals(sign.equals("=") ? ":" : sign))
                .findFirst();
    }

    String sign() {
        return sign;
    }
}
