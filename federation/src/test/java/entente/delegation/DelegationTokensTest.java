package entente.delegation;

import static entente.delegation.DelegationWorld.MARY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Outcome.Kind;
import entente.calling.Site;
import entente.delegation.DelegationTokens.Outcome;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Domain;
import entente.routes.OrganisationRelationship;
import entente.routes.Relationships;
import entente.trusts.Action;
import entente.trusts.FederationTrust;
import entente.wire.trust.TrustFault;
import entente.wire.trust.TrustVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DelegationTokensTest {
    private static final OrganisationRelationship FABRIKAM = Relationships.with("fabrikam.test");
    private static final Address BOB = Address.of("bob@contoso.test");

    private final DelegationWorld world = new DelegationWorld();

    @Test
    void brokerIsToldForWhomForWhomElseAndWhatFor() {
        var outcome = tokenFor(MARY, Action.FREE_BUSY);

        assertThat(outcome).isInstanceOf(Outcome.Ready.class);
        var request = world.requests.getFirst();
        var person = world.people.getFirst();
        assertThat(request.appliesTo()).contains("fed.fabrikam.test");
        assertThat(request.requestor()).isEqualTo("fed.contoso.test");
        assertThat(request.action()).isEqualTo("MSExchange.SharingCalendarFreeBusy");
        assertThat(person.emailAddress()).isEqualTo("mary@contoso.test");
        assertThat(person.issuer()).isEqualTo("fed.contoso.test");
        assertThat(person.audience()).isEqualTo("urn:fedbroker:auth.test");
        assertThat(world.steps()).containsExactly("token-request", "token-issued");
    }

    @Test
    void nothingAboutThePersonStandsInTheRequestAsItTravels() {
        tokenFor(MARY, Action.FREE_BUSY);

        var sent = new String(world.https.calls().getFirst().body(), UTF_8);
        assertThat(sent).doesNotContain("mary").doesNotContain("SharingCalendarFreeBusy");
    }

    @Test
    void idOfAPersonStaysTheSameAndTellsNothing() {
        tokenFor(MARY, Action.FREE_BUSY);
        tokenFor(MARY, Action.AUTODISCOVER);
        tokenFor(BOB, Action.FREE_BUSY);

        var ids = world.people.stream().map(person -> person.nameIdentifier()).toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
        assertThat(ids)
                .allMatch(id -> id.matches("[A-Za-z0-9_-]{22}@fed\\.contoso\\.test"))
                .noneMatch(id -> id.contains("mary"));
    }

    @Test
    void tokenIsUsedAgainUntilAMinuteBeforeItsEnd() {
        tokenFor(MARY, Action.FREE_BUSY);

        world.now = world.now.plus(Duration.ofMinutes(14)).minusSeconds(1);
        tokenFor(MARY, Action.FREE_BUSY);
        var within = world.asked();
        world.now = world.now.plusSeconds(1);
        tokenFor(MARY, Action.FREE_BUSY);

        assertThat(within).isEqualTo(1);
        assertThat(world.asked()).isEqualTo(2);
        assertThat(world.steps())
                .containsExactly(
                        "token-request",
                        "token-issued",
                        "token-cached",
                        "token-request",
                        "token-issued");
    }

    @Test
    void eachPersonActionAndPartnerHasATokenOfItsOwn() {
        tokenFor(MARY, Action.FREE_BUSY);
        tokenFor(MARY, Action.AUTODISCOVER);
        tokenFor(BOB, Action.FREE_BUSY);
        tokenFor(Relationships.with("northwind.test"), MARY, Action.FREE_BUSY);

        assertThat(world.asked()).isEqualTo(4);
    }

    @Test
    void manyWhoWantTheSameAskOnce() throws Exception {
        var outcomes = new ArrayList<Future<Outcome>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 50; i++) {
                outcomes.add(threads.submit(() -> tokenFor(MARY, Action.FREE_BUSY)));
            }
        }

        for (var outcome : outcomes) {
            assertThat(outcome.get()).isInstanceOf(Outcome.Ready.class);
        }
        assertThat(world.asked()).isEqualTo(1);
    }

    @Test
    void tokenThatThePartnerRefusedIsNotUsedAgain() {
        var refused = ((Outcome.Ready) tokenFor(MARY, Action.FREE_BUSY)).token();

        world.tokens.drop(refused);
        var renewed = ((Outcome.Ready) tokenFor(MARY, Action.FREE_BUSY)).token();
        world.tokens.drop(refused);
        tokenFor(MARY, Action.FREE_BUSY);

        assertThat(renewed.issued().assertionId()).isNotEqualTo(refused.issued().assertionId());
        assertThat(world.asked()).isEqualTo(2);
    }

    @Test
    void whoIsInNoFederatedDomainGetsNoneAndNobodyIsAsked() {
        var outcome = tokenFor(Address.of("mary@sales.contoso.test"), Action.FREE_BUSY);

        assertThat(codeOf(outcome)).isEqualTo(Code.NO_USABLE_ADDRESS);
        assertThat(world.https.calls()).isEmpty();
    }

    @Test
    void defaultDomainIsTheOneOfAllTokens() {
        var ours = DelegationWorld.trust();
        var domain = Domain.of("contoso.test");
        world.trust =
                Optional.of(
                        new FederationTrust(
                                ours.name(),
                                ours.appId(),
                                ours.applicationUri(),
                                Set.of(domain, Domain.of("contoso.cloud.test")),
                                Optional.of(domain),
                                true,
                                ours.issuer(),
                                ours.keys()));

        tokenFor(Address.of("joe@contoso.cloud.test"), Action.FREE_BUSY);

        assertThat(world.people.getFirst().emailAddress()).isEqualTo("joe@contoso.test");
    }

    @Test
    void withoutATrustOrWithADisabledOneNobodyIsAsked() {
        world.trust = Optional.empty();
        var without = tokenFor(MARY, Action.FREE_BUSY);
        world.trust = Optional.of(disabled());
        var disabled = tokenFor(MARY, Action.FREE_BUSY);

        assertThat(codeOf(without)).isEqualTo(Code.TRUST_MISSING);
        assertThat(codeOf(disabled)).isEqualTo(Code.TRUST_DISABLED);
        assertThat(world.https.calls()).isEmpty();
    }

    @Test
    void brokersRefusalIsKeptForAMoment() {
        world.https.at(
                "auth.test",
                _ ->
                        Site.said(
                                500,
                                new TrustFault(TrustVersion.V2005, "FailedAuthentication", false)
                                        .envelope()));

        var first = tokenFor(MARY, Action.FREE_BUSY);
        tokenFor(MARY, Action.FREE_BUSY);
        world.now = world.now.plusSeconds(1);
        tokenFor(MARY, Action.FREE_BUSY);

        assertThat(codeOf(first)).isEqualTo(Code.BROKER_REFUSED);
        assertThat(world.asked()).isEqualTo(2);
    }

    @Test
    void brokerThatCannotBeReachedOrUnderstoodIsSaidSo() {
        world.https.at("auth.test", _ -> new Site.Broken(Kind.UNREACHABLE));
        var down = tokenFor(MARY, Action.FREE_BUSY);
        world.https.at("auth.test", _ -> Site.said(200, "<html>welcome</html>"));
        var babbling = tokenFor(MARY, Action.AUTODISCOVER);
        world.https.at("auth.test", _ -> Site.said(503, ""));
        var busy = tokenFor(BOB, Action.AUTODISCOVER);

        assertThat(codeOf(down)).isEqualTo(Code.BROKER_UNREACHABLE);
        assertThat(codeOf(babbling)).isEqualTo(Code.BROKER_ANSWER_UNREADABLE);
        assertThat(codeOf(busy)).isEqualTo(Code.BROKER_BUSY);
    }

    @Test
    void tokenShowsNothingOfItself() {
        var token = ((Outcome.Ready) tokenFor(MARY, Action.FREE_BUSY)).token();

        assertThat(token.toString())
                .isEqualTo(
                        "delegation token for fed.fabrikam.test (MSExchange.SharingCalendarFreeBusy)");
        assertThat(token.issued().toString()).doesNotContain("CipherValue");
    }

    private Outcome tokenFor(Address person, Action action) {
        return tokenFor(FABRIKAM, person, action);
    }

    private Outcome tokenFor(OrganisationRelationship partner, Address person, Action action) {
        return world.tokens.tokenFor(
                new DelegationWish(person, partner, action, world.deadline()), world.trace);
    }

    private static FederationTrust disabled() {
        var ours = DelegationWorld.trust();
        return new FederationTrust(
                ours.name(),
                ours.appId(),
                ours.applicationUri(),
                ours.domains(),
                Optional.empty(),
                false,
                ours.issuer(),
                ours.keys());
    }

    private static Code codeOf(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).why().code();
    }
}
