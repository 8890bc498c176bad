package entente.endpoints;

import entente.mailbox.EventFilter;
import entente.mailbox.EventMark;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The book of subscriptions, and of who listens to them. Both are bounded, for a mailbox and for all.
final class Subscriptions {
    static final int MOST_OF_ONE = 20;
    static final int MOST_STREAMS_OF_ONE = 10;
    static final int MOST_STREAMS = 1_000;

    /// In all subscriptions together, each counted as one more.
    static final int MOST_FOLDERS = 200_000;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_LENGTH = 24;

    private final InstantSource clock;
    private final Map<String, Subscription> book = new HashMap<>();
    private final Set<EventStream> streams = new HashSet<>();
    private boolean closed;

    Subscriptions(InstantSource clock) {
        this.clock = clock;
    }

    /// Who is about to listen, and to what; or why not, and because of which subscriptions.
    sealed interface Listening {
        record Ready(List<Subscription> subscriptions) implements Listening {
            public Ready {
                subscriptions = List.copyOf(subscriptions);
            }
        }

        record Refused(Refusal why, List<String> ids) implements Listening {
            public Refused {
                ids = List.copyOf(ids);
            }
        }
    }

    /// Takes a subscription in, of the mailbox that the mark is of; with `pull` one that is to be asked for that often.
    synchronized BatchResult<Subscription> add(
            EventFilter filter, EventMark mark, Optional<Duration> pull) {
        var now = clock.instant();
        book.values().removeIf(each -> each.isOver(now));
        var subscription = new Subscription(drawnId(), filter, mark, pull, now);
        if (ownedBy(mark.mailbox()) >= MOST_OF_ONE
                || weight() + subscription.weight() > MOST_FOLDERS) {
            return BatchResult.refused(Code.SUBSCRIPTIONS_TOO_MANY);
        }
        book.put(subscription.id(), subscription);
        return BatchResult.done(subscription);
    }

    /// One that is to be asked, which counts as used now.
    synchronized BatchResult<Subscription> findPull(Caller caller, String id) {
        return find(caller, id)
                .then(subscription -> {
                    if (!subscription.isPull()) {
                        return BatchResult.refused(Code.SUBSCRIPTION_NOT_PULL);
                    }
                    subscription.used(clock.instant());
                    return BatchResult.done(subscription);
                });
    }

    /// Takes one out; who listens to it hears no more of anything.
    synchronized BatchResult<Subscription> remove(Caller caller, String id) {
        return find(caller, id)
                .then(subscription -> {
                    book.remove(id);
                    subscription
                            .listener()
                            .ifPresent(
                                    stream -> stream.end(Code.SUBSCRIPTION_UNKNOWN, List.of(id)));
                    return BatchResult.done(subscription);
                });
    }

    /// Takes out one of which nothing can be told any more.
    synchronized void drop(Subscription subscription) {
        book.remove(subscription.id());
    }

    /// Lets a stream listen to these. Whoever listened to one of them before is ended: a client that lost its connection comes back before we know that it is gone.
    synchronized Listening listen(EventStream stream, Caller caller, List<String> ids) {
        var found = new ArrayList<Subscription>();
        var failed = new ArrayList<String>();
        var why = Optional.<Refusal>empty();
        for (var id : new LinkedHashSet<>(ids)) {
            switch (findStreaming(caller, id)) {
                case BatchResult.Done(var subscription) -> found.add(subscription);
                case BatchResult.Refused(var refusal) -> {
                    failed.add(id);
                    why = why.or(() -> Optional.of(refusal));
                }
            }
        }
        if (why.isPresent()) {
            return new Listening.Refused(why.get(), failed);
        }
        var before = new HashSet<EventStream>();
        found.forEach(subscription -> subscription.listener().ifPresent(before::add));
        if (isFull(found.getFirst().owner(), before)) {
            return new Listening.Refused(Refusal.of(Code.STREAMS_TOO_MANY), ids);
        }
        streams.add(stream);
        for (var subscription : found) {
            subscription
                    .listener()
                    .ifPresent(
                            other -> other.end(Code.STREAM_TAKEN_OVER, List.of(subscription.id())));
            subscription.heardBy(stream);
        }
        if (closed) {
            stream.end();
        }
        return new Listening.Ready(found);
    }

    /// That a stream ended, however it did.
    synchronized void left(EventStream stream) {
        if (streams.remove(stream)) {
            book.values().forEach(each -> each.left(stream, clock.instant()));
        }
    }

    /// Ends all who listen, and whoever is about to.
    synchronized void close() {
        closed = true;
        streams.forEach(EventStream::end);
    }

    /// Those that are about to end do not count for their owner, whose client they belong to.
    private boolean isFull(Address owner, Set<EventStream> ending) {
        return streams.size() >= MOST_STREAMS
                || streams.stream()
                                .filter(stream -> stream.isOf(owner) && !ending.contains(stream))
                                .count()
                        >= MOST_STREAMS_OF_ONE;
    }

    private BatchResult<Subscription> findStreaming(Caller caller, String id) {
        return find(caller, id)
                .then(subscription ->
                        subscription.isPull()
                                ? BatchResult.refused(Code.SUBSCRIPTION_NOT_STREAMING)
                                : BatchResult.done(subscription));
    }

    private BatchResult<Subscription> find(Caller caller, String id) {
        var found = Optional.ofNullable(book.get(id));
        if (found.isEmpty() || found.get().isOver(clock.instant())) {
            book.remove(id);
            return BatchResult.refused(Code.SUBSCRIPTION_UNKNOWN);
        }
        return caller.equals(new Caller.OwnPerson(found.get().owner()))
                ? BatchResult.done(found.get())
                : BatchResult.refused(Code.SUBSCRIPTION_FOREIGN);
    }

    private long ownedBy(Address owner) {
        return book.values().stream().filter(each -> each.owner().equals(owner)).count();
    }

    private int weight() {
        return book.values().stream().mapToInt(Subscription::weight).sum();
    }

    private static String drawnId() {
        var bytes = new byte[ID_LENGTH];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
