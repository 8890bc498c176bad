package entente.gate;

import static entente.gate.Visitors.NOON;
import static entente.gate.Visitors.with;
import static entente.gate.Visitors.withPassword;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Entry.Admitted;
import entente.gate.Entry.TurnedAway;
import entente.gate.Visitors.FewAccounts;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.TraceId;
import entente.trace.Trace;
import entente.wire.jwt.Challenge;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {
    private static final Caller ANN =
            new Caller.PartnerPerson(
                    "fabrikam",
                    "app",
                    "fabrikam.test",
                    Address.of("ann@fabrikam.test"),
                    "L1",
                    Set.of("freebusy"));

    private final Passwords passwords = new Passwords(new FewAccounts());
    private final Door door = Door.forPeopleAndPartners(passwords, new OneGoodToken());

    @Test
    void rightPasswordMakesAnOwnPerson() {
        var entry = enter(door, withPassword("Mary@Contoso.test", "spring"));

        assertThat(entry)
                .isInstanceOfSatisfying(
                        Admitted.class,
                        in ->
                                assertThat(in.caller())
                                        .isEqualTo(
                                                new Caller.OwnPerson(
                                                        Address.of("mary@contoso.test"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.test", "null", "http://mail.contoso.test"})
    void administratorsBrowserDoesNothingForAnotherSite(String origin) {
        var administrators = Door.forAdministrators(passwords);

        var entry = enter(administrators, fromPageOf(origin));

        assertThat(entry)
                .isInstanceOfSatisfying(
                        TurnedAway.class,
                        away -> assertThat(away.why().code()).isEqualTo(Code.OPERATION_FORBIDDEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://mail.contoso.test", "https://mail.contoso.test:443"})
    void administratorMayUsePagesOfThisServer(String origin) {
        assertThat(enter(Door.forAdministrators(passwords), fromPageOf(origin)))
                .isInstanceOf(Admitted.class);
    }

    private static Arrival fromPageOf(String origin) {
        var password = "Basic " + Visitors.base64("admin@contoso.test:winter");
        return Visitors.arrival(
                "POST",
                "/here",
                Map.of("authorization", List.of(password), "origin", List.of(origin)),
                true);
    }

    @Test
    void wrongPasswordAndUnknownAddressAreToldTheSame() {
        var wrong = turnedAway(door, withPassword("mary@contoso.test", "autumn"));
        var unknown = turnedAway(door, withPassword("nobody@contoso.test", "autumn"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEmpty();
        assertThat(wrong.headers()).isEqualTo(unknown.headers());
    }

    @Test
    void goodTokenMakesAPartnerPerson() {
        var entry = enter(door, with("Bearer good"));

        assertThat(entry).isEqualTo(new Admitted(ANN, List.of("all")));
    }

    @Test
    void tokenIsCheckedForTheHostThatWasAddressed() {
        var elsewhere =
                new Arrival(
                        "GET",
                        "mail.other.test",
                        443,
                        "/here",
                        "",
                        Map.of("authorization", List.of("Bearer good")),
                        Visitors.body(""),
                        true,
                        "192.0.2.7");

        assertThat(why(door, elsewhere)).isEqualTo(Code.TOKEN_AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "bearer", "BEARER  "})
    void emptyBearerGetsTheChallengeWithoutAnError(String authorization) {
        var reply = turnedAway(door, with(authorization));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.headers().get("WWW-Authenticate"))
                .hasSize(2)
                .contains("Basic realm=\"\"")
                .anySatisfy(bearer ->
                        assertThat(bearer)
                                .startsWith("Bearer client_id=\"us\"")
                                .contains("trusted_issuers=\"broker@contoso.test\"")
                                .contains("token_types=")
                                .doesNotContain("error"));
        assertThat(reply.headers()).doesNotContainKey("x-ms-diagnostics");
    }

    @Test
    void nothingAtAllGetsTheSameChallenge() {
        var nothing = turnedAway(door, Visitors.get("/here"));

        assertThat(nothing.headers()).isEqualTo(turnedAway(door, with("Bearer")).headers());
    }

    @Test
    void badTokenIsToldTheNumberAndNotTheCause() {
        var reply = turnedAway(door, with("Bearer bad"));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.headers().get("x-ms-diagnostics"))
                .containsExactly(
                        "2000000;reason=\"The token's signature is invalid.\";error_category=\"invalid_signature\"");
        assertThat(reply.headers().get("WWW-Authenticate"))
                .anySatisfy(bearer -> assertThat(bearer).contains("error=\"invalid_token\""));
        assertThat(reply.headers().toString()).doesNotContain("key 7");
    }

    @Test
    void twoAuthorizationHeadersAreOneTooMany() {
        var arrival =
                Visitors.arrival(
                        "GET",
                        "/here",
                        Map.of("authorization", List.of("Bearer good", "Bearer good")),
                        true);

        assertThat(turnedAway(door, arrival).status()).isEqualTo(400);
    }

    @Test
    void oversizedTokenIsNotEvenChecked() {
        assertThat(turnedAway(door, with("Bearer " + "a".repeat(24 * 1024))).status())
                .isEqualTo(400);
    }

    @Test
    void plainHttpIsRefusedWhateverItCarries() {
        var plain =
                Visitors.arrival(
                        "GET", "/here", Map.of("authorization", List.of("Bearer good")), false);

        assertThat(turnedAway(door, plain).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Negotiate abc", "Digest x"})
    void whatIsNoPasswordAndNoTokenIsChallenged(String authorization) {
        assertThat(turnedAway(door, with(authorization)).status()).isEqualTo(401);
    }

    @Test
    void administratorsDoorKnowsNoTokens() {
        var admins = Door.forAdministrators(passwords);

        var reply = turnedAway(admins, with("Bearer good"));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.headers().get("WWW-Authenticate")).containsExactly("Basic realm=\"\"");
    }

    @Test
    void administratorsDoorTurnsPeopleAway() {
        var admins = Door.forAdministrators(passwords);

        assertThat(turnedAway(admins, withPassword("mary@contoso.test", "spring")).status())
                .isEqualTo(403);
        assertThat(enter(admins, withPassword("admin@contoso.test", "winter")))
                .isInstanceOf(Admitted.class);
    }

    private static Entry enter(Door door, Arrival arrival) {
        return door.enter(arrival, NOON, new Trace(TraceId.fresh(), "contoso.test"));
    }

    private static Refusal refusal(Door door, Arrival arrival) {
        return enter(door, arrival) instanceof TurnedAway(var why)
                ? why
                : Refusal.of(Code.INTERNAL_FAULT, "was let in");
    }

    private static Code why(Door door, Arrival arrival) {
        return refusal(door, arrival).code();
    }

    private static Reply turnedAway(Door door, Arrival arrival) {
        return door.turnAway(refusal(door, arrival));
    }

    /// Believes the token "good", for the host it is for.
    private static final class OneGoodToken implements TokenCheck {
        @Override
        public Entry check(String token, String host, Instant now, Trace trace) {
            if (!token.equals("good")) {
                return new TurnedAway(Refusal.of(Code.TOKEN_SIGNATURE, "key 7 did not sign it"));
            }
            return host.equals("mail.contoso.test")
                    ? new Admitted(ANN, List.of("all"))
                    : new TurnedAway(Refusal.of(Code.TOKEN_AUDIENCE));
        }

        @Override
        public Challenge challenge() {
            return Challenge.of("us", Optional.empty(), List.of("broker@contoso.test"));
        }
    }
}
