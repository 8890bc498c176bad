package entente.discovery;

import static entente.vouching.PartnerWorld.MARY;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Call;
import entente.calling.Outcome.Kind;
import entente.calling.Site;
import entente.discovery.Discovery.Outcome;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Domain;
import entente.routes.Connector;
import entente.routes.Connectors;
import entente.trusts.Action;
import entente.vouching.PartnerWorld;
import entente.wire.autodiscover.AutodiscoverEnvelope;
import entente.wire.autodiscover.ErrorCode;
import entente.wire.autodiscover.UserSettings;
import entente.wire.autodiscover.UserSettings.UserResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
    private static final String AUTODISCOVER = "autodiscover.contoso.cloud.test";
    private static final String EWS = "https://mail.contoso.cloud.test/EWS/Exchange.asmx";
    private static final Connector CLOUD = Connectors.to("contoso.cloud.test");
    private static final Address JOE = Address.of("joe@contoso.cloud.test");

    private final PartnerWorld world = new PartnerWorld();
    private final Discovery discovery =
            new Discovery(world.overConnectors, () -> world.now, Duration.ofSeconds(1));

    @Test
    void urlIsTheExternalOneThatAutodiscoverNames() {
        autodiscoverSays(settings(EWS));

        var outcome = search(JOE);

        assertThat(outcome).isEqualTo(new Outcome.Found(URI.create(EWS)));
        assertThat(world.made())
                .containsExactly(AUTODISCOVER + " empty", "auth.test", AUTODISCOVER + " token");
        assertThat(world.tokensTo(AUTODISCOVER).getFirst().claims().text("aud").orElseThrow())
                .contains("/" + AUTODISCOVER + "@");
        assertThat(body(world.https.calls().getLast())).contains("joe@contoso.cloud.test");
    }

    @Test
    void sharingEndpointOfTheConnectorSkipsTheSearch() {
        var outcome =
                discovery.ewsUrlOf(
                        Connectors.withSharingEpr("contoso.cloud.test"),
                        new Discovery.Ask(JOE, Optional.of(MARY), Action.FREE_BUSY),
                        world.trace,
                        world.deadline());

        assertThat(outcome).isEqualTo(new Outcome.Found(URI.create(EWS)));
        assertThat(world.made()).isEmpty();
    }

    @Test
    void whatWasFoundHoldsForTheDomainForADay() {
        autodiscoverSays(settings(EWS));
        search(JOE);

        world.now = world.now.plus(Duration.ofHours(24)).minusSeconds(1);
        search(Address.of("sue@contoso.cloud.test"));
        var callsWithinADay = world.tokensTo(AUTODISCOVER).size();
        world.now = world.now.plusSeconds(1);
        search(JOE);

        assertThat(callsWithinADay).isEqualTo(1);
        assertThat(world.tokensTo(AUTODISCOVER)).hasSize(2);
    }

    @Test
    void whatWasForgottenIsSearchedForAgain() {
        autodiscoverSays(settings(EWS));
        search(JOE);

        discovery.forget(CLOUD, Domain.of("contoso.cloud.test"));
        search(JOE);

        assertThat(world.tokensTo(AUTODISCOVER)).hasSize(2);
    }

    @Test
    void failureIsNotKept() {
        world.https.at(AUTODISCOVER, _ -> new Site.Broken(Kind.UNREACHABLE));
        search(JOE);

        autodiscoverSays(settings(EWS));

        assertThat(search(JOE)).isInstanceOf(Outcome.Found.class);
    }

    @Test
    void manyWhoWantToKnowAtOnceAskOnce() throws Exception {
        var answering = new CountDownLatch(1);
        var asked = new AtomicInteger();
        world.guarded(
                AUTODISCOVER,
                _ -> {
                    asked.incrementAndGet();
                    await(answering);
                    return Site.said(200, response(settings(EWS)));
                });
        var searches = new ArrayList<Callable<Outcome>>();
        for (var i = 0; i < 20; i++) {
            searches.add(() -> search(JOE));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var under = searches.stream().map(threads::submit).toList();
            answering.countDown();
            for (var each : under) {
                assertThat(each.get()).isEqualTo(new Outcome.Found(URI.create(EWS)));
            }
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void partnerThatRefusesOnePersonIsStillAskedByTheOtherWhoWaited() throws Exception {
        // One try and one more for the first, then the second's own.
        assertThat(whoWaitsWhileAnotherHears(2, world.refused("2000005;reason=\"no\"")))
                .isInstanceOf(Outcome.Found.class);
    }

    @Test
    void whoWaitsGoesOnWhenTheOneAheadRunsOutOfTime() throws Exception {
        assertThat(whoWaitsWhileAnotherHears(1, new Site.Silence()))
                .isInstanceOf(Outcome.Found.class);
    }

    /// What the second finds, where the first hears `answer` for its `tries`.
    private Outcome whoWaitsWhileAnotherHears(int tries, Site.Reply answer) throws Exception {
        var asked = new CountDownLatch(1);
        var secondWaits = new CountDownLatch(1);
        var calls = new AtomicInteger();
        world.guarded(
                AUTODISCOVER,
                _ -> {
                    asked.countDown();
                    await(secondWaits);
                    return calls.incrementAndGet() <= tries
                            ? answer
                            : Site.said(200, response(settings(EWS)));
                });
        var first = new FutureTask<>(() -> search(JOE));
        var second = new FutureTask<>(() -> search(JOE));
        Thread.ofVirtual().start(first);
        await(asked);
        var waiting = Thread.ofVirtual().start(second);
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        secondWaits.countDown();

        assertThat(first.get()).isInstanceOf(Outcome.Failed.class);
        return second.get();
    }

    @Test
    void addressThatThePartnerDoesNotKnowSaysNothingOfOthers() {
        world.guarded(
                AUTODISCOVER,
                call ->
                        Site.said(
                                200,
                                response(
                                        body(call).contains("nobody@")
                                                ? failed(ErrorCode.INVALID_USER)
                                                : settings(EWS))));

        var nobody = search(Address.of("nobody@contoso.cloud.test"));
        var joe = search(JOE);

        assertThat(nobody).isInstanceOf(Outcome.NobodyThere.class);
        assertThat(joe).isInstanceOf(Outcome.Found.class);
    }

    @Test
    void redirectToAnotherAddressIsToldAndHoldsForNobodyElse() {
        world.guarded(
                AUTODISCOVER,
                call ->
                        Site.said(
                                200,
                                response(
                                        body(call).contains("joe@")
                                                ? new UserSettings.RedirectAddress(
                                                        "joe@fabrikam.test")
                                                : settings(EWS))));

        var joe = search(JOE);
        var sue = search(Address.of("sue@contoso.cloud.test"));

        assertThat(joe).isEqualTo(new Outcome.Moved(Address.of("joe@fabrikam.test")));
        assertThat(sue).isEqualTo(new Outcome.Found(URI.create(EWS)));
    }

    @Test
    void redirectToAnotherUrlOfThePartnerIsFollowed() {
        autodiscoverSays(
                new UserSettings.RedirectUrl(
                        "https://mail.contoso.cloud.test/autodiscover/autodiscover.svc"));
        world.guarded("mail.contoso.cloud.test", _ -> Site.said(200, response(settings(EWS))));

        var outcome = search(JOE);

        assertThat(outcome).isEqualTo(new Outcome.Found(URI.create(EWS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://rogue.test/autodiscover/autodiscover.svc",
                "http://mail.contoso.cloud.test/autodiscover/autodiscover.svc",
                "https://127.0.0.1/autodiscover/autodiscover.svc",
                "https://169.254.169.254/latest",
                "https://[fd00::1]/autodiscover/autodiscover.svc",
                "not a url"
            })
    void redirectToWhatTheConnectorDoesNotNameIsNotFollowed(String url) {
        autodiscoverSays(new UserSettings.RedirectUrl(url));

        var outcome = search(JOE);

        assertThat(codeOf(outcome)).isEqualTo(Code.DISCOVERY_REDIRECTED);
        assertThat(world.made())
                .containsExactly(AUTODISCOVER + " empty", "auth.test", AUTODISCOVER + " token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"joe@contoso.cloud.test", "no address", ""})
    void redirectToTheSameAddressOrToNoneIsNotFollowed(String address) {
        autodiscoverSays(new UserSettings.RedirectAddress(address));

        assertThat(codeOf(search(JOE))).isEqualTo(Code.DISCOVERY_REDIRECTED);
    }

    @Test
    void ewsUrlOfAHostThatTheConnectorDoesNotNameIsNotBelieved() {
        autodiscoverSays(settings("https://rogue.test/EWS/Exchange.asmx"));

        assertThat(codeOf(search(JOE))).isEqualTo(Code.DISCOVERY_REDIRECTED);
    }

    @Test
    void redirectOfTheConnectionItselfIsNotFollowed() {
        world.guarded(
                AUTODISCOVER,
                _ -> Site.said(302, "").with("Location", "https://mail.contoso.cloud.test/"));

        assertThat(codeOf(search(JOE))).isEqualTo(Code.DISCOVERY_REDIRECTED);
        assertThat(world.made()).noneMatch(call -> call.startsWith("mail."));
    }

    @Test
    void redirectsInACircleEnd() {
        autodiscoverSays(new UserSettings.RedirectUrl(CLOUD.discoveryEndpoint().toString()));

        assertThat(codeOf(search(JOE))).isEqualTo(Code.DISCOVERY_FAILED);
        assertThat(world.tokensTo(AUTODISCOVER)).hasSize(1);
    }

    @Test
    void tenRedirectsAreFollowedAndAnEleventhIsNot() {
        assertThat(redirecting(10)).isInstanceOf(Outcome.Found.class);
        discovery.forget(CLOUD, JOE.domain());
        assertThat(codeOf(redirecting(11))).isEqualTo(Code.DISCOVERY_FAILED);
    }

    @Test
    void pageInPlaceOfAnAnswerIsAFailure() {
        world.guarded(
                AUTODISCOVER,
                _ -> Site.said(200, "<!DOCTYPE html><html><body>Sign in</body></html>"));

        assertThat(codeOf(search(JOE))).isEqualTo(Code.DISCOVERY_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<a", "\u0000"})
    void garbageIsAFailure(String garbage) {
        world.guarded(AUTODISCOVER, _ -> Site.said(200, garbage));

        assertThat(codeOf(search(JOE))).isEqualTo(Code.DISCOVERY_FAILED);
    }

    @Test
    void faultIsAFailure() {
        world.guarded(
                AUTODISCOVER,
                _ -> Site.said(500, AutodiscoverEnvelope.fault(ErrorCode.SERVER_BUSY, "busy")));

        assertThat(codeOf(search(JOE))).isEqualTo(Code.DISCOVERY_FAILED);
    }

    @Test
    void answerThatIsTooLargeIsAFailure() {
        world.guarded(AUTODISCOVER, _ -> Site.said(200, new byte[1_000_000]));

        assertThat(codeOf(search(JOE))).isEqualTo(Code.DISCOVERY_FAILED);
    }

    @Test
    void answerWithoutTheUrlIsAFailure() {
        autodiscoverSays(new UserSettings.Settings(Map.of(), List.of()));

        assertThat(codeOf(search(JOE))).isEqualTo(Code.DISCOVERY_FAILED);
    }

    @Test
    void silenceIsLate() {
        world.https.at(AUTODISCOVER, _ -> new Site.Silence());

        assertThat(codeOf(search(JOE))).isEqualTo(Code.DISCOVERY_TIMED_OUT);
    }

    @Test
    void oneCallMayTakeAsLongAsWasSet() {
        autodiscoverSays(settings(EWS));

        search(JOE);

        assertThat(world.https.calls())
                .filteredOn(call -> call.target().getHost().equals(AUTODISCOVER))
                .allMatch(call -> call.patience().equals(Duration.ofSeconds(1)));
    }

    /// A partner that redirects so many times before it answers.
    private Outcome redirecting(int times) {
        var sent = new AtomicInteger();
        world.guarded(
                AUTODISCOVER,
                _ -> {
                    var redirect = sent.incrementAndGet();
                    return Site.said(
                            200,
                            response(
                                    redirect <= times
                                            ? new UserSettings.RedirectUrl(
                                                    "https://" + AUTODISCOVER + "/" + redirect)
                                            : settings(EWS)));
                });
        return search(JOE);
    }

    private Outcome search(Address target) {
        return discovery.ewsUrlOf(
                CLOUD,
                new Discovery.Ask(target, Optional.of(MARY), Action.FREE_BUSY),
                world.trace,
                world.deadline());
    }

    private void autodiscoverSays(UserResponse response) {
        world.guarded(AUTODISCOVER, _ -> Site.said(200, response(response)));
    }

    private static UserResponse settings(String url) {
        return new UserSettings.Settings(
                Map.of("ExternalEwsUrl", url, "InternalEwsUrl", "https://inside.test/"), List.of());
    }

    private static UserResponse failed(ErrorCode code) {
        return new UserSettings.Failed(code.wireName(), "");
    }

    private static byte[] response(UserResponse response) {
        return AutodiscoverEnvelope.write(
                new UserSettings.Response(List.of(response)), Optional.empty());
    }

    private static String body(Call call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Code codeOf(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).why().code();
    }
}
