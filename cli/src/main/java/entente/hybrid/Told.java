package entente.hybrid;

import java.util.Optional;

/// What somebody told of himself, or why nothing is known.
public sealed interface Told<T> {
    record Known<T>(T what) implements Told<T> {}

    record Unknown<T>(String why) implements Told<T> {}

    default Optional<T> known() {
        return switch (this) {
            case Known<T>(var what) -> Optional.of(what);
            case Unknown<T> _ -> Optional.empty();
        };
    }

    /// Empty where it is known.
    default Optional<String> unknown() {
        return switch (this) {
            case Known<T> _ -> Optional.empty();
            case Unknown<T>(var why) -> Optional.of(why);
        };
    }
}
