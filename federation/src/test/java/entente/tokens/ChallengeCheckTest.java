package entente.tokens;

import static entente.tokens.TestToken.BROKER_APP;
import static entente.tokens.TestToken.OWN_APP;
import static entente.tokens.TestToken.OWN_REALM;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.question.Domain;
import entente.routes.Connector;
import entente.routes.Host;
import entente.routes.TokenProfile;
import entente.tokens.ChallengeCheck.Outcome;
import entente.wire.jwt.Challenge;
import entente.wire.jwt.Issuer;
import entente.wire.jwt.PrincipalName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// contoso.test asks contoso.cloud.test: a challenge may agree with the connector, and choose nothing.
class ChallengeCheckTest {
    private static final String HOST = "mail.contoso.cloud.test";
    private static final String OUR_ISSUER = BROKER_APP + "@contoso.test";
    private static final Issuer SELF = new Issuer(TestToken.CONTOSO_APP, "contoso.test");
    private static final AuthServer HUB = server("hub", true, Set.of());

    @Test
    void challengeThatAgreesLeadsToATokenForTheConnectorsApplication() {
        var outcome = check(challenge(OWN_APP, OUR_ISSUER), HOST, HUB);

        assertThat(outcome)
                .isEqualTo(
                        new Outcome.Agreed(
                                Optional.of(HUB), new PrincipalName(OWN_APP, HOST, OWN_REALM)));
    }

    @Test
    void issuerInAnyRealmIsOurBrokerToo() {
        var outcome = check(challenge(OWN_APP, "x@y.test", BROKER_APP + "@*"), HOST, HUB);

        assertThat(outcome).isInstanceOf(Outcome.Agreed.class);
    }

    @Test
    void rogueApplicationIsRefused() {
        var outcome = check(challenge(TestToken.FABRIKAM_APP, OUR_ISSUER), HOST, HUB);

        assertThat(codeOf(outcome)).isEqualTo(Code.CHALLENGE_NOT_OURS);
    }

    @Test
    void rogueRealmIsRefused() {
        var rogue = Challenge.of(OWN_APP, Optional.of("fabrikam.test"), List.of(OUR_ISSUER));

        assertThat(codeOf(check(rogue, HOST, HUB))).isEqualTo(Code.CHALLENGE_NOT_OURS);
    }

    @Test
    void hostThatTheConnectorDoesNotNameIsRefused() {
        var outcome = check(challenge(OWN_APP, OUR_ISSUER), "mail.evil.test", HUB);

        assertThat(codeOf(outcome)).isEqualTo(Code.CHALLENGE_NOT_OURS);
    }

    @Test
    void authorizationAddressOfAChallengeChangesNothing() {
        var rogue =
                new Challenge(
                        OWN_APP,
                        Optional.empty(),
                        List.of(OUR_ISSUER),
                        Challenge.TOKEN_TYPES,
                        Optional.of("https://evil.test/authorize"),
                        Optional.empty());

        assertThat(check(rogue, HOST, HUB))
                .isInstanceOfSatisfying(
                        Outcome.Agreed.class, agreed -> assertThat(agreed.server()).contains(HUB));
    }

    @Test
    void issuersThatAreNotOursAreRefused() {
        var outcome = check(challenge(OWN_APP, BROKER_APP + "@fabrikam.test"), HOST, HUB);

        assertThat(codeOf(outcome)).isEqualTo(Code.ISSUER_NOT_SHARED);
    }

    @Test
    void disabledBrokerIsNotAskedAndSaidToBeSo() {
        var outcome = check(challenge(OWN_APP, OUR_ISSUER), HOST, server("hub", false, Set.of()));

        assertThat(codeOf(outcome)).isEqualTo(Code.AUTH_SERVER_DISABLED);
    }

    @Test
    void brokerForOtherDomainsIsPassedOver() {
        var forFabrikam = server("hub", true, Set.of(Domain.of("fabrikam.test")));
        var forCloud = server("hub", true, Set.of(Domain.of("contoso.cloud.test")));

        var outcome = check(challenge(OWN_APP, OUR_ISSUER), HOST, forFabrikam, forCloud);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Agreed.class,
                        agreed -> assertThat(agreed.server()).contains(forCloud));
    }

    @Test
    void realmThatTheConnectorNamesIsAccepted() {
        var challenge = Challenge.of(OWN_APP, Optional.of(OWN_REALM), List.of(OUR_ISSUER));

        assertThat(check(challenge, HOST, HUB)).isInstanceOf(Outcome.Agreed.class);
    }

    @Test
    void partnerThatNamesUsAmongItsIssuersTakesWhatWeSign() {
        var named = checkOwn(TokenProfile.L2, "x@y.test", SELF.toString());
        var unnamed = checkOwn(TokenProfile.L2_SIGNED, OUR_ISSUER);

        assertThat(named)
                .isEqualTo(
                        new Outcome.Agreed(
                                Optional.empty(), new PrincipalName(OWN_APP, HOST, OWN_REALM)));
        assertThat(codeOf(unnamed)).isEqualTo(Code.ISSUER_NOT_SHARED);
    }

    @Test
    void userTokenNeedsNoIssuerButTheRightPartner() {
        var rogue = challenge(TestToken.FABRIKAM_APP, OUR_ISSUER);

        assertThat(checkOwn(TokenProfile.N1, OUR_ISSUER)).isInstanceOf(Outcome.Agreed.class);
        assertThat(
                        codeOf(
                                ChallengeCheck.check(
                                        rogue,
                                        connector(TokenProfile.N1),
                                        HOST,
                                        List.of(HUB),
                                        SELF)))
                .isEqualTo(Code.CHALLENGE_NOT_OURS);
    }

    private static Outcome check(Challenge challenge, String host, AuthServer... servers) {
        return ChallengeCheck.check(
                challenge, connector(TokenProfile.L1), host, List.of(servers), SELF);
    }

    private static Outcome checkOwn(TokenProfile profile, String... issuers) {
        return ChallengeCheck.check(
                challenge(OWN_APP, issuers), connector(profile), HOST, List.of(), SELF);
    }

    private static Challenge challenge(String clientId, String... issuers) {
        return Challenge.of(clientId, Optional.empty(), List.of(issuers));
    }

    private static Code codeOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(var why) -> why.code();
            case Outcome.Agreed agreed -> throw new AssertionError("agreed: " + agreed);
        };
    }

    private static Connector connector(TokenProfile profile) {
        return new Connector(
                "to the cloud",
                Set.of(Domain.of("contoso.cloud.test")),
                URI.create("https://mail.contoso.cloud.test/autodiscover/autodiscover.svc"),
                Optional.empty(),
                OWN_APP,
                OWN_REALM,
                profile,
                Optional.of("hub"),
                Set.of(new Host(Domain.of(HOST), Optional.empty())),
                true);
    }

    static AuthServer server(String name, boolean enabled, Set<Domain> domains) {
        return new AuthServer(
                name,
                BROKER_APP,
                "contoso.test",
                Set.of("contoso.cloud.test"),
                Map.of(),
                URI.create("https://auth.test/contoso.test/metadata/json/1"),
                URI.create("https://auth.test/contoso.test/tokens/OAuth/2"),
                domains,
                enabled);
    }
}
