package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What was used is remembered until it can be used no more.
class ReplayGuardTest {
    private static final Instant END = NOON.plusSeconds(420);

    /// A record that takes everything for new, so that only the guard's own memory can tell.
    private static final UsedNumbers FORGETFUL =
            new UsedNumbers() {
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

    @Test
    void numberIsTakenOnceForEachIssuer() throws TokenRefused {
        var guard = new ReplayGuard(FORGETFUL);
        guard.once("a", "1", NOON, END);
        guard.once("b", "1", NOON, END);

        assertThatThrownBy(() -> guard.once("a", "1", NOON, END)).isInstanceOf(TokenRefused.class);
    }

    @Test
    void issuerAndNumberAreNotRunTogether() throws TokenRefused {
        var guard = new ReplayGuard(UsedNumbers.inMemory());
        guard.once("ab", "c", NOON, END);

        assertThatCode(() -> guard.once("a", "bc", NOON, END)).doesNotThrowAnyException();
    }

    @Test
    void ofManyAtOnceOneIsTaken() throws InterruptedException {
        var guard = new ReplayGuard(FORGETFUL);
        Callable<Boolean> use = () -> taken(guard, "1");

        long taken;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uses = IntStream.range(0, 50).mapToObj(_ -> use).toList();
            taken =
                    threads.invokeAll(uses).stream()
                            .filter(each -> Boolean.TRUE.equals(each.resultNow()))
                            .count();
        }

        assertThat(taken).isOne();
    }

    @Test
    void tokenThatMayBeKeptIsTakenUpToTheBound() throws TokenRefused {
        var guard = new ReplayGuard(UsedNumbers.inMemory(), 10, 2);
        guard.bounded("hash", NOON, END);
        guard.bounded("hash", NOON, END);

        assertThatThrownBy(() -> guard.bounded("hash", NOON, END)).isInstanceOf(TokenRefused.class);
    }

    @Test
    void fullMemoryRefusesRatherThanForgets() throws TokenRefused {
        var guard = new ReplayGuard(UsedNumbers.inMemory(), 4, 10);
        guard.once("a", "1", NOON, END);
        guard.once("a", "2", NOON, END);

        assertThat(taken(guard, "3")).isFalse();
        assertThat(taken(guard, "1")).isFalse();
    }

    @Test
    void issuerThatFillsTheMemoryLeavesRoomForTheOthers() {
        var guard = new ReplayGuard(UsedNumbers.inMemory(), 100, 10);

        assertThat(takenOfMany(guard, "a")).isEqualTo(50);
        assertThat(takenOfMany(guard, "b")).isEqualTo(25);
        assertThat(taken(guard, "c", "1")).isTrue();
    }

    @Test
    void issuersTogetherFillNoMoreThanTheMemory() {
        var guard = new ReplayGuard(UsedNumbers.inMemory(), 100, 10);

        var taken =
                IntStream.range(0, 1000)
                        .mapToLong(issuer -> takenOfMany(guard, "issuer " + issuer))
                        .sum();

        assertThat(taken).isEqualTo(100);
    }

    @Test
    void memoryIsFreedWhenATokenHasEnded() throws TokenRefused {
        var guard = new ReplayGuard(UsedNumbers.inMemory(), 1, 10);
        guard.once("a", "1", NOON, NOON);

        assertThat(taken(guard, "2")).isTrue();
    }

    private static long takenOfMany(ReplayGuard guard, String issuer) {
        return IntStream.range(0, 200).filter(number -> taken(guard, issuer, "" + number)).count();
    }

    private static boolean taken(ReplayGuard guard, String number) {
        return taken(guard, "a", number);
    }

    private static boolean taken(ReplayGuard guard, String issuer, String number) {
        try {
            guard.once(issuer, number, NOON, END);
            return true;
        } catch (TokenRefused refused) {
            return false;
        }
    }
}
