package entente.tokens;

import static entente.problem.Code.TOKEN_AUDIENCE;
import static entente.problem.Code.TOKEN_DELEGATION;
import static entente.problem.Code.TOKEN_NO_RIGHTS;
import static entente.problem.Code.TOKEN_TENANT;
import static entente.tokens.Refusals.assertRefused;
import static entente.tokens.Refusals.wrong;
import static entente.tokens.TestToken.CONTOSO_APP;
import static entente.tokens.TestToken.CONTOSO_NAME;
import static entente.tokens.TestToken.FABRIKAM_APP;
import static entente.tokens.TestToken.OWN_APP;
import static entente.tokens.TestToken.OWN_REALM;
import static entente.tokens.TestToken.access;
import static entente.tokens.TestToken.actor;
import static entente.tokens.TestToken.outer;
import static entente.tokens.TestToken.selfIssuedActor;

import entente.problem.Code;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The parts of a token belong to one application in one realm, and it may speak for people.
class TokenBindingTest {
    private static final String OTHER_HOST = "outlook.contoso.cloud.test";

    private final TestResource resource = new TestResource();

    @ParameterizedTest(name = "{0}")
    @MethodSource({"bindings", "delegations"})
    void tokenIsRefused(String what, Code code, String token) {
        assertRefused(resource, what, code, token);
    }

    static List<Arguments> bindings() {
        var fabrikam = FABRIKAM_APP + "@fabrikam.test";
        return List.of(
                wrong(
                        "issuer and application in different realms",
                        TOKEN_DELEGATION,
                        actor().with("nameid", fabrikam)),
                wrong(
                        "application in an unknown realm",
                        TOKEN_TENANT,
                        actor().with("nameid", CONTOSO_APP + "@northwind.test")),
                wrong(
                        "application in any realm",
                        TOKEN_TENANT,
                        actor().with("nameid", CONTOSO_APP + "@*")),
                wrong(
                        "application that is not registered",
                        TOKEN_NO_RIGHTS,
                        actor().with("nameid", OWN_APP + "@contoso.test")),
                wrong("application is no name", TOKEN_DELEGATION, actor().with("nameid", "joe")),
                wrong("no application", TOKEN_DELEGATION, actor().without("nameid")),
                wrong(
                        "self-issued for another application",
                        TOKEN_DELEGATION,
                        selfIssuedActor().with("nameid", fabrikam)),
                wrong(
                        "envelope of another application",
                        TOKEN_DELEGATION,
                        outer(actor()).with("iss", OWN_APP + "@contoso.test")),
                wrong(
                        "envelope of another realm",
                        TOKEN_DELEGATION,
                        outer(actor()).with("iss", CONTOSO_APP + "@fabrikam.test")),
                wrong(
                        "envelope in other case",
                        TOKEN_DELEGATION,
                        outer(actor()).with("iss", CONTOSO_APP + "@Contoso.test")),
                wrong(
                        "envelope with a blank",
                        TOKEN_DELEGATION,
                        outer(actor()).with("iss", CONTOSO_NAME + " ")),
                wrong("envelope of nobody", TOKEN_DELEGATION, outer(actor()).without("iss")),
                wrong(
                        "envelope for another audience",
                        TOKEN_AUDIENCE,
                        outer(actor()).with("aud", OWN_APP + "/" + OTHER_HOST + "@" + OWN_REALM)),
                wrong(
                        "envelope's audience in other case",
                        TOKEN_AUDIENCE,
                        outer(actor()).with("aud", TestToken.AUDIENCE.replace("mail", "Mail"))),
                wrong("envelope for nobody", TOKEN_AUDIENCE, outer(actor()).without("aud")),
                wrong(
                        "access token of a realm that is not its issuer's",
                        TOKEN_DELEGATION,
                        access().with("tid", "fabrikam.test")),
                wrong(
                        "access token with two applications",
                        TOKEN_DELEGATION,
                        access().with("client_id", FABRIKAM_APP)),
                wrong(
                        "access token of an application in another realm",
                        TOKEN_NO_RIGHTS,
                        access().with("sub", FABRIKAM_APP).with("client_id", FABRIKAM_APP)));
    }

    static List<Arguments> delegations() {
        return List.of(
                delegation("false"),
                delegation("TRUE"),
                delegation("True"),
                delegation(" true"),
                delegation(1),
                delegation(false),
                delegation(List.of("true")),
                wrong(
                        "delegation not said",
                        TOKEN_DELEGATION,
                        outer(actor().without("trustedfordelegation"))));
    }

    private static Arguments delegation(Object value) {
        return wrong(
                "delegation " + value,
                TOKEN_DELEGATION,
                outer(actor().with("trustedfordelegation", value)));
    }
}
