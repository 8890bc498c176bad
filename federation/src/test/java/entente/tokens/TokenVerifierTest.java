package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestToken.CONTOSO_APP;
import static entente.tokens.TestToken.HOST;
import static entente.tokens.TestToken.access;
import static entente.tokens.TestToken.actor;
import static entente.tokens.TestToken.outer;
import static entente.tokens.TestToken.seconds;
import static entente.tokens.TestToken.selfIssuedActor;
import static entente.tokens.TestToken.signedUser;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.tokens.PartnerApplication.Profile;
import entente.tokens.TokenVerifier.Verdict;
import entente.tokens.TokenVerifier.Verdict.Accepted;
import entente.trace.Step;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each shape of token reaches the handler as the caller it stands for.
class TokenVerifierTest {
    private final TestResource resource = new TestResource();

    @Test
    void brokersActorTokenInAnEnvelopeSpeaksForThePersonNamed() {
        var verdict = resource.call(outer(actor()));

        assertThat(callerOf(verdict)).isEqualTo(mary("L1"));
        assertThat(resource.handled).isOne();
    }

    @Test
    void brokersActorTokenAloneSpeaksForTheApplication() {
        var verdict = resource.call(actor());

        assertThat(callerOf(verdict)).isEqualTo(application("L1"));
    }

    @Test
    void partnersOwnActorTokenInAnEnvelopeSpeaksForThePersonNamed() {
        var verdict = resource.call(outer(selfIssuedActor()));

        assertThat(callerOf(verdict)).isEqualTo(mary("L2"));
    }

    @Test
    void signedUserTokenSpeaksForThePersonInside() {
        var verdict = resource.call(signedUser());

        assertThat(callerOf(verdict)).isEqualTo(mary("N1"));
    }

    @Test
    void signedUserTokenWithoutAPersonSpeaksForTheApplication() {
        var token = signedUser().without("email").without("act").with("sub", CONTOSO_APP);

        var verdict = resource.call(token);

        assertThat(callerOf(verdict)).isEqualTo(application("N1"));
    }

    @Test
    void accessTokenSpeaksForTheApplication() {
        var verdict = resource.call(access());

        assertThat(callerOf(verdict)).isEqualTo(application("N2"));
    }

    @Test
    void ellipticKeysAreAsGoodAsRsa() {
        var verdict = resource.call(signedUser().signedBy(TestKeys.CONTOSO_ELLIPTIC));

        assertThat(callerOf(verdict)).isEqualTo(mary("N1"));
    }

    @Test
    void signedEnvelopeIsAcceptedWhereOneIsRequired() {
        resource.setPartners(
                TestResource.contoso(
                        EnumSet.of(Profile.L1), true, true, Set.of(PartnerRight.FREE_BUSY)));
        var envelope =
                outer(actor()).signedBy(TestKeys.CONTOSO).with("jti", UUID.randomUUID().toString());

        var verdict = resource.call(envelope);

        assertThat(callerOf(verdict)).isEqualTo(mary("L1"));
    }

    @Test
    void delegationMayBeSaidAsABoolean() {
        var verdict = resource.call(outer(actor().with("trustedfordelegation", true)));

        assertThat(callerOf(verdict)).isEqualTo(mary("L1"));
    }

    @Test
    void timesMayBeNumbers() {
        var token =
                actor().with("nbf", NOON.getEpochSecond())
                        .with("exp", NOON.getEpochSecond() + 3600);

        assertThat(resource.call(token)).isInstanceOf(Accepted.class);
    }

    @Test
    void hostOfTheAudienceCountsInAnyCase() {
        var audience = TestToken.AUDIENCE.replace("mail", "MAIL");

        var verdict = resource.call(actor().with("aud", audience));

        assertThat(verdict).isInstanceOf(Accepted.class);
    }

    @Test
    void partnersOfOneBrokerAreToldApartByTheirRealm() {
        var token =
                actor().with("iss", TestToken.BROKER_APP + "@fabrikam.test")
                        .with("nameid", TestToken.FABRIKAM_APP + "@fabrikam.test");

        var verdict = resource.call(token);

        assertThat(callerOf(verdict))
                .isInstanceOfSatisfying(
                        Caller.PartnerApplication.class,
                        caller -> assertThat(caller.partner()).isEqualTo("fabrikam"));
    }

