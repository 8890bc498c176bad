package entente.tokens;

import static entente.problem.Code.TOKEN_MALFORMED;
import static entente.problem.Code.TOKEN_TIMES;
import static entente.tokens.Refusals.assertRefused;
import static entente.tokens.Refusals.codeOf;
import static entente.tokens.Refusals.wrong;
import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestToken.HOST;
import static entente.tokens.TestToken.access;
import static entente.tokens.TestToken.actor;
import static entente.tokens.TestToken.outer;
import static entente.tokens.TestToken.seconds;
import static entente.tokens.TestToken.signedUser;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A token is good for its time and no second longer than the skew.
class TokenTimesTest {
    private final TestResource resource = new TestResource();

    @ParameterizedTest(name = "{0}")
    @MethodSource("times")
    void tokenIsRefused(String what, Code code, String token) {
        assertRefused(resource, what, code, token);
    }

    static List<Arguments> times() {
        var longAgo = NOON.minus(Duration.ofHours(2));
        return List.of(
                wrong("no exp", TOKEN_TIMES, actor().without("exp")),
                wrong("no nbf", TOKEN_TIMES, actor().without("nbf")),
                wrong("user token without iat", TOKEN_TIMES, signedUser().without("iat")),
                wrong("ended", TOKEN_TIMES, actor().with("exp", seconds(NOON.minusSeconds(60)))),
                wrong(
                        "not begun",
                        TOKEN_TIMES,
                        actor().with("nbf", seconds(NOON.plusSeconds(181)))),
                wrong(
                        "made in the future",
                        TOKEN_TIMES,
                        actor().with("iat", seconds(NOON.plusSeconds(181)))),
                wrong("a fraction", TOKEN_MALFORMED, actor().with("exp", 1_772_456_400.5)),
                wrong(
                        "beyond the year 9999",
                        TOKEN_MALFORMED,
                        actor().with("exp", 253_402_300_800L)),
                wrong(
                        "beyond a long",
                        TOKEN_MALFORMED,
                        actor().with("exp", "99999999999999999999")),
                wrong("negative", TOKEN_MALFORMED, actor().with("nbf", -1)),
                wrong("words", TOKEN_MALFORMED, actor().with("exp", "tomorrow")),
                wrong(
                        "actor token living two hours",
                        TOKEN_TIMES,
                        actor().with("exp", seconds(NOON.plus(Duration.ofHours(2))))),
                wrong(
                        "actor token begun long ago",
                        TOKEN_TIMES,
                        actor().with("nbf", seconds(longAgo))),
                wrong(
                        "user token living six minutes",
                        TOKEN_TIMES,
                        signedUser().with("exp", NOON.getEpochSecond() + 360)),
                wrong(
                        "access token living two hours",
                        TOKEN_TIMES,
                        access().with("exp", NOON.getEpochSecond() + 7200)),
                wrong(
                        "envelope living six minutes",
                        TOKEN_TIMES,
                        outer(actor()).with("exp", seconds(NOON.plusSeconds(360)))),
                wrong(
                        "envelope outliving its token",
                        TOKEN_TIMES,
                        outer(actor().with("exp", seconds(NOON.plusSeconds(299))))),
                wrong(
                        "envelope older than its token",
                        TOKEN_TIMES,
                        outer(actor())
                                .with("nbf", seconds(NOON.minusSeconds(121)))
                                .with("exp", seconds(NOON.plusSeconds(100)))),
                wrong(
                        "envelope ended",
                        TOKEN_TIMES,
                        outer(actor()).with("exp", seconds(NOON.minusSeconds(60)))),
                wrong("envelope without exp", TOKEN_TIMES, outer(actor()).without("exp")),
                wrong("envelope without nbf", TOKEN_TIMES, outer(actor()).without("nbf")));
    }

    @ParameterizedTest(name = "at noon plus {0} s: {1}")
    @MethodSource("justOutside")
    void skewEndsAtTheSecond(long secondsFromStart, String what) {
        var verdict = resource.call(actor().text(), HOST, NOON.plusSeconds(secondsFromStart));

        assertThat(codeOf(verdict)).as(what).isEqualTo(TOKEN_TIMES);
    }

    static List<Arguments> justOutside() {
        return List.of(
                Arguments.of(-121L, "before the start"), Arguments.of(3720L, "after the end"));
    }

    @Test
    void skewIsNotAllowedTwiceForNestedTokens() {
        var token = outer(actor());

        var verdict = resource.call(token.text(), HOST, NOON.plusSeconds(300 + 120));

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_TIMES);
    }
}
