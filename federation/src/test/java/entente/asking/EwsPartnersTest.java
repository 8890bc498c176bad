package entente.asking;

import static entente.vouching.PartnerWorld.MARY;
import static entente.vouching.PartnerWorld.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Call;
import entente.calling.Outcome.Kind;
import entente.calling.Site;
import entente.discovery.Discovery;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Answer;
import entente.question.BusyBlock;
import entente.question.Details;
import entente.question.Domain;
import entente.question.Finding;
import entente.question.FreeBusy;
import entente.question.Status;
import entente.question.TimeZoneRule;
import entente.question.View;
import entente.question.Window;
import entente.routes.AccessMethod;
import entente.routes.AddressSpaces;
import entente.routes.Connector;
import entente.routes.Connectors;
import entente.routes.Partner;
import entente.vouching.PartnerWorld;
import entente.wire.autodiscover.AutodiscoverEnvelope;
import entente.wire.autodiscover.UserSettings;
import entente.wire.ews.EwsEnvelope;
import entente.wire.ews.EwsFault;
import entente.wire.ews.EwsRequest;
import entente.wire.ews.ExchangeVersion;
import entente.wire.ews.GetUserAvailability;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EwsPartnersTest {
    private static final String MAIL = "mail.contoso.cloud.test";
    private static final String AUTODISCOVER = "autodiscover.contoso.cloud.test";
    private static final Address JOE = Address.of("joe@contoso.cloud.test");
    private static final Address SUE = Address.of("sue@contoso.cloud.test");
    private static final Domain FABRIKAM = Domain.of("fabrikam.test");
    private static final Window TWO_HOURS = new Window(NOON, NOON.plus(Duration.ofHours(2)));

    private final PartnerWorld world = new PartnerWorld();
    private final Map<Domain, Partner> chosen = new HashMap<>();
    private final Partners partners =
            new EwsPartners(
                    new Discovery(world.overConnectors, () -> world.now, Duration.ofSeconds(1)),
                    world.overConnectors,
                    (domain, _) -> Optional.ofNullable(chosen.get(domain)));
    private Connector connector = Connectors.withSharingEpr("contoso.cloud.test");

    @Test
    void wholeWayIsChallengeTokenDiscoveryTokenCall() {
        connector = Connectors.to("contoso.cloud.test");
        autodiscoverAnswers();
        partnerSays(busy(NOON));

        var answers = ask(JOE);

        assertThat(answers.of(JOE)).isEqualTo(new Answer.Answered(busy(NOON)));
        assertThat(world.made())
                .containsExactly(
                        AUTODISCOVER + " empty",
                        "auth.test",
                        AUTODISCOVER + " token",
                        "auth.test",
                        MAIL + " token");
        assertThat(world.steps())
                .containsExactly(
                        "call",
                        "challenge",
                        "token-issued",
                        "claims",
                        "token-sent",
                        "call",
                        "discovery",
                        "token-issued",
                        "claims",
                        "token-sent",
                        "call");
        assertThat(world.tokensTo(MAIL).getFirst().claims().text("aud").orElseThrow())
                .contains("/" + MAIL + "@contoso.cloud.test");
    }

    @Test
    void secondQuestionIsOneCall() {
        connector = Connectors.to("contoso.cloud.test");
        autodiscoverAnswers();
        partnerSays(busy(NOON));
        ask(JOE);
        var before = world.made().size();

        ask(JOE);

        assertThat(world.made().subList(before, world.made().size()))
                .containsExactly(MAIL + " token");
    }

    @Test
    void allMailboxesAreAskedForInOneCallInUtc() throws EwsFault {
        partnerSays(busy(NOON), busy(NOON));

        ask(JOE, SUE);

        assertThat(world.tokensTo(MAIL)).hasSize(1);
        var request = (GetUserAvailability.Request) asked(world.https.calls().getLast());
        assertThat(request.mailboxes())
                .extracting(GetUserAvailability.Mailbox::address)
                .containsExactly(JOE.toString(), SUE.toString());
        assertThat(request.freeBusy())
                .contains(
                        new GetUserAvailability.FreeBusyOptions(
                                TWO_HOURS.start(), TWO_HOURS.end(), 60, View.DETAILED_MERGED));
        assertThat(request.zone()).isEqualTo(TimeZoneRule.UTC);
        assertThat(world.https.calls().getLast().headers())
                .containsEntry("user-agent", "ASProxy/CrossForest/EmailDomain");
    }

    @Test
    void moreThanAHundredMailboxesAreAskedForInSeveralCalls() {
        world.guarded(
                MAIL,
                call -> {
                    var mailboxes = ((GetUserAvailability.Request) parsed(call)).mailboxes().size();
                    return Site.said(
                            200,
                            response(
                                    IntStream.range(0, mailboxes)
                                            .<Answer>mapToObj(_ -> new Answer.Answered(busy(NOON)))
                                            .toArray(Answer[]::new)));
                });
        var many = new Address[101];
        for (var i = 0; i < many.length; i++) {
            many[i] = Address.of("p" + i + "@contoso.cloud.test");
        }

        var answers = ask(many);

        assertThat(answers.all()).hasSize(101).values().allMatch(Finding.Told.class::isInstance);
        assertThat(world.tokensTo(MAIL)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "CALENDAR_NOT_SHARED, CALENDAR_NOT_SHARED",
        "MAILBOX_UNKNOWN, MAILBOX_UNKNOWN",
        "CALENDAR_MISSING, CALENDAR_MISSING",
        "TOO_MANY_EVENTS, TOO_MANY_EVENTS",
        "GROUP_TOO_LARGE, GROUP_TOO_LARGE",
        "SECOND_HOP, SECOND_HOP",
        "NO_ROUTE, PARTNER_SAYS_NO"
    })
    void partnersErrorForOneMailboxIsThatMailboxsRefusal(Code said, Code meant) {
        partnerSays(new Answer.Refused(Refusal.of(said)), new Answer.Answered(busy(NOON)));

        var answers = ask(JOE, SUE);

        assertThat(answers.of(JOE)).isInstanceOf(Answer.Refused.class);
        assertThat(codeOf(answers.of(JOE))).isEqualTo(meant);
        assertThat(answers.of(SUE)).isInstanceOf(Answer.Answered.class);
    }

    @Test
    void partnersOwnLatenessIsLateness() {
        partnerSays(new Answer.Unreachable(Refusal.of(Code.LOOKUP_TIMED_OUT)));

        var answer = ask(JOE).of(JOE);

        assertThat(answer).isInstanceOf(Answer.Unreachable.class);
        assertThat(codeOf(answer)).isEqualTo(Code.LOOKUP_TIMED_OUT);
    }

    @Test
    void faultIsTheRefusalOfAllItsMailboxes() {
        world.guarded(MAIL, _ -> Site.said(500, EwsEnvelope.fault(Refusal.of(Code.SERVER_BUSY))));

        var answers = ask(JOE, SUE);

        assertThat(codeOf(answers.of(JOE))).isEqualTo(Code.PARTNER_SAYS_NO);
        assertThat(codeOf(answers.of(SUE))).isEqualTo(Code.PARTNER_SAYS_NO);
        assertThat(why(answers.of(JOE)).cause().orElseThrow()).contains("ErrorServerBusy");
    }

    @Test
    void answerAboutFewerOrMoreMailboxesIsNotBelieved() {
        partnerSays(busy(NOON));
        var fewer = ask(JOE, SUE);
        partnerSays(busy(NOON), busy(NOON), busy(NOON));
        var more = ask(JOE, SUE);

        assertThat(codeOf(fewer.of(JOE))).isEqualTo(Code.PARTNER_ANSWER_UNREADABLE);
        assertThat(codeOf(fewer.of(SUE))).isEqualTo(Code.PARTNER_ANSWER_UNREADABLE);
        assertThat(codeOf(more.of(JOE))).isEqualTo(Code.PARTNER_ANSWER_UNREADABLE);
    }

    @Test
    void entriesOutsideTheWindowAreNotBelieved() {
        partnerSays(busy(TWO_HOURS.end()), busy(NOON));

        var answers = ask(JOE, SUE);

        assertThat(codeOf(answers.of(JOE))).isEqualTo(Code.PARTNER_ANSWER_UNREADABLE);
        assertThat(answers.of(SUE)).isInstanceOf(Answer.Answered.class);
    }

    @Test
    void mergedStringOfAnotherLengthIsNotBelieved() {
        partnerSays(
                new FreeBusy(
                        View.MERGED_ONLY,
                        AccessLevel.AVAILABILITY_ONLY,
                        Optional.of("020"),
                        List.of(),
                        Optional.empty()));

        assertThat(codeOf(ask(JOE).of(JOE))).isEqualTo(Code.PARTNER_ANSWER_UNREADABLE);
    }

    @Test
    void moreThanWasAskedForIsNotPassedOn() {
        partnerSays(busy(NOON));

        var answer = ask(View.FREE_BUSY_MERGED, JOE).of(JOE);

        var shown = ((Answer.Answered) answer).freeBusy();
        assertThat(shown.view()).isEqualTo(View.FREE_BUSY_MERGED);
        assertThat(shown.level()).isEqualTo(AccessLevel.AVAILABILITY_ONLY);
        assertThat(shown.blocks()).allMatch(block -> block.details().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Sign in</body></html>",
                "{\"busy\": []}",
                "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>"
            })
    void whatIsNoAnswerIsUnreadable(String garbage) {
        world.guarded(MAIL, _ -> Site.said(200, garbage));

        var answer = ask(JOE).of(JOE);

        assertThat(answer).isInstanceOf(Answer.Unreachable.class);
        assertThat(codeOf(answer)).isEqualTo(Code.PARTNER_ANSWER_UNREADABLE);
    }

    @Test
    void answerThatIsHugeIsTooLarge() {
        world.guarded(MAIL, _ -> Site.said(200, new byte[17 * 1024 * 1024]));

        assertThat(codeOf(ask(JOE).of(JOE))).isEqualTo(Code.PARTNER_ANSWER_TOO_LARGE);
    }

    @Test
    void partnerThatIsSlowOrDownIsUnreachable() {
        world.https.at(MAIL, _ -> new Site.Silence());
        var slow = ask(JOE).of(JOE);
        world.https.at(MAIL, _ -> new Site.Broken(Kind.UNREACHABLE));
        var down = ask(JOE).of(JOE);

        assertThat(slow).isInstanceOf(Answer.Unreachable.class);
        assertThat(codeOf(slow)).isEqualTo(Code.LOOKUP_TIMED_OUT);
        assertThat(down).isInstanceOf(Answer.Unreachable.class);
        assertThat(codeOf(down)).isEqualTo(Code.PARTNER_UNREACHABLE);
    }

    @Test
    void partnerThatRefusesTheTokenHasSaidNo() {
        world.guarded(
                MAIL,
                _ -> world.refused("2000000;reason=\"x\";error_category=\"invalid_signature\""));

        var answer = ask(JOE).of(JOE);

        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(codeOf(answer)).isEqualTo(Code.PARTNER_REFUSED_TOKEN);
    }

    @Test
    void serverThatCannotBeReachedIsDiscoveredAnew() {
        connector = Connectors.to("contoso.cloud.test");
        autodiscoverAnswers();
        world.https.at(MAIL, _ -> new Site.Broken(Kind.UNREACHABLE));
        ask(JOE);

        ask(JOE);

        assertThat(world.tokensTo(AUTODISCOVER)).hasSize(2);
    }

    @Test
    void mailboxThatThePartnerDoesNotKnowDoesNotHideTheOthers() {
        connector = Connectors.to("contoso.cloud.test");
        world.guarded(
                AUTODISCOVER,
                call ->
                        Site.said(
                                200,
                                new String(call.body(), UTF_8).contains("nobody@")
                                        ? settings(new UserSettings.Failed("InvalidUser", ""))
                                        : settings(found())));
        partnerSays(busy(NOON));
        var nobody = Address.of("nobody@contoso.cloud.test");

        var answers = ask(nobody, JOE);

        assertThat(codeOf(answers.of(nobody))).isEqualTo(Code.MAILBOX_UNKNOWN);
        assertThat(answers.of(JOE)).isInstanceOf(Answer.Answered.class);
    }

    @Test
    void mailboxThatHasMovedIsAskedForWhereItIsNow() {
        connector = Connectors.to("contoso.cloud.test");
        chosen.put(FABRIKAM, Connectors.withSharingEpr("fabrikam.test"));
        joeMovedTo("joe@fabrikam.test");
        partnerSays(busy(NOON));
        world.guarded(
                "mail.fabrikam.test",
                _ -> Site.said(200, response(new Answer.Answered(busy(NOON)))));

        var answers = ask(JOE, SUE);

        assertThat(answers.of(JOE)).isEqualTo(new Answer.Answered(busy(NOON)));
        assertThat(answers.of(SUE)).isEqualTo(new Answer.Answered(busy(NOON)));
        assertThat(world.tokensTo("mail.fabrikam.test")).hasSize(1);
        assertThat(world.tokensTo("mail.fabrikam.test").getFirst().claims().text("aud"))
                .hasValueSatisfying(aud -> assertThat(aud).contains("/mail.fabrikam.test@"));
    }

    @Test
    void mailboxThatHasMovedWhereNothingLeadsIsAFailureOfThatMailboxAlone() {
        connector = Connectors.to("contoso.cloud.test");
        joeMovedTo("joe@fabrikam.test");
        partnerSays(busy(NOON));

        var answers = ask(JOE, SUE);

        assertThat(codeOf(answers.of(JOE))).isEqualTo(Code.DISCOVERY_REDIRECTED);
        assertThat(answers.of(SUE)).isInstanceOf(Answer.Answered.class);
        assertThat(world.made()).noneMatch(call -> call.startsWith("mail.fabrikam.test"));
    }

    @Test
    void mailboxThatHasMovedIsNotHandedOnToAServerOfOurOwn() {
        connector = Connectors.to("contoso.cloud.test");
        chosen.put(FABRIKAM, AddressSpaces.to("fabrikam.test", AccessMethod.INTERNAL_PROXY));
        joeMovedTo("joe@fabrikam.test");

        var answers = ask(JOE);

        assertThat(codeOf(answers.of(JOE))).isEqualTo(Code.DISCOVERY_REDIRECTED);
        assertThat(world.made()).noneMatch(call -> call.startsWith("mail.fabrikam.test"));
    }

    @Test
    void mailboxThatNeverStopsMovingIsGivenUp() {
        connector = Connectors.to("contoso.cloud.test");
        chosen.put(Domain.of("contoso.cloud.test"), connector);
        world.guarded(
                AUTODISCOVER,
                call ->
                        Site.said(
                                200,
                                settings(
                                        new UserSettings.RedirectAddress(
                                                new String(call.body(), UTF_8).contains("joe@")
                                                        ? "joseph@contoso.cloud.test"
                                                        : "joe@contoso.cloud.test"))));

        var answers = ask(JOE);

        assertThat(codeOf(answers.of(JOE))).isEqualTo(Code.DISCOVERY_REDIRECTED);
        assertThat(world.tokensTo(AUTODISCOVER)).hasSize(4);
    }

    @Test
    void nobodyKnownAtAllIsSaidOfEach() {
        connector = Connectors.to("contoso.cloud.test");
        world.guarded(
                AUTODISCOVER,
                _ -> Site.said(200, settings(new UserSettings.Failed("InvalidUser", ""))));

        var answers = ask(JOE, SUE);

        assertThat(codeOf(answers.of(JOE))).isEqualTo(Code.MAILBOX_UNKNOWN);
        assertThat(codeOf(answers.of(SUE))).isEqualTo(Code.MAILBOX_UNKNOWN);
        assertThat(world.made()).noneMatch(call -> call.startsWith(MAIL));
    }

    private void joeMovedTo(String address) {
        world.guarded(
                AUTODISCOVER,
                call ->
                        Site.said(
                                200,
                                settings(
                                        new String(call.body(), UTF_8).contains("joe@")
                                                ? new UserSettings.RedirectAddress(address)
                                                : found())));
    }

    private Answers ask(Address... mailboxes) {
        return ask(View.DETAILED_MERGED, mailboxes);
    }

    private Answers ask(View view, Address... mailboxes) {
        return new Answers(
                partners.ask(
                        connector,
                        new FreeBusyQuestion(
                                Optional.of(MARY),
                                List.of(mailboxes),
                                TWO_HOURS,
                                view,
                                Duration.ofHours(1)),
                        world.trace,
                        world.deadline()));
    }

    private record Answers(Map<Address, Finding<FreeBusy>> all) {
        Answer of(Address mailbox) {
            return Answer.of(
                    Objects.requireNonNull(all.get(mailbox), "each mailbox is answered for"));
        }
    }

    private void partnerSays(FreeBusy... shown) {
        var answers = new ArrayList<Answer>();
        for (var each : shown) {
            answers.add(new Answer.Answered(each));
        }
        partnerSays(answers.toArray(Answer[]::new));
    }

    private void partnerSays(Answer... answers) {
        world.guarded(MAIL, _ -> Site.said(200, response(answers)));
    }

    private void autodiscoverAnswers() {
        world.guarded(AUTODISCOVER, _ -> Site.said(200, settings(found())));
    }

    private static UserSettings.UserResponse found() {
        return new UserSettings.Settings(
                Map.of("ExternalEwsUrl", "https://" + MAIL + "/EWS/Exchange.asmx"), List.of());
    }

    private static byte[] settings(UserSettings.UserResponse response) {
        return AutodiscoverEnvelope.write(
                new UserSettings.Response(List.of(response)), Optional.empty());
    }

    private static byte[] response(Answer... answers) {
        return EwsEnvelope.bytes(
                ExchangeVersion.EXCHANGE2013_SP1,
                new GetUserAvailability.Response(
                        TimeZoneRule.UTC, List.of(answers), Optional.empty()));
    }

    private static EwsRequest.Operation parsed(Call call) {
        try {
            return asked(call);
        } catch (EwsFault fault) {
            throw new AssertionError(fault);
        }
    }

    private static EwsRequest.Operation asked(Call call) throws EwsFault {
        return EwsRequest.read(new ByteArrayInputStream(call.body()), 1_000_000).operation();
    }

    private static FreeBusy busy(Instant start) {
        return new FreeBusy(
                View.DETAILED_MERGED,
                AccessLevel.LIMITED_DETAILS,
                Optional.of("20"),
                List.of(
                        new BusyBlock(
                                start,
                                start.plus(Duration.ofHours(1)),
                                Status.BUSY,
                                Optional.of(
                                        new Details(
                                                "",
                                                "Planning",
                                                "Room 1",
                                                true,
                                                false,
                                                false,
                                                false,
                                                false)))),
                Optional.empty());
    }

    private static Code codeOf(Answer answer) {
        return why(answer).code();
    }

    private static Refusal why(Answer answer) {
        return switch (answer) {
            case Answer.Answered _ -> throw new AssertionError("answered");
            case Answer.Refused(var why) -> why;
            case Answer.Unreachable(var why) -> why;
        };
    }
}
