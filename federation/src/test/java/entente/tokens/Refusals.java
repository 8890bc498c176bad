package entente.tokens;

import static entente.tokens.TestToken.access;
import static entente.tokens.TestToken.actor;
import static entente.tokens.TestToken.outer;
import static entente.tokens.TestToken.selfIssuedActor;
import static entente.tokens.TestToken.signedUser;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.tokens.TokenVerifier.Verdict;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/// How tokens are refused, said for all the tests of it: by which code, and that the handler saw nothing.
final class Refusals {
    private Refusals() {}

    /// A case of a table: a good token with one thing wrong, and the code that it is refused with.
    static Arguments wrong(String what, Code code, TestToken token) {
        return wrong(what, code, token.text());
    }

    static Arguments wrong(String what, Code code, String token) {
        return Arguments.of(what, code, token);
    }

    /// Presents the token at noon, and asserts that it gets no further than the door.
    static void assertRefused(TestResource resource, String what, Code code, String token) {
        var verdict = resource.call(token);

        assertThat(codeOf(verdict)).as(what).isEqualTo(code);
        assertThat(resource.handled).isZero();
    }

    static Code codeOf(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Refused(var why, _) -> why.code();
            case Verdict.Accepted accepted ->
                    throw new AssertionError("let in: " + accepted.caller());
        };
    }

    /// One token of each shape, all good.
    static List<Arguments> everyShape() {
        return List.of(
                Arguments.of("L1 for a person", outer(actor()).text()),
                Arguments.of("L1", actor().text()),
                Arguments.of("L2 for a person", outer(selfIssuedActor()).text()),
                Arguments.of("L2", selfIssuedActor().text()),
                Arguments.of("N1", signedUser().text()),
                Arguments.of("N2", access().text()));
    }
}
