package entente.tokens;

import static entente.problem.Code.TOKEN_AUDIENCE;
import static entente.problem.Code.TOKEN_DELEGATION;
import static entente.problem.Code.TOKEN_ISSUER;
import static entente.problem.Code.TOKEN_MALFORMED;
import static entente.problem.Code.TOKEN_NO_RIGHTS;
import static entente.problem.Code.TOKEN_REPLAYED;
import static entente.problem.Code.TOKEN_SIGNATURE;
import static entente.problem.Code.TOKEN_TENANT;
import static entente.problem.Code.TOKEN_TIMES;
import static entente.problem.Code.TOKEN_USER;
import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestToken.BROKER_APP;
import static entente.tokens.TestToken.CONTOSO_APP;
import static entente.tokens.TestToken.CONTOSO_NAME;
import static entente.tokens.TestToken.FABRIKAM_APP;
import static entente.tokens.TestToken.HOST;
import static entente.tokens.TestToken.OTHER_BROKER_APP;
import static entente.tokens.TestToken.OWN_APP;
import static entente.tokens.TestToken.OWN_REALM;
import static entente.tokens.TestToken.access;
import static entente.tokens.TestToken.actor;
import static entente.tokens.TestToken.outer;
import static entente.tokens.TestToken.seconds;
import static entente.tokens.TestToken.selfIssuedActor;
import static entente.tokens.TestToken.signedUser;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.tokens.PartnerApplication.Profile;
import entente.tokens.TokenVerifier.Verdict;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each token here is a good one with one thing wrong. None reaches the handler.
class TokenRefusalsTest {
    private static final String OTHER_HOST = "outlook.contoso.cloud.test";

