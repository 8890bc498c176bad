package entente.kql;

import java.util.Optional;

/// A piece of a query's text; `at` is where it begins, in chars from 0.
sealed interface Token {
    int at();

    /// What is no condition.
    record Sign(int at, Mark mark) implements Token {}

    enum Mark {
        OPEN,
        CLOSE,
        AND,
        OR,
        NOT,
        PLUS,
        MINUS,
        END
    }

    /// `NEAR`, with a number of words or the usual one.
    record Nearness(int at, int between) implements Token {}

    /// Words that stand alone.
    record Words(int at, Value value) implements Token {}

    /// A property and a sign after it; its value is there unless several follow in parentheses.
    record Restriction(int at, String property, String sign, int signAt, Optional<Value> value)
            implements Token {}

    /// A text, without its quotation marks and the `*` after it.
    record Value(int at, String text, boolean quoted, boolean beginning) {}
}