    @Test
    void actorAndOuterTokensAndAccessTokensMayBeUsedAgain() {
        var actor = actor().text();
        var outer = outer(actor).text();
        var access = access().text();

        resource.call(actor);
        resource.call(outer);
        resource.call(access);
        resource.call(actor);
        resource.call(outer);
        resource.call(access);

        assertThat(resource.handled).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(longs = {-120, 0, 3600, 3719})
    void timesAreTakenWithOneSkewOfTwoMinutes(long secondsFromStart) {
        var verdict = resource.call(actor().text(), HOST, NOON.plusSeconds(secondsFromStart));

        assertThat(verdict).isInstanceOf(Accepted.class);
    }

    @Test
    void personKnownHereByBothAddressesIsOnePerson() {
        var token = outer(actor()).with("smtp", "alice@contoso.test").without("upn");

        var verdict = resource.call(token.with("nameid", "ALICE@contoso.test"));

        assertThat(verdict).isInstanceOf(Accepted.class);
    }

    @Test
    void securityIdentifierBesideAnAddressIsNotRead() {
        var token =
                outer(actor())
                        .with("nameid", "S-1-5-21-397955417-626881126-188441444-3142913")
                        .with("nii", "urn:office:idp:activedirectory");

        assertThat(callerOf(resource.call(token))).isEqualTo(mary("L1"));
    }

    @Test
    void tenantNamedInTheUnsignedPartIsNotRead() {
        var token =
                outer(actor())
                        .with("tid", "fabrikam.test")
                        .with("identityprovider", TestToken.BROKER_APP + "@fabrikam.test");

        assertThat(callerOf(resource.call(token))).isEqualTo(mary("L1"));
    }

    @Test
    void changeOfSettingsCountsAtOnceAlthoughTheSignatureIsRemembered() {
        var token = actor().text();
        resource.call(token);

        resource.setPartners(
                TestResource.contoso(
                        EnumSet.allOf(Profile.class),
                        false,
                        false,
                        Set.of(PartnerRight.FREE_BUSY)));
        resource.call(token);

        assertThat(resource.handled).isOne();
    }

    @Test
    void acceptedTokenTellsWhatWasCheckedAndWhatItSays() {
        var verdict = (Accepted) resource.call(outer(actor()));

        assertThat(verdict.checks())
                .hasSizeGreaterThan(8)
                .anyMatch(check -> check.contains("made for " + TestToken.AUDIENCE))
                .anyMatch(check -> check.contains("mary@contoso.test is a person of contoso"));
        assertThat(verdict.token().claims())
                .containsEntry("smtp", "mary@contoso.test")
                .doesNotContainKey("actortoken");
        assertThat(resource.trace.steps())
                .anyMatch(step -> step.step() instanceof Step.ClaimsShown)
                .anyMatch(step -> step.step() instanceof Step.MetadataRefreshed);
    }

    @Test
    void verifiedTokenEndsWithWhatWasPresented() {
        var verdict = (Accepted) resource.call(outer(actor()));

        assertThat(verdict.token().end()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        assertThat(verdict.token().profile()).isEqualTo(Profile.L1);
    }

    @Test
    void lifeIsCountedFromTheIssueWhereATokenIsBackDated() {
        var token = actor().with("nbf", seconds(NOON.minusSeconds(300))).with("iat", seconds(NOON));

        assertThat(resource.call(token)).isInstanceOf(Accepted.class);
    }

    private static Caller callerOf(Verdict verdict) {
        return switch (verdict) {
            case Accepted accepted -> accepted.caller();
            case Verdict.Refused(var why, _) ->
                    throw new AssertionError(why.code() + ": " + why.cause());
        };
    }

    private static Caller mary(String profile) {
        return new Caller.PartnerPerson(
                "contoso",
                CONTOSO_APP,
                "contoso.test",
                Address.of("mary@contoso.test"),
                profile,
                Set.of("freebusy"));
    }

    private static Caller application(String profile) {
        return new Caller.PartnerApplication(
                "contoso",
                CONTOSO_APP,
                "contoso.test",
                Set.of(Domain.of("contoso.test")),
                profile,
                Set.of("freebusy"));
    }
}
