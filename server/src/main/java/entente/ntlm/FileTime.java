package entente.ntlm;

import java.time.Instant;

/// Time as Windows counts it: steps of 100 ns since 1601, UTC.
final class FileTime {
    private static final long STEPS = 10_000_000;
    private static final long UNTIL_1970 = 11_644_473_600L;

    private FileTime() {}

    static long of(Instant time) {
        return (time.getEpochSecond() + UNTIL_1970) * STEPS + time.getNano() / 100;
    }

    static Instant read(long steps) {
        return Instant.ofEpochSecond(
                Long.divideUnsigned(steps, STEPS) - UNTIL_1970,
                Long.remainderUnsigned(steps, STEPS) * 100);
    }
}
