package entente.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Remembers what may be used once, until it could not be used anyway.
///
/// Where there is no room, nothing is forgotten before its time, and what is new is not taken. An issuer may fill no more of this memory
/// than is still free, so that one alone gets half of it, and however many fill their part there is room for the next. Safe for many
/// threads.
public final class SingleUses {
    private final Cache<Used, Uses> used;
    private final ConcurrentMap<String, Integer> byIssuer = new ConcurrentHashMap<>();
    private final int most;

    /// `most` is how much is remembered at once.
    public SingleUses(int most) {
        this.most = most;
        this.used =
                Caffeine.newBuilder()
                        // Each use leaves a little to tidy up; to wake another thread for it takes
                        // longer.
                        .executor(Runnable::run)
                        .expireAfter(Expiry.creating((Used _, Uses uses) -> uses.life()))
                        .evictionListener((use, _, _) -> forgotten(use))
                        .build();
    }

    /// What the use of something was.
    public enum Use {
        FIRST,
        AGAIN,
        NO_ROOM
    }

    /// Uses what `issuer` calls `number`, which could be used until `end`. Of many threads that do so at once, one is the first.
    public Use use(String issuer, String number, Instant now, Instant end) {
        var use = new Used(issuer, number);
        if (used.getIfPresent(use) == null && !hasRoom(issuer)) {
            used.cleanUp();
            if (!hasRoom(issuer)) {
                return Use.NO_ROOM;
            }
        }
        var uses = used.get(use, _ -> remembered(use, new Uses(now, end)));
        return uses.count().incrementAndGet() > 1 ? Use.AGAIN : Use.FIRST;
    }

    /// What [#use] would say, as far as it is known before; nothing is used.
    public Use look(String issuer, String number) {
        return used.getIfPresent(new Used(issuer, number)) == null ? Use.FIRST : Use.AGAIN;
    }

    private boolean hasRoom(String issuer) {
        return byIssuer.getOrDefault(issuer, 0) < most - used.estimatedSize();
    }

    private Uses remembered(Used use, Uses uses) {
        byIssuer.merge(use.issuer(), 1, Integer::sum);
        return uses;
    }

    private void forgotten(@Nullable Used use) {
        if (use != null) {
            byIssuer.computeIfPresent(use.issuer(), (_, held) -> held > 1 ? held - 1 : null);
        }
    }

    private record Used(String issuer, String number) {}

    private record Uses(Duration life, AtomicInteger count) {
        Uses(Instant now, Instant end) {
            this(Duration.between(now, end), new AtomicInteger());
        }
    }
}
