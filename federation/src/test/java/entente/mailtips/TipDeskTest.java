package entente.mailtips;

import static entente.mailtips.TipWorld.ALL;
import static entente.mailtips.TipWorld.MARY;
import static entente.mailtips.TipWorld.MARY_ASKS;
import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.AllowedSenders;
import entente.mailbox.MailAcceptance;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.Finding;
import entente.question.Grant;
import entente.question.Hop;
import entente.question.MailTip;
import entente.question.MailTips;
import entente.question.MailTipsLevel;
import entente.question.RecipientScope;
import entente.routes.Connectors;
import entente.routes.Relationships;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TipDeskTest {
    private static final String BOB = "bob@contoso.test";
    private static final Address JOE = Address.of("joe@contoso.cloud.test");
    private static final Address ANN = Address.of("ann@fabrikam.test");
    private static final Caller ANN_BY_OAUTH = partner(ANN, Set.of("freebusy", "mailtips"));

    private final TipWorld world = new TipWorld().mailbox(BOB, TipWorld.EVERYTHING_AT_ONCE);

    @AfterEach
    void letTheSlowOnesGo() {
        world.end.countDown();
    }

    @Test
    void everyRecipientGetsItsAnswerInItsPlace() {
        world.connectors.add(Connectors.to("contoso.cloud.test"));
        world.people.mailUser("joe@contoso.test", JOE.toString());
        says("to-contoso.cloud.test", JOE, new Finding.Told<>(full()));

        var findings =
                TipWorld.findings(
                        world.ask(
                                MARY_ASKS,
                                ALL,
                                "joe@contoso.test",
                                "",
                                BOB,
                                "not an address",
                                "nobody@contoso.test",
                                "nils@northwind.test"));

        assertThat(findings).hasSize(6);
        assertThat(TipWorld.told(findings.get(0)).mailboxFull()).contains(true);
        assertThat(TipWorld.code(findings.get(1))).isEqualTo(Code.ADDRESS_MISSING);
        assertThat(TipWorld.told(findings.get(2)).custom()).contains("Orders go to sales.");
        assertThat(TipWorld.code(findings.get(3))).isEqualTo(Code.ADDRESS_MALFORMED);
        assertThat(TipWorld.told(findings.get(4)).invalidRecipient()).contains(true);
        assertThat(TipWorld.told(findings.get(5)))
                .isEqualTo(
                        MailTips.NOTHING.located(
                                Set.of(RecipientScope.EXTERNAL, RecipientScope.EXTERNAL_STRANGER)));
    }

    @Test
    void partnerIsAskedInTheNameOfThePersonForWhatItAloneKnows() {
        world.connectors.add(Connectors.to("contoso.cloud.test"));
        says("to-contoso.cloud.test", JOE, new Finding.Told<>(full()));

        world.ask(MARY_ASKS, BOB, ALL, JOE.toString(), JOE.toString());

        var question = world.questions.getFirst();
        assertThat(world.questions).hasSize(1);
        assertThat(question.user()).contains(MARY);
        assertThat(question.sendingAs()).isEqualTo(Address.of(BOB));
        assertThat(question.mailboxes()).containsExactly(JOE);
        assertThat(question.tips()).isEqualTo(EnumSet.complementOf(EnumSet.of(MailTip.SCOPE)));
    }

    @Test
    void personCannotAskAsSomebodyWhoIsNotHere() {
        world.connectors.add(Connectors.to("contoso.cloud.test"));

        world.ask(MARY_ASKS, "ann@fabrikam.test", ALL, JOE.toString());

        assertThat(world.questions.getFirst().sendingAs()).isEqualTo(MARY);
    }

    @Test
    void partnerThatIsDownCostsItsOwnRecipientsAlone() {
        world.connectors.add(Connectors.to("contoso.cloud.test"));
        world.connectors.add(Connectors.to("fabrikam.test"));
        says("to-fabrikam.test", ANN, new Finding.Told<>(full()));

        var findings =
                TipWorld.findings(world.ask(MARY_ASKS, ALL, JOE.toString(), BOB, ANN.toString()));

        assertThat(findings.get(0)).isInstanceOf(Finding.Unreachable.class);
        assertThat(TipWorld.code(findings.get(0))).isEqualTo(Code.PARTNER_UNREACHABLE);
        assertThat(TipWorld.told(findings.get(1)).mailboxFull()).contains(true);
        assertThat(TipWorld.told(findings.get(2)).mailboxFull()).contains(true);
    }

    @Test
    void partnerThatIsSlowIsNotWaitedFor() {
        world.connectors.add(Connectors.to("contoso.cloud.test"));
        world.silent.add("to-contoso.cloud.test");
        world.patience = Duration.ofMillis(50);

        var findings = TipWorld.findings(world.ask(MARY_ASKS, ALL, JOE.toString(), BOB));

        assertThat(TipWorld.code(findings.get(0))).isEqualTo(Code.LOOKUP_TIMED_OUT);
        assertThat(TipWorld.told(findings.get(1)).mailboxFull()).contains(true);
    }

    @Test
    void recipientAtAPartnerIsExternalUnlessItsDomainCountsAsInside() {
        world.connectors.add(Connectors.to("contoso.cloud.test"));
        world.connectors.add(Connectors.to("fabrikam.test"));
        world.inside.add(Domain.of("contoso.cloud.test"));
        says("to-contoso.cloud.test", JOE, new Finding.Told<>(full()));
        says("to-fabrikam.test", ANN, new Finding.Told<>(full()));

        var tips = world.told(MARY_ASKS, JOE.toString(), ANN.toString(), BOB);

        assertThat(tips.get(0).scope()).contains(Set.of(RecipientScope.INTERNAL));
        assertThat(tips.get(1).scope())
                .contains(Set.of(RecipientScope.EXTERNAL, RecipientScope.EXTERNAL_PARTNER));
        assertThat(tips.get(2).scope()).contains(Set.of(RecipientScope.INTERNAL));
    }

    @Test
    void relationshipWithoutMailTipsLeadsNowhere() {
        world.relationships.add(Relationships.with("fabrikam.test"));

        var tips = world.told(MARY_ASKS, ANN.toString());

        assertThat(world.questions).isEmpty();
        assertThat(tips.getFirst().mailboxFull()).isEmpty();
    }

    @Test
    void relationshipWithMailTipsIsAWay() {
        world.relationships.add(Relationships.withMailTips("fabrikam.test"));
        says("with-fabrikam.test", ANN, new Finding.Told<>(full()));

        assertThat(world.told(MARY_ASKS, ANN.toString()).getFirst().mailboxFull()).contains(true);
    }

    @Test
    void partnersPersonIsNeverSentOn() {
        world.connectors.add(Connectors.to("contoso.cloud.test"));
        world.people.mailUser("joe@contoso.test", JOE.toString());

        var findings =
                TipWorld.findings(
                        world.ask(
                                ANN_BY_OAUTH, ALL, "joe@contoso.test", "nils@northwind.test", BOB));

        assertThat(TipWorld.code(findings.get(0))).isEqualTo(Code.SECOND_HOP);
        assertThat(TipWorld.code(findings.get(1))).isEqualTo(Code.SECOND_HOP);
        assertThat(TipWorld.told(findings.get(2)).mailboxFull()).contains(true);
        assertThat(world.questions).isEmpty();
    }

    @Test
    void partnersPersonIsToldOfAnUnknownRecipientThatItIsNone() {
        assertThat(world.told(ANN_BY_OAUTH, "nobody@contoso.test")).containsExactly(invalid());
    }

    @Test
    void partnerWithTheRightAndNoRelationshipIsToldAll() {
        var tips = world.told(ANN_BY_OAUTH, BOB).getFirst();

        assertThat(tips.custom()).isPresent();
        assertThat(tips.automaticReply().orElseThrow().text()).isEqualTo("I am out of the office.");
        assertThat(tips.scope()).isEmpty();
    }

    @Test
    void relationshipBoundsWhatComesOverOAuthToo() {
        world.relationships.add(Relationships.withMailTips("fabrikam.test", MailTipsLevel.LIMITED));

        var tips = world.told(ANN_BY_OAUTH, BOB).getFirst();

        assertThat(tips.custom()).isEmpty();
        assertThat(tips.automaticReply()).isPresent();
    }

    @Test
    void relationshipThatSharesNoMailTipsSharesNoneOverOAuth() {
        world.relationships.add(Relationships.with("fabrikam.test"));

        assertThat(TipWorld.code(world.ask(ANN_BY_OAUTH, ALL, BOB)))
                .isEqualTo(Code.MAIL_TIPS_DISABLED);
    }

    @Test
    void relationshipThatIsDisabledGivesNoMoreOverOAuthThanBefore() {
        world.relationships.add(Relationships.disabled("fabrikam.test"));

        var disabled = world.ask(ANN_BY_OAUTH, ALL, BOB);
        world.relationships.add(Relationships.withMailTips("fabrikam.test", MailTipsLevel.LIMITED));
        var besideAnEnabledOne = world.told(ANN_BY_OAUTH, BOB).getFirst();

        assertThat(TipWorld.code(disabled)).isEqualTo(Code.MAIL_TIPS_DISABLED);
        assertThat(besideAnEnabledOne.custom()).isEmpty();
        assertThat(besideAnEnabledOne.automaticReply()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("thoseWhoAreToldNothing")
    void whoIsNotGivenMailTipsIsToldNothing(Caller caller) {
        assertThat(TipWorld.code(world.ask(caller, ALL, BOB))).isEqualTo(Code.MAIL_TIPS_DISABLED);
        assertThat(world.looked())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.found().result()).isEqualTo("refused");
                    assertThat(event.found().reason()).contains(Code.MAIL_TIPS_DISABLED);
                });
    }

    static Stream<Caller> thoseWhoAreToldNothing() {
        return Stream.of(
                partner(ANN, Set.of("freebusy", "photos")),
                new Caller.PartnerApplication(
                        "Fabrikam",
                        "b1845f0e-93c2-4a6d-8e17-d05a7c2b4f69",
                        "fabrikam.test",
                        Set.of(Domain.of("fabrikam.test")),
                        "N2",
                        Set.of("freebusy")),
                new Caller.DelegatedPerson(
                        "Fabrikam", ANN, Grant.NONE, "D-modern", Set.of("mailtips")),
                new Caller.ForestPerson("northwind.test", Address.of("nils@northwind.test")),
                new Caller.ForestAccount(
                        "northwind.test", Set.of(Domain.of("northwind.test")), true));
    }

    @Test
    void organisationThatTellsNoMailTipsTellsItsOwnPeopleNone() {
        world.terms = new TipTerms(false, 50, 1_000, 25, 1_000, true);

        assertThat(TipWorld.code(world.ask(MARY_ASKS, ALL, BOB)))
                .isEqualTo(Code.MAIL_TIPS_DISABLED);
    }

    @Test
    void ownPeopleAreToldOfOutsidersWhereTheTermsSaySo() {
        world.people.group("all@contoso.test", BOB, ANN.toString());
        assertThat(world.told(MARY_ASKS, "all@contoso.test").getFirst().externalMembers())
                .contains(1);

        world.terms = new TipTerms(true, 50, 1_000, 25, 1_000, false);

        assertThat(world.told(MARY_ASKS, "all@contoso.test").getFirst().externalMembers())
                .isEmpty();
    }

    @Test
    void personWhomATokenNamesIsTheSenderWhateverTheRequestSays() {
        world.mailbox(
                "alice@contoso.test",
                MailAcceptance.INITIAL.with(new AllowedSenders(Set.of(MARY), Set.of(), false)));

        var findings =
                TipWorld.findings(
                        world.ask(ANN_BY_OAUTH, MARY.toString(), ALL, "alice@contoso.test"));

        assertThat(TipWorld.told(findings.getFirst()).deliveryRestricted()).contains(true);
    }

    @Test
    void applicationCannotAskAsOneOfUs() {
        world.mailbox(
                "alice@contoso.test",
                MailAcceptance.INITIAL.with(
                        new AllowedSenders(Set.of(MARY, ANN), Set.of(), false)));
        var application =
                new Caller.PartnerApplication(
                        "Fabrikam",
                        "b1845f0e-93c2-4a6d-8e17-d05a7c2b4f69",
                        "fabrikam.test",
                        Set.of(Domain.of("fabrikam.test")),
                        "N2",
                        Set.of("mailtips"));

        assertThat(restricted(application, MARY.toString())).isTrue();
        assertThat(restricted(application, "")).isTrue();
        assertThat(restricted(application, ANN.toString())).isFalse();
    }

    @Test
    void questionThatOthersSentOnIsNotSentOnAgain() {
        world.connectors.add(Connectors.to("fabrikam.test"));

        var outcome = world.ask(MARY_ASKS, "", ALL, Hop.ACROSS_FORESTS, ANN.toString());

        assertThat(TipWorld.findings(outcome))
                .extracting(TipWorld::code)
                .containsExactly(Code.SECOND_HOP);
        assertThat(world.questions).isEmpty();
    }

    @Test
    void ownersOptOutIsOnRecordAsWhatDecided() {
        world.optedOut("alice@contoso.test", TipWorld.EVERYTHING_AT_ONCE);

        world.told(ANN_BY_OAUTH, "alice@contoso.test");

        assertThat(world.looked())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.found().decidedBy().orElse("")).contains("opt-out"));
    }

    @Test
    void whereARecipientIsIsSaidWithoutAskingThePartner() {
        world.connectors.add(Connectors.to("fabrikam.test"));

        var told =
                TipWorld.told(
                        TipWorld.findings(
                                        world.ask(MARY_ASKS, Set.of(MailTip.SCOPE), ANN.toString()))
                                .getFirst());

        assertThat(told.scope())
                .contains(Set.of(RecipientScope.EXTERNAL, RecipientScope.EXTERNAL_PARTNER));
        assertThat(world.questions).isEmpty();
    }

    @Test
    void administratorWhoSignsInAsksAsThePersonSheIs() {
        world.connectors.add(Connectors.to("fabrikam.test"));
        world.said.put(
                world.connectors.getFirst().name(),
                Map.of(ANN, new Finding.Told<>(MailTips.NOTHING)));
        var administrator = new Caller.Administrator("admin@contoso.test");

        var told = world.told(administrator, BOB, ANN.toString());

        assertThat(told).hasSize(2);
        assertThat(world.questions)
                .singleElement()
                .satisfies(question ->
                        assertThat(question.sendingAs())
                                .isEqualTo(Address.of("admin@contoso.test")));
    }

    @Test
    void nameInOurDirectoryIsForOurOwnPeople() {
        assertThat(nameTold(MARY_ASKS)).isEqualTo(BOB);
        assertThat(nameTold(ANN_BY_OAUTH)).isEmpty();
    }

    @Test
    void whatCameOfEachRecipientIsOnRecordAndWhatWasToldIsNot() {
        world.connectors.add(Connectors.to("contoso.cloud.test"));

        world.ask(MARY_ASKS, ALL, JOE.toString(), BOB);

        assertThat(world.looked())
                .extracting(event ->
                        "%s %s %s %s"
                                .formatted(
                                        event.about(),
                                        event.purpose(),
                                        event.route(),
                                        event.found().result()))
                .containsExactly(
                        JOE + " mailtips oauth unreachable", BOB + " mailtips local answered");
        assertThat(world.recorded.toString()).doesNotContain("lake", "Orders");
    }

    @Test
    void whatIsNotOnRecordIsNotTold() {
        world.audit = _ -> false;

        assertThat(TipWorld.code(world.ask(MARY_ASKS, ALL, BOB))).isEqualTo(Code.AUDIT_NOT_KEPT);
    }

    @Test
    void explanationSaysWhichSettingDecided() {
        world.relationships.add(Relationships.withMailTips("fabrikam.test", MailTipsLevel.LIMITED));

        world.told(ANN_BY_OAUTH, BOB);

        assertThat(world.trace.stepsFor(Address.of(BOB)))
                .extracting(step -> step.step().detail())
                .anyMatch(detail ->
                        detail.contains(
                                "decided by the relationship with-fabrikam.test: MailTips Limited"));
    }

    private String nameTold(Caller caller) {
        return ((TipDesk.Outcome.Told) world.ask(caller, ALL, BOB)).answers().getFirst().name();
    }

    private boolean restricted(Caller caller, String sendingAs) {
        var findings = TipWorld.findings(world.ask(caller, sendingAs, ALL, "alice@contoso.test"));
        return TipWorld.told(findings.getFirst()).deliveryRestricted().orElseThrow();
    }

    private void says(String partner, Address mailbox, Finding<MailTips> finding) {
        world.said.put(partner, Map.of(mailbox, finding));
    }

    private static Caller partner(Address person, Set<String> operations) {
        return new Caller.PartnerPerson(
                "Fabrikam",
                "b1845f0e-93c2-4a6d-8e17-d05a7c2b4f69",
                "fabrikam.test",
                person,
                "L1",
                operations);
    }

    private static MailTips full() {
        return tips(Optional.of(true), Optional.empty());
    }

    private static MailTips invalid() {
        return tips(Optional.empty(), Optional.of(true));
    }

    private static MailTips tips(Optional<Boolean> full, Optional<Boolean> invalid) {
        return new MailTips(
                Optional.empty(),
                full,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                invalid,
                Optional.empty(),
                Set.of());
    }
}
