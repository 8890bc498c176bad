package entente.tokens;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// The numbers (`jti`) of tokens that count once, kept where a restart does not lose them and every process of one organisation
/// looks. [ReplayGuard] asks it after its own memory. Safe for many threads.
public interface UsedNumbers extends AutoCloseable {
    enum Recorded {
        /// It was not there, and is now; whoever records it next, in whatever process, is told so.
        NEW,
        /// It was used before.
        SEEN,
        /// It could not be recorded, or there is no room: nobody may act as if it were new.
        FAILED
    }

    /// Records that the token `jti` of `issuer` is used, to be remembered until `end`.
    Recorded record(String issuer, String jti, Instant now, Instant end);

    /// What [#record] would say; nothing is recorded.
    Recorded look(String issuer, String jti);

    @Override
    void close();

    /// Kept in memory and for good: for a server that is alone and lives as long as a test.
    static UsedNumbers inMemory() {
        var used = ConcurrentHashMap.<List<String>>newKeySet();
        return new UsedNumbers() {
            @Override
            public Recorded record(String issuer, String jti, Instant now, Instant end) {
                return used.add(List.of(issuer, jti)) ? Recorded.NEW : Recorded.SEEN;
            }

            @Override
            public Recorded look(String issuer, String jti) {
                return used.contains(List.of(issuer, jti)) ? Recorded.SEEN : Recorded.NEW;
            }

            @Override
            public void close() {}
        };
    }
}
