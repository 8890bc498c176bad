package entente.broker;

import static entente.broker.World.BROKER;
import static entente.broker.World.CONTOSO;
import static entente.broker.World.CONTOSO_APP;
import static entente.broker.World.FABRIKAM;
import static entente.broker.World.FABRIKAM_APP;
import static entente.broker.World.FABRIKAM_MAIL;
import static entente.broker.World.NOON;
import static entente.broker.World.accessForm;
import static entente.broker.World.assertion;
import static entente.broker.World.but;
import static entente.broker.World.clientAssertion;
import static entente.broker.World.issued;
import static entente.broker.World.json;
import static entente.broker.World.signed;
import static org.assertj.core.api.Assertions.assertThat;

import entente.broker.Broker.Outcome;
import entente.broker.Broker.Outcome.Refused;
import entente.problem.Code;
import entente.question.Domain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
    private final World world = new World();

    @Test
    void assertionIsExchangedForATokenOfTheApplicationItself() throws Exception {
        var token = issued(world.ask(accessForm(signed(clientAssertion()))));

        var claims = token.claims();
        assertThat(token.header().typ()).isEqualTo("at+jwt");
        assertThat(BROKER.verifyKey().verifies(token)).isTrue();
        assertThat(claims.text("iss")).contains("https://auth.test:8443/contoso.test");
        assertThat(claims.text("aud")).contains("https://mail.fabrikam.test/");
        assertThat(claims.text("sub")).contains(CONTOSO_APP);
        assertThat(claims.text("client_id")).contains(CONTOSO_APP);
        assertThat(claims.text("tid")).contains("contoso.test");
        assertThat(claims.texts("roles")).containsExactly("freebusy.read");
        assertThat(claims.text("exp")).as("a number, as RFC 7519 has it").isEmpty();
        assertThat(claims.time("exp")).contains(NOON.plusSeconds(3600));
        assertThat(claims.has("trustedfordelegation")).isFalse();
    }

    @Test
    void answerIsThatOfRfc6749() {
        var outcome = (Outcome.Issued) world.ask(accessForm(signed(clientAssertion())));

        var json = json(outcome.answer().json());
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder("token_type", "expires_in", "access_token");
        assertThat(json.get("expires_in").intValue()).isEqualTo(3600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mail.fabrikam.test/.default",
                "https://mail.fabrikam.test//.default",
                "https://MAIL.fabrikam.test:8444/.default",
                "https://mail.fabrikam.test/",
                "https://mail.fabrikam.test"
            })
    void scopeIsTheHostInAnyOfItsSpellings(String scope) {
        var form = but(accessForm(signed(clientAssertion())), "scope", scope);

        assertThat(issued(world.ask(form)).claims().text("aud"))
                .contains("https://mail.fabrikam.test/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://mail.fabrikam.test/", FABRIKAM_MAIL})
    void resourceStandsForTheScope(String resource) {
        var form = new HashMap<>(but(accessForm(signed(clientAssertion())), "resource", resource));
        form.remove("scope");

        assertThat(issued(world.ask(form)).claims().text("aud"))
                .contains("https://mail.fabrikam.test/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://auth.test:8443/contoso.test/oauth2/v2.0/token",
                "https://localhost:8443/contoso.test/oauth2/v2.0/token",
                "https://auth.test:8443/oauth2/v2.0/token",
                "https://auth.test:8443/contoso.test/tokens/OAuth/2",
                "https://auth.test:8443/contoso.test"
            })
    void assertionIsForATokenEndpointOrTheIssuer(String audience) {
        issued(world.ask(accessForm(signed(but(clientAssertion(), "aud", Optional.of(audience))))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://auth.test/contoso.test/oauth2/v2.0/token",
                "http://auth.test:8443/contoso.test/oauth2/v2.0/token",
                "https://auth.test:8443/fabrikam.test/oauth2/v2.0/token",
                "https://rogue.test:8443/contoso.test/oauth2/v2.0/token",
                "https://auth.test:8443/contoso.test/oauth2/v2.0/token/",
                "https://mail.fabrikam.test/",
                ""
            })
    void assertionForAnotherServerIsRefused(String audience) {
        var refused =
                refused(accessForm(signed(but(clientAssertion(), "aud", Optional.of(audience)))));

        expect(refused, 400, "invalid_grant");
    }

    @Test
    void pathNeedNotNameTheRealm() {
        var token = issued(world.ask("", accessForm(signed(clientAssertion())), NOON));

        assertThat(token.claims().text("tid")).contains("contoso.test");
    }

    @Test
    void clientIdNeedNotBeSent() {
        var form = new HashMap<>(accessForm(signed(clientAssertion())));
        form.remove("client_id");

        issued(world.ask(form));
    }

    @Test
    void issuerSubjectAndClientIdMustBeOne() {
        expect(
                refused(
                        accessForm(
                                signed(but(clientAssertion(), "sub", Optional.of(FABRIKAM_APP))))),
                401,
                "invalid_client");
        expect(
                refused(accessForm(signed(but(clientAssertion(), "sub", Optional.empty())))),
                401,
                "invalid_client");
        expect(
                refused(but(accessForm(signed(clientAssertion())), "client_id", FABRIKAM_APP)),
                401,
                "invalid_client");
    }

    @Test
    void assertionForAnActorTokenIsRefused() {
        expect(refused(accessForm(signed(assertion()))), 401, "invalid_client");
    }

    @Test
    void keyOfAnotherApplicationIsRefused() {
        expect(
                refused(accessForm(FABRIKAM.sign("RS256", Map.of(), clientAssertion()))),
                401,
                "invalid_client");
    }

    @Test
    void clientOfAnotherRealmIsRefused() {
        var outcome = world.ask("fabrikam.test", accessForm(signed(clientAssertion())), NOON);

        expect((Refused) outcome, 401, "invalid_client");
    }

    @Test
    void keyMayBeNamedByEitherThumbprint() {
        var header = Map.<String, Object>of("x5t#S256", CONTOSO.x5tS256());

        issued(world.ask(accessForm(CONTOSO.sign("PS256", header, clientAssertion()))));
    }

    @Test
    void thumbprintsThatDisagreeAreRefused() {
        var header = Map.<String, Object>of("x5t#S256", FABRIKAM.x5tS256());

        expect(
                refused(accessForm(CONTOSO.sign("PS256", header, clientAssertion()))),
                401,
                "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.fabrikam.test/.default",
                "http://mail.fabrikam.test/.default",
                "https://mail.fabrikam.test/.default openid",
                "https://mail.fabrikam.test/other",
                "https://user@mail.fabrikam.test/.default",
                ".default"
            })
    void scopeThatNobodyRegisteredIsRefused(String scope) {
        expect(
                refused(but(accessForm(signed(clientAssertion())), "scope", scope)),
                400,
                "invalid_target");
    }

    @Test
    void hostOfTwoApplicationsIsRefusedUntilOneIsNamed() {
        var both =
                new FixedRegistry(
                        List.of(
                                World.contoso(true, true),
                                atMailOfFabrikam(World.FABRIKAM_APP, "fabrikam.test"),
                                atMailOfFabrikam(World.NORTHWIND_APP, "northwind.test")));
        world.with(both);

        var refused = refused(accessForm(signed(clientAssertion())));
        var named =
                but(but(accessForm(signed(clientAssertion())), "scope"), "resource", FABRIKAM_MAIL);

        expect(refused, 400, "invalid_target");
        assertThat(refused.why().code()).isEqualTo(Code.GRANT_TARGET_AMBIGUOUS);
        assertThat(refused.why().cause().orElseThrow())
                .contains(World.FABRIKAM_APP + "@fabrikam.test", World.NORTHWIND_APP);
        assertThat(json(refused.json()).get("error_description").stringValue())
                .contains("resource", "app-id/host@realm");
        assertThat(world.ask(named)).isInstanceOf(Outcome.Issued.class);
    }

    private static ServicePrincipal atMailOfFabrikam(String appId, String realm) {
        return new ServicePrincipal(
                appId,
                realm,
                realm,
                Set.of(Domain.of("mail.fabrikam.test")),
                List.of(),
                Set.of(),
                Set.of(),
                false,
                true);
    }

    @Test
    void resourceThatTheClientMayNotCallIsRefused() {
        var form =
                but(
                        accessForm(signed(clientAssertion())),
                        "scope",
                        "https://mail.northwind.test/.default");

        expect(refused(form), 400, "unauthorized_client");
    }

    @Test
    void assertionIsUsedOnce() {
        var assertion = signed(clientAssertion());
        issued(world.ask(accessForm(assertion)));

        assertThat(world.ask(accessForm(assertion))).isInstanceOf(Refused.class);
        assertThat(world.log.issues(10)).hasSize(1);
    }

    private Refused refused(Map<String, List<String>> form) {
        var outcome = world.ask(form);
        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(world.log.issues(10)).isEmpty();
        return (Refused) outcome;
    }

    private static void expect(Refused refused, int status, String error) {
        assertThat(refused.status()).isEqualTo(status);
        assertThat(json(refused.json()).get("error").stringValue()).isEqualTo(error);
    }
}
