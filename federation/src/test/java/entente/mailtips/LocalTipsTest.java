package entente.mailtips;

import static entente.mailtips.TipWorld.MARY_ASKS;
import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.AllowedSenders;
import entente.mailbox.AutomaticReply;
import entente.mailbox.AutomaticReply.ExternalAudience;
import entente.mailbox.AutomaticReply.State;
import entente.mailbox.Filling;
import entente.mailbox.MailAcceptance;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.MailTips;
import entente.question.RecipientScope;
import entente.question.Window;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTipsTest {
    private static final String BOB = "bob@contoso.test";

    /// Ann, over OAuth, where no relationship says less than all.
    private static final Caller ANN_ASKS =
            new Caller.PartnerPerson(
                    "Fabrikam",
                    "b1845f0e-93c2-4a6d-8e17-d05a7c2b4f69",
                    "fabrikam.test",
                    Address.of("ann@fabrikam.test"),
                    "L1",
                    Set.of("mailtips"));

    private final TipWorld world = new TipWorld();

    @Test
    void mailboxOfWhichNothingIsSetHasNothingToTell() {
        world.people.mailbox(BOB);

        assertThat(ofBob(MARY_ASKS))
                .isEqualTo(
                        new MailTips(
                                Optional.of(MailTips.AutomaticReply.NONE),
                                Optional.of(false),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(TipTerms.USUAL.maxMessageSize()),
                                Optional.of(false),
                                Optional.of(false),
                                Optional.of(false),
                                Optional.of(Set.of(RecipientScope.INTERNAL)),
                                Set.of()));
    }

    @Test
    void insidersAreToldTheReplyForInsiders() {
        world.mailbox(BOB, TipWorld.EVERYTHING_AT_ONCE);

        assertThat(ofBob(MARY_ASKS).automaticReply())
                .contains(
                        new MailTips.AutomaticReply(
                                "I am at the lake.", Optional.of("en-GB"), Optional.empty()));
        assertThat(ofBob(ANN_ASKS).automaticReply().orElseThrow().text())
                .isEqualTo("I am out of the office.");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T11:59:00Z, 2026-03-02T12:00:00Z, false",
        "2026-03-02T12:00:00Z, 2026-03-02T12:01:00Z, true",
        "2026-03-02T12:00:01Z, 2026-03-02T12:01:00Z, false"
    })
    void replyIsToldWithinItsTimesAlone(Instant start, Instant end, boolean isGiven) {
        var during = new Window(start, end);
        world.mailbox(BOB, replying(new State.Scheduled(during), ExternalAudience.ALL));

        var reply = ofBob(MARY_ASKS).automaticReply();

        assertThat(reply)
                .contains(
                        isGiven
                                ? new MailTips.AutomaticReply(
                                        "inside", Optional.of("de"), Optional.of(during))
                                : MailTips.AutomaticReply.NONE);
    }

    @ParameterizedTest
    @CsvSource({"ALL, outside", "KNOWN, ''", "NONE, ''"})
    void outsidersAreToldAReplyThatIsForAllOfThem(ExternalAudience audience, String text) {
        world.mailbox(BOB, replying(new State.On(), audience));

        assertThat(ofBob(ANN_ASKS).automaticReply().orElseThrow().text()).isEqualTo(text);
        assertThat(ofBob(MARY_ASKS).automaticReply().orElseThrow().text()).isEqualTo("inside");
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 1000, 0, true",
        "1000, 999, 0, false",
        "1000, 0, 1000, true",
        "1000, 999, 999, false"
    })
    void mailboxIsFullAtItsQuotaByWhatIsStatedOrByWhatItHolds(
            long quota, long use, long held, boolean full) {
        world.mailbox(BOB, MailAcceptance.INITIAL.with(new Filling(Optional.of(quota), use)))
                .holding(BOB, held);

        assertThat(ofBob(MARY_ASKS).mailboxFull()).contains(full);
    }

    @ParameterizedTest
    @CsvSource({"5000, 5000", "9999999999, 36700160"})
    void noMessageIsLargerThanTheOrganisationsLargest(long itsOwn, int told) {
        world.mailbox(BOB, MailAcceptance.INITIAL.withLargestMessage(Optional.of(itsOwn)));

        assertThat(ofBob(MARY_ASKS).maxMessageSize()).contains(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    everybody      |                                       | false | false
                    insiders       |                                       | false | true
                    onlyFrom       | mary@contoso.test                     | false | true
                    onlyFrom       | ann@fabrikam.test                     | true  | false
                    onlyFrom       | friends@contoso.test                  | false | false
                    onlyFrom       | guest@contoso.test                    | true  | false
                    onlyFrom       | alice@contoso.test                    | true  | true
                    notFrom        | mary@contoso.test                     | true  | false
                    notFrom        | friends@contoso.test                  | true  | true
                    notFrom        | guest@contoso.test                    | false | true
                    notFrom        | alice@contoso.test                    | false | false
                    """)
    void recipientTakesMailFromThoseItNames(
            String rule, String named, boolean refusesMary, boolean refusesAnn) {
        world.people
                .group("friends@contoso.test", "mary@contoso.test", "close@contoso.test")
                .group("close@contoso.test", "ann@fabrikam.test")
                .mailUser("guest@contoso.test", "ann@fabrikam.test");
        var names =
                named == null
                        ? Set.<Address>of()
                        : Arrays.stream(named.split(" ", -1))
                                .map(Address::of)
                                .collect(Collectors.toSet());
        var senders =
                switch (rule) {
                    case "onlyFrom" -> new AllowedSenders(names, Set.of(), false);
                    case "notFrom" -> new AllowedSenders(Set.of(), names, false);
                    case "insiders" -> new AllowedSenders(Set.of(), Set.of(), true);
                    default -> AllowedSenders.EVERYBODY;
                };
        world.mailbox(BOB, MailAcceptance.INITIAL.with(senders));

        assertThat(ofBob(MARY_ASKS).deliveryRestricted()).contains(refusesMary);
        assertThat(ofBob(ANN_ASKS).deliveryRestricted()).contains(refusesAnn);
    }

    @Test
    void domainThatCountsAsInsideIsNoStranger() {
        world.inside.add(Domain.of("fabrikam.test"));
        world.mailbox(
                BOB, MailAcceptance.INITIAL.with(new AllowedSenders(Set.of(), Set.of(), true)));

        assertThat(ofBob(ANN_ASKS).deliveryRestricted()).contains(false);
    }

    @Test
    void moderatorsOwnMessageIsNotModerated() {
        world.mailbox(
                BOB, MailAcceptance.INITIAL.moderatedBy(Set.of(Address.of("mary@contoso.test"))));

        assertThat(ofBob(MARY_ASKS).moderated()).contains(false);
        assertThat(ofBob(ANN_ASKS).moderated()).contains(true);
    }

    @Test
    void membersAreCountedOnceWhereverTheyAre() {
        world.people
                .mailbox(BOB)
                .mailUser("joe@contoso.test", "joe@contoso.cloud.test")
                .mailUser("guest@contoso.test", "ann@fabrikam.test")
                .group("inner@contoso.test", BOB, "raj@fabrikam.test", "outer@contoso.test")
                .group(
                        "outer@contoso.test",
                        "inner@contoso.test",
                        BOB,
                        "joe@contoso.test",
                        "guest@contoso.test",
                        "nobody@contoso.test");
        world.inside.add(Domain.of("contoso.cloud.test"));

        var tips = world.told(MARY_ASKS, "outer@contoso.test").getFirst();

        assertThat(tips.totalMembers()).contains(5);
        assertThat(tips.externalMembers()).contains(2);
    }

    @Test
    void countingEndsWhereTheTermsSay() {
        world.people.group(
                "all@contoso.test",
                IntStream.range(0, 40)
                        .mapToObj(i -> "p" + i + "@fabrikam.test")
                        .toArray(String[]::new));
        world.terms = new TipTerms(true, 50, 1_000, 5, 30, true);

        var tips = world.told(MARY_ASKS, "all@contoso.test").getFirst();

        assertThat(tips.totalMembers()).contains(30);
        assertThat(tips.externalMembers()).contains(30);
    }

    @Test
    void groupHasNeitherAReplyNorAnEnd() {
        world.group("all@contoso.test", TipWorld.EVERYTHING_AT_ONCE, BOB);

        var tips = world.told(MARY_ASKS, "all@contoso.test").getFirst();

        assertThat(tips.automaticReply()).isEmpty();
        assertThat(tips.mailboxFull()).isEmpty();
        assertThat(tips.custom()).contains("Orders go to sales.");
    }

    private MailTips ofBob(Caller caller) {
        return world.told(caller, BOB).getFirst();
    }

    private static MailAcceptance replying(State state, ExternalAudience audience) {
        return MailAcceptance.INITIAL.with(
                new AutomaticReply(
                        state,
                        Optional.of("inside"),
                        Optional.of("outside"),
                        audience,
                        Optional.of(Locale.GERMAN)));
    }
}
