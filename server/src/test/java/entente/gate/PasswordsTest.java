package entente.gate;

import static entente.gate.Visitors.NOON;
import static entente.gate.Visitors.base64;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Entry.Admitted;
import entente.gate.Entry.TurnedAway;
import entente.gate.Visitors.FewAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final String PEER = "192.0.2.7";
    private static final String RIGHT = base64("mary@contoso.test:spring");
    private static final String WRONG = base64("mary@contoso.test:autumn");

    private final FewAccounts accounts = new FewAccounts();
    private final Passwords passwords = new Passwords(accounts);

    @Test
    void rightPasswordIsHashedOnceAMinute() {
        passwords.enter(RIGHT, PEER, NOON);
        passwords.enter(RIGHT, PEER, NOON.plusSeconds(59));
        assertThat(accounts.asked).hasValue(1);

        passwords.enter(RIGHT, PEER, NOON.plusSeconds(60));

        assertThat(accounts.asked).hasValue(2);
    }

    @Test
    void changedPasswordIsAskedForAnew() {
        passwords.enter(RIGHT, PEER, NOON);

        passwords.forget();
        passwords.enter(RIGHT, PEER, NOON);

        assertThat(accounts.asked).hasValue(2);
    }

    @Test
    void passwordThatWasRightBeforeItWasChangedIsNotRemembered() {
        accounts.meanwhile = passwords::forget;

        passwords.enter(RIGHT, PEER, NOON);
        passwords.enter(RIGHT, PEER, NOON);

        assertThat(accounts.asked).hasValue(2);
    }

    @Test
    void wrongPasswordIsNeverRemembered() {
        passwords.enter(WRONG, PEER, NOON);
        passwords.enter(WRONG, PEER, NOON);

        assertThat(accounts.asked).hasValue(2);
    }

    @Test
    void rightPasswordIsRefusedAfterTooManyWrongOnesUntilAMinuteHasGoneBy() {
        fail(Attempts.FOR_ONE_ADDRESS, PEER, NOON);

        assertThat(passwords.enter(RIGHT, PEER, NOON.plusSeconds(1)))
                .isInstanceOf(TurnedAway.class);
        assertThat(passwords.enter(RIGHT, PEER, NOON.plus(Duration.ofMinutes(1))))
                .isInstanceOf(Admitted.class);
    }

    @Test
    void othersCannotLockSomeoneOutFromElsewhere() {
        fail(Attempts.FOR_ONE_ADDRESS, "198.51.100.1", NOON);

        assertThat(passwords.enter(RIGHT, PEER, NOON)).isInstanceOf(Admitted.class);
    }

    @Test
    void tryingManyAddressesFromOnePlaceEndsToo() {
        for (var i = 0; i < Attempts.FROM_ONE_PEER; i++) {
            passwords.enter(base64("guess" + i + "@contoso.test:spring"), PEER, NOON);
        }

        passwords.enter(base64("joe@contoso.test:spring"), PEER, NOON);

        assertThat(accounts.asked).hasValue(Attempts.FROM_ONE_PEER);
    }

    @Test
    void whoComesManyTimesAtOnceHasNoMoreTries() throws InterruptedException {
        accounts.meanwhile = () -> LockSupport.parkNanos(2_000_000);
        Callable<Entry> guess = () -> passwords.enter(WRONG, PEER, NOON);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(Collections.nCopies(500, guess));
        }

        assertThat(accounts.asked.get())
                .isLessThan(
                        Attempts.FOR_ONE_ADDRESS + Runtime.getRuntime().availableProcessors() + 2);
    }

    private void fail(int times, String peer, Instant when) {
        for (var i = 0; i < times; i++) {
            passwords.enter(WRONG, peer, when);
        }
    }
}
