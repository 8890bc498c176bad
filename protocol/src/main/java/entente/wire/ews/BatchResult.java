package entente.wire.ews;

import entente.problem.Code;
import entente.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What became of one of several things asked for at once: each has its own result, in the order asked.
public sealed interface BatchResult<T> {
    record Done<T>(T value) implements BatchResult<T> {}

    /// The refusal's code has a [entente.problem.Wire.Mailbox] form.
    record Refused<T>(Refusal why) implements BatchResult<T> {}

    static <T> BatchResult<T> done(T value) {
        return new Done<>(value);
    }

    static <T> BatchResult<T> refused(Code code) {
        return new Refused<>(Refusal.of(code));
    }

    /// All of them, or the first refusal.
    static <T> BatchResult<List<T>> all(List<BatchResult<T>> results) {
        var values = new ArrayList<T>();
        for (var result : results) {
            switch (result) {
                case Done<T>(var value) -> values.add(value);
                case Refused<T>(var why) -> {
                    return new Refused<>(why);
                }
            }
        }
        return done(List.copyOf(values));
    }

    /// What comes next, where this is done.
    default <U> BatchResult<U> then(Function<T, BatchResult<U>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Refused<T>(var why) -> new Refused<>(why);
        };
    }

    /// This, with one code in the place of another.
    default BatchResult<T> saying(Code instead, Code of) {
        return this instanceof Refused<T>(var why) && why.code() == of ? refused(instead) : this;
    }
}
