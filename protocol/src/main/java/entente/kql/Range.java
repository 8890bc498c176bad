package entente.kql;

import entente.kql.Token.Value;
import java.util.Optional;

/// Two values with `..` between.
record Range(Value first, Value last) {
    private static final String DOTS = "..";

    /// Empty where there are no dots.
    static Optional<Range> of(Value value) {
        var dots = value.text().indexOf(DOTS);
        if (dots < 0) {
            return Optional.empty();
        }
        var start = value.at() + (value.quoted() ? 1 : 0);
        var after = dots + DOTS.length();
        return Optional.of(
                new Range(
                        new Value(start, value.text().substring(0, dots), false, false),
                        new Value(
                                start + after,
                                value.text().substring(after),
                                false,
                                value.beginning())));
    }

    /// After a sign that says no order.
    void requireAlone(Relation relation) throws Misread {
        if (relation != Relation.IS) {
            throw new Misread(
                    last.at() - DOTS.length(),
                    "a range stands after a sign that has one end.",
                    "Write : before a range, or one value after the sign.");
        }
    }

    static Misread backwards(int at) {
        return new Misread(
                at, "the range ends before it begins.", "Write the smaller value first.");
    }
}
