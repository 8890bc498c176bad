package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.routes.TokenProfile;
import entente.tokens.PartnerTokens.Outcome;
import entente.tokens.TokenVerifier.Verdict;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.TokenMalformed;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Every shape of token that a resource takes, as we make it.
class TokenProfilesTest {
    private static final Address MARY = Address.of("mary@contoso.test");

    private final TestRequestor requestor = new TestRequestor();
    private final TestResource resource = new TestResource();

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "N2")
    void partnerSeesWhoAsks(TokenProfile profile) {
        var bearer = requestor.bearer(requestor.wish(profile));

        assertThat(callerOf(bearer.forUser(MARY)))
                .isEqualTo(
                        new Caller.PartnerPerson(
                                "contoso",
                                TestToken.CONTOSO_APP,
                                "contoso.test",
                                MARY,
                                accepted(profile),
                                Set.of("freebusy")));
    }

    @ParameterizedTest
    @EnumSource
    void partnerSeesTheApplicationWhereNobodyAsks(TokenProfile profile) {
        var bearer = requestor.bearer(requestor.wish(profile));

        assertThat(callerOf(bearer.forApplication())).isEqualTo(application(profile));
    }

    @Test
    void applicationsOwnTokenNamesNobodyWhoeverAsks() {
        var bearer = requestor.bearer(requestor.wish(TokenProfile.N2));

        assertThat(callerOf(bearer.forUser(MARY))).isEqualTo(application(TokenProfile.N2));
    }

    @ParameterizedTest
    @EnumSource(names = {"L1_SIGNED", "L2_SIGNED"})
    void signedEnvelopeIsWhatAPartnerMayRequire(TokenProfile profile) {
        var usual = TestResource.contoso();
        resource.setPartners(
                TestResource.contoso(usual.profiles(), true, true, usual.operations()));

        var bearer = requestor.bearer(requestor.wish(profile));

        assertThat(resource.call(bearer.forUser(MARY))).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"L1_SIGNED", "L2_SIGNED", "N1"})
    void whatIsMadeForOneCallIsMadeAnewForTheNext(TokenProfile profile) {
        var bearer = requestor.bearer(requestor.wish(profile));
        var first = bearer.forUser(MARY);

        resource.call(first);

        assertThat(Refusals.codeOf(resource.call(first))).isEqualTo(Code.TOKEN_REPLAYED);
        assertThat(resource.call(bearer.forUser(MARY))).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"L2", "L2_SIGNED", "N1"})
    void noBrokerIsAskedWhereOurOwnKeyVouches(TokenProfile profile) {
        requestor.bearer(requestor.wish(profile)).forUser(MARY);

        assertThat(requestor.https.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void withoutAKeyNothingIsSentWhateverTheProfile(TokenProfile profile) {
        requestor.keys = SigningKeys.none();

        assertThat(requestor.tokens.tokenFor(requestor.wish(profile), requestor.trace))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.why().code())
                                        .isEqualTo(Code.SIGNING_KEY_MISSING));
        assertThat(requestor.https.calls()).isEmpty();
    }

    @Test
    void ownActorTokenServesEverybodyForHalfItsLife() throws TokenMalformed {
        var first = actorIn(forMary(TokenProfile.L2));

        requestor.now = NOON.plusSeconds(149);
        assertThat(actorIn(forMary(TokenProfile.L2))).isEqualTo(first);
        requestor.now = NOON.plusSeconds(150);
        assertThat(actorIn(forMary(TokenProfile.L2))).isNotEqualTo(first);
    }

    @Test
    void ownActorTokenThatAPartnerRefusedIsMadeAnew() throws TokenMalformed {
        var bearer = requestor.bearer(requestor.wish(TokenProfile.L2));
        var first = actorIn(bearer.forUser(MARY));

        bearer.drop();

        assertThat(actorIn(forMary(TokenProfile.L2))).isNotEqualTo(first);
    }

    @Test
    void userTokenIsForOneHostAndShort() throws TokenMalformed {
        var token = CompactToken.parse(forMary(TokenProfile.N1));

        assertThat(token.header().alg()).isEqualTo("PS256");
        assertThat(token.claims().text("aud")).contains("https://" + TestToken.HOST + "/s2s");
        assertThat(token.claims().time("exp")).contains(NOON.plus(Duration.ofMinutes(5)));
        assertThat(token.claims().text("sub").orElseThrow()).doesNotContain("mary");
    }

    @Test
    void accessTokenIsAskedForOnceAndApartFromActorTokens() {
        requestor.bearer(requestor.wish(TokenProfile.N2));
        requestor.bearer(requestor.wish(TokenProfile.N2));
        requestor.bearer(requestor.wish(TokenProfile.L1));

        assertThat(requestor.asked()).isEqualTo(2);
    }

    private String forMary(TokenProfile profile) {
        return requestor.bearer(requestor.wish(profile)).forUser(MARY);
    }

    private static String actorIn(String outer) throws TokenMalformed {
        return CompactToken.parse(outer).actorToken().orElseThrow();
    }

    private Caller callerOf(String token) {
        return switch (resource.call(token)) {
            case Verdict.Accepted(var caller, _, _) -> caller;
            case Verdict.Refused(var why, _) ->
                    throw new AssertionError(why.code() + ": " + why.cause());
        };
    }

    private static Caller application(TokenProfile profile) {
        return new Caller.PartnerApplication(
                "contoso",
                TestToken.CONTOSO_APP,
                "contoso.test",
                Set.of(Domain.of("contoso.test")),
                accepted(profile),
                Set.of("freebusy"));
    }

    /// As the resource calls it, which does not tell signed envelopes from others.
    private static String accepted(TokenProfile profile) {
        return profile.toString().substring(0, 2);
    }
}
