package entente.delivery;

import static entente.delivery.PostOffice.MARY;
import static entente.delivery.PostOffice.NOON;
import static entente.delivery.PostOffice.address;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Known;
import entente.item.Octets;
import entente.mailbox.AllowedSenders;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Filling;
import entente.mailbox.FolderId;
import entente.mailbox.MailAcceptance;
import entente.mailbox.Recipient;
import entente.mailtips.TipTerms;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Domain;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of messages that another server brings.
class IntakeTest {
    private static final MailAcceptance ANYTHING = MailAcceptance.INITIAL;
    private static final String LUNCH =
            "From: Ann <ann@fabrikam.test>\r\nSubject: Lunch\r\nKeywords: Hers\r\n\r\nAt noon?\r\n";
    private static final String DINNER =
            """
            From: ann@fabrikam.test
            Content-Type: text/calendar; method=REQUEST

            BEGIN:VCALENDAR
            METHOD:REQUEST
            BEGIN:VEVENT
            UID:dinner
            DTSTAMP:20260301T120000Z
            DTSTART:20260302T180000Z
            DTEND:20260302T190000Z
            SUMMARY:Dinner
            ORGANIZER:mailto:ann@fabrikam.test
            ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:bob@contoso.test
            END:VEVENT
            END:VCALENDAR
            """
                    .replace("\n", "\r\n");

    @TempDir private Path folder;
    private PostOffice office;

