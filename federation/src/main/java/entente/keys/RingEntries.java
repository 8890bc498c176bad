package entente.keys;

import entente.keys.KeyEntry.State;
import entente.tokens.SigningKeys;
import entente.wire.jwt.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keys of ours of one purpose, listed: the current one, the next, and the previous. `reads` is of the document in which they stand.
record RingEntries(Purpose purpose, PublicReads reads) {
    Stream<KeyEntry> of(SigningKeys keys) {
        var day = Optional.of(keys.nextEffective()).filter(when -> !when.equals(Instant.MAX));
        return Stream.of(
                        keys.current().map(key -> entry(State.CURRENT, key)),
                        keys.next()
                                .map(key ->
                                        entry(State.NEXT, key)
                                                .nextFrom(
                                                        day, List.of(), Optional.of(published()))),
                        keys.previous().map(key -> entry(State.PREVIOUS, key)))
                .flatMap(Optional::stream);
    }

    /// Requests are encrypted for one key at a time; those for the one before are read until it is withdrawn.
    private String published() {
        return switch (purpose) {
            case TOKENS, DELEGATION -> reads.inWords();
            case ENCRYPTION -> "published when it takes over";
        };
    }

    private KeyEntry entry(State state, SigningKey key) {
        return KeyEntry.of("us", purpose.sentence(), state, key.certificate())
                .named(purpose.nameOf(key));
    }
}
