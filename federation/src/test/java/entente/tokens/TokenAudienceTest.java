package entente.tokens;

import static entente.problem.Code.TOKEN_AUDIENCE;
import static entente.tokens.Refusals.assertRefused;
import static entente.tokens.Refusals.codeOf;
import static entente.tokens.Refusals.wrong;
import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestToken.BROKER_APP;
import static entente.tokens.TestToken.CONTOSO_APP;
import static entente.tokens.TestToken.HOST;
import static entente.tokens.TestToken.OWN_APP;
import static entente.tokens.TestToken.OWN_REALM;
import static entente.tokens.TestToken.access;
import static entente.tokens.TestToken.actor;
import static entente.tokens.TestToken.selfIssuedActor;
import static entente.tokens.TestToken.signedUser;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A token is for this application, on the host it was sent to, in this realm.
class TokenAudienceTest {
    private static final String OTHER_HOST = "outlook.contoso.cloud.test";

    private final TestResource resource = new TestResource();

    @ParameterizedTest(name = "{0}")
    @MethodSource("audiences")
    void tokenIsRefused(String what, Code code, String token) {
        assertRefused(resource, what, code, token);
    }

    static List<Arguments> audiences() {
        return List.of(
                wrong("no host", TOKEN_AUDIENCE, actor().with("aud", OWN_APP + "@" + OWN_REALM)),
                wrong("no realm", TOKEN_AUDIENCE, actor().with("aud", OWN_APP + "/" + HOST)),
                wrong("no audience", TOKEN_AUDIENCE, actor().without("aud")),
                wrong(
                        "another application",
                        TOKEN_AUDIENCE,
                        actor().with("aud", CONTOSO_APP + "/" + HOST + "@" + OWN_REALM)),
                wrong(
                        "application in capitals",
                        TOKEN_AUDIENCE,
                        actor().with("aud", TestToken.AUDIENCE.replace("c1/", "C1/"))),
                wrong(
                        "another host",
                        TOKEN_AUDIENCE,
                        actor().with("aud", OWN_APP + "/" + OTHER_HOST + "@" + OWN_REALM)),
                wrong(
                        "another host of ours",
                        TOKEN_AUDIENCE,
                        actor().with(
                                        "aud",
                                        OWN_APP + "/autodiscover.contoso.cloud.test@" + OWN_REALM)),
                wrong(
                        "host with a port",
                        TOKEN_AUDIENCE,
                        actor().with("aud", OWN_APP + "/" + HOST + ":443@" + OWN_REALM)),
                wrong(
                        "another realm",
                        TOKEN_AUDIENCE,
                        actor().with("aud", OWN_APP + "/" + HOST + "@contoso.test")),
                wrong(
                        "realm in other case",
                        TOKEN_AUDIENCE,
                        actor().with("aud", OWN_APP + "/" + HOST + "@Contoso.cloud.test")),
                wrong(
                        "any realm",
                        TOKEN_AUDIENCE,
                        actor().with("aud", OWN_APP + "/" + HOST + "@*")),
                wrong("a list", TOKEN_AUDIENCE, actor().with("aud", List.of(TestToken.AUDIENCE))),
                wrong(
                        "the broker, as in an assertion",
                        TOKEN_AUDIENCE,
                        selfIssuedActor().with("aud", BROKER_APP + "/auth.test@contoso.test")),
                wrong(
                        "user token for another host",
                        TOKEN_AUDIENCE,
                        signedUser().with("aud", "https://" + OTHER_HOST + "/s2s")),
                wrong(
                        "user token for another service",
                        TOKEN_AUDIENCE,
                        signedUser().with("aud", "https://" + HOST + "/")),
                wrong(
                        "access token for another host",
                        TOKEN_AUDIENCE,
                        access().with("aud", "https://" + OTHER_HOST + "/")));
    }

    @Test
    void requestToAHostThatIsNotOursIsRefusedThoughTheAudienceAgrees() {
        var token = actor().with("aud", OWN_APP + "/evil.test@" + OWN_REALM);

        var verdict = resource.call(token.text(), "evil.test", NOON);

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_AUDIENCE);
    }

    @Test
    void tokenForOneHostOfOursIsRefusedAtAnother() {
        var verdict = resource.call(actor().text(), "autodiscover.contoso.cloud.test", NOON);

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_AUDIENCE);
    }
}
