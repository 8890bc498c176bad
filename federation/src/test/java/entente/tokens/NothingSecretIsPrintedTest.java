package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestToken.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Kept;
import entente.question.Address;
import entente.tokens.TokenVerifier.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whatever is printed of a token, a key, a verdict or a trace, no token can be read from it.
class NothingSecretIsPrintedTest {
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]*\\.");
    private static final Pattern PRIVATE_KEY = Pattern.compile("PRIVATE|MII[A-Za-z0-9+/]{20}");

    @Test
    void requestorsObjects() {
        var requestor = new TestRequestor();
        var bearer = requestor.bearer();
        bearer.forUser(Address.of("mary@contoso.test"));

        var printed =
                List.of(
                        bearer,
                        bearer.actor(),
                        requestor.ask(),
                        requestor.wish(),
                        requestor.keys,
                        new Kept.Said.Given<>(bearer.actor()),
                        new Kept.Found.There<>(bearer.actor(), true),
                        requestor.trace.steps(),
                        requestor.https.calls());

        assertThat(printed).allSatisfy(NothingSecretIsPrintedTest::isSafe);
    }

    @Test
    void resourcesObjects() {
        var resource = new TestResource();
        var printed = new ArrayList<Object>();
        for (var arguments : Refusals.everyShape()) {
            var text = (String) arguments.get()[1];
            printed.add(resource.call(text));
            printed.add(resource.call(text + "A"));
        }
        printed.add(resource.trace.steps());
        resource.trace.steps().forEach(step -> printed.add(step.step().detail()));

        assertThat(printed).allSatisfy(NothingSecretIsPrintedTest::isSafe);
    }

    @Test
    void refusalsThatQuoteAStranger() {
        var resource = new TestResource();
        var inner = TestToken.actor().text();
        var verdicts =
                List.of(
                        resource.call(TestToken.actor().with("iss", inner)),
                        resource.call(TestToken.actor().with("aud", inner)),
                        resource.call(TestToken.actor().with("nameid", inner)),
                        resource.call(TestToken.outer(inner).with("smtp", inner)),
                        resource.call(TestToken.signedUser().with("sub", inner)),
                        resource.call(inner, inner, NOON));

        assertThat(verdicts).allSatisfy(NothingSecretIsPrintedTest::isSafe);
        assertThat(resource.trace.steps()).allSatisfy(NothingSecretIsPrintedTest::isSafe);
    }

    @Test
    void refusalsAreOneLineEach() {
        var token = TestToken.actor().with("iss", "a\r\nINFO all is well");

        var verdict = new TestResource().call(token.text(), HOST, NOON);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused ->
                                assertThat(refused.why().cause().orElseThrow())
                                        .doesNotContain("\n", "\r"));
    }

    @Test
    void presentedTokenAndItsFingerprint() throws TokenRefused {
        var outer = TestToken.outer(TestToken.actor()).with("jti", UUID.randomUUID().toString());

        var read = PresentedToken.read(outer.text());

        isSafe(read);
        isSafe(read.whole().fingerprint());
    }

    private static void isSafe(Object printed) {
        assertThat(printed.toString())
                .doesNotContainPattern(TOKEN)
                .doesNotContainPattern(PRIVATE_KEY);
    }
}
