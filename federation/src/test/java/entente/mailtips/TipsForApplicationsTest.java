package entente.mailtips;

import static entente.mailtips.TipWorld.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import entente.mailbox.AllowedSenders;
import entente.mailbox.MailAcceptance;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.MailTipsLevel;
import entente.routes.OrganisationRelationship;
import entente.routes.Relationships;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a partner's application is told that names no person: no more than any of its people.
class TipsForApplicationsTest {
    private static final String BOB = "bob@contoso.test";

    private final TipWorld world = new TipWorld();

    @BeforeEach
    void bobHasEveryTip() {
        world.mailbox(BOB, TipWorld.EVERYTHING_AT_ONCE);
    }

    @Test
    void applicationCannotAskAsSomebodyOfAThirdOrganisation() {
        var joe = Address.of("joe@contoso.cloud.test");
        world.mailbox(
                "alice@contoso.test",
                MailAcceptance.INITIAL.with(new AllowedSenders(Set.of(joe), Set.of(), false)));

        assertThat(restricted(application("fabrikam.test"), joe)).isTrue();
        assertThat(restricted(application("contoso.cloud.test"), joe)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("relationshipsWithAnApplicationsDomains")
    void applicationThatNamesNobodyIsToldTheLeastOfWhatItsPeopleAreTold(
            List<OrganisationRelationship> relationships, Optional<MailTipsLevel> level) {
        world.relationships.addAll(relationships);
        var application = application("fabrikam.test", "sub.fabrikam.test");

        var outcome = world.ask(application, ALL, BOB);

        if (level.isEmpty()) {
            assertThat(TipWorld.code(outcome)).isEqualTo(Code.MAIL_TIPS_DISABLED);
        } else {
            assertThat(TipWorld.told(TipWorld.findings(outcome).getFirst()).custom().isPresent())
                    .isEqualTo(level.get() == MailTipsLevel.ALL);
        }
    }

    static Stream<Arguments> relationshipsWithAnApplicationsDomains() {
        var all = Relationships.withMailTips("fabrikam.test");
        var limited = Relationships.withMailTips("sub.fabrikam.test", MailTipsLevel.LIMITED);
        var none = Relationships.withMailTips("sub.fabrikam.test", MailTipsLevel.NONE);
        return Stream.of(
                arguments(List.of(), Optional.of(MailTipsLevel.ALL)),
                arguments(
                        List.of(Relationships.disabled("contoso.cloud.test")),
                        Optional.of(MailTipsLevel.ALL)),
                arguments(List.of(all), Optional.of(MailTipsLevel.ALL)),
                arguments(List.of(all, limited), Optional.of(MailTipsLevel.LIMITED)),
                arguments(List.of(limited), Optional.of(MailTipsLevel.LIMITED)),
                arguments(List.of(all, none), Optional.empty()),
                arguments(List.of(Relationships.disabled("fabrikam.test")), Optional.empty()));
    }

    @Test
    void applicationIsToldWhatIsOnesOwnOfThoseWhoAreInEveryScope() {
        world.people.group("shown@contoso.test", BOB, "alice@contoso.test");
        world.people.group("few@contoso.test", BOB);
        world.mailbox("alice@contoso.test", TipWorld.EVERYTHING_AT_ONCE);
        world.relationships.add(
                Relationships.withMailTips(
                        "fabrikam.test", MailTipsLevel.ALL, "shown@contoso.test"));
        world.relationships.add(
                Relationships.withMailTips(
                        "sub.fabrikam.test", MailTipsLevel.ALL, "few@contoso.test"));

        var told =
                world.told(
                        application("fabrikam.test", "sub.fabrikam.test"),
                        BOB,
                        "alice@contoso.test");

        assertThat(told.getFirst().custom()).isPresent();
        assertThat(told.getLast().custom()).isEmpty();
        assertThat(world.looked())
                .extracting(event -> event.found().decidedBy().orElse(""))
                .satisfiesExactly(
                        bob -> assertThat(bob).doesNotContain("not in its group"),
                        alice -> assertThat(alice).contains("not in its group few@contoso.test"));
    }

    @Test
    void whoeverIsNotKnownIsRefusedByAnyRestrictionThereIs() {
        var ann = Address.of("ann@fabrikam.test");
        world.mailbox(
                "alice@contoso.test",
                MailAcceptance.INITIAL.with(new AllowedSenders(Set.of(), Set.of(ann), false)));

        assertThat(restricted(application("fabrikam.test"), "")).isTrue();
        assertThat(restricted(application("fabrikam.test"), "eve@fabrikam.test")).isFalse();
        assertThat(restricted(application("fabrikam.test"), ann.toString())).isTrue();
    }

    private boolean restricted(Caller caller, Address sendingAs) {
        return restricted(caller, sendingAs.toString());
    }

    private boolean restricted(Caller caller, String sendingAs) {
        var outcome = world.ask(caller, sendingAs, ALL, "alice@contoso.test");
        return TipWorld.told(TipWorld.findings(outcome).getFirst())
                .deliveryRestricted()
                .orElseThrow();
    }

    private static Caller application(String... domains) {
        return new Caller.PartnerApplication(
                "Fabrikam",
                "b1845f0e-93c2-4a6d-8e17-d05a7c2b4f69",
                "fabrikam.test",
                Stream.of(domains).map(Domain::of).collect(Collectors.toSet()),
                "N2",
                Set.of("mailtips"));
    }
}
