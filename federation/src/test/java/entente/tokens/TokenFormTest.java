package entente.tokens;

import static entente.problem.Code.TOKEN_MALFORMED;
import static entente.problem.Code.TOKEN_SIGNATURE;
import static entente.tokens.Refusals.assertRefused;
import static entente.tokens.Refusals.wrong;
import static entente.tokens.TestToken.CONTOSO_NAME;
import static entente.tokens.TestToken.HOST;
import static entente.tokens.TestToken.access;
import static entente.tokens.TestToken.actor;
import static entente.tokens.TestToken.outer;
import static entente.tokens.TestToken.signedUser;
import static java.nio.charset.StandardCharsets.UTF_8;

import entente.problem.Code;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is no token, or not one that may be unsigned, gets no further than its form.
class TokenFormTest {
    private final TestResource resource = new TestResource();

    @ParameterizedTest(name = "{0}")
    @MethodSource({"malformed", "enveloped"})
    void tokenIsRefused(String what, Code code, String token) {
        assertRefused(resource, what, code, token);
    }

    static List<Arguments> malformed() {
        var good = actor().text();
        var parts = good.split("\\.", -1);
        var header = "{\"typ\":\"JWT\",\"alg\":\"%s\"}";
        return List.of(
                wrong("no algorithm", TOKEN_MALFORMED, actor().alg("none")),
                wrong(
                        "no algorithm, capitals",
                        TOKEN_MALFORMED,
                        actor().forged(header.formatted("None"), new byte[0])),
                wrong(
                        "no algorithm, mixed",
                        TOKEN_MALFORMED,
                        actor().forged(header.formatted("nOnE"), new byte[0])),
                wrong(
                        "no algorithm, yet a signature",
                        TOKEN_MALFORMED,
                        actor().forged(header.formatted("none"), new byte[] {1})),
                wrong("HMAC with the public key", TOKEN_MALFORMED, actor().forgedWithPublicKey()),
                wrong("signature missing", TOKEN_MALFORMED, parts[0] + "." + parts[1] + "."),
                wrong("two segments", TOKEN_MALFORMED, parts[0] + "." + parts[1]),
                wrong("four segments", TOKEN_MALFORMED, good + "."),
                wrong("padding", TOKEN_MALFORMED, good + "="),
                wrong("bits after the last byte", TOKEN_MALFORMED, notCanonical(good)),
                wrong("nothing", TOKEN_MALFORMED, ""),
                wrong("blanks round it", TOKEN_MALFORMED, " " + good),
                wrong("ten megabytes", TOKEN_MALFORMED, "e".repeat(10_000_000)),
                wrong(
                        "a claim twice",
                        TOKEN_MALFORMED,
                        parts[0] + "." + encoded("{\"iss\":\"a\",\"iss\":\"b\"}") + "." + parts[2]),
                wrong(
                        "nested a thousand deep",
                        TOKEN_MALFORMED,
                        parts[0]
                                + "."
                                + encoded("{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}")
                                + "."
                                + parts[2]),
                wrong("extension demanded", TOKEN_MALFORMED, actor().header("crit", List.of("x"))),
                wrong("type unknown", TOKEN_MALFORMED, actor().header("typ", "JOSE")),
                wrong("no issuer", TOKEN_MALFORMED, actor().without("iss")),
                wrong(
                        "assertion in the place of a user token",
                        TOKEN_MALFORMED,
                        signedUser().header("typ", "JWT")),
                wrong(
                        "assertion in the place of an access token",
                        TOKEN_MALFORMED,
                        access().header("typ", "JWT")),
                wrong("user token without a number", TOKEN_MALFORMED, signedUser().without("jti")),
                wrong(
                        "number too long to remember",
                        TOKEN_MALFORMED,
                        signedUser().with("jti", "1".repeat(513))));
    }

    static List<Arguments> enveloped() {
        return List.of(
                wrong("envelope without a token", TOKEN_MALFORMED, outer("").without("actortoken")),
                wrong("envelope round nothing", TOKEN_MALFORMED, outer("")),
                wrong("envelope round a number", TOKEN_MALFORMED, outer("").with("actortoken", 1)),
                wrong(
                        "envelope round an unsigned token",
                        TOKEN_MALFORMED,
                        outer(actor().alg("none"))),
                wrong("envelope in an envelope", TOKEN_MALFORMED, outer(outer(actor()))),
                wrong(
                        "actor token inside an actor token",
                        TOKEN_MALFORMED,
                        outer(actor().with("actortoken", actor().text()))),
                wrong(
                        "envelope round a user token",
                        TOKEN_MALFORMED,
                        outer(signedUser().with("nameid", CONTOSO_NAME))
                                .with("aud", "https://" + HOST + "/s2s")),
                wrong(
                        "unsigned envelope with a signature",
                        TOKEN_MALFORMED,
                        outer(actor()).text() + "AA"),
                wrong(
                        "envelope signed by a stranger",
                        TOKEN_SIGNATURE,
                        outer(actor()).signedBy(TestKeys.STRANGER).with("jti", "1")),
                wrong(
                        "envelope signed by the broker",
                        TOKEN_SIGNATURE,
                        outer(actor()).signedBy(TestKeys.BROKER).with("jti", "1")),
                wrong(
                        "signed envelope without a number",
                        TOKEN_MALFORMED,
                        outer(actor()).signedBy(TestKeys.CONTOSO)));
    }

    private static String encoded(String json) {
        return TestToken.base64(json.getBytes(UTF_8));
    }

    /// The same token in another spelling: the last letter of an RSA-2048 signature has four bits to spare.
    private static String notCanonical(String token) {
        var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var last = letters.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + letters.charAt(last ^ 1);
    }
}
