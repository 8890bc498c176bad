package entente.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import entente.asking.FreeBusyQuestion;
import entente.asking.PartnerQuestion;
import entente.asking.Partners;
import entente.audit.Audit;
import entente.audit.AuditEvent;
import entente.availability.Limits;
import entente.mailbox.CalendarPermissions;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Answer;
import entente.question.BusyBlock;
import entente.question.Caller;
import entente.question.Details;
import entente.question.Domain;
import entente.question.Finding;
import entente.question.FreeBusy;
import entente.question.Grant;
import entente.question.PermissionLevel;
import entente.question.Status;
import entente.question.TraceId;
import entente.question.View;
import entente.question.Window;
import entente.routes.Connectors;
import entente.routes.Partner;
import entente.routes.People;
import entente.routes.Routes;
import entente.trace.Step;
import entente.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LookupTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Window MORNING = new Window(NINE, NINE.plus(Duration.ofHours(4)));
    private static final Caller MARY = new Caller.OwnPerson(Address.of("mary@contoso.test"));
    private static final Caller ANN =
            new Caller.PartnerPerson(
                    "fabrikam",
                    "app",
                    "fabrikam.test",
                    Address.of("ann@fabrikam.test"),
                    "L1",
                    Set.of("freebusy"));

    private static final Caller RAJ =
            new Caller.DelegatedPerson(
                    "Northwind",
                    Address.of("raj@northwind.test"),
                    Grant.ofFreeBusy(
                            AccessLevel.LIMITED_DETAILS,
                            Optional.of(Address.of("sales@contoso.test"))),
                    "D-modern",
                    Set.of("freebusy"));

    private final People people = new People().mailbox("mary@contoso.test");
    private final FakePartners partners = new FakePartners();
    private final List<AuditEvent> recorded = new ArrayList<>();
    private Audit audit = recorded::add;
    private final Trace trace = new Trace(TraceId.fresh(), "contoso.test");
    private Duration patience = Duration.ofSeconds(30);

    @AfterEach
    void letTheSlowOnesGo() {
        partners.end.countDown();
    }

    @Test
    void everyAddressGetsItsAnswerInItsPlace() {
        people.calendar("bob@contoso.test", CalendarPermissions.INITIAL, busyAt(NINE));
        partners.answer("contoso.cloud.test", free("joe@contoso.cloud.test"));

        var answers =
                lookup(
                        MARY,
                        "joe@contoso.cloud.test",
                        "",
                        "bob@contoso.test",
                        "not an address",
                        "nobody@contoso.test",
                        "ann@northwind.test");

        assertThat(answers).hasSize(6);
        assertThat(mergedOf(answers.get(0))).isEqualTo("0000");
        assertThat(codeOf(answers.get(1))).isEqualTo(Code.ADDRESS_MISSING);
        assertThat(mergedOf(answers.get(2))).isEqualTo("2000");
        assertThat(codeOf(answers.get(3))).isEqualTo(Code.ADDRESS_MALFORMED);
        assertThat(codeOf(answers.get(4))).isEqualTo(Code.MAILBOX_UNKNOWN);
        assertThat(codeOf(answers.get(5))).isEqualTo(Code.NO_ROUTE);
    }

    @Test
    void addressThatIsRepeatedIsAnsweredEachTimeAndAskedForOnce() {
        people.mailUser("joe@contoso.test", "joe@contoso.cloud.test");
        partners.answer("contoso.cloud.test", free("joe@contoso.cloud.test"));

        var answers =
                lookup(
                        MARY,
                        "joe@contoso.test",
                        "JOE@contoso.test",
                        "joe@contoso.cloud.test",
                        "mary@contoso.test",
                        "mary@contoso.test");

        assertThat(answers).hasSize(5).allMatch(Answer.Answered.class::isInstance);
        assertThat(partners.questions).hasSize(1);
        assertThat(partners.questions.getFirst().mailboxes())
                .containsExactly(Address.of("joe@contoso.cloud.test"));
    }

    @Test
    void allMailboxesOfOnePartnerAreAskedForTogetherAndInTheNameOfWhoAsks() {
        partners.answer(
                "contoso.cloud.test", free("joe@contoso.cloud.test", "sue@contoso.cloud.test"));

        lookup(MARY, "joe@contoso.cloud.test", "mary@contoso.test", "sue@contoso.cloud.test");

        assertThat(partners.questions)
                .containsExactly(
                        new FreeBusyQuestion(
                                Optional.of(Address.of("mary@contoso.test")),
                                List.of(
                                        Address.of("joe@contoso.cloud.test"),
                                        Address.of("sue@contoso.cloud.test")),
                                MORNING,
                                View.DETAILED_MERGED,
                                Duration.ofHours(1)));
    }

    @Test
    void permissionOfTheVeryPersonWhoAsksDecides() {
        var permissions =
                CalendarPermissions.of(
                        PermissionLevel.FREE_BUSY_TIME_ONLY,
                        PermissionLevel.NONE,
                        Map.of(Address.of("ann@fabrikam.test"), PermissionLevel.NONE));
        people.calendar("bob@contoso.test", permissions, busyAt(NINE));

        var toMary = lookup(MARY, "bob@contoso.test").getFirst();
        var toAnn = lookup(ANN, "bob@contoso.test").getFirst();

        assertThat(((Answer.Answered) toMary).freeBusy().level())
                .isEqualTo(AccessLevel.AVAILABILITY_ONLY);
        assertThat(codeOf(toAnn)).isEqualTo(Code.CALENDAR_NOT_SHARED);
    }

    @Test
    void partnerThatFailsCostsNobodyElseAnAnswer() {
        partners.answer("contoso.cloud.test", free("joe@contoso.cloud.test"));
        partners.answer(
                "fabrikam.test",
                question -> {
                    throw new IllegalStateException("a fault of ours");
                });

        var answers =
                lookup(MARY, "ann@fabrikam.test", "joe@contoso.cloud.test", "mary@contoso.test");

        assertThat(codeOf(answers.get(0))).isEqualTo(Code.INTERNAL_FAULT);
        assertThat(answers.get(1)).isInstanceOf(Answer.Answered.class);
        assertThat(answers.get(2)).isInstanceOf(Answer.Answered.class);
    }

    @Test
    void partnerThatDoesNotAnswerInTimeIsToldAsLate() {
        patience = Duration.ofMillis(200);
        partners.answer("contoso.cloud.test", free("joe@contoso.cloud.test"));
        partners.neverAnswer("fabrikam.test");

        var answers =
                lookup(MARY, "ann@fabrikam.test", "joe@contoso.cloud.test", "mary@contoso.test");

        assertThat(answers.get(0)).isInstanceOf(Answer.Unreachable.class);
        assertThat(codeOf(answers.get(0))).isEqualTo(Code.LOOKUP_TIMED_OUT);
        assertThat(answers.get(1)).isInstanceOf(Answer.Answered.class);
        assertThat(answers.get(2)).isInstanceOf(Answer.Answered.class);
    }

    @Test
    void stepsOfAPartnerThatIsLateAreToldAllTheSame() throws InterruptedException {
        patience = Duration.ofMillis(500);
        partners.neverAnswer("fabrikam.test");

        lookup(MARY, "ann@fabrikam.test");

        assertThat(names("ann@fabrikam.test")).containsExactly("route", "discovery", "failed");
        partners.calledBack.await();
    }

    @Test
    void partnerWhoAloneIsToBeAskedIsAskedWithoutAnotherThread() {
        var askedBy = new CopyOnWriteArrayList<Thread>();
        partners.answer(
                "contoso.cloud.test",
                question -> {
                    askedBy.add(Thread.currentThread());
                    return free("joe@contoso.cloud.test").apply(question);
                });

        lookup(MARY, "joe@contoso.cloud.test");
        lookup(MARY, "joe@contoso.cloud.test", "mary@contoso.test");

        assertThat(askedBy.get(0)).isSameAs(Thread.currentThread());
        assertThat(askedBy.get(1)).isNotSameAs(Thread.currentThread());
    }

    @Test
    void partnerIsToldWhenToGiveUp() {
        partners.answer("contoso.cloud.test", free("joe@contoso.cloud.test"));

        lookup(MARY, "joe@contoso.cloud.test");

        assertThat(partners.deadlines).containsExactly(NINE.plus(patience));
    }

    @ParameterizedTest
    @MethodSource("partnersPeople")
    void whatAPartnerAsksIsNotSentOn(Caller partnersPerson) {
        people.mailUser("joe@contoso.test", "joe@contoso.cloud.test")
                .group("sales@contoso.test", "mary@contoso.test");

        var answers =
                lookup(
                        partnersPerson,
                        "joe@contoso.test",
                        "joe@contoso.cloud.test",
                        "mary@contoso.test",
                        "ann@northwind.test");

        assertThat(codeOf(answers.get(0))).isEqualTo(Code.SECOND_HOP);
        assertThat(codeOf(answers.get(1))).isEqualTo(Code.SECOND_HOP);
        assertThat(answers.get(2)).isInstanceOf(Answer.Answered.class);
        // Whether there is a way there or none is not told.
        assertThat(answers.get(3)).isEqualTo(answers.get(1));
        assertThat(partners.questions).isEmpty();
    }

    static Stream<Caller> partnersPeople() {
        return Stream.of(
                ANN,
                RAJ,
                new Caller.ForestPerson("fabrikam.test", Address.of("ann@fabrikam.test")),
                new Caller.ForestAccount(
                        "fabrikam.test", Set.of(Domain.of("fabrikam.test")), true));
    }

    @Test
    void calendarThatARelationshipDoesNotShowCostsTheOthersNothing() {
        var hidden = CalendarPermissions.of(PermissionLevel.NONE, PermissionLevel.NONE, Map.of());
        people.calendar("bob@contoso.test", CalendarPermissions.INITIAL, busyAt(NINE))
                .calendar("alice@contoso.test", hidden, busyAt(NINE))
                .group("sales@contoso.test", "bob@contoso.test", "alice@contoso.test");

        var answers = lookup(RAJ, "mary@contoso.test", "alice@contoso.test", "bob@contoso.test");

        assertThat(codeOf(answers.get(0))).isEqualTo(Code.OUTSIDE_SHARING_GROUP);
        assertThat(codeOf(answers.get(1))).isEqualTo(Code.CALENDAR_NOT_SHARED);
        assertThat(mergedOf(answers.get(2))).isEqualTo("2000");
    }

    @Test
    void personWithAnAddressThatIsNotOursIsNotVouchedFor() {
        var stranger = new Caller.OwnPerson(Address.of("mary@elsewhere.test"));

        var answers = lookup(stranger, "joe@contoso.cloud.test");

        assertThat(codeOf(answers.getFirst())).isEqualTo(Code.NO_USABLE_ADDRESS);
        assertThat(partners.questions).isEmpty();
    }

    @Test
    void groupIsAnsweredAsOneFromMembersHereAndThere() {
        people.calendar("bob@contoso.test", CalendarPermissions.INITIAL, busyAt(NINE))
                .group("inner@contoso.test", "bob@contoso.test", "team@contoso.test")
                .group(
                        "team@contoso.test",
                        "mary@contoso.test",
                        "inner@contoso.test",
                        "joe@contoso.cloud.test");
        partners.answer("contoso.cloud.test", free("joe@contoso.cloud.test"));

        var answer = lookup(MARY, "team@contoso.test").getFirst();

        var shown = ((Answer.Answered) answer).freeBusy();
        assertThat(shown.view()).isEqualTo(View.MERGED_ONLY);
        assertThat(shown.merged()).contains("2000");
    }

    @Test
    void groupThatIsTooLargeIsNotExpanded() {
        var members = new String[101];
        for (var i = 0; i < members.length; i++) {
            members[i] = "p" + i + "@contoso.cloud.test";
        }
        people.group("everybody@contoso.test", members);

        var answer = lookup(MARY, "everybody@contoso.test").getFirst();

        assertThat(codeOf(answer)).isEqualTo(Code.GROUP_TOO_LARGE);
    }

    @Test
    void mailboxWithoutCalendarSaysSo() {
        people.mailbox("bob@contoso.test").withoutCalendar("bob@contoso.test");

        var answer = lookup(MARY, "bob@contoso.test").getFirst();

        assertThat(codeOf(answer)).isEqualTo(Code.CALENDAR_MISSING);
    }

    @Test
    void traceTellsWhichWayWhoDecidedAndWhatWasShown() {
        people.calendar("bob@contoso.test", CalendarPermissions.INITIAL, busyAt(NINE));

        lookup(MARY, "bob@contoso.test");

        assertThat(names("bob@contoso.test")).containsExactly("route", "permission", "answer");
    }

    @Test
    void failureIsTheLastStepOfItsMailboxAndNobodyElses() {
        lookup(MARY, "nobody@contoso.test", "mary@contoso.test");

        assertThat(names("nobody@contoso.test")).containsExactly("route", "failed");
        assertThat(names("mary@contoso.test")).doesNotContain("failed");
    }

    @Test
    void eachMailboxIsOnRecordWithWhoAskedAndWhatWasShown() {
        people.calendar("bob@contoso.test", CalendarPermissions.INITIAL, busyAt(NINE));
        partners.answer("fabrikam.test", free("ann@fabrikam.test"));

        lookup(MARY, "bob@contoso.test", "ann@fabrikam.test", "nobody@contoso.test", "no address");

        assertThat(recorded)
                .extracting(LookupTest::told)
                .containsExactly(
                        "mary@contoso.test bob@contoso.test local answered Optional.empty",
                        "mary@contoso.test ann@fabrikam.test oauth answered Optional.empty",
                        "mary@contoso.test nobody@contoso.test none refused Optional[MAILBOX_UNKNOWN]");
    }

    @Test
    void partnersQuestionIsOnRecordByTheWayItCame() {
        people.calendar("bob@contoso.test", CalendarPermissions.INITIAL, busyAt(NINE));

        lookup(RAJ, "bob@contoso.test", "joe@contoso.cloud.test");

        assertThat(recorded)
                .extracting(LookupTest::told)
                .containsExactly(
                        "raj@northwind.test bob@contoso.test dauth refused Optional[OUTSIDE_SHARING_GROUP]",
                        "raj@northwind.test joe@contoso.cloud.test dauth refused Optional[SECOND_HOP]");
    }

    @Test
    void whoeverAsksByAnotherAddressIsOnRecordAsLookingAtTheMailbox() {
        people.calendar("bob@contoso.test", CalendarPermissions.INITIAL, busyAt(NINE))
                .mailUser("desk@contoso.test", "bob@contoso.test");

        lookup(MARY, "desk@contoso.test", "bob@contoso.test");

        assertThat(recorded)
                .extracting(LookupTest::told)
                .containsOnly("mary@contoso.test bob@contoso.test local answered Optional.empty");
        assertThat(recorded)
                .extracting(event -> ((AuditEvent.LookedUp) event).asked())
                .containsExactly(Optional.of(Address.of("desk@contoso.test")), Optional.empty());
    }

    @Test
    void nobodyIsAnsweredWhatIsNotOnRecord() {
        people.calendar("bob@contoso.test", CalendarPermissions.INITIAL, busyAt(NINE));
        audit = _ -> false;

        var answers = lookup(MARY, "bob@contoso.test", "");

        assertThat(answers)
                .extracting(LookupTest::codeOf)
                .containsExactly(Code.AUDIT_NOT_KEPT, Code.AUDIT_NOT_KEPT);
    }

    private static String told(AuditEvent event) {
        return event instanceof AuditEvent.LookedUp looked
                ? "%s %s %s %s %s"
                        .formatted(
                                looked.by().name(),
                                looked.about(),
                                looked.route(),
                                looked.found().result(),
                                looked.found().reason())
                : event.word();
    }

    private List<Answer> lookup(Caller caller, String... addresses) {
        var routes =
                new Routes(
                        people,
                        () ->
                                List.of(
                                        Connectors.to("contoso.cloud.test"),
                                        Connectors.to("fabrikam.test")),
                        List::of,
                        List::of);
        return new Lookup(
                        people,
                        routes,
                        people,
                        Limits.DEFAULT,
                        partners,
                        audit,
                        InstantSource.fixed(NINE),
                        patience)
                .answer(
                        new Inquiry(
                                caller,
                                List.of(addresses),
                                MORNING,
                                View.DETAILED_MERGED,
                                Duration.ofHours(1)),
                        trace);
    }

    private List<String> names(String address) {
        return trace.stepsFor(Address.of(address)).stream()
                .map(step -> step.step().name())
                .toList();
    }

    private static Code codeOf(Answer answer) {
        return switch (answer) {
            case Answer.Answered _ -> throw new AssertionError("answered");
            case Answer.Refused(var why) -> why.code();
            case Answer.Unreachable(var why) -> why.code();
        };
    }

    private static String mergedOf(Answer answer) {
        return ((Answer.Answered) answer).freeBusy().merged().orElseThrow();
    }

    private static BusyBlock busyAt(Instant start) {
        return new BusyBlock(
                start,
                start.plus(Duration.ofHours(1)),
                Status.BUSY,
                Optional.of(
                        new Details("", "Planning", "Room 1", true, false, false, false, false)));
    }

    private static Function<FreeBusyQuestion, Map<Address, Finding<FreeBusy>>> free(
            String... addresses) {
        var answers = new HashMap<Address, Finding<FreeBusy>>();
        for (var address : addresses) {
            answers.put(
                    Address.of(address),
                    new Finding.Told<>(
                            new FreeBusy(
                                    View.FREE_BUSY_MERGED,
                                    AccessLevel.AVAILABILITY_ONLY,
                                    Optional.of("0000"),
                                    List.of(),
                                    Optional.empty())));
        }
        return _ -> answers;
    }

    /// Partners that say what they are told to, or nothing until the test ends.
    private static final class FakePartners implements Partners {
        private final Map<String, Function<FreeBusyQuestion, Map<Address, Finding<FreeBusy>>>>
                scripts = new ConcurrentHashMap<>();
        private final List<FreeBusyQuestion> questions = new CopyOnWriteArrayList<>();
        private final List<Instant> deadlines = new CopyOnWriteArrayList<>();
        private final CountDownLatch end = new CountDownLatch(1);
        private final CountDownLatch calledBack = new CountDownLatch(1);

        void answer(
                String domain, Function<FreeBusyQuestion, Map<Address, Finding<FreeBusy>>> script) {
            scripts.put("to-" + domain, script);
        }

        void neverAnswer(String domain) {
            answer(
                    domain,
                    _ -> {
                        try {
                            end.await();
                        } catch (InterruptedException _) {
                            calledBack.countDown();
                        }
                        return Map.of();
                    });
        }

        /// A lookup asks for free/busy and nothing else.
        @Override
        @SuppressWarnings("unchecked")
        public <T> Map<Address, Finding<T>> ask(
                Partner partner, PartnerQuestion<T> asked, Trace trace, Instant deadline) {
            var findings = ask(partner, (FreeBusyQuestion) asked, trace, deadline);
            return (Map<Address, Finding<T>>) (Map<Address, ?>) findings;
        }

        private Map<Address, Finding<FreeBusy>> ask(
                Partner partner, FreeBusyQuestion question, Trace trace, Instant deadline) {
            questions.add(question);
            deadlines.add(deadline);
            trace.add(new Step.Discovered("a fake", "https://nowhere.test"), Duration.ZERO);
            var script = scripts.get(partner.name());
            return script == null
                    ? Map.of(
                            question.mailboxes().getFirst(),
                            new Finding.Unreachable<>(Refusal.of(Code.PARTNER_UNREACHABLE)))
                    : script.apply(question);
        }
    }
}
