package entente.vouching;

import static entente.vouching.PartnerWorld.DONE;
import static entente.vouching.PartnerWorld.MARY;
import static entente.vouching.PartnerWorld.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Outcome.Kind;
import entente.calling.Site;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.routes.Connector;
import entente.routes.Connectors;
import entente.trusts.Action;
import entente.vouching.PartnerCalls.Outcome;
import entente.wire.jwt.Challenge;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VouchedCallsTest {
    private static final String MAIL = "mail.contoso.cloud.test";
    private static final Connector CLOUD = Connectors.to("contoso.cloud.test");

    private final PartnerWorld world = new PartnerWorld();

    @Test
    void firstCallAsksForTheChallengeThenFetchesATokenThenBringsIt() {
        world.guarded(MAIL, _ -> DONE);

        var outcome = send();

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        assertThat(world.made()).containsExactly(MAIL + " empty", "auth.test", MAIL + " token");
        assertThat(world.steps())
                .containsExactly(
                        "call", "challenge", "token-issued", "claims", "token-sent", "call");
    }

    @Test
    void challengeAndTokenAreRemembered() {
        world.guarded(MAIL, _ -> DONE);

        send();
        send();

        assertThat(world.made())
                .containsExactly(MAIL + " empty", "auth.test", MAIL + " token", MAIL + " token");
    }

    @Test
    void tokenNamesThePersonAndTheHostItIsFor() {
        world.guarded(MAIL, _ -> DONE);

        send();

        var token = world.tokensTo(MAIL).getFirst();
        assertThat(token.actorToken()).isPresent();
        assertThat(token.claims().text("smtp")).contains("mary@contoso.test");
        assertThat(token.claims().text("aud"))
                .contains(Connectors.PARTNER_APP + "/" + MAIL + "@contoso.cloud.test");
    }

    @Test
    void withoutAPersonTheApplicationsOwnTokenIsBrought() {
        world.guarded(MAIL, _ -> DONE);

        send(Optional.empty(), message("https://" + MAIL + "/EWS/Exchange.asmx"));

        assertThat(world.tokensTo(MAIL).getFirst().actorToken()).isEmpty();
    }

    @Test
    void everyCallCarriesTheTraceIdAndWhatItIs() {
        world.guarded(MAIL, _ -> DONE);

        send();

        assertThat(world.https.calls())
                .filteredOn(call -> call.target().getHost().equals(MAIL))
                .hasSize(2)
                .allSatisfy(call -> {
                    assertThat(call.headers())
                            .containsEntry("client-request-id", world.trace.id().text())
                            .containsEntry("user-agent", "test")
                            .containsEntry("soapaction", "\"urn:action\"");
                    assertThat(call.body()).asString(UTF_8).isEqualTo("<question/>");
                });
    }

    static Stream<Challenge> rogueChallenges() {
        var issuers = List.of("00000001-0000-0000-c000-000000000000@contoso.test");
        return Stream.of(
                Challenge.of("99999999-9999-9999-9999-999999999999", Optional.empty(), issuers),
                Challenge.of(
                        Connectors.PARTNER_APP.toUpperCase(Locale.ROOT), Optional.empty(), issuers),
                Challenge.of(Connectors.PARTNER_APP, Optional.of("fabrikam.test"), issuers),
                Challenge.of(
                        Connectors.PARTNER_APP,
                        Optional.empty(),
                        List.of("99999999-9999-9999-9999-999999999999@contoso.test")),
                Challenge.of(Connectors.PARTNER_APP, Optional.empty(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("rogueChallenges")
    void challengeThatDoesNotAgreeWithTheConnectorGetsNoToken(Challenge rogue) {
        world.challenge = rogue;
        world.guarded(MAIL, _ -> DONE);

        var outcome = send();

        assertThat(refusal(outcome).code()).isIn(Code.CHALLENGE_NOT_OURS, Code.ISSUER_NOT_SHARED);
        assertThat(world.made()).containsExactly(MAIL + " empty");
    }

    @Test
    void authorizationUriInAChallengeIsNeverCalled() {
        world.challenge =
                new Challenge(
                        Connectors.PARTNER_APP,
                        Optional.empty(),
                        world.challenge.trustedIssuers(),
                        Challenge.TOKEN_TYPES,
                        Optional.of("https://rogue.test/authorize"),
                        Optional.empty());
        world.guarded(MAIL, _ -> DONE);

        send();

        assertThat(world.made()).containsExactly(MAIL + " empty", "auth.test", MAIL + " token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mail.fabrikam.test/EWS/Exchange.asmx",
                "http://mail.contoso.cloud.test/EWS/Exchange.asmx",
                "https://mail.contoso.cloud.test:8443/EWS/Exchange.asmx",
                "https://mail.contoso.cloud.test.rogue.test/EWS/Exchange.asmx",
                "https://mail.contoso.cloud.test@rogue.test/EWS/Exchange.asmx"
            })
    void placeThatTheConnectorDoesNotNameIsNotCalledAtAll(String endpoint) {
        var outcome = send(Optional.of(MARY), message(endpoint));

        assertThat(refusal(outcome).code()).isEqualTo(Code.DISCOVERY_REDIRECTED);
        assertThat(world.made()).isEmpty();
    }

    @Test
    void refusedTokenIsDroppedAndANewOneTriedOnce() {
        var answers =
                new ArrayDeque<Site.Reply>(
                        List.of(
                                world.refused(
                                        "2900002;reason=\"expired\";error_category=\"token_expired\""),
                                DONE));
        world.guarded(MAIL, _ -> answers.remove());

        var outcome = send();

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        assertThat(world.made())
                .containsExactly(
                        MAIL + " empty",
                        "auth.test",
                        MAIL + " token",
                        "auth.test",
                        MAIL + " token");
        assertThat(world.tokensTo(MAIL).get(0).actorToken())
                .isNotEqualTo(world.tokensTo(MAIL).get(1).actorToken());
        assertThat(world.steps()).contains("retry");
    }

    @Test
    void secondRefusalIsFinalAndSaysWhatToDo() {
        world.guarded(
                MAIL,
                _ ->
                        world.refused(
                                "2000003;reason=\"the audience is invalid\";error_category=\"invalid_resource\""));

        var outcome = send();

        var why = refusal(outcome);
        assertThat(why.code()).isEqualTo(Code.PARTNER_REFUSED_TOKEN);
        assertThat(why.cause()).contains("2000003 invalid_resource: the audience is invalid");
        assertThat(why.remedy()).contains("host");
        assertThat(world.made()).filteredOn((MAIL + " token")::equals).hasSize(2);
    }

    @Test
    void personWhoIsRefusedCostsTheOthersNoToken() {
        var answers =
                new ArrayDeque<Site.Reply>(
                        List.of(
                                world.refused(
                                        "2000004;reason=\"unknown\";error_category=\"invalid_user\""),
                                DONE,
                                DONE));
        world.guarded(MAIL, _ -> answers.remove());

        var refused = send();
        world.now = world.now.plusSeconds(1);
        var other =
                send(
                        Optional.of(Address.of("bob@contoso.test")),
                        message("https://" + MAIL + "/EWS/Exchange.asmx"));
        var later = send();

        assertThat(refusal(refused).code()).isEqualTo(Code.PARTNER_REFUSED_TOKEN);
        assertThat(refusal(refused).remedy()).contains("domain of the asking person");
        assertThat(List.of(other, later))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Answered.class));
        assertThat(world.made())
                .containsExactly(
                        MAIL + " empty",
                        "auth.test",
                        MAIL + " token",
                        MAIL + " token",
                        MAIL + " token");
        assertThat(world.tokensTo(MAIL).get(2).claims().text("nbf"))
                .isNotEqualTo(world.tokensTo(MAIL).get(0).claims().text("nbf"));
    }

    @Test
    void refusalThatDoesNotSpeakOfTheTokenIsNotTriedAgain() {
        world.guarded(MAIL, _ -> PartnerWorld.challenged(world.challenge));

        var outcome = send();

        assertThat(refusal(outcome).code()).isEqualTo(Code.PARTNER_REFUSED_TOKEN);
        assertThat(world.made()).filteredOn((MAIL + " token")::equals).hasSize(1);
    }

    @Test
    void forbiddenIsFinal() {
        world.guarded(MAIL, _ -> Site.said(403, ""));

        var outcome = send();

        assertThat(refusal(outcome).code()).isEqualTo(Code.PARTNER_FORBIDS);
        assertThat(world.made()).containsExactly(MAIL + " empty", "auth.test", MAIL + " token");
    }

    @ParameterizedTest
    @CsvSource({
        "FREE_BUSY, freebusy",
        "MAIL_TIPS, mailtips",
        "PHOTO, photos",
        "MESSAGE_TRACKING, messagetracking"
    })
    void partnerIsToGiveTheRightToWhatWasAskedFor(Action purpose, String right) {
        world.guarded(MAIL, _ -> Site.said(403, ""));

        var outcome =
                send(Optional.of(MARY), message("https://" + MAIL + "/EWS/Exchange.asmx", purpose));

        assertThat(refusal(outcome).remedy())
                .contains(
                        "`entente partner set NAME --operation %s --org contoso.cloud.test`"
                                .formatted(right));
    }

    @Test
    void redirectIsNotFollowedWithAToken() {
        world.guarded(MAIL, _ -> Site.said(302, "").with("Location", "https://rogue.test/login"));

        var outcome = send();

        assertThat(refusal(outcome).code()).isEqualTo(Code.PARTNER_REDIRECTED);
        assertThat(world.made()).containsExactly(MAIL + " empty", "auth.test", MAIL + " token");
    }

    @Test
    void redirectInPlaceOfAChallengeIsNotFollowed() {
        world.https.at(MAIL, _ -> Site.said(302, "").with("Location", "https://rogue.test/login"));

        var outcome = send();

        assertThat(refusal(outcome).code()).isEqualTo(Code.PARTNER_REDIRECTED);
        assertThat(world.made()).containsExactly(MAIL + " empty");
    }

    @Test
    void serverThatAsksForNoTokenIsNotThePartner() {
        world.https.at(MAIL, _ -> DONE);

        var outcome = send();

        assertThat(refusal(outcome).code()).isEqualTo(Code.CHALLENGE_MISSING);
        assertThat(world.made()).containsExactly(MAIL + " empty");
    }

    @Test
    void serverThatOffersPasswordsOnlyGetsNoToken() {
        world.https.at(MAIL, _ -> Site.said(401, "").with("WWW-Authenticate", "Basic realm=\"x\""));

        var outcome = send();

        assertThat(refusal(outcome).code()).isEqualTo(Code.CHALLENGE_MISSING);
        assertThat(world.made()).containsExactly(MAIL + " empty");
    }

    @Test
    void silenceIsLateAWrongCertificateIsSaidSoAndAnythingElseIsUnreachable() {
        world.https.at(MAIL, _ -> new Site.Silence());
        var silent = send();
        world.https.at(MAIL, _ -> new Site.Broken(Kind.TLS));
        var untrusted = send();
        world.https.at(MAIL, _ -> Site.said(503, ""));
        var busy = send();

        assertThat(refusal(silent).code()).isEqualTo(Code.LOOKUP_TIMED_OUT);
        assertThat(refusal(untrusted).code()).isEqualTo(Code.PARTNER_TLS_REFUSED);
        assertThat(refusal(busy).code()).isEqualTo(Code.PARTNER_UNREACHABLE);
        assertThat(world.made()).noneMatch((MAIL + " token")::equals);
    }

    @Test
    void nothingIsSentWhenTheTimeIsOver() {
        world.guarded(MAIL, _ -> DONE);

        var outcome =
                world.calls.send(
                        message("https://" + MAIL + "/"),
                        CLOUD,
                        Optional.of(MARY),
                        world.trace,
                        NOON);

        assertThat(refusal(outcome).code()).isEqualTo(Code.LOOKUP_TIMED_OUT);
        assertThat(world.made()).isEmpty();
    }

    @Test
    void clockThatIsMoreThanAMinuteOffIsAStep() {
        var theirs = NOON.plus(Duration.ofSeconds(61)).atOffset(ZoneOffset.UTC);
        world.guarded(
                MAIL, _ -> DONE.with("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(theirs)));

        send();

        assertThat(world.trace.steps())
                .extracting(step -> step.step().detail())
                .contains("the clock of " + MAIL + " is 61 s ahead of ours");
    }

    @Test
    void tokenThatAPartnerSendsBackIsNotRepeated() {
        world.guarded(
                MAIL,
                call ->
                        world.refused(
                                "1;reason=\"%s\";error_category=\"x\""
                                        .formatted(call.headers().get("authorization"))));

        var outcome = send();

        assertThat(refusal(outcome).toString() + world.trace.steps()).doesNotContain("eyJ");
    }

    private Outcome send() {
        return send(Optional.of(MARY), message("https://" + MAIL + "/EWS/Exchange.asmx"));
    }

    private Outcome send(Optional<Address> user, Message message) {
        return world.calls.send(message, CLOUD, user, world.trace, world.deadline());
    }

    private static Message message(String endpoint) {
        return message(endpoint, Action.FREE_BUSY);
    }

    private static Message message(String endpoint, Action purpose) {
        return new Message(
                URI.create(endpoint),
                "Test",
                "urn:action",
                purpose,
                "test",
                "<question/>".getBytes(UTF_8),
                Duration.ofSeconds(1),
                1_000);
    }

    private static Refusal refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).why();
    }
}
