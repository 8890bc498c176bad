package entente.endpoints;

import entente.mailbox.EventFilter;
import entente.mailbox.EventMark;
import entente.question.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// That somebody wants to be told of what happens in a mailbox of hers. Kept in memory: it goes when the server does.
///
/// Who asks (`isPull`) brings a mark each time; for who listens, what she was told is kept here. It is over when nobody asked or listened for as long as `patience`.
final class Subscription {
    private static final Duration PATIENCE_OF_STREAMS = Duration.ofMinutes(30);

    private final String id;
    private final Address owner;
    private final EventFilter filter;
    private final Optional<Duration> pull;
    private volatile EventMark mark;
    private Instant used;
    private Optional<EventStream> listener = Optional.empty();

    /// `pull` is the patience of one that is asked for.
    Subscription(
            String id, EventFilter filter, EventMark mark, Optional<Duration> pull, Instant now) {
        this.id = id;
        this.owner = mark.mailbox();
        this.filter = filter;
        this.mark = mark;
        this.pull = pull;
        this.used = now;
    }

    String id() {
        return id;
    }

    Address owner() {
        return owner;
    }

    EventFilter filter() {
        return filter;
    }

    boolean isPull() {
        return pull.isPresent();
    }

    /// What was told, or what it began with.
    EventMark mark() {
        return mark;
    }

    void told(EventMark now) {
        mark = now;
    }

    /// How much it holds in memory, in folders.
    int weight() {
        return 1 + filter.folders().map(folders -> folders.size()).orElse(0);
    }

    // What follows is for the book alone, which lets in one thread at a time.

    Optional<EventStream> listener() {
        return listener;
    }

    void heardBy(EventStream stream) {
        listener = Optional.of(stream);
    }

    /// That a stream ended, which may not be the one that listens now.
    void left(EventStream stream, Instant now) {
        if (listener.equals(Optional.of(stream))) {
            listener = Optional.empty();
            used = now;
        }
    }

    void used(Instant now) {
        used = now;
    }

    boolean isOver(Instant now) {
        return listener.isEmpty() && used.plus(pull.orElse(PATIENCE_OF_STREAMS)).isBefore(now);
    }
}
