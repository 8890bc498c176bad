package entente.bench;

import java.time.Duration;

/// How much is measured: `turns` turns, each side of which lasts `length`.
public record Scale(int turns, Duration length) {
    /// What the committed reports were made with.
    public static final Scale USUAL = new Scale(5, Duration.ofSeconds(4));

    public Scale {
        if (turns < 1 || length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("measure at least one turn of some length");
        }
    }

    Turns inTurns() {
        return new Turns(turns, length);
    }
}
