package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.acceptance.ConstantLookups.Way;
import entente.testkit.LabUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every key of a broker, of those who ask and of those who answer is changed, one after the other, while lookups go on over OAuth and DAuth in both
/// directions: none of them notices.
class KeyRollsTest {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRollsTest.class);
    private static final String CONTOSO = "contoso.test";
    private static final String CLOUD = "contoso.cloud.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final String JOE_AT_HOME = "joe@contoso.test";
    private static final String MARY = "mary@contoso.test";
    private static final String ANN = "ann@fabrikam.test";
    private static final List<Way> WAYS =
            List.of(
                    new Way(MARY, JOE_AT_HOME, "oauth"),
                    new Way("alice@contoso.test", JOE_AT_HOME, "oauth"),
                    new Way("joe@contoso.cloud.test", MARY, "oauth"),
                    new Way(MARY, ANN, "dauth"),
                    new Way("bob@contoso.test", ANN, "dauth"),
                    new Way(ANN, MARY, "dauth"));

    /// After which no token is used that was issued before.
    private static final Duration TOKENS = Duration.ofMinutes(61);

    private static final Duration AHEAD = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(2);

    private final LeapingClock clock = new LeapingClock();

    @AutoClose private final LabUnderTest lab = LabUnderTest.start(clock);

    private final RollingAdministrator administrator = new RollingAdministrator(lab);
    private ConstantLookups lookups;
    private int rounds = 2;

    @BeforeEach
    void lookUpConstantly() {
        SignedByThemselves.arrange(lab);
        lookups = new ConstantLookups(lab, clock, WAYS);
    }

    @AfterEach
    void stop() {
        lookups.close();
    }

    @Test
    void everyKeyIsChangedUnderConstantLookupsAndNoneFails() throws InterruptedException {
        rollAll();
    }

    @Test
    @Tag("long")
    void theSameTwiceUnderManyMoreLookups() throws InterruptedException {
        rounds = 150;
        rollAll();
        rollAll();
    }

    private void rollAll() throws InterruptedException {
        lookupsGoOnWhile("nothing changes", () -> {});
        rollAtBroker("tokens");
        rollAtBroker("delegation");
        rollAtBroker("encryption");
        rollTokensOf(CONTOSO);
        rollTokensOf(CLOUD);
        rollFederationOf(CONTOSO);
        rollFederationOf(FABRIKAM);
    }

    private void rollAtBroker(String key) throws InterruptedException {
        var day = clock.instant().plus(AHEAD);
        lookupsGoOnWhile(
                "the broker's next key of " + key + " is published",
                () -> {
                    administrator.stageAtBroker(key, day);
                    administrator.readTheBrokersKeys(CONTOSO);
                    administrator.readTheBrokersKeys(FABRIKAM);
                });
        lookupsGoOnWhile("it takes over", () -> liveThrough(day));
        lookupsGoOnWhile(
                "the day after comes",
                () -> {
                    clock.leap(AHEAD);
                    administrator.readTheBrokersKeys(CONTOSO);
                    administrator.readTheBrokersKeys(FABRIKAM);
                });
        lookupsGoOnWhile(
                "the one before is withdrawn",
                () -> {
                    clock.leap(KEPT);
                    administrator.clearAtBroker(key, false);
                });
    }

    private void rollTokensOf(String domain) throws InterruptedException {
        var day = clock.instant().plus(AHEAD);
        lookupsGoOnWhile(
                "the next key of " + domain + " is published",
                () -> administrator.stage(domain, day));
        lookupsGoOnWhile("it takes over", () -> liveThrough(day));
        lookupsGoOnWhile(
                "the one before is withdrawn",
                () -> {
                    clock.leap(KEPT);
                    administrator.clear(domain);
                });
    }

    /// Lookups are under way when it comes.
    private void liveThrough(Instant moment) {
        clock.leapTo(moment.minusMillis(300));
        while (clock.instant().isBefore(moment)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void rollFederationOf(String domain) throws InterruptedException {
        lookupsGoOnWhile(
                "the broker is told the next key of " + domain,
                () -> administrator.rollTrust(domain, "stage"));
        lookupsGoOnWhile("it takes over", () -> administrator.rollTrust(domain, "publish"));
        lookupsGoOnWhile("its domain is proved with it", () -> administrator.renewProof(domain));
        lookupsGoOnWhile(
                "the one before is withdrawn",
                () -> administrator.rollTrust(domain, "clear-previous"));
    }

    /// Lookups go on in a step and after it, and each time new tokens are asked for: those from before have just ended.
    private void lookupsGoOnWhile(String what, Runnable step) throws InterruptedException {
        clock.leap(TOKENS);
        step.run();
        lookups.awaitMore(rounds);
        clock.leap(TOKENS);
        lookups.awaitMore(rounds);
        var tally = lookups.tally();
        LOG.info("While {}: {}", what, tally);
        assertThat(tally.faults()).as("what was not answered while %s", what).isEmpty();
        assertThat(tally.oauthTokens()).as("actor tokens while %s", what).isPositive();
        assertThat(tally.delegationTokens()).as("delegation tokens while %s", what).isPositive();
    }
}
