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
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Remembers what may be used once, until it could not be used anyway.
///
/// Where there is no room, nothing is forgotten before its time, and what is new is not taken. An issuer may fill no more of this memory
/// than is still free, so that one alone gets half of it, and however many fill their part there is room for the next. Of each number its
/// hash is kept, about 100 bytes with all that goes with it. Safe for many threads.
public final class SingleUses {
    /// To find those that have ended, all are looked at: when a quarter of them are new, and where there is no room.
    private static final int LEAST_BETWEEN_LOOKS = 1_000;

    private static final int MILLIS_BETWEEN_LOOKS_FOR_ROOM = 1_000;
    private static final int NANOS_A_MILLI = 1_000_000;

    /// More than anything here lives, and less than the clock that does not leap takes to come round.
    private static final long LONGEST_LIFE = Duration.ofDays(10).toMillis();

    /// Of an issuer that was here once a place is kept: they are partners, of whom there are few, and to take one away would be to take
    /// away what another thread is about to add.
    private final ConcurrentMap<String, Set<Used>> byIssuer = new ConcurrentHashMap<>();

    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger sinceLook = new AtomicInteger();
    private final ReentrantLock looking = new ReentrantLock();
    private final int most;
    private final LongSupplier nanos;
    private final long begun;

    // Only touched by the thread that looks.
    private int lastLook = -MILLIS_BETWEEN_LOOKS_FOR_ROOM;

    /// `most` is how much is remembered at once.
    public SingleUses(int most) {
        this(most, System::nanoTime);
    }

    /// `nanos` is a clock that does not leap.
    SingleUses(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
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
        var used = Used.of(number, end, tick() + millisBetween(now, end));
        if (its.contains(used)) {
            return Use.AGAIN;
        }
        if (sinceLook.incrementAndGet() >= Math.max(LEAST_BETWEEN_LOOKS, held.get() / 4)) {
            lookWhereNobodyDoes(now);
        }
        if (!hasRoom(its) && !madeRoom(its, now)) {
            return Use.NO_ROOM;
        }
        if (!its.add(used)) {
            return Use.AGAIN;
        }
        held.incrementAndGet();
        return Use.FIRST;
    }

    /// Takes back a first use, by the one whose it was: it came to nothing.
    public void takeBack(String issuer, String number) {
        var its = byIssuer.get(issuer);
        if (its != null) {
            forget(its, Used.named(number));
        }
    }

    /// What [#use] would say, as far as it is known before; nothing is used.
    public Use look(String issuer, String number) {
        var its = byIssuer.getOrDefault(issuer, Set.of());
        return its.contains(Used.named(number)) ? Use.AGAIN : Use.FIRST;
    }

    private boolean hasRoom(Set<Used> its) {
        return its.size() < most - held.get();
    }

    private void lookWhereNobodyDoes(Instant now) {
        if (looking.tryLock()) {
            try {
                forgetEnded(now);
            } finally {
                looking.unlock();
            }
        }
    }

    /// Whoever has no room waits for the one who looks. That is done once in a while only, however many ask for room.
    private boolean madeRoom(Set<Used> its, Instant now) {
        looking.lock();
        try {
            if (!hasRoom(its) && tick() - lastLook >= MILLIS_BETWEEN_LOOKS_FOR_ROOM) {
                forgetEnded(now);
            }
            return hasRoom(its);
        } finally {
            looking.unlock();
        }
    }

    private void forgetEnded(Instant now) {
        var tick = tick();
        lastLook = tick;
        sinceLook.set(0);
        byIssuer.values()
                .forEach(its ->
                        its.forEach(each -> {
                            if (each.hasEnded(now, tick)) {
                                forget(its, each);
                            }
                        }));
    }

    private void forget(Set<Used> its, Used used) {
        if (its.remove(used)) {
            held.decrementAndGet();
        }
    }

    /// Milliseconds since the beginning, which come round after weeks: of two, only the difference says anything.
    private int tick() {
        return (int) ((nanos.getAsLong() - begun) / NANOS_A_MILLI);
    }

    private static int millisBetween(Instant now, Instant end) {
        return (int) Math.clamp(Duration.between(now, end).toMillis(), 0, LONGEST_LIFE);
    }

    /// A half of a number's hash. Two are the same whatever their ends are.
    private static final class Used {
        private final long high;
        private final long low;

        /// The first whole second at which it can be used no more, since 1970.
        private final long until;

        /// The tick at which that is, if the clock does not leap.
        private final int last;

        private Used(long high, long low, long until, int last) {
            this.high = high;
            this.low = low;
            this.until = until;
            this.last = last;
        }

        static Used of(String number, Instant end, int last) {
            var hash = ByteBuffer.wrap(Sha256.of(number));
            var until = end.getEpochSecond() + (end.getNano() == 0 ? 0 : 1);
            return new Used(hash.getLong(), hash.getLong(), until, last);
        }

        /// To find the one of this number.
        static Used named(String number) {
            return of(number, Instant.EPOCH, 0);
        }

        /// By both clocks: one that is put forward, and back again, makes nothing forgotten.
        boolean hasEnded(Instant now, int tick) {
            return until <= now.getEpochSecond() && tick - last >= 0;
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
