package entente.broker;

import static entente.broker.World.NOON;
import static entente.broker.World.actorForm;
import static entente.broker.World.assertion;
import static entente.broker.World.issued;
import static entente.broker.World.signed;
import static org.assertj.core.api.Assertions.assertThat;

import entente.broker.Broker.Outcome.Refused;
import entente.wire.jwt.Issuer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final Issuer CONTOSO = new Issuer("app", "contoso.test");
    private static final Issuer FABRIKAM = new Issuer("app", "fabrikam.test");

    @Test
    void burstIsLetThroughAndThenTheSteadyRate() {
        var rate = new AppRate(3, 2);

        for (var i = 0; i < 3; i++) {
            assertThat(rate.take(CONTOSO, NOON)).isEmpty();
        }

        assertThat(rate.take(CONTOSO, NOON)).contains(Duration.ofMillis(500));
        assertThat(rate.take(CONTOSO, NOON.plusMillis(499))).contains(Duration.ofMillis(1));
        assertThat(rate.take(CONTOSO, NOON.plusMillis(500))).isEmpty();
        assertThat(rate.take(CONTOSO, NOON.plusMillis(500))).isPresent();
    }

    @Test
    void clockThatIsPutBackShutsNobodyOut() {
        var rate = new AppRate(1, 1);
        assertThat(rate.take(CONTOSO, NOON.plus(Duration.ofHours(1)))).isEmpty();

        assertThat(rate.take(CONTOSO, NOON)).isEmpty();
        assertThat(rate.take(CONTOSO, NOON)).isPresent();
    }

    @Test
    void requestThatWasOvertakenDoesNotBeginAnew() {
        var rate = new AppRate(3, 2);
        for (var i = 0; i < 3; i++) {
            rate.take(CONTOSO, NOON);
        }

        assertThat(rate.take(CONTOSO, NOON.minusSeconds(90))).isPresent();
        assertThat(rate.take(CONTOSO, NOON.minusMillis(1))).isPresent();
        assertThat(rate.take(CONTOSO, NOON)).isPresent();
    }

    @Test
    void oneApplicationDoesNotUseUpAnothersShare() {
        var rate = new AppRate(1, 1);

        assertThat(rate.take(CONTOSO, NOON)).isEmpty();
        assertThat(rate.take(CONTOSO, NOON)).isPresent();
        assertThat(rate.take(FABRIKAM, NOON)).isEmpty();
    }

    @Test
    void applicationThatAsksTooOftenIsToldWhenToComeBack() {
        var world = new World(new BrokerPolicy(Duration.ofMinutes(5), 1, 1));
        issued(world.ask(actorForm(signed(assertion()))));

        var outcome = (Refused) world.ask(actorForm(signed(assertion())));

        assertThat(outcome.status()).isEqualTo(503);
        assertThat(outcome.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(world.log.issues(10)).hasSize(1);
    }

    @Test
    void strangerCannotUseUpAnApplicationsShare() {
        var world = new World(new BrokerPolicy(Duration.ofMinutes(5), 1, 1));

        for (var i = 0; i < 10; i++) {
            world.ask(actorForm(World.FABRIKAM.sign("RS256", Map.of(), assertion())));
        }

        issued(world.ask(actorForm(signed(assertion()))));
    }
}