    @BeforeEach
    void open() {
        office = new PostOffice(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aMessageIsUnreadInEachInboxWithTheWayItCame() {
        office.group("team", "bob", "alice");

        var answers = take(LUNCH, "bob@contoso.test", "TEAM@contoso.test");

        assertThat(answers).containsExactly(Optional.empty(), Optional.empty());
        for (var name : List.of("bob", "alice")) {
            var item = office.received(name);
            var properties = item.content().properties();
            assertThat(properties.text(Known.SUBJECT)).contains("Lunch");
            assertThat(properties.text(Known.FROM_ADDRESS)).contains("ann@fabrikam.test");
            assertThat(properties.time(Known.RECEIVED)).contains(NOON);
            assertThat(properties.time(Known.SENT)).contains(NOON);
            assertThat(properties.texts(Known.CATEGORIES)).isEmpty();
            assertThat(item.content().isRead()).isFalse();
            assertThat(office.sourceOf(item))
                    .startsWith("Return-Path: <bounce@fabrikam.test>\r\nReceived: from ")
                    .endsWith(LUNCH);
        }
    }

    @Test
    void eachWhomItIsToIsAnsweredForAlone() {
        office.store.put(
                new Recipient.MailUser(address("joe"), "Joe", address("joe@contoso.cloud.test")));
        office.group("mixed", "bob", "joe");
        office.mailbox("full", "Full");
        office.takes("full", ANYTHING.with(new Filling(Optional.of(1_000L), 1_000)));
        office.mailbox("small", "Small");
        office.takes("small", ANYTHING.withLargestMessage(Optional.of(10L)));
        office.mailbox("inner", "Inner");
        office.takes("inner", ANYTHING.with(new AllowedSenders(Set.of(), Set.of(), true)));

        var answers =
                take(
                        LUNCH,
                        "nobody@contoso.test",
                        "joe@contoso.test",
                        "mixed@contoso.test",
                        "full@contoso.test",
                        "small@contoso.test",
                        "inner@contoso.test",
                        "ann@fabrikam.test",
                        "no address",
                        "alice@contoso.test");

        assertThat(answers.stream().map(each -> each.map(Refusal::code)))
                .containsExactly(
                        Optional.of(Code.RECIPIENT_UNKNOWN),
                        Optional.of(Code.RECIPIENT_ELSEWHERE),
                        Optional.of(Code.RECIPIENT_ELSEWHERE),
                        Optional.of(Code.RECIPIENT_FULL),
                        Optional.of(Code.MESSAGE_TOO_LARGE_FOR_RECIPIENT),
                        Optional.of(Code.RECIPIENT_RESTRICTED),
                        Optional.of(Code.RECIPIENT_UNKNOWN),
                        Optional.of(Code.RECIPIENT_UNKNOWN),
                        Optional.empty());
        assertThat(office.inboxOf("alice")).hasSize(1);
        assertThat(office.items()).isEqualTo(1);
    }

    @Test
    void whoSaysThatSheIsOneOfOursIsNot() {
        var forged = LUNCH.replace("ann@fabrikam.test", MARY.toString());
        office.takes("bob", ANYTHING.with(new AllowedSenders(Set.of(MARY), Set.of(), false)));
        office.takes("alice", ANYTHING.moderatedBy(Set.of(MARY)));
        office.mailbox("inner", "Inner");
        office.takes("inner", ANYTHING.with(new AllowedSenders(Set.of(), Set.of(), true)));

        for (var verified : List.of(true, false)) {
            var answers =
                    take(
                            verified,
                            forged,
                            "bob@contoso.test",
                            "alice@contoso.test",
                            "inner@contoso.test",
                            "mary@contoso.test");

            assertThat(answers.stream().map(each -> each.map(Refusal::code)))
                    .containsExactly(
                            Optional.of(Code.RECIPIENT_RESTRICTED),
                            Optional.of(Code.RECIPIENT_MODERATED),
                            Optional.of(Code.RECIPIENT_RESTRICTED),
                            Optional.empty());
        }
        assertThat(office.inboxOf("mary")).hasSize(2);
    }

    @Test
    void aRestrictionIsMetByASenderWhoIsVerifiedAlone() {
        var ann = new AllowedSenders(Set.of(address("ann@fabrikam.test")), Set.of(), false);
        office.takes("bob", ANYTHING.with(ann));

        var unverified = take(false, LUNCH, "bob@contoso.test").getFirst();
        var verified = take(true, LUNCH, "bob@contoso.test").getFirst();

        assertThat(unverified.map(Refusal::code)).contains(Code.RECIPIENT_RESTRICTED);
        assertThat(verified).isEmpty();
    }

    @Test
    void verifiedPeopleOfAnInternalDomainAreInside() {
        office.takes("bob", ANYTHING.with(new AllowedSenders(Set.of(), Set.of(), true)));
        var internal = Domain.of("fabrikam.test");

        var unverified = intake(false, internal::equals).take(arrived(LUNCH, "bob@contoso.test"));
        var verified = intake(true, internal::equals).take(arrived(LUNCH, "bob@contoso.test"));

        assertThat(unverified.getFirst()).isPresent();
        assertThat(verified.getFirst()).isEmpty();
    }

    @Test
    void aMeetingIsMailAloneWhereNobodyKnowsWhoWritesOfIt() {
        take(false, DINNER, "bob@contoso.test");

        assertThat(office.inboxOf("bob")).hasSize(1);
        assertThat(calendarOfBob()).isZero();
    }

    @Test
    void aMeetingOfItsVerifiedOrganizerIsInTheCalendar() {
        take(true, DINNER, "bob@contoso.test");

        assertThat(office.inboxOf("bob")).hasSize(1);
        assertThat(calendarOfBob()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eve@fabrikam.test", "mary@contoso.test"})
    void aMeetingIsMailAloneWhereSomebodyElseWritesOfIt(String organizer) {
        take(
                true,
                DINNER.replace(
                        "ORGANIZER:mailto:ann@fabrikam.test", "ORGANIZER:mailto:" + organizer),
                "bob@contoso.test");
        take(true, DINNER.replace("ann@fabrikam.test", "mary@contoso.test"), "bob@contoso.test");

        assertThat(office.inboxOf("bob")).hasSize(2);
        assertThat(calendarOfBob()).isZero();
    }

    @Test
    void aMessageThatServersReadInDifferentWaysIsTakenByNobody() {
        var answers = take("Subject: x\r\n\r\na\n.\r\n", "bob@contoso.test", "nobody@contoso.test");

        assertThat(answers.stream().map(each -> each.map(Refusal::code)))
                .containsOnly(Optional.of(Code.MAIL_NOT_CLEAN));
        assertThat(office.items()).isZero();
    }

    @Test
    void aMessageThatGoesInACircleIsTakenByNobody() {
        var hop = "Received: from a by b\r\n";

        var far = take(hop.repeat(Intake.MOST_HOPS) + LUNCH, "bob@contoso.test").getFirst();
        var round = take(hop.repeat(Intake.MOST_HOPS + 1) + LUNCH, "bob@contoso.test").getFirst();

        assertThat(far).isEmpty();
        assertThat(round.map(Refusal::code)).contains(Code.MAIL_IN_A_CIRCLE);
    }

    @Test
    void aMessageLargerThanAnItemIsTakenByNobody() {
        var large = LUNCH + ("x".repeat(70) + "\r\n").repeat((26 << 20) / 72);

        var answer = take(large, "bob@contoso.test").getFirst();

        assertThat(answer.map(Refusal::code)).contains(Code.ITEM_TOO_LARGE);
        assertThat(office.items()).isZero();
    }

    @Test
    void aStoreThatCannotBeWrittenIsAProblemAndNoAnswer() {
        var intake = intake(false, _ -> false);
        office.close();

        assertThatThrownBy(() -> intake.take(arrived(LUNCH, "bob@contoso.test")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void whoeverIsNamedTwiceGetsItOnce() {
        var answers = take(LUNCH, "bob@contoso.test", "bob@contoso.test", "Bob@Contoso.test");

        assertThat(answers).containsOnly(Optional.empty()).hasSize(3);
        assertThat(office.inboxOf("bob")).hasSize(1);
    }

    @Test
    void aHeaderOfMillionsOfLinesIsNotLookedAt() {
        var line = "a:\r\n";
        var most = (1 << 20) / line.length();

        var largest = take(line.repeat(most) + "\r\nAt noon?\r\n", "bob@contoso.test");
        var larger = take(line.repeat(most + 1) + "\r\nAt noon?\r\n", "bob@contoso.test");

        assertThat(largest).containsExactly(Optional.empty());
        assertThat(larger.getFirst().orElseThrow().sentence())
                .isEqualTo("The header of the message is larger than 1 MiB.");
        assertThat(office.inboxOf("bob")).hasSize(1);
    }

    private int calendarOfBob() {
        return office.in(FolderId.of(address("bob"), DefaultFolder.CALENDAR)).size();
    }

    private List<Optional<Refusal>> take(String message, String... to) {
        return take(false, message, to);
    }

    private List<Optional<Refusal>> take(boolean verified, String message, String... to) {
        return intake(verified, _ -> false).take(arrived(message, to));
    }

    private Intake intake(boolean verified, Predicate<Domain> isInternal) {
        return new Intake(
                office.store,
                new IntakeTerms("mail.contoso.test", TipTerms.USUAL, verified),
                isInternal,
                InstantSource.fixed(NOON));
    }

    private static Arrived arrived(String message, String... to) {
        return new Arrived(
                "bounce@fabrikam.test",
                Arrays.asList(to),
                Octets.of(message.getBytes(UTF_8)),
                Optional.of("mx.contoso.test"),
                "127.0.0.1");
    }
}
