package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestResource.CONTOSO_METADATA;
import static entente.tokens.TestToken.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.tokens.TokenVerifier.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What would become of a token is what becomes of it, and asking changes nothing.
class TokenRehearsalTest {
    private static final Instant NOW = NOON.plusSeconds(60);

    private final TestResource resource = new TestResource();

    @ParameterizedTest(name = "{0}")
    @MethodSource("entente.tokens.Refusals#everyShape")
    void checksAreThoseThatTheTokenItselfPasses(String shape, String token) {
        var rehearsed = rehearse(token, NOW);

        var accepted = (Verdict.Accepted) resource.call(token);
        assertThat(rehearsed.refusal()).as(shape).isEmpty();
        assertThat(rehearsed.checks()).isEqualTo(accepted.checks());
        assertThat(rehearsed.caller()).contains(accepted.caller().describe());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entente.tokens.Refusals#everyShape")
    void askingUsesNothingUp(String shape, String token) {
        for (var i = 0; i < 3; i++) {
            assertThat(rehearse(token, NOW).refusal()).as(shape).isEmpty();
        }

        assertThat(resource.call(token)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void tokenThatWasUsedWouldBeRefused() {
        var token = TestToken.signedUser().text();
        resource.call(token);

        assertThat(rehearse(token, NOW).refusal().map(Refusal::code)).contains(Code.TOKEN_REPLAYED);
    }

    @Test
    void refusalComesWithTheChecksThatWerePassedBefore() {
        var rehearsed = rehearse(TestToken.signedUser().text(), NOON.plus(Duration.ofHours(1)));

        assertThat(rehearsed.refusal().map(Refusal::code)).contains(Code.TOKEN_TIMES);
        assertThat(rehearsed.checks())
                .hasSize(2)
                .last()
                .asString()
                .contains(TestKeys.CONTOSO.verifyKey().thumbprint());
    }

    @Test
    void nobodyIsCalledWhereThatIsNotWanted() {
        var token = TestToken.signedUser().text();

        var rehearsed = resource.verifier.rehearsal(Optional.empty()).of(token, HOST, NOW);

        assertThat(rehearsed.refusal().map(Refusal::code)).contains(Code.TOKEN_SIGNATURE);
        assertThat(resource.https.calls()).isEmpty();
    }

    @Test
    void keyThatIsNotAtHandIsFetchedOnceAndThatIsTold() {
        var rehearsal = resource.verifier.rehearsal(Optional.of(NOW));

        rehearsal.of(TestToken.signedUser().text(), HOST, NOW);

        assertThat(rehearsal.calls()).hasSize(1);
        assertThat(resource.https.callsTo(CONTOSO_METADATA)).isOne();
    }

    @Test
    void askingAboutAnotherYearLeavesTheDaysOfOurCopiesAsTheyAre() {
        var token = TestToken.signedUser().text();
        resource.call(token);

        rehearse(token, NOON.plus(Duration.ofDays(300)));
        resource.call(TestToken.signedUser().text());

        assertThat(resource.https.callsTo(CONTOSO_METADATA)).isOne();
    }

    private Rehearsed rehearse(String token, Instant at) {
        return resource.verifier.rehearsal(Optional.of(NOW)).of(token, HOST, at);
    }
}
