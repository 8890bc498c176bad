package entente.tokens;

import static entente.problem.Code.TOKEN_ISSUER;
import static entente.problem.Code.TOKEN_SIGNATURE;
import static entente.tokens.Refusals.assertRefused;
import static entente.tokens.Refusals.codeOf;
import static entente.tokens.Refusals.wrong;
import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestToken.BROKER_APP;
import static entente.tokens.TestToken.FABRIKAM_APP;
import static entente.tokens.TestToken.HOST;
import static entente.tokens.TestToken.OTHER_BROKER_APP;
import static entente.tokens.TestToken.OWN_APP;
import static entente.tokens.TestToken.access;
import static entente.tokens.TestToken.actor;
import static entente.tokens.TestToken.selfIssuedActor;
import static entente.tokens.TestToken.signedUser;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.tokens.TokenVerifier.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Only an issuer of ours, with its own key, is believed; and only an enabled one.
class TokenIssuerTest {
    private final TestResource resource = new TestResource();

    @ParameterizedTest(name = "{0}")
    @MethodSource({"signatures", "issuers"})
    void tokenIsRefused(String what, Code code, String token) {
        assertRefused(resource, what, code, token);
    }

    static List<Arguments> signatures() {
        return List.of(
                wrong("unknown key", TOKEN_SIGNATURE, actor().signedBy(TestKeys.STRANGER)),
                wrong(
                        "another issuer's good key",
                        TOKEN_SIGNATURE,
                        actor().signedBy(TestKeys.OTHER_BROKER)),
                wrong("a partner's good key", TOKEN_SIGNATURE, actor().signedBy(TestKeys.CONTOSO)),
                wrong(
                        "certificate that ended",
                        TOKEN_SIGNATURE,
                        selfIssuedActor().signedBy(TestKeys.ENDED)),
                wrong(
                        "names one key, signed by another",
                        TOKEN_SIGNATURE,
                        actor().signedBy(TestKeys.STRANGER).header("x5t", TestKeys.BROKER.x5t())),
                wrong(
                        "RS256 over an elliptic key",
                        TOKEN_SIGNATURE,
                        selfIssuedActor().header("x5t", TestKeys.CONTOSO_ELLIPTIC.x5t())),
                wrong("changed after it was signed", TOKEN_SIGNATURE, tampered(actor().text())));
    }

    static List<Arguments> issuers() {
        return List.of(
                wrong(
                        "unknown issuer",
                        TOKEN_SIGNATURE,
                        actor().with("iss", "00000009-0000-4000-8000-000000000000@contoso.test")),
                wrong(
                        "broker in a realm that is not its own",
                        TOKEN_SIGNATURE,
                        actor().with("iss", BROKER_APP + "@northwind.test")),
                wrong("any realm", TOKEN_SIGNATURE, actor().with("iss", BROKER_APP + "@*")),
                wrong(
                        "issuer in other case",
                        TOKEN_SIGNATURE,
                        actor().with("iss", BROKER_APP + "@CONTOSO.test")),
                wrong(
                        "another broker for this realm",
                        TOKEN_SIGNATURE,
                        actor().with("iss", OTHER_BROKER_APP + "@contoso.test")
                                .signedBy(TestKeys.OTHER_BROKER)),
                wrong(
                        "access token's issuer of another realm",
                        TOKEN_SIGNATURE,
                        access().with("iss", "https://auth.test/fabrikam.test")),
                wrong(
                        "user token of an application that is not registered",
                        TOKEN_SIGNATURE,
                        signedUser().with("act", Map.of("sub", FABRIKAM_APP))));
    }

    @Test
    void unknownIssuerAndWrongSignatureLookTheSameFromOutside() {
        var unknown = resource.call(actor().with("iss", OWN_APP + "@nowhere.test"));
        var wrong = resource.call(actor().signedBy(TestKeys.STRANGER));

        assertThat(shownOutside(unknown)).isEqualTo(shownOutside(wrong));
    }

    @Test
    void rememberedSignatureIsWorthNothingOnceItsKeyIsWithdrawn() {
        var token = actor().text();
        resource.call(token);
        resource.https.publish(
                TestResource.BROKER_METADATA,
                BROKER_APP + "@*",
                "*",
                TestKeys.BROKER_NEXT.verifyKey());
        var later = NOON.plusSeconds(90);
        resource.call(actor().signedBy(TestKeys.BROKER_NEXT).text(), HOST, later);

        var verdict = resource.call(token, HOST, later);

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_SIGNATURE);
        assertThat(resource.handled).isEqualTo(2);
    }

    @Test
    void disabledBrokerIsNotBelievedThoughItsSignatureHolds() {
        resource.call(actor());
        resource.setBrokers(TestResource.disabledBroker());

        var verdict = resource.call(actor());

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_ISSUER);
        assertThat(resource.handled).isOne();
    }

    @Test
    void disabledBrokerIsNotEvenAskedForItsKeys() {
        resource.setBrokers(TestResource.disabledBroker());

        var verdict = resource.call(actor());

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_SIGNATURE);
        assertThat(resource.https.calls()).isEmpty();
    }

    private static String tampered(String token) {
        var parts = token.split("\\.", -1);
        var other = actor().with("nameid", FABRIKAM_APP + "@contoso.test").text().split("\\.", -1);
        return parts[0] + "." + other[1] + "." + parts[2];
    }

    private static List<Object> shownOutside(Verdict verdict) {
        var code = codeOf(verdict);
        return List.of(code.wire(), code.sentence());
    }
}
