package entente.tokens;

import java.time.Instant;

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

    /// Keeps nothing: for a server that is alone and never restarted, as tests have them.
    static UsedNumbers none() {
        return new UsedNumbers() {
            @Override
            public Recorded record(String issuer, String jti, Instant now, Instant end) {
                return Recorded.NEW;
            }

            @Override
            public Recorded look(String issuer, String jti) {
                return Recorded.NEW;
            }

            @Override
            public void close() {}
        };
    }
}
