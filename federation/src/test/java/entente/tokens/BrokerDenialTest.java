package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestRequestor.ENDPOINT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Outcome.Kind;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.tokens.PartnerTokens.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a broker that gives no token means for the lookup, and that it is not asked again and again.
class BrokerDenialTest {
    private final TestRequestor requestor = new TestRequestor();

    @ParameterizedTest
    @CsvSource({
        "401, invalid_client, BROKER_CLIENT_UNKNOWN",
        "400, invalid_request, BROKER_REFUSED",
        "400, unsupported_grant_type, BROKER_REFUSED",
        "400, invalid_resource, BROKER_RESOURCE_UNKNOWN",
        "400, invalid_target, BROKER_RESOURCE_UNKNOWN",
        "400, unauthorized_client, BROKER_CALL_FORBIDDEN",
        "400, invalid_grant, BROKER_ASSERTION_REFUSED",
        "400, something_else, BROKER_REFUSED"
    })
    void refusalIsToldAsWhatItIsWithTheBrokersOwnWord(int status, String error, Code code) {
        requestor.brokerAnswers(
                status, "{\"error\":\"%s\",\"error_description\":\"see log\"}".formatted(error));

        var why = why();

        assertThat(why.code()).isEqualTo(code);
        assertThat(why.cause()).contains(error + ": see log");
        assertThat(requestor.asked()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Sign in</html>",
                "{}",
                "{\"token_type\":\"Bearer\",\"expires_in\":\"3600\"}",
                "{\"token_type\":\"Bearer\",\"expires_in\":\"3600\",\"access_token\":\"no token\"}",
                "{\"token_type\":\"mac\",\"expires_in\":\"3600\",\"access_token\":\"x\"}"
            })
    void answerThatIsNoTokenIsUnreadable(String body) {
        requestor.brokerAnswers(200, body);

        assertThat(why().code()).isEqualTo(Code.BROKER_ANSWER_UNREADABLE);
    }

    @Test
    void tokenForAnotherResourceIsNotUsed() {
        requestor.brokerAnswers(call ->
                requestor.answer(
                        requestor
                                .actorFor(requestor.read(call))
                                .with("aud", TestToken.OWN_APP + "/evil.test@x.test")));

        assertThat(why().code()).isEqualTo(Code.BROKER_ANSWER_UNREADABLE);
    }

    @Test
    void tokenOfAnotherApplicationIsNotUsed() {
        requestor.brokerAnswers(call ->
                requestor.answer(
                        requestor
                                .actorFor(requestor.read(call))
                                .with("nameid", TestToken.FABRIKAM_APP + "@contoso.test")));

        assertThat(why().code()).isEqualTo(Code.BROKER_ANSWER_UNREADABLE);
    }

    @Test
    void redirectIsNotFollowed() {
        requestor.brokerAnswers(_ ->
                new Responded(307, Map.of("location", List.of("https://evil.test/")), new byte[0]));

        assertThat(why().code()).isEqualTo(Code.BROKER_ANSWER_UNREADABLE);
        assertThat(requestor.https.calls())
                .allMatch(call -> call.target().equals(ENDPOINT))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"120", "Mon, 2 Mar 2026 12:02:00 GMT"})
    void busyBrokerIsLeftAloneForAsLongAsItAsks(String retryAfter) {
        requestor.brokerAnswers(
                _ -> new Responded(503, Map.of("retry-after", List.of(retryAfter)), new byte[0]));
        assertThat(why().code()).isEqualTo(Code.BROKER_BUSY);
        requestor.brokerRecovers();

        requestor.now = NOON.plusSeconds(119);
        assertThat(why().code()).isEqualTo(Code.BROKER_BUSY);
        assertThat(requestor.asked()).isOne();

        requestor.now = NOON.plusSeconds(120);
        assertThat(requestor.ask()).isInstanceOf(Outcome.Ready.class);
        assertThat(requestor.asked()).isEqualTo(2);
    }

    @Test
    void brokerCannotAskToBeLeftAloneForADay() {
        requestor.brokerAnswers(
                _ -> new Responded(429, Map.of("retry-after", List.of("86400")), new byte[0]));
        requestor.ask();
        requestor.brokerRecovers();

        requestor.now = NOON.plus(Duration.ofMinutes(5));

        assertThat(requestor.ask()).isInstanceOf(Outcome.Ready.class);
    }

    @Test
    void failureIsSharedForAMoment() {
        requestor.brokerAnswers(_ -> new NoAnswer(Kind.UNREACHABLE, "connection refused"));

        assertThat(why().code()).isEqualTo(Code.BROKER_UNREACHABLE);
        assertThat(why().code()).isEqualTo(Code.BROKER_UNREACHABLE);
        assertThat(requestor.asked()).isOne();

        requestor.brokerRecovers();
        requestor.now = NOON.plusSeconds(1);
        assertThat(requestor.ask()).isInstanceOf(Outcome.Ready.class);
    }

    @Test
    void lastTokenBridgesABrokerThatFailsInItsFinalMinutes() {
        var first = requestor.bearer().actor();
        requestor.brokerAnswers(_ -> new NoAnswer(Kind.UNREACHABLE, "connection refused"));

        requestor.now = NOON.plus(Duration.ofMinutes(57));
        assertThat(requestor.bearer().actor()).isSameAs(first);

        requestor.now = NOON.plus(Duration.ofHours(1));
        assertThat(why().code()).isEqualTo(Code.BROKER_UNREACHABLE);
    }

    @Test
    void withoutASigningKeyNothingIsSent() {
        requestor.keys = SigningKeys.none();

        assertThat(why().code()).isEqualTo(Code.SIGNING_KEY_MISSING);
        assertThat(requestor.https.calls()).isEmpty();

        requestor.keys = SigningKeys.of(TestKeys.CONTOSO);
        assertThat(requestor.ask()).isInstanceOf(Outcome.Ready.class);
    }

    @Test
    void disabledBrokerIsNotAskedAndItsTokensAreNotUsed() {
        var disabled = ChallengeCheckTest.server("hub", false, Set.of());
        requestor.bearer();

        var wish = requestor.wish();
        var outcome =
                requestor.tokens.tokenFor(
                        new TokenWish(
                                wish.profile(),
                                Optional.of(disabled),
                                wish.resource(),
                                true,
                                wish.deadline()),
                        requestor.trace);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.why().code())
                                        .isEqualTo(Code.AUTH_SERVER_DISABLED));
        assertThat(requestor.asked()).isOne();
    }

    @Test
    void deadlineThatHasPassedSendsNothing() {
        var wish = requestor.wish();

        var outcome =
                requestor.tokens.tokenFor(
                        new TokenWish(wish.profile(), wish.server(), wish.resource(), true, NOON),
                        requestor.trace);

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(requestor.asked()).isZero();
    }

    @Test
    void requestLeavesTheBrokerNoMoreTimeThanThereIs() {
        requestor.bearer();

        assertThat(requestor.https.calls().getFirst().patience()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void assertionThatABrokerSendsBackIsNotShown() {
        requestor.brokerAnswers(call -> {
            var sent = requestor.read(call).assertion();
            var json =
                    "{\"error\":\"invalid_grant\",\"error_description\":\"bad: %s\"}"
                            .formatted(sent);
            return FakeHttps.json(400, json.getBytes(UTF_8));
        });

        assertThat(why().toString()).doesNotContainPattern("eyJ[A-Za-z0-9_-]*\\.");
    }

    private Refusal why() {
        return switch (requestor.ask()) {
            case Outcome.Failed(var why) -> why;
            case Outcome.Ready ready -> throw new AssertionError("got " + ready);
        };
    }
}
