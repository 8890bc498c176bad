package entente.endpoints;

import entente.problem.Code;
import entente.problem.Problem;
import entente.wire.ews.BatchResult;
import java.util.Optional;
import java.util.function.Supplier;

/// Does again what somebody else came between, until nobody did.
final class Tries {
    private static final int MOST = 16;

    private Tries() {}

    /// What an attempt gives that nobody came between; such a one is empty where somebody did, or ends at what it had still to read of an item. Where somebody does each time it is refused by `overtaken`.
    static <T> BatchResult<T> of(Code overtaken, Supplier<BatchResult<Optional<T>>> attempt) {
        for (var tries = 0; tries < MOST; tries++) {
            switch (made(attempt)) {
                case BatchResult.Refused<Optional<T>>(var why) -> {
                    return new BatchResult.Refused<>(why);
                }
                case BatchResult.Done<Optional<T>>(var made) -> {
                    if (made.isPresent()) {
                        return BatchResult.done(made.get());
                    }
                }
            }
        }
        return BatchResult.refused(overtaken);
    }

    private static <T> BatchResult<Optional<T>> made(Supplier<BatchResult<Optional<T>>> attempt) {
        try {
            return attempt.get();
        } catch (Problem problem) {
            if (problem.refusal().code() == Code.ITEM_CHANGED_WHILE_READ) {
                return BatchResult.done(Optional.empty());
            }
            throw problem;
        }
    }
}
