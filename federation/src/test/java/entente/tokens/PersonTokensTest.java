package entente.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.tokens.PersonTokens.Verdict;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PersonTokensTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final URI KEYS = URI.create("https://login.contoso.test/keys");
    private static final String ISSUER = "https://login.contoso.test/";
    private static final String AUDIENCE = "https://mail.contoso.cloud.test/";
    private static final Address MARY = Address.of("mary@contoso.cloud.test");
    private static final RSAKey FIRST = key("first");
    private static final RSAKey SECOND = key("second");
    private static final RSAKey SAME_NAME = key("first");
    private static final RSAKey STRANGERS = key("first");

    /// More bits than a key may have.
    private static final BigInteger HUGE = BigInteger.ONE.shiftLeft(8_200).add(BigInteger.TWO);

    private final FakeHttps https = new FakeHttps();
    private final PersonTokens tokens = tokens(https, Optional.of("EWS.AccessAsUser.All"));

    @BeforeEach
    void issuerPublishesItsFirstKey() {
        publish(FIRST);
    }

    @Test
    void tokenOfItsIssuerSignsTheOwnerOfAMailboxIn() {
        var token = signed(FIRST, _ -> {});

        var verdict = tokens.check(token, NOON);

        assertThat(tokens.areOf(token)).isTrue();
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class, in -> assertThat(in.person()).isEqualTo(MARY));
    }

    @Test
    void oneOfSeveralAudiencesIsEnough() {
        var token = signed(FIRST, it -> it.audience(List.of("https://other.test/", AUDIENCE)));

        assertThat(tokens.check(token, NOON)).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusedWithNoCallButForTheKeys(String what, String token, String cause) {
        var verdict = tokens.check(token, NOON);

        assertThat(verdict)
                .as(what)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        no -> {
                            assertThat(no.why().code()).isEqualTo(Code.SIGN_IN_TOKEN_REFUSED);
                            assertThat(no.why().cause().orElseThrow()).contains(cause);
                        });
        assertThat(https.calls()).allMatch(call -> call.target().equals(KEYS));
    }

    static List<Arguments> refusedWithNoCallButForTheKeys() {
        var good = signed(FIRST, _ -> {});
        return List.of(
                wrong("two segments", good.substring(0, good.lastIndexOf('.')), "three segments"),
                wrong("padding", good + "=", "canonical"),
                wrong("no signature", unsigned(), "unsigned"),
                wrong("HMAC with the public key", hmac(), "algorithm"),
                wrong("an algorithm that is not allowed", ps256(), "does not sign with PS256"),
                wrong("crit", critical(), "crit"),
                wrong(
                        "another's key of the same name",
                        signed(STRANGERS, _ -> {}),
                        "none of the keys"),
                wrong("a key that is not published", signed(SECOND, _ -> {}), "none of the keys"),
                wrong("a changed claim", forged(good), "none of the keys"),
                wrong("another issuer", with(it -> it.issuer("https://evil.test/")), "issuer"),
                wrong("an actor token inside", with(it -> it.claim("actortoken", "x")), "actor"),
                wrong("no exp", with(it -> it.expirationTime(null)), "no exp"),
                wrong("over", with(it -> it.expirationTime(in(-120))), "ended"),
                wrong("too long", with(it -> it.expirationTime(in(86_521))), "more than a day"),
                wrong("not yet", with(it -> it.notBeforeTime(in(121))), "nbf"),
                wrong("made later", with(it -> it.issueTime(in(121))), "iat"),
                wrong("another audience", with(it -> it.audience("client")), "audience"),
                wrong("no audience", with(it -> it.audience((String) null)), "audience"),
                wrong("an ID token by nonce", with(it -> it.claim("nonce", "n")), "ID token"),
                wrong("an ID token by hash", with(it -> it.claim("at_hash", "h")), "ID token"),
                wrong("no scope", with(it -> it.claim("scp", null)), "scope"),
                wrong("another scope", with(it -> it.claim("scp", "Mail.Read")), "scope"),
                wrong("no address", with(it -> it.claim("email", null)), "email"),
                wrong("another domain", email("ann@fabrikam.test"), "not ours"),
                wrong("nobody", email("nobody@contoso.cloud.test"), "no mailbox"),
                wrong("a room", email("room@contoso.cloud.test"), "no mailbox"),
                wrong("a mail user", email("joe@contoso.cloud.test"), "no mailbox"),
                wrong("an ID token by code", with(it -> it.claim("c_hash", "h")), "ID token"),
                wrong(
                        "hardly proved",
                        with(it -> it.claim("email_verified", "no")),
                        "not verified"),
                wrong("unproved", with(it -> it.claim("email_verified", false)), "not verified"));
    }

    @Test
    void changedKeyIsReadOnceAndNotAgainWithinFiveMinutes() {
        tokens.check(signed(FIRST, _ -> {}), NOON);
        publish(FIRST, SECOND);

        var tooSoon = tokens.check(signed(SECOND, _ -> {}), NOON);
        var afterwards = tokens.check(signed(SECOND, _ -> {}), NOON.plus(Duration.ofMinutes(5)));

        assertThat(tooSoon).isInstanceOf(Verdict.Refused.class);
        assertThat(afterwards).isInstanceOf(Verdict.Accepted.class);
        assertThat(https.callsTo(KEYS)).isEqualTo(2);
    }

    @Test
    void keyThatTakesAnOldOnesNameIsFound() {
        tokens.check(signed(FIRST, _ -> {}), NOON);
        publish(SAME_NAME);

        var tooSoon = tokens.check(signed(SAME_NAME, _ -> {}), NOON);
        var afterwards = tokens.check(signed(SAME_NAME, _ -> {}), NOON.plus(Duration.ofMinutes(5)));

        assertThat(tooSoon).isInstanceOf(Verdict.Refused.class);
        assertThat(afterwards).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void newKeyIsFoundForATokenThatNamesNone() {
        tokens.check(signed(FIRST, _ -> {}), NOON);
        publish(FIRST, SECOND);
        var nameless = signed(header(JWSAlgorithm.RS256).build(), SECOND, _ -> {});

        var verdict = tokens.check(nameless, NOON.plus(Duration.ofMinutes(5)));

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        assertThat(https.callsTo(KEYS)).isEqualTo(2);
    }

    @Test
    void keysForOtherAlgorithmsAreNotAmongTheFewThatAreTried() throws JOSEException {
        var forOthers = new RSAKey.Builder(SECOND).algorithm(JWSAlgorithm.PS256).build();
        var ofAnotherKind = new ECKeyGenerator(Curve.P_256).generate();
        publish(forOthers, forOthers, ofAnotherKind, ofAnotherKind, FIRST);
        var nameless = signed(header(JWSAlgorithm.RS256).build(), FIRST, _ -> {});

        assertThat(tokens.check(nameless, NOON)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void keysThatNobodyMaySignWithAreNotAmongTheFewThatAreTried() throws JOSEException {
        var small = new RSAKeyGenerator(1024, true).generate();
        var huge = new RSAKey.Builder(Base64URL.encode(HUGE), FIRST.getPublicExponent()).build();
        var sealing = new RSAKey.Builder(SECOND).keyUse(KeyUse.ENCRYPTION).build();
        var nameless = signed(header(JWSAlgorithm.RS256).build(), FIRST, _ -> {});
        for (var key : List.of(small, huge, sealing)) {
            publish(key, key, key, key, FIRST);

            var verdict = tokens(https, Optional.empty()).check(nameless, NOON);

            assertThat(verdict).as("%d bits", key.size()).isInstanceOf(Verdict.Accepted.class);
        }
    }

    @Test
    void keyThatIsForSealingSignsNothing() {
        publish(new RSAKey.Builder(FIRST).keyUse(KeyUse.ENCRYPTION).build());

        assertThat(tokens.check(signed(FIRST, _ -> {}), NOON)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void keyThatIsForAnotherAlgorithmSignsNothing() {
        publish(new RSAKey.Builder(FIRST).algorithm(JWSAlgorithm.PS256).build());

        assertThat(tokens.check(signed(FIRST, _ -> {}), NOON)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void keyThatIsTooShortSignsNothing() throws JOSEException {
        var small = new RSAKeyGenerator(1024, true).keyID("small").generate();
        var token =
                new SignedJWT(header(JWSAlgorithm.RS256).keyID("small").build(), claims(_ -> {}));
        token.sign(new RSASSASigner(small.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())));
        publish(small, FIRST);

        assertThat(tokens.check(token.serialize(), NOON)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void keyOfTheCurveP256SignsPeopleInAndOthersAreNotAmongTheFewThatAreTried()
            throws JOSEException {
        var good = new ECKeyGenerator(Curve.P_256).generate();
        var other = new ECKeyGenerator(Curve.P_384).generate();
        var token = new SignedJWT(header(JWSAlgorithm.ES256).build(), claims(_ -> {}));
        token.sign(new ECDSASigner(good));
        publish(other, other, other, other, good);

        assertThat(tokens.check(token.serialize(), NOON)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void ofManyKeysThatATokenMayMeanFewAreTried() {
        publish(SECOND, SAME_NAME, STRANGERS, SECOND, FIRST);
        var nameless = signed(header(JWSAlgorithm.RS256).build(), FIRST, _ -> {});

        assertThat(tokens.check(nameless, NOON)).isInstanceOf(Verdict.Refused.class);
        assertThat(tokens.check(signed(SECOND, _ -> {}), NOON))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void keyOfAnotherNameIsNotTheOneThatATokenNames() {
        publish(FIRST);
        var misnamed = signed(header(JWSAlgorithm.RS256).keyID("other").build(), FIRST, _ -> {});

        assertThat(tokens.check(misnamed, NOON)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void keyThatIsPublishedNoMoreSignsNobodyInAfterADay() {
        tokens.check(signed(FIRST, _ -> {}), NOON);
        publish(SECOND);

        assertThat(at(NOON.plus(Duration.ofHours(24)).minusSeconds(1)))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(at(NOON.plus(Duration.ofHours(24)))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void whatIsNoGoodAnswerHoldsNoKeys() {
        var set = new JWKSet(FIRST).toString(true).getBytes(StandardCharsets.UTF_8);
        https.serve(KEYS, _ -> FakeHttps.json(404, set));

        assertThat(tokens.check(signed(FIRST, _ -> {}), NOON)).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"JWT, , false", "JWT, scp, true", "JWT, scope, true", "at+jwt, , true"})
    void whereNoScopeIsAskedForATokenHasToSayThatItIsAnAccessToken(
            String type, String claim, boolean taken) {
        var withoutScope = tokens(https, Optional.empty());
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType(type)).build();
        var token =
                signed(
                        header,
                        FIRST,
                        it -> {
                            it.claim("scp", null);
                            if (claim != null) {
                                it.claim(claim, "Mail.Read");
                            }
                        });

        var verdict = withoutScope.check(token, NOON);

        assertThat(verdict instanceof Verdict.Accepted).isEqualTo(taken);
    }

    @Test
    void issuerThatIsDeadLetsNobodyInAndIsNotAskedForEachToken() {
        https.serve(KEYS, _ -> FakeHttps.json(503, new byte[0]));
        var token = signed(FIRST, _ -> {});

        var first = tokens.check(token, NOON);
        var second = tokens.check(token, NOON.plusSeconds(9));

        assertThat(first).isInstanceOf(Verdict.Refused.class);
        assertThat(second).isInstanceOf(Verdict.Refused.class);
        assertThat(https.callsTo(KEYS)).isEqualTo(1);
    }

    @Test
    void keysThatCouldNotBeRenewedForTwoDaysCountNoLonger() {
        tokens.check(signed(FIRST, _ -> {}), NOON);
        https.serve(KEYS, _ -> FakeHttps.json(503, new byte[0]));

        var nextDay = at(NOON.plus(Duration.ofHours(47)));
        var dayAfter = at(NOON.plus(Duration.ofDays(2)));

        assertThat(nextDay).isInstanceOf(Verdict.Accepted.class);
        assertThat(dayAfter).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void tokenOfAnIssuerThatNobodyNamedIsNoneOfThese() {
        assertThat(tokens.areOf(with(it -> it.issuer("https://evil.test/")))).isFalse();
        assertThat(tokens.areOf("no token")).isFalse();
    }

    private Verdict at(Instant now) {
        return tokens.check(
                signed(FIRST, it -> it.expirationTime(Date.from(now.plusSeconds(60)))), now);
    }

    private void publish(JWK... keys) {
        var set = new JWKSet(List.of(keys)).toString(true);
        https.serve(KEYS, _ -> FakeHttps.json(200, set.getBytes(StandardCharsets.UTF_8)));
    }

    private static PersonTokens tokens(FakeHttps https, Optional<String> scope) {
        var issuer =
                new PersonIssuer(
                        ISSUER,
                        Set.of(AUDIENCE),
                        KEYS,
                        PersonIssuer.USUAL_CLAIM,
                        scope,
                        Set.of("RS256", "ES256"),
                        Optional.empty());
        return new PersonTokens(
                List.of(issuer),
                https,
                new FakeDirectory(
                        List.of(
                                mailbox(MARY, Recipient.Kind.PERSON),
                                mailbox(Address.of("room@contoso.cloud.test"), Recipient.Kind.ROOM),
                                new Recipient.MailUser(
                                        Address.of("joe@contoso.cloud.test"),
                                        "Joe",
                                        Address.of("joe@contoso.test")))));
    }

    private static Recipient mailbox(Address address, Recipient.Kind kind) {
        return new Recipient.Mailbox(address, "Somebody", kind, ZoneOffset.UTC);
    }

    private static Arguments wrong(String what, String token, String cause) {
        return Arguments.of(what, token, cause);
    }

    private static String with(Consumer<JWTClaimsSet.Builder> change) {
        return signed(FIRST, change);
    }

    private static String email(String address) {
        return with(it -> it.claim("email", address));
    }

    private static Date in(long seconds) {
        return Date.from(NOON.plusSeconds(seconds));
    }

    private static String signed(RSAKey key, Consumer<JWTClaimsSet.Builder> change) {
        return signed(JWSAlgorithm.RS256, key, change);
    }

    private static String signed(
            JWSAlgorithm algorithm, RSAKey key, Consumer<JWTClaimsSet.Builder> change) {
        return signed(header(algorithm).keyID(key.getKeyID()).build(), key, change);
    }

    private static String signed(
            JWSHeader header, RSAKey key, Consumer<JWTClaimsSet.Builder> change) {
        try {
            var token = new SignedJWT(header, claims(change));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).type(new JOSEObjectType("at+jwt"));
    }

    private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .claim("scp", "Mail.Read EWS.AccessAsUser.All")
                        .claim("email", "Mary@contoso.cloud.test")
                        .issueTime(in(-60))
                        .expirationTime(in(3_600));
        change.accept(claims);
        return claims.build();
    }

    private static String ps256() {
        return signed(JWSAlgorithm.PS256, FIRST, _ -> {});
    }

    private static String hmac() {
        try {
            var token = new SignedJWT(header(JWSAlgorithm.HS256).build(), claims(_ -> {}));
            token.sign(new MACSigner(FIRST.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String unsigned() {
        return base64("{\"alg\":\"none\",\"typ\":\"JWT\"}")
                + "."
                + base64(claims(_ -> {}).toString())
                + ".";
    }

    private static String critical() {
        var good = signed(FIRST, _ -> {});
        return base64("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"crit\":[\"b64\"],\"b64\":true}")
                + good.substring(good.indexOf('.'));
    }

    private static String forged(String good) {
        var segments = good.split("\\.", -1);
        var other = claims(it -> it.claim("email", "ceo@contoso.cloud.test")).toString();
        return segments[0] + "." + base64(other) + "." + segments[2];
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RSAKey key(String name) {
        try {
            return new RSAKeyGenerator(2048).keyID(name).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
