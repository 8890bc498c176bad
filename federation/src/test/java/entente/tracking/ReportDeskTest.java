package entente.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import entente.asking.PartnerQuestion;
import entente.asking.Partners;
import entente.audit.AuditEvent;
import entente.audit.AuditEvent.LookedUp;
import entente.mailbox.CalendarPermissions;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.mailbox.TrackedEvent.Kind;
import entente.mailbox.TrackedId;
import entente.mailbox.TrackedMessage;
import entente.mailbox.TrackingAct;
import entente.mailbox.TrackingAct.Addressed;
import entente.mailbox.TrackingAct.Became;
import entente.mailbox.TrackingAct.News;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.Finding;
import entente.question.Grant;
import entente.question.Hop;
import entente.question.PermissionLevel;
import entente.question.TraceId;
import entente.routes.Features;
import entente.routes.OrganisationRelationship;
import entente.routes.Partner;
import entente.routes.Routes;
import entente.trace.Trace;
import entente.wire.ews.FindMessageTrackingReport;
import entente.wire.ews.GetMessageTrackingReport;
import entente.wire.ews.GetMessageTrackingReport.Template;
import entente.wire.ews.TrackingFailure;
import entente.wire.ews.TrackingReport;
import entente.wire.ews.TrackingReport.Event;
import entente.wire.ews.TrackingReport.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is told what of messages.
class ReportDeskTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Address BOB = Address.of("bob@contoso.test");
    private static final Address ALICE = Address.of("alice@contoso.test");
    private static final Address TEAM = Address.of("team@contoso.test");
    private static final Address ANN = Address.of("ann@fabrikam.test");
    private static final Address NILS = Address.of("nils@northwind.test");
    private static final TrackedId SENT = new TrackedId(MARY, "sent");
    private static final TrackedId CAME = new TrackedId(BOB, "came");
    private static final Caller ADMINISTRATOR = new Caller.Administrator("admin@contoso.test");

    @TempDir private Path folder;
    private final List<AuditEvent> records = new ArrayList<>();
    private final Answering partners = new Answering();
    private boolean shared = true;
    private boolean recording = true;
    private int mostRecords = Integer.MAX_VALUE;
    private SqlMailboxStore store;

    @BeforeEach
    void open() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("store"),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.fixed(NOON));
        for (var person : List.of(MARY, BOB, ALICE)) {
            store.put(
                    new Recipient.Mailbox(
                            person, "Somebody", Recipient.Kind.PERSON, ZoneOffset.UTC));
        }
        store.act(
                new TrackingAct.Begun(
                        SENT,
                        "<sent@contoso.test>",
                        Optional.of(MARY),
                        "Lunch",
                        Optional.empty(),
                        List.of(
                                to(TEAM, false, null, Kind.EXPANDED),
                                to(BOB, false, TEAM, Kind.DELIVERED),
                                to(ALICE, true, null, Kind.DELIVERED),
                                to(ANN, false, null, null))));
        store.act(
                new TrackingAct.Begun(
                        CAME,
                        "<came@fabrikam.test>",
                        Optional.of(ANN),
                        "Dinner",
                        Optional.of("mx.test"),
                        List.of(to(BOB, false, null, Kind.DELIVERED))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theSenderFindsHerMessageWithAllWhomSheNamed() {
        var found = found(new Caller.OwnPerson(MARY), anything());

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().recipients())
                .containsExactly(TEAM.toString(), ALICE.toString(), ANN.toString());
    }

    @Test
    void whoGotMessagesFindsThemWithNobodyButHerself() {
        var found = found(new Caller.OwnPerson(BOB), anything());

        assertThat(found)
                .extracting(FindMessageTrackingReport.Found::subject)
                .containsExactlyInAnyOrder("Lunch", "Dinner");
        assertThat(found)
                .allSatisfy(each -> assertThat(each.recipients()).containsExactly(BOB.toString()));
    }

    @Test
    void anAdministratorFindsAllMessagesWithoutBlindCopies() {
        var found = found(ADMINISTRATOR, anything());

        assertThat(found).hasSize(2);
        assertThat(found.toString()).doesNotContain("alice");
    }

    @Test
    void theSenderIsToldOfEachWhatBecameOfTheMessage() {
        var told = told(new Caller.OwnPerson(MARY), SENT, Template.SUMMARY, null);

        assertThat(lines(told.report()))
                .containsExactly(
                        "team@contoso.test Delivered Expanded",
                        "bob@contoso.test Delivered Delivered [inbox] by team@contoso.test",
                        "alice@contoso.test Delivered Delivered [inbox] blind",
                        "ann@fabrikam.test Pending Submitted");
        assertThat(partners.asked).isEmpty();
    }

    @Test
    void whoGotItIsToldOfHerselfAndNeitherOfOthersNorWhy() {
        var told = told(new Caller.OwnPerson(BOB), SENT, Template.RECIPIENT_PATH, null);
        var blind = told(new Caller.OwnPerson(ALICE), SENT, Template.SUMMARY, null);
        var ofOthers = told(new Caller.OwnPerson(BOB), SENT, Template.RECIPIENT_PATH, ALICE);

        assertThat(lines(told.report()))
                .containsExactly(
                        "bob@contoso.test Pending Submitted",
                        "bob@contoso.test Delivered Delivered [inbox]");
        assertThat(told.report().originalRecipients()).containsExactly(BOB.toString());
        assertThat(lines(blind.report()))
                .containsExactly("alice@contoso.test Delivered Delivered [inbox]");
        assertThat(ofOthers.report().events()).isEmpty();
    }

    @Test
    void anAdministratorIsToldOfNoBlindCopyAlsoWhereShePutsAName() {
        var all = told(ADMINISTRATOR, SENT, Template.SUMMARY, null);
        var one = told(ADMINISTRATOR, SENT, Template.RECIPIENT_PATH, ALICE);

        assertThat(all.toString()).doesNotContain("alice");
        assertThat(one.report().events()).isEmpty();
        assertThat(found(ADMINISTRATOR, by(MARY, ALICE, null)).toString()).doesNotContain("alice");
    }

    @Test
    void noSearchTellsWhetherSomebodyHadABlindCopy() {
        assertThat(found(ADMINISTRATOR, by(null, ALICE, null))).isEmpty();
        assertThat(found(new Caller.OwnPerson(BOB), by(null, ALICE, null))).isEmpty();
        assertThat(found(new Caller.OwnPerson(BOB), by(null, TEAM, null))).isEmpty();
        assertThat(found(new Caller.OwnPerson(ALICE), by(null, ALICE, null))).hasSize(1);
        assertThat(found(new Caller.OwnPerson(MARY), by(null, ALICE, null))).hasSize(1);
    }

    @Test
    void anIdOpensNothingForThoseWhoseMessageItIsNot() {
        var others = new Caller.OwnPerson(ALICE);

        var foreign = ask(others, CAME.text(), Template.SUMMARY, null);
        var nonsense = ask(others, "nonsense", Template.SUMMARY, null);

        assertThat(refusal(foreign)).isEqualTo(refusal(nonsense));
        assertThat(refusal(foreign).code()).isEqualTo(Code.MESSAGE_NOT_TRACKED);
        assertThat(refusal(foreign).cause()).isEmpty();
    }

    @Test
    void aPathNeedsARecipient() {
        var outcome = ask(new Caller.OwnPerson(MARY), SENT.text(), Template.RECIPIENT_PATH, null);

        assertThat(refusal(outcome).code()).isEqualTo(Code.TRACKING_RECIPIENT_MISSING);
    }

    @Test
    void messagesOfAnotherDomainAreNotLookedForHere() {
        var elsewhere =
                new Wanted(
                        Optional.of("fabrikam.test"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        var outcome = find(new Caller.OwnPerson(MARY), elsewhere);

        assertThat(outcome)
                .isEqualTo(
                        new FindMessageTrackingReport.Response.Refused(
                                Refusal.of(Code.TRACKING_DOMAIN_UNKNOWN)));
    }

    @Test
    void whatWasPutOffIsToldToThoseAloneWhoAskForIt() {
        happened(ANN, Kind.PUT_OFF, "busy");
        var queued =
                new GetMessageTrackingReport.Request(
                        Template.SUMMARY, Optional.of(ANN.toString()), SENT.text(), true);

        var asked = desk().report(inquiry(new Caller.OwnPerson(MARY)), queued, trace());
        var notAsked = told(new Caller.OwnPerson(MARY), SENT, Template.SUMMARY, ANN);

        assertThat(lines(((GetMessageTrackingReport.Response.Told) asked).report()))
                .containsExactly("ann@fabrikam.test Pending QueueRetry [busy]");
        assertThat(lines(notAsked.report())).containsExactly("ann@fabrikam.test Pending Submitted");
    }

    @Test
    void whatWasTransferredIsAskedOfThePartnerInTheSendersName() {
        happened(ANN, Kind.TRANSFERRED, "");
        partners.answers = delivered(ANN);

        var told = told(ADMINISTRATOR, SENT, Template.SUMMARY, ANN);

        assertThat(lines(told.report())).containsExactly("ann@fabrikam.test Delivered Delivered");
        assertThat(told.failures()).isEmpty();
        assertThat(partners.asked)
                .containsExactly(
                        new WhereQuestion(MARY, "<sent@contoso.test>", ANN),
                        new PathQuestion(MARY, "their-id", ANN, false));
        assertThat(partners.asked).allSatisfy(each -> assertThat(each.user()).contains(MARY));
        assertThat(records.getLast())
                .isInstanceOfSatisfying(
                        LookedUp.class,
                        event -> {
                            assertThat(event.about()).isEqualTo(ANN);
                            assertThat(event.route()).isEqualTo("dauth");
                            assertThat(event.purpose()).isEqualTo("deliveryreport");
                        });
    }

    @Test
    void aPartnerThatKnowsNothingOrWhomNothingIsSharedWithLeavesItTransferredWithTheReason() {
        happened(ANN, Kind.TRANSFERRED, "");
        var unknown = told(new Caller.OwnPerson(MARY), SENT, Template.SUMMARY, ANN);
        partners.answers = delivered(NILS);
        var ofAnother = told(new Caller.OwnPerson(MARY), SENT, Template.SUMMARY, ANN);
        partners.asked.clear();
        shared = false;

        var closed = told(new Caller.OwnPerson(MARY), SENT, Template.SUMMARY, ANN);

        assertThat(lines(unknown.report()))
                .containsExactly("ann@fabrikam.test Transferred TransferredToPartnerOrg");
        assertThat(codes(unknown)).containsExactly(Code.MESSAGE_NOT_TRACKED_THERE);
        assertThat(codes(ofAnother)).containsExactly(Code.MESSAGE_NOT_TRACKED_THERE);
        assertThat(lines(closed.report()))
                .containsExactly("ann@fabrikam.test Transferred TransferredToForeignOrg");
        assertThat(codes(closed)).containsExactly(Code.NO_ROUTE);
        assertThat(partners.asked).isEmpty();
    }

    @Test
    void noQuestionThatAnotherServerSendsOnIsSentOnAgain() {
        happened(ANN, Kind.TRANSFERRED, "");
        partners.answers = delivered(ANN);
        var ask =
                new GetMessageTrackingReport.Request(
                        Template.SUMMARY, Optional.empty(), SENT.text(), false);

        var told =
                (GetMessageTrackingReport.Response.Told)
                        desk().report(
                                        new TrackingInquiry(
                                                new Caller.OwnPerson(MARY), Hop.ACROSS_FORESTS),
                                        ask,
                                        trace());

        assertThat(codes(told)).containsExactly(Code.SECOND_HOP);
        assertThat(partners.asked).isEmpty();
    }

    @Test
    void aPartnerIsToldOfWhatItsOwnPersonSentAndNoMoreThanThatItIsThere() {
        var found = found(fabrikam(true), by(ANN, BOB, "<came@fabrikam.test>"));

        var told = told(fabrikam(true), CAME, Template.RECIPIENT_PATH, BOB);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().reportId()).isEqualTo(CAME.text());
        assertThat(found.getFirst().previousHop()).isEmpty();
        assertThat(found.getFirst().subject()).isEmpty();
        assertThat(told.report().subject()).isEmpty();
        assertThat(lines(told.report()))
                .containsExactly(
                        "bob@contoso.test Pending SmtpReceive",
                        "bob@contoso.test Delivered Delivered");
    }

    @Test
    void aPartnerFindsNothingThatItDoesNotNameWholeOrIsNotOfItsPeople() {
        assertThat(found(fabrikam(true), anything())).isEmpty();
        assertThat(found(fabrikam(true), by(ANN, BOB, null))).isEmpty();
        assertThat(found(fabrikam(true), by(ANN, ALICE, "<came@fabrikam.test>"))).isEmpty();
        assertThat(found(fabrikam(true), by(MARY, BOB, "<sent@contoso.test>"))).isEmpty();
        assertThat(found(fabrikam(false), by(ANN, BOB, "<came@fabrikam.test>"))).isEmpty();
        assertThat(found(northwind(), by(ANN, BOB, "<came@fabrikam.test>"))).isEmpty();
        assertThat(found(forest(), by(ANN, BOB, "<came@fabrikam.test>"))).isEmpty();
    }

    @Test
    void aPartnerLearnsNothingOfTheMembersOfAGroupThatItsPersonWroteTo() {
        for (var member : List.of(BOB, ALICE)) {
            store.act(
                    new TrackingAct.Begun(
                            new TrackedId(member, "group"),
                            "<group@fabrikam.test>",
                            Optional.of(ANN),
                            "Dinner",
                            Optional.of("mx.test"),
                            List.of(
                                    to(TEAM, false, null, Kind.EXPANDED),
                                    to(member, false, TEAM, Kind.DELIVERED))));
        }

        var found = found(fabrikam(true), by(ANN, TEAM, "<group@fabrikam.test>"));
        var report =
                ask(
                        fabrikam(true),
                        new TrackedId(BOB, "group").text(),
                        Template.RECIPIENT_PATH,
                        TEAM);

        assertThat(found).isEmpty();
        assertThat(refusal(report)).isEqualTo(Refusal.of(Code.MESSAGE_NOT_TRACKED));
    }

    @Test
    void whoGotAMessageThroughAGroupIsToldOfHerselfAlone() {
        store.act(
                new TrackingAct.Begun(
                        new TrackedId(BOB, "group"),
                        "<group@fabrikam.test>",
                        Optional.of(ANN),
                        "Dinner",
                        Optional.of("mx.test"),
                        List.of(
                                to(TEAM, false, null, Kind.EXPANDED),
                                to(BOB, false, TEAM, Kind.DELIVERED))));

        var told =
                told(
                        new Caller.OwnPerson(BOB),
                        new TrackedId(BOB, "group"),
                        Template.SUMMARY,
                        null);

        assertThat(lines(told.report()))
                .containsExactly("bob@contoso.test Delivered Delivered [inbox]");
        assertThat(told.report().originalRecipients()).containsExactly(BOB.toString());
    }

    @Test
    void whoGotAMessageHasNobodyAskedAboutIt() {
        happened(BOB, Kind.TRANSFERRED, "");

        told(new Caller.OwnPerson(BOB), SENT, Template.SUMMARY, null);

        assertThat(partners.asked).isEmpty();
        assertThat(records).hasSize(1);
    }

    @Test
    void anIdThatAPartnerHasOpensNothingMoreToIt() {
        var codes =
                List.of(
                        ask(fabrikam(true), CAME.text(), Template.RECIPIENT_PATH, null),
                        ask(fabrikam(true), CAME.text(), Template.RECIPIENT_PATH, ALICE),
                        ask(fabrikam(true), SENT.text(), Template.RECIPIENT_PATH, BOB),
                        ask(fabrikam(false), CAME.text(), Template.RECIPIENT_PATH, BOB),
                        ask(northwind(), CAME.text(), Template.RECIPIENT_PATH, BOB));

        assertThat(codes)
                .extracting(ReportDeskTest::refusal)
                .containsOnly(Refusal.of(Code.MESSAGE_NOT_TRACKED));
        assertThat(records)
                .extracting(event -> ((LookedUp) event).found().reason().orElseThrow())
                .containsOnly(Code.DELIVERY_REPORT_NOT_SHARED);
        assertThat(records)
                .extracting(event -> ((LookedUp) event).found().result())
                .containsOnly("refused");
    }

    @Test
    void ofWhoShowsNothingToOthersPartnersAreToldNothing() {
        store.setPermissions(
                BOB,
                CalendarPermissions.of(PermissionLevel.NONE, PermissionLevel.NONE, Map.of())
                        .shownToOthers(false));

        var found = found(fabrikam(true), by(ANN, BOB, "<came@fabrikam.test>"));
        var report = ask(fabrikam(true), CAME.text(), Template.RECIPIENT_PATH, BOB);

        assertThat(found).isEmpty();
        assertThat(refusal(report).code()).isEqualTo(Code.MESSAGE_NOT_TRACKED);
        assertThat(found(new Caller.OwnPerson(BOB), by(ANN, null, null))).hasSize(1);
    }

    @Test
    void whatIsNotOnRecordIsNotTold() {
        recording = false;

        var found = find(new Caller.OwnPerson(MARY), anything());
        var report = ask(new Caller.OwnPerson(MARY), SENT.text(), Template.SUMMARY, null);

        assertThat(((FindMessageTrackingReport.Response.Refused) found).why().code())
                .isEqualTo(Code.AUDIT_NOT_KEPT);
        assertThat(refusal(report).code()).isEqualTo(Code.AUDIT_NOT_KEPT);
    }

    @Test
    void whatAPartnerAnsweredIsToldOfWhomWeAskedAbout() {
        happened(ANN, Kind.TRANSFERRED, "");
        partners.answers =
                List.of(
                        new Event(
                                NOON,
                                "ANN@Fabrikam.test",
                                Status.DELIVERED,
                                "Delivered",
                                List.of(),
                                "mail.fabrikam.test",
                                true,
                                Optional.of("team@fabrikam.test")));

        var told = told(new Caller.OwnPerson(MARY), SENT, Template.SUMMARY, ANN);

        assertThat(lines(told.report())).containsExactly("ann@fabrikam.test Delivered Delivered");
    }

    @Test
    void whatAPartnerAnsweredIsNotToldIfThatIsNotOnRecord() {
        happened(ANN, Kind.TRANSFERRED, "");
        partners.answers = delivered(ANN);
        mostRecords = 1;

        var report = ask(new Caller.OwnPerson(MARY), SENT.text(), Template.SUMMARY, ANN);

        assertThat(refusal(report).code()).isEqualTo(Code.AUDIT_NOT_KEPT);
    }

    @Test
    void aPartnerFindsNothingByWhatItIsCalled() {
        var called =
                new Wanted(
                        Optional.of("contoso.test"),
                        Optional.of(ANN.toString()),
                        Optional.of(BOB.toString()),
                        Optional.of("Dinner"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("<came@fabrikam.test>"));

        assertThat(found(fabrikam(true), called)).isEmpty();
        assertThat(found(new Caller.OwnPerson(BOB), called)).hasSize(1);
    }

    @Test
    void whoeverIsOneOfVeryManyFindsTheMessageToo() {
        var all = new ArrayList<Addressed>();
        for (var number = 0; number < TrackedMessage.MOST_LISTED; number++) {
            all.add(to(Address.of("a%d@fabrikam.test".formatted(number)), false, null, null));
        }
        all.add(to(BOB, false, null, Kind.DELIVERED));
        begun("many", all);

        var found = found(new Caller.OwnPerson(BOB), by(MARY, BOB, "<many@contoso.test>"));

        assertThat(found)
                .singleElement()
                .satisfies(one -> assertThat(one.recipients()).containsExactly(BOB.toString()));
    }

    @Test
    void partnersAreAskedAboutFewOfManyRecipients() {
        var all = new ArrayList<Addressed>();
        for (var number = 0; number <= ReportDesk.MOST_ASKED; number++) {
            var address = Address.of("a%d@fabrikam.test".formatted(number));
            all.add(to(address, false, null, Kind.TRANSFERRED));
        }
        var id = begun("many", all);

        var told = told(new Caller.OwnPerson(MARY), id, Template.SUMMARY, null);

        assertThat(partners.asked).hasSize(ReportDesk.MOST_ASKED);
        assertThat(told.report().events()).hasSize(ReportDesk.MOST_ASKED + 1);
    }

    private TrackedId begun(String entry, List<Addressed> all) {
        var id = new TrackedId(MARY, entry);
        store.act(
                new TrackingAct.Begun(
                        id,
                        "<" + entry + "@contoso.test>",
                        Optional.of(MARY),
                        "Lunch",
                        Optional.empty(),
                        all));
        return id;
    }

    private static Addressed to(
            Address address, boolean blind, @Nullable Address named, @Nullable Kind first) {
        return new Addressed(
                address,
                blind,
                Optional.ofNullable(named),
                Optional.ofNullable(first)
                        .map(kind ->
                                new Became(
                                        kind,
                                        Optional.of("inbox").filter(_ -> kind == Kind.DELIVERED))));
    }

    private void happened(Address to, Kind kind, String detail) {
        store.act(
                new TrackingAct.Happened(
                        SENT, List.of(new News(to, new Became(kind, Optional.of(detail))))));
    }

    private static Caller fabrikam(boolean sharing) {
        return new Caller.DelegatedPerson(
                "Fabrikam",
                ANN,
                Grant.NONE,
                "D-modern",
                sharing ? Set.of("messagetracking") : Set.of("freebusy", "mailtips"));
    }

    private static Caller northwind() {
        return new Caller.PartnerPerson(
                "Northwind", "app", "northwind.test", NILS, "N1", Set.of("messagetracking"));
    }

    private static Caller forest() {
        return new Caller.ForestPerson("Fabrikam", ANN);
    }

    private static List<Event> delivered(Address to) {
        return List.of(
                new Event(
                        NOON,
                        to.toString(),
                        Status.DELIVERED,
                        "Delivered",
                        List.of(),
                        "mail.fabrikam.test",
                        false,
                        Optional.empty()));
    }

    private static Wanted anything() {
        return by(null, null, null);
    }

    private static Wanted by(
            @Nullable Address sender, @Nullable Address recipient, @Nullable String messageId) {
        return new Wanted(
                Optional.of("CONTOSO.test"),
                Optional.ofNullable(sender).map(Address::toString),
                Optional.ofNullable(recipient).map(Address::toString),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(messageId));
    }

    private FindMessageTrackingReport.Response find(Caller caller, Wanted wanted) {
        return desk().find(inquiry(caller), wanted, "Forest", trace());
    }

    private List<FindMessageTrackingReport.Found> found(Caller caller, Wanted wanted) {
        return ((FindMessageTrackingReport.Response.Told) find(caller, wanted)).found();
    }

    private GetMessageTrackingReport.Response ask(
            Caller caller, String id, Template template, @Nullable Address recipient) {
        var ask =
                new GetMessageTrackingReport.Request(
                        template, Optional.ofNullable(recipient).map(Address::toString), id, false);
        return desk().report(inquiry(caller), ask, trace());
    }

    private GetMessageTrackingReport.Response.Told told(
            Caller caller, TrackedId id, Template template, @Nullable Address recipient) {
        return (GetMessageTrackingReport.Response.Told) ask(caller, id.text(), template, recipient);
    }

    private static Refusal refusal(GetMessageTrackingReport.Response response) {
        return ((GetMessageTrackingReport.Response.Refused) response).why();
    }

    private static List<Code> codes(GetMessageTrackingReport.Response.Told told) {
        return told.failures().stream().map(TrackingFailure::why).map(Refusal::code).toList();
    }

    private static List<String> lines(TrackingReport report) {
        return report.events().stream()
                .map(event ->
                        "%s %s %s%s%s%s"
                                .formatted(
                                        event.recipient(),
                                        event.status().wireName(),
                                        event.description(),
                                        event.data().isEmpty() ? "" : " " + event.data(),
                                        event.blind() ? " blind" : "",
                                        event.root().map(root -> " by " + root).orElse("")))
                .toList();
    }

    private static TrackingInquiry inquiry(Caller caller) {
        return new TrackingInquiry(caller, Hop.FIRST);
    }

    private static Trace trace() {
        return new Trace(TraceId.fresh(), "contoso.test");
    }

    private ReportDesk desk() {
        return new ReportDesk(
                store,
                store,
                store,
                new Routes(store, List::of, () -> List.of(relationship()), List::of),
                partners,
                event -> recording && records.size() < mostRecords && records.add(event),
                "mail.contoso.test",
                InstantSource.fixed(NOON),
                Duration.ofSeconds(20));
    }

    private OrganisationRelationship relationship() {
        var features =
                new Features(
                        Features.NONE.freeBusy(),
                        Features.NONE.mailTips(),
                        false,
                        shared,
                        Features.NONE.moves(),
                        false);
        return new OrganisationRelationship(
                "Fabrikam",
                Set.of(Domain.of("fabrikam.test")),
                true,
                Optional.empty(),
                features,
                Optional.of("fed.fabrikam.test"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                false);
    }

    /// Partners who found the message, where they have answers.
    private static final class Answering implements Partners {
        private final List<PartnerQuestion<?>> asked = new ArrayList<>();
        private List<Event> answers = List.of();

        @Override
        @SuppressWarnings("unchecked")
        public <T> Map<Address, Finding<T>> ask(
                Partner partner, PartnerQuestion<T> question, Trace trace, Instant deadline) {
            asked.add(question);
            var said =
                    (T)
                            (question instanceof PathQuestion
                                    ? answers
                                    : answers.isEmpty() ? List.of() : List.of("their-id"));
            var findings = new LinkedHashMap<Address, Finding<T>>();
            findings.put(question.mailboxes().getFirst(), question.believed(said));
            return findings;
        }
    }
}
