package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestToken.AUDIENCE;
import static entente.tokens.TestToken.BROKER_APP;
import static entente.tokens.TestToken.CONTOSO_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Outcome.Kind;
import entente.calling.Outcome.NoAnswer;
import entente.question.Address;
import entente.tokens.PartnerTokens.Outcome;
import entente.trace.Step;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.TokenMalformed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How tokens are asked for, kept and presented.
class PartnerTokensTest {
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Address BOB = Address.of("bob@contoso.test");

    private final TestRequestor requestor = new TestRequestor();

    @Test
    void assertionSaysWhoWeAreToTheBrokerAlone() throws TokenMalformed {
        requestor.bearer();

        var request = requestor.lastAsked();
        var assertion = requestor.lastAssertion();
        assertThat(request.resource()).isEqualTo(AUDIENCE);
        assertThat(request.realm()).contains("contoso.test");
        assertThat(TestKeys.CONTOSO.verifyKey().verifies(assertion)).isTrue();
        assertThat(assertion.header().x5t()).contains(TestKeys.CONTOSO.x5t());
        assertThat(assertion.claims().shown())
                .containsEntry("iss", CONTOSO_NAME)
                .containsEntry("nameid", CONTOSO_NAME)
                .containsEntry("aud", BROKER_APP + "/auth.test@contoso.test")
                .containsEntry("trustedfordelegation", "true")
                .containsEntry("nbf", TestToken.seconds(NOON))
                .containsEntry("exp", TestToken.seconds(NOON.plusSeconds(300)))
                .containsKey("jti");
    }

    @Test
    void delegationIsAskedForOnlyWhereItIsWanted() throws TokenMalformed {
        var wish = requestor.wish();

        requestor.tokens.tokenFor(
                new TokenWish(
                        wish.profile(), wish.server(), wish.resource(), false, wish.deadline()),
                requestor.trace);

        assertThat(requestor.lastAssertion().claims().has("trustedfordelegation")).isFalse();
    }

    @Test
    void tokenIsKeptUntilFiveMinutesBeforeItsEnd() {
        requestor.bearer();

        requestor.now = NOON.plus(Duration.ofMinutes(55)).minusSeconds(1);
        requestor.bearer();
        assertThat(requestor.asked()).isOne();

        requestor.now = NOON.plus(Duration.ofMinutes(55));
        requestor.bearer();
        assertThat(requestor.asked()).isEqualTo(2);
    }

    @Test
    void shortLivedTokenIsKeptForHalfItsLife() {
        requestor.life = Duration.ofMinutes(5);
        requestor.bearer();

        requestor.now = NOON.plusSeconds(149);
        requestor.bearer();

        assertThat(requestor.asked()).isOne();
    }

    @Test
    void oneTokenServesAllPeopleAtOneResource() throws TokenMalformed {
        var forMary = CompactToken.parse(requestor.bearer().forUser(MARY));
        var forBob = CompactToken.parse(requestor.bearer().forUser(BOB));

        assertThat(requestor.asked()).isOne();
        assertThat(forMary.actorToken()).isEqualTo(forBob.actorToken());
        assertThat(forMary.claims().text("smtp")).contains("mary@contoso.test");
        assertThat(forBob.claims().text("smtp")).contains("bob@contoso.test");
    }

    @Test
    void eachResourceAndEachRightHasATokenOfItsOwn() {
        var wish = requestor.wish();
        var elsewhere = new PrincipalName(TestToken.OWN_APP, "other.test", "contoso.cloud.test");

        requestor.ask();
        requestor.tokens.tokenFor(
                new TokenWish(wish.profile(), wish.server(), elsewhere, true, wish.deadline()),
                requestor.trace);
        requestor.tokens.tokenFor(
                new TokenWish(
                        wish.profile(), wish.server(), wish.resource(), false, wish.deadline()),
                requestor.trace);

        assertThat(requestor.asked()).isEqualTo(3);
    }

    @Test
    void fiftyThreadsMakeOneRequest() throws InterruptedException {
        var allStarted = new CountDownLatch(50);
        requestor.brokerAnswers(call -> {
            await(allStarted);
            return requestor.issue(call);
        });
        Callable<Outcome> ask =
                () -> {
                    allStarted.countDown();
                    return requestor.ask();
                };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asks = IntStream.range(0, 50).mapToObj(_ -> ask).toList();
            assertThat(threads.invokeAll(asks))
                    .allMatch(each -> each.resultNow() instanceof Outcome.Ready);
        }

        assertThat(requestor.asked()).isOne();
    }

    @Test
    void whoGivesUpEarlyDoesNotSpeakForThoseWhoComeAfter() {
        requestor.brokerAnswers(_ -> new NoAnswer(Kind.TIMED_OUT, "its own time was over"));
        requestor.ask();

        requestor.brokerRecovers();

        assertThat(requestor.ask()).isInstanceOf(Outcome.Ready.class);
    }

    @Test
    void droppedTokenIsAskedForAnew() {
        var bearer = requestor.bearer();
        var first = bearer.actor();

        bearer.drop();

        assertThat(requestor.bearer().actor()).isNotSameAs(first);
        assertThat(requestor.asked()).isEqualTo(2);
    }

    @Test
    void tokenThatAnotherRenewedIsNotDroppedWithTheOldOne() {
        var refused = requestor.bearer();
        refused.drop();
        var renewed = requestor.bearer().actor();

        refused.drop();

        assertThat(requestor.bearer().actor()).isSameAs(renewed);
    }

    @Test
    void outerTokenIsKeptForTwoMinutesAndEndsWithinFive() throws TokenMalformed {
        var bearer = requestor.bearer();
        var first = bearer.forUser(MARY);

        requestor.now = NOON.plusSeconds(119);
        assertThat(bearer.forUser(MARY)).isEqualTo(first);
        requestor.now = NOON.plusSeconds(120);
        assertThat(bearer.forUser(MARY)).isNotEqualTo(first);

        assertThat(CompactToken.parse(first).claims().time("exp")).contains(NOON.plusSeconds(300));
    }

    @Test
    void outerTokenNeverOutlivesItsActorToken() throws TokenMalformed {
        requestor.life = Duration.ofMinutes(4);

        var outer = CompactToken.parse(requestor.bearer().forUser(MARY));

        assertThat(outer.claims().time("exp")).contains(NOON.plus(Duration.ofMinutes(4)));
    }

    @Test
    void traceTellsWhetherTheTokenWasIssuedOrAtHand() {
        requestor.bearer();
        requestor.bearer();

        assertThat(requestor.trace.steps())
                .extracting(step -> step.step().name())
                .containsExactly("token-issued", "claims", "token-cached");
        assertThat(requestor.trace.steps().get(1).step())
                .isInstanceOfSatisfying(
                        Step.ClaimsShown.class,
                        shown ->
                                assertThat(shown.claims())
                                        .containsEntry("nameid", CONTOSO_NAME)
                                        .containsEntry("aud", AUDIENCE));
    }

    @Test
    void nextKeySignsAsSoonAsItIsEffective() throws TokenMalformed {
        requestor.keys =
                new SigningKeys(
                        Optional.of(TestKeys.CONTOSO),
                        Optional.of(TestKeys.CONTOSO_ELLIPTIC),
                        NOON.plusSeconds(60),
                        Optional.empty());

        requestor.bearer();
        assertThat(requestor.lastAssertion().header().alg()).isEqualTo("RS256");

        requestor.now = NOON.plusSeconds(60);
        requestor.bearer().drop();
        requestor.bearer();
        assertThat(requestor.lastAssertion().header().alg()).isEqualTo("ES256");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