    private final TestResource resource = new TestResource();

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "malformed",
        "enveloped",
        "signatures",
        "issuers",
        "bindings",
        "people",
        "audiences",
        "times",
        "delegations"
    })
    void tokenIsRefused(String what, Code code, String token) {
        var verdict = resource.call(token);

        assertThat(codeOf(verdict)).as(what).isEqualTo(code);
        assertThat(resource.handled).isZero();
    }

    static List<Arguments> malformed() {
        var good = actor().text();
        var parts = good.split("\\.", -1);
        var header = "{\"typ\":\"JWT\",\"alg\":\"%s\"}";
        return List.of(
                wrong("no algorithm", TOKEN_MALFORMED, actor().alg("none")),
                wrong(
                        "no algorithm, capitals",
                        TOKEN_MALFORMED,
                        actor().forged(header.formatted("None"), new byte[0])),
                wrong(
                        "no algorithm, mixed",
                        TOKEN_MALFORMED,
                        actor().forged(header.formatted("nOnE"), new byte[0])),
                wrong(
                        "no algorithm, yet a signature",
                        TOKEN_MALFORMED,
                        actor().forged(header.formatted("none"), new byte[] {1})),
                wrong("HMAC with the public key", TOKEN_MALFORMED, actor().forgedWithPublicKey()),
                wrong("signature missing", TOKEN_MALFORMED, parts[0] + "." + parts[1] + "."),
                wrong("two segments", TOKEN_MALFORMED, parts[0] + "." + parts[1]),
                wrong("four segments", TOKEN_MALFORMED, good + "."),
                wrong("padding", TOKEN_MALFORMED, good + "="),
                wrong("bits after the last byte", TOKEN_MALFORMED, notCanonical(good)),
                wrong("nothing", TOKEN_MALFORMED, ""),
                wrong("blanks round it", TOKEN_MALFORMED, " " + good),
                wrong("ten megabytes", TOKEN_MALFORMED, "e".repeat(10_000_000)),
                wrong(
                        "a claim twice",
                        TOKEN_MALFORMED,
                        parts[0] + "." + encoded("{\"iss\":\"a\",\"iss\":\"b\"}") + "." + parts[2]),
                wrong(
                        "nested a thousand deep",
                        TOKEN_MALFORMED,
                        parts[0]
                                + "."
                                + encoded("{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}")
                                + "."
                                + parts[2]),
                wrong("extension demanded", TOKEN_MALFORMED, actor().header("crit", List.of("x"))),
                wrong("type unknown", TOKEN_MALFORMED, actor().header("typ", "JOSE")),
                wrong("no issuer", TOKEN_MALFORMED, actor().without("iss")),
                wrong(
                        "assertion in the place of a user token",
                        TOKEN_MALFORMED,
                        signedUser().header("typ", "JWT")),
                wrong(
                        "assertion in the place of an access token",
                        TOKEN_MALFORMED,
                        access().header("typ", "JWT")),
                wrong("user token without a number", TOKEN_MALFORMED, signedUser().without("jti")));
    }

    static List<Arguments> enveloped() {
        return List.of(
                wrong("envelope without a token", TOKEN_MALFORMED, outer("").without("actortoken")),
                wrong("envelope round nothing", TOKEN_MALFORMED, outer("")),
                wrong("envelope round a number", TOKEN_MALFORMED, outer("").with("actortoken", 1)),
                wrong(
                        "envelope round an unsigned token",
                        TOKEN_MALFORMED,
                        outer(actor().alg("none"))),
                wrong("envelope in an envelope", TOKEN_MALFORMED, outer(outer(actor()))),
                wrong(
                        "actor token inside an actor token",
                        TOKEN_MALFORMED,
                        outer(actor().with("actortoken", actor().text()))),
                wrong(
                        "envelope round a user token",
                        TOKEN_MALFORMED,
                        outer(signedUser().with("nameid", CONTOSO_NAME))
                                .with("aud", "https://" + HOST + "/s2s")),
                wrong(
                        "unsigned envelope with a signature",
                        TOKEN_MALFORMED,
                        outer(actor()).text() + "AA"),
                wrong(
                        "envelope signed by a stranger",
                        TOKEN_SIGNATURE,
                        outer(actor()).signedBy(TestKeys.STRANGER).with("jti", "1")),
                wrong(
                        "envelope signed by the broker",
                        TOKEN_SIGNATURE,
                        outer(actor()).signedBy(TestKeys.BROKER).with("jti", "1")),
                wrong(
                        "signed envelope without a number",
                        TOKEN_MALFORMED,
                        outer(actor()).signedBy(TestKeys.CONTOSO)));
    }

    static List<Arguments> signatures() {
        return List.of(
                wrong("unknown key", TOKEN_SIGNATURE, actor().signedBy(TestKeys.STRANGER)),
                wrong(
                        "another issuer's good key",
                        TOKEN_SIGNATURE,
                        actor().signedBy(TestKeys.OTHER_BROKER)),
                wrong("a partner's good key", TOKEN_SIGNATURE, actor().signedBy(TestKeys.CONTOSO)),
                wrong(
                        "certificate that ended",
                        TOKEN_SIGNATURE,
                        selfIssuedActor().signedBy(TestKeys.ENDED)),
                wrong(
                        "names one key, signed by another",
                        TOKEN_SIGNATURE,
                        actor().signedBy(TestKeys.STRANGER).header("x5t", TestKeys.BROKER.x5t())),
                wrong(
                        "RS256 over an elliptic key",
                        TOKEN_SIGNATURE,
                        selfIssuedActor().header("x5t", TestKeys.CONTOSO_ELLIPTIC.x5t())),
                wrong("changed after it was signed", TOKEN_SIGNATURE, tampered(actor().text())));
    }

    static List<Arguments> issuers() {
        return List.of(
                wrong(
                        "unknown issuer",
                        TOKEN_SIGNATURE,
                        actor().with("iss", "00000009-0000-4000-8000-000000000000@contoso.test")),
                wrong(
                        "broker in a realm that is not its own",
                        TOKEN_SIGNATURE,
                        actor().with("iss", BROKER_APP + "@northwind.test")),
                wrong("any realm", TOKEN_SIGNATURE, actor().with("iss", BROKER_APP + "@*")),
                wrong(
                        "issuer in other case",
                        TOKEN_SIGNATURE,
                        actor().with("iss", BROKER_APP + "@CONTOSO.test")),
                wrong(
                        "another broker for this realm",
                        TOKEN_SIGNATURE,
                        actor().with("iss", OTHER_BROKER_APP + "@contoso.test")
                                .signedBy(TestKeys.OTHER_BROKER)),
                wrong(
                        "access token's issuer of another realm",
                        TOKEN_SIGNATURE,
                        access().with("iss", "https://auth.test/fabrikam.test")),
                wrong(
                        "user token of an application that is not registered",
                        TOKEN_SIGNATURE,
                        signedUser().with("act", Map.of("sub", FABRIKAM_APP))));
    }

    static List<Arguments> bindings() {
        var fabrikam = FABRIKAM_APP + "@fabrikam.test";
        return List.of(
                wrong(
                        "issuer and application in different realms",
                        TOKEN_DELEGATION,
                        actor().with("nameid", fabrikam)),
                wrong(
                        "application in an unknown realm",
                        TOKEN_TENANT,
                        actor().with("nameid", CONTOSO_APP + "@northwind.test")),
                wrong(
                        "application in any realm",
                        TOKEN_TENANT,
                        actor().with("nameid", CONTOSO_APP + "@*")),
                wrong(
                        "application that is not registered",
                        TOKEN_NO_RIGHTS,
                        actor().with("nameid", OWN_APP + "@contoso.test")),
                wrong("application is no name", TOKEN_DELEGATION, actor().with("nameid", "joe")),
                wrong("no application", TOKEN_DELEGATION, actor().without("nameid")),
                wrong(
                        "self-issued for another application",
                        TOKEN_DELEGATION,
                        selfIssuedActor().with("nameid", fabrikam)),
                wrong(
                        "envelope of another application",
                        TOKEN_DELEGATION,
                        outer(actor()).with("iss", OWN_APP + "@contoso.test")),
                wrong(
                        "envelope of another realm",
                        TOKEN_DELEGATION,
                        outer(actor()).with("iss", CONTOSO_APP + "@fabrikam.test")),
                wrong(
                        "envelope in other case",
                        TOKEN_DELEGATION,
                        outer(actor()).with("iss", CONTOSO_APP + "@Contoso.test")),
                wrong(
                        "envelope with a blank",
                        TOKEN_DELEGATION,
                        outer(actor()).with("iss", CONTOSO_NAME + " ")),
                wrong("envelope of nobody", TOKEN_DELEGATION, outer(actor()).without("iss")),
                wrong(
                        "envelope for another audience",
                        TOKEN_AUDIENCE,
                        outer(actor()).with("aud", OWN_APP + "/" + OTHER_HOST + "@" + OWN_REALM)),
                wrong(
                        "envelope's audience in other case",
                        TOKEN_AUDIENCE,
                        outer(actor()).with("aud", TestToken.AUDIENCE.replace("mail", "Mail"))),
                wrong("envelope for nobody", TOKEN_AUDIENCE, outer(actor()).without("aud")),
                wrong(
                        "access token of a realm that is not its issuer's",
                        TOKEN_DELEGATION,
                        access().with("tid", "fabrikam.test")),
                wrong(
                        "access token with two applications",
                        TOKEN_DELEGATION,
                        access().with("client_id", FABRIKAM_APP)),
                wrong(
                        "access token of an application in another realm",
                        TOKEN_NO_RIGHTS,
                        access().with("sub", FABRIKAM_APP).with("client_id", FABRIKAM_APP)));
    }

    static List<Arguments> people() {
        var nobody = outer(actor()).without("smtp").without("upn").without("nameid");
        return List.of(
                wrong("nobody", TOKEN_USER, nobody),
                wrong(
                        "a security identifier",
                        TOKEN_USER,
                        nobody.with("nameid", "S-1-5-21-3972955417-626881126-188441444-3142913")
                                .with("nii", "urn:office:idp:activedirectory")),
                wrong(
                        "an address called a security identifier",
                        TOKEN_USER,
                        nobody.with("nameid", "mary@contoso.test")
                                .with("nii", "urn:office:idp:activedirectory")),
                wrong(
                        "another partner's person",
                        TOKEN_USER,
                        nobody.with("smtp", "ann@fabrikam.test")),
                wrong(
                        "smtp of the partner, upn of another",
                        TOKEN_USER,
                        outer(actor()).with("upn", "ann@fabrikam.test")),
                wrong(
                        "upn of the partner, smtp of another",
                        TOKEN_USER,
                        outer(actor()).with("smtp", "ann@fabrikam.test")),
                wrong(
                        "nameid of another",
                        TOKEN_USER,
                        outer(actor()).with("nameid", "ann@fabrikam.test")),
                wrong(
                        "one of ours, by our domain",
                        TOKEN_USER,
                        nobody.with("smtp", "joe@contoso.cloud.test")),
                wrong(
                        "one of ours, in a domain of the partner",
                        TOKEN_USER,
                        nobody.with("smtp", "joe@contoso.test")),
                wrong(
                        "two people",
                        TOKEN_USER,
                        outer(actor())
                                .with("smtp", "alice@contoso.test")
                                .with("upn", "bob@contoso.test")),
                wrong("smtp is no address", TOKEN_USER, outer(actor()).with("smtp", "mary")),
                wrong(
                        "several smtp",
                        TOKEN_USER,
                        outer(actor()).with("smtp", List.of("mary@contoso.test"))),
                wrong(
                        "subdomain of the partner's",
                        TOKEN_USER,
                        nobody.with("smtp", "mary@evil.contoso.test")),
                wrong(
                        "user token for another's person",
                        TOKEN_USER,
                        signedUser().with("email", "ann@fabrikam.test")),
                wrong(
                        "user token for one of ours",
                        TOKEN_USER,
                        signedUser().with("email", "joe@contoso.test")),
                wrong("user token for nobody", TOKEN_USER, signedUser().without("email")));
    }

    static List<Arguments> audiences() {
        return List.of(
                wrong("no host", TOKEN_AUDIENCE, actor().with("aud", OWN_APP + "@" + OWN_REALM)),
                wrong("no realm", TOKEN_AUDIENCE, actor().with("aud", OWN_APP + "/" + HOST)),
                wrong("no audience", TOKEN_AUDIENCE, actor().without("aud")),
                wrong(
                        "another application",
                        TOKEN_AUDIENCE,
                        actor().with("aud", CONTOSO_APP + "/" + HOST + "@" + OWN_REALM)),
                wrong(
                        "application in capitals",
                        TOKEN_AUDIENCE,
                        actor().with("aud", TestToken.AUDIENCE.replace("c1/", "C1/"))),
                wrong(
                        "another host",
                        TOKEN_AUDIENCE,
                        actor().with("aud", OWN_APP + "/" + OTHER_HOST + "@" + OWN_REALM)),
                wrong(
                        "another host of ours",
                        TOKEN_AUDIENCE,
                        actor().with(
                                        "aud",
                                        OWN_APP + "/autodiscover.contoso.cloud.test@" + OWN_REALM)),
                wrong(
                        "host with a port",
                        TOKEN_AUDIENCE,
                        actor().with("aud", OWN_APP + "/" + HOST + ":443@" + OWN_REALM)),
                wrong(
                        "another realm",
                        TOKEN_AUDIENCE,
                        actor().with("aud", OWN_APP + "/" + HOST + "@contoso.test")),
                wrong(
                        "realm in other case",
                        TOKEN_AUDIENCE,
                        actor().with("aud", OWN_APP + "/" + HOST + "@Contoso.cloud.test")),
                wrong(
                        "any realm",
                        TOKEN_AUDIENCE,
                        actor().with("aud", OWN_APP + "/" + HOST + "@*")),
                wrong("a list", TOKEN_AUDIENCE, actor().with("aud", List.of(TestToken.AUDIENCE))),
                wrong(
                        "the broker, as in an assertion",
                        TOKEN_AUDIENCE,
                        selfIssuedActor().with("aud", BROKER_APP + "/auth.test@contoso.test")),
                wrong(
                        "user token for another host",
                        TOKEN_AUDIENCE,
                        signedUser().with("aud", "https://" + OTHER_HOST + "/s2s")),
                wrong(
                        "user token for another service",
                        TOKEN_AUDIENCE,
                        signedUser().with("aud", "https://" + HOST + "/")),
                wrong(
                        "access token for another host",
                        TOKEN_AUDIENCE,
                        access().with("aud", "https://" + OTHER_HOST + "/")));
    }

    static List<Arguments> times() {
        var longAgo = NOON.minus(Duration.ofHours(2));
        return List.of(
                wrong("no exp", TOKEN_TIMES, actor().without("exp")),
                wrong("no nbf", TOKEN_TIMES, actor().without("nbf")),
                wrong("user token without iat", TOKEN_TIMES, signedUser().without("iat")),
                wrong("ended", TOKEN_TIMES, actor().with("exp", seconds(NOON.minusSeconds(60)))),
                wrong(
                        "not begun",
                        TOKEN_TIMES,
                        actor().with("nbf", seconds(NOON.plusSeconds(181)))),
                wrong(
                        "made in the future",
                        TOKEN_TIMES,
                        actor().with("iat", seconds(NOON.plusSeconds(181)))),
                wrong("a fraction", TOKEN_MALFORMED, actor().with("exp", 1_772_456_400.5)),
                wrong(
                        "beyond the year 9999",
                        TOKEN_MALFORMED,
                        actor().with("exp", 253_402_300_800L)),
                wrong(
                        "beyond a long",
                        TOKEN_MALFORMED,
                        actor().with("exp", "99999999999999999999")),
                wrong("negative", TOKEN_MALFORMED, actor().with("nbf", -1)),
                wrong("words", TOKEN_MALFORMED, actor().with("exp", "tomorrow")),
                wrong(
                        "actor token living two hours",
                        TOKEN_TIMES,
                        actor().with("exp", seconds(NOON.plus(Duration.ofHours(2))))),
                wrong(
                        "actor token begun long ago",
                        TOKEN_TIMES,
                        actor().with("nbf", seconds(longAgo))),
                wrong(
                        "user token living six minutes",
                        TOKEN_TIMES,
                        signedUser().with("exp", NOON.getEpochSecond() + 360)),
                wrong(
                        "access token living two hours",
                        TOKEN_TIMES,
                        access().with("exp", NOON.getEpochSecond() + 7200)),
                wrong(
                        "envelope living six minutes",
                        TOKEN_TIMES,
                        outer(actor()).with("exp", seconds(NOON.plusSeconds(360)))),
                wrong(
                        "envelope outliving its token",
                        TOKEN_TIMES,
                        outer(actor().with("exp", seconds(NOON.plusSeconds(299))))),
                wrong(
                        "envelope older than its token",
                        TOKEN_TIMES,
                        outer(actor())
                                .with("nbf", seconds(NOON.minusSeconds(121)))
                                .with("exp", seconds(NOON.plusSeconds(100)))),
                wrong(
                        "envelope ended",
                        TOKEN_TIMES,
                        outer(actor()).with("exp", seconds(NOON.minusSeconds(60)))),
                wrong("envelope without exp", TOKEN_TIMES, outer(actor()).without("exp")),
                wrong("envelope without nbf", TOKEN_TIMES, outer(actor()).without("nbf")));
    }

    static List<Arguments> delegations() {
        return List.of(
                delegation("false"),
                delegation("TRUE"),
                delegation("True"),
                delegation(" true"),
                delegation(1),
                delegation(false),
                delegation(List.of("true")),
                wrong(
                        "delegation not said",
                        TOKEN_DELEGATION,
                        outer(actor().without("trustedfordelegation"))));
    }

    @ParameterizedTest(name = "at noon plus {0} s: {1}")
    @MethodSource("justOutside")
    void skewEndsAtTheSecond(long secondsFromStart, String what) {
        var verdict = resource.call(actor().text(), HOST, NOON.plusSeconds(secondsFromStart));

        assertThat(codeOf(verdict)).as(what).isEqualTo(TOKEN_TIMES);
    }

    static List<Arguments> justOutside() {
        return List.of(
                Arguments.of(-121L, "before the start"), Arguments.of(3720L, "after the end"));
    }

    @Test
    void skewIsNotAllowedTwiceForNestedTokens() {
        var token = outer(actor());

        var verdict = resource.call(token.text(), HOST, NOON.plusSeconds(300 + 120));

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_TIMES);
    }

    @Test
    void unknownIssuerAndWrongSignatureLookTheSameFromOutside() {
        var unknown = resource.call(actor().with("iss", OWN_APP + "@nowhere.test"));
        var wrong = resource.call(actor().signedBy(TestKeys.STRANGER));

        assertThat(shownOutside(unknown)).isEqualTo(shownOutside(wrong));
    }

    @Test
    void requestToAHostThatIsNotOursIsRefusedThoughTheAudienceAgrees() {
        var token = actor().with("aud", OWN_APP + "/evil.test@" + OWN_REALM);

        var verdict = resource.call(token.text(), "evil.test", NOON);

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_AUDIENCE);
    }

    @Test
    void tokenForOneHostOfOursIsRefusedAtAnother() {
        var verdict = resource.call(actor().text(), "autodiscover.contoso.cloud.test", NOON);

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_AUDIENCE);
    }

    @Test
    void disabledBrokerIsNotBelievedThoughItsSignatureHolds() {
        resource.call(actor());
        resource.setBrokers(TestResource.disabledBroker());

        var verdict = resource.call(actor());

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_ISSUER);
        assertThat(resource.handled).isOne();
    }

    @Test
    void disabledBrokerIsNotEvenAskedForItsKeys() {
        resource.setBrokers(TestResource.disabledBroker());

        var verdict = resource.call(actor());

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_SIGNATURE);
        assertThat(resource.https.calls()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyShape")
    void disabledPartnerIsRefused(String what, String token) {
        resource.setPartners(
                TestResource.contoso(
                        EnumSet.allOf(Profile.class), false, false, Set.of("freebusy")),
                TestResource.fabrikam());

        var verdict = resource.call(token);

        assertThat(codeOf(verdict)).as(what).isIn(TOKEN_NO_RIGHTS, TOKEN_SIGNATURE);
        assertThat(resource.handled).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyShape")
    void shapeThatIsNotAcceptedFromThisPartnerIsRefused(String what, String token) {
        resource.setPartners(TestResource.contoso(Set.of(), false, true, Set.of("freebusy")));

        var verdict = resource.call(token);

        assertThat(codeOf(verdict)).as(what).isEqualTo(TOKEN_MALFORMED);
        assertThat(resource.handled).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyShape")
    void partnerThatMayCallNothingIsRefused(String what, String token) {
        resource.setPartners(
                TestResource.contoso(EnumSet.allOf(Profile.class), false, true, Set.of()));

        var verdict = resource.call(token);

        assertThat(codeOf(verdict)).as(what).isEqualTo(TOKEN_NO_RIGHTS);
        assertThat(resource.handled).isZero();
    }

    static List<Arguments> everyShape() {
        return List.of(
                Arguments.of("L1 for a person", outer(actor()).text()),
                Arguments.of("L1", actor().text()),
                Arguments.of("L2 for a person", outer(selfIssuedActor()).text()),
                Arguments.of("L2", selfIssuedActor().text()),
                Arguments.of("N1", signedUser().text()),
                Arguments.of("N2", access().text()));
    }

    @Test
    void unsignedEnvelopeIsRefusedWhereASignedOneIsRequired() {
        resource.setPartners(
                TestResource.contoso(EnumSet.allOf(Profile.class), true, true, Set.of("freebusy")));

        var verdict = resource.call(outer(actor()));

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_MALFORMED);
        assertThat(resource.handled).isZero();
    }

    @Test
    void userTokenIsTakenOnce() {
        var token = signedUser().text();
        resource.call(token);

        var verdict = resource.call(token);

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_REPLAYED);
        assertThat(resource.handled).isOne();
    }

    @Test
    void signedEnvelopeIsTakenOnce() {
        var token =
                outer(actor())
                        .signedBy(TestKeys.CONTOSO)
                        .with("jti", UUID.randomUUID().toString())
                        .text();
        resource.call(token);

        var verdict = resource.call(token);

        assertThat(codeOf(verdict)).isEqualTo(TOKEN_REPLAYED);
        assertThat(resource.handled).isOne();
    }

    private static Arguments delegation(Object value) {
        return wrong(
                "delegation " + value,
                TOKEN_DELEGATION,
                outer(actor().with("trustedfordelegation", value)));
    }

    private static Arguments wrong(String what, Code code, TestToken token) {
        return wrong(what, code, token.text());
    }

    private static Arguments wrong(String what, Code code, String token) {
        return Arguments.of(what, code, token);
    }

    private static String encoded(String json) {
        return TestToken.base64(json.getBytes(UTF_8));
    }

    /// The same token in another spelling: the last letter of an RSA-2048 signature has four bits to spare.
    private static String notCanonical(String token) {
        var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var last = letters.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + letters.charAt(last ^ 1);
    }

    private static String tampered(String token) {
        var parts = token.split("\\.", -1);
        var other = actor().with("nameid", FABRIKAM_APP + "@contoso.test").text().split("\\.", -1);
        return parts[0] + "." + other[1] + "." + parts[2];
    }

    private static Code codeOf(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Refused(var why) -> why.code();
            case Verdict.Accepted accepted ->
                    throw new AssertionError("let in: " + accepted.caller());
        };
    }

    private static List<Object> shownOutside(Verdict verdict) {
        var code = codeOf(verdict);
        return List.of(code.wire(), code.sentence());
    }
}
