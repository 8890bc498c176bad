package entente.broker;

import static entente.broker.World.BROKER;
import static entente.broker.World.BROKER_APP;
import static entente.broker.World.BROKER_NEXT;
import static entente.broker.World.CONTOSO;
import static entente.broker.World.CONTOSO_APP;
import static entente.broker.World.CONTOSO_P256;
import static entente.broker.World.FABRIKAM_APP;
import static entente.broker.World.FABRIKAM_MAIL;
import static entente.broker.World.NOON;
import static entente.broker.World.actorForm;
import static entente.broker.World.assertion;
import static entente.broker.World.but;
import static entente.broker.World.issued;
import static entente.broker.World.json;
import static entente.broker.World.signed;
import static org.assertj.core.api.Assertions.assertThat;

import entente.broker.Broker.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorTokenTest {
    private final World world = new World();

    @Test
    void assertionIsExchangedForATokenThatNamesTheApplicationAndTheResource() throws Exception {
        var token = issued(world.ask(actorForm(signed(assertion()))));

        var claims = token.claims();
        assertThat(claims.names())
                .containsExactlyInAnyOrder(
                        "aud", "iss", "nameid", "identityprovider", "nbf", "exp", "iat", "jti");
        assertThat(claims.text("aud")).contains(FABRIKAM_MAIL);
        assertThat(claims.text("iss")).contains(BROKER_APP + "@contoso.test");
        assertThat(claims.text("identityprovider")).contains(BROKER_APP + "@contoso.test");
        assertThat(claims.text("nameid")).contains(CONTOSO_APP + "@contoso.test");
        assertThat(claims.text("nbf"))
                .as("a string, as historical readers expect")
                .contains("1767268800");
        assertThat(claims.time("iat")).contains(NOON);
        assertThat(claims.time("exp")).contains(NOON.plus(Duration.ofMinutes(60)));
    }

    @Test
    void tokenIsSignedByTheCurrentKeyAndNamesIt() {
        var token = issued(world.ask(actorForm(signed(assertion()))));

        assertThat(BROKER.verifyKey().verifies(token)).isTrue();
        assertThat(token.header().alg()).isEqualTo("RS256");
        assertThat(token.header().typ()).isEqualTo("JWT");
        assertThat(token.header().x5t()).contains(BROKER.x5t());
        assertThat(token.header().kid()).contains(BROKER.x5t());
    }

    @Test
    void answerWritesItsNumbersAsStrings() {
        var outcome = (Outcome.Issued) world.ask(actorForm(signed(assertion())));

        var json = json(outcome.answer().json());
        assertThat(json.get("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(json.get("expires_in").stringValue()).isEqualTo("3600");
        assertThat(json.get("not_before").stringValue()).isEqualTo("1767268800");
        assertThat(json.get("expires_on").stringValue()).isEqualTo("1767272400");
        assertThat(json.get("resource").stringValue()).isEqualTo(FABRIKAM_MAIL);
    }

    @Test
    void recordStandsBeforeTheTokenLeavesAndNamesBoth() {
        var token = issued(world.ask(actorForm(signed(assertion()))));

        assertThat(world.log.issues(10))
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.client()).hasToString(CONTOSO_APP + "@contoso.test");
                    assertThat(issue.resource()).isEqualTo(FABRIKAM_MAIL);
                    assertThat(issue.kind()).isEqualTo(Issue.Kind.ACTOR);
                    assertThat(token.claims().text("jti")).contains(issue.tokenId());
                    assertThat(issue.assertionUntil()).isEqualTo(NOON.plusSeconds(360));
                });
    }

    @Test
    void tokenMayCarryAPersonWhenTheClientAsksForIt() {
        var asText = but(assertion(), "trustedfordelegation", Optional.of("true"));
        var asFlag = but(assertion(), "trustedfordelegation", Optional.of(true));

        for (var claims : List.of(asText, asFlag)) {
            var token = issued(world.ask(actorForm(signed(claims))));

            assertThat(token.claims().text("trustedfordelegation")).contains("true");
        }
        assertThat(world.log.issues(10)).hasSize(2).allMatch(Issue::delegation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "TRUE", "1", ""})
    void tokenCarriesNobodyWhenTheClientDoesNotClearlyAskForIt(String asked) {
        var claims = but(assertion(), "trustedfordelegation", Optional.of(asked));

        var token = issued(world.ask(actorForm(signed(claims))));

        assertThat(token.claims().has("trustedfordelegation")).isFalse();
        assertThat(world.log.issues(1)).noneMatch(Issue::delegation);
    }

    @Test
    void clientSignsWithAnyOfItsKeysInAnyOfTheAlgorithms() {
        issued(world.ask(actorForm(CONTOSO.sign("PS256", Map.of(), assertion()))));
        issued(world.ask(actorForm(CONTOSO_P256.sign("ES256", Map.of(), assertion()))));
        issued(
                world.ask(
                        actorForm(
                                CONTOSO.sign(
                                        "RS256",
                                        Map.of("x5t", CONTOSO.x5t() + "="),
                                        assertion()))));

        assertThat(world.log.issues(10)).hasSize(3);
    }

    @Test
    void standardNameOfTheGrantIsTakenToo() {
        var form =
                but(
                        actorForm(signed(assertion())),
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer");

        issued(world.ask(form));
    }

    @Test
    void formMayRepeatTheRealmOfThePath() {
        issued(world.ask(but(actorForm(signed(assertion())), "realm", "contoso.test")));
    }

    @Test
    void hostOfTheResourceCountsInAnyCaseAndIsWrittenInLowerCase() {
        var form =
                but(
                        actorForm(signed(assertion())),
                        "resource",
                        FABRIKAM_APP + "/Mail.FABRIKAM.test@fabrikam.test");

        assertThat(issued(world.ask(form)).claims().text("aud")).contains(FABRIKAM_MAIL);
    }

    @Test
    void assertionMayNameAnyHostOfTheBroker() {
        var claims = but(assertion(), "aud", Optional.of(BROKER_APP + "/localhost@contoso.test"));

        issued(world.ask(actorForm(signed(claims))));
    }

    @Test
    void assertionPassesUntilAMinuteAfterItExpired() {
        var last = NOON.plusSeconds(300 + 60).minusMillis(1);

        issued(world.ask("contoso.test", actorForm(signed(assertion())), last));
    }

    @Test
    void assertionPassesFromAMinuteBeforeItBegins() {
        issued(world.ask("contoso.test", actorForm(signed(assertion())), NOON.minusSeconds(60)));
    }

    @Test
    void lifetimeIsWhatThePolicySays() throws Exception {
        var brief = new World(BrokerPolicy.lasting(Duration.ofMinutes(5)));

        var token = issued(brief.ask(actorForm(signed(assertion()))));

        assertThat(token.claims().time("exp")).contains(NOON.plus(Duration.ofMinutes(5)));
    }

    @Test
    void nextKeySignsAfterTheRollAndWasPublishedBefore() {
        var before = issued(world.ask(actorForm(signed(assertion()))));
        var publishedBefore = world.keys.publishedAt(NOON);

        world.keys = world.keys.rolled();
        var after = issued(world.ask(actorForm(signed(assertion()))));

        assertThat(publishedBefore).contains(BROKER_NEXT.verifyKey());
        assertThat(BROKER_NEXT.verifyKey().verifies(after)).isTrue();
        assertThat(world.keys.publishedAt(NOON)).anyMatch(key -> key.verifies(before));
    }
}
