package entente.tokens;

import entente.digest.Sha256;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Remembers what may be used once, until it could not be used anyway.
///
/// Where there is no room, nothing is forgotten before its time, and what is new is not taken. An issuer may fill no more of this memory
/// than is still free, so that one alone gets half of it, and however many fill their part there is room for the next. Of each number its
/// hash is kept, about 100 bytes with all that goes with it. Safe for many threads.
public final class SingleUses {
    /// To find those that have ended, all are looked at: when a quarter of them are new, and where there is no room.
    private static final int LEAST_BETWEEN_LOOKS = 1_000;

    private static final Duration BETWEEN_LOOKS_FOR_ROOM = Duration.ofSeconds(1);

    /// Of an issuer that was here once a place is kept: they are partners, of whom there are few, and to take one away would be to take
    /// away what another thread is about to add.
    private final ConcurrentMap<String, Set<Used>> byIssuer = new ConcurrentHashMap<>();

    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger sinceLook = new AtomicInteger();
    private final ReentrantLock looking = new ReentrantLock();
    private final int most;

    // Only touched by the thread that looks.
    private Instant lastLook = Instant.MIN;

    /// `most` is how much is remembered at once.
    public SingleUses(int most) {
        this.most = most;
    }

    /// What the use of something was.
    public enum Use {
        FIRST,
        AGAIN,
        NO_ROOM
    }

    /// Uses what `issuer` calls `number` at `now`, which could be used until `end`. Of many threads that do so at once, one is the first.
    public Use use(String issuer, String number, Instant now, Instant end) {
        var its = byIssuer.computeIfAbsent(issuer, _ -> ConcurrentHashMap.newKeySet());
        var used = Used.of(number, end);
        if (its.contains(used)) {
            return Use.AGAIN;
        }
        if (sinceLook.incrementAndGet() >= Math.max(LEAST_BETWEEN_LOOKS, held.get() / 4)) {
            forgetEnded(now, Duration.ZERO);
        }
        if (!hasRoom(its)) {
            forgetEnded(now, BETWEEN_LOOKS_FOR_ROOM);
            if (!hasRoom(its)) {
                return Use.NO_ROOM;
            }
        }
        if (!its.add(used)) {
            return Use.AGAIN;
        }
        held.incrementAndGet();
        return Use.FIRST;
    }

    /// What [#use] would say, as far as it is known before; nothing is used.
    public Use look(String issuer, String number) {
        var its = byIssuer.getOrDefault(issuer, Set.of());
        return its.contains(Used.of(number, Instant.EPOCH)) ? Use.AGAIN : Use.FIRST;
    }

    private boolean hasRoom(Set<Used> its) {
        return its.size() < most - held.get();
    }

    /// At most once in `pause`, and by one thread: the others go on.
    private void forgetEnded(Instant now, Duration pause) {
        if (!looking.tryLock()) {
            return;
        }
        try {
            if (now.isBefore(lastLook.plus(pause))) {
                return;
            }
            lastLook = now;
            sinceLook.set(0);
            byIssuer.values().forEach(its -> forgetEnded(its, now));
        } finally {
            looking.unlock();
        }
    }

    private void forgetEnded(Set<Used> its, Instant now) {
        for (var each = its.iterator(); each.hasNext(); ) {
            if (each.next().until <= now.getEpochSecond()) {
                each.remove();
                held.decrementAndGet();
            }
        }
    }

    /// A half of a number's hash. Two are the same whatever their ends are.
    private static final class Used {
        private final long high;
        private final long low;

        /// The first whole second at which it can be used no more, since 1970.
        private final long until;

        private Used(long high, long low, long until) {
            this.high = high;
            this.low = low;
            this.until = until;
        }

        static Used of(String number, Instant end) {
            var hash = ByteBuffer.wrap(Sha256.of(number));
            var until = end.getEpochSecond() + (end.getNano() == 0 ? 0 : 1);
            return new Used(hash.getLong(), hash.getLong(), until);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Used used && high == used.high && low == used.low;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(high);
        }
    }
}
