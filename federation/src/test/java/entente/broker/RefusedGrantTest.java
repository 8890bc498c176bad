package entente.broker;

import static entente.broker.World.BROKER_APP;
import static entente.broker.World.CONTOSO;
import static entente.broker.World.CONTOSO_APP;
import static entente.broker.World.CONTOSO_EXPIRED;
import static entente.broker.World.FABRIKAM;
import static entente.broker.World.FABRIKAM_APP;
import static entente.broker.World.NOON;
import static entente.broker.World.NORTHWIND_APP;
import static entente.broker.World.STRANGER;
import static entente.broker.World.actorForm;
import static entente.broker.World.assertion;
import static entente.broker.World.but;
import static entente.broker.World.contoso;
import static entente.broker.World.issued;
import static entente.broker.World.json;
import static entente.broker.World.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.broker.Broker.Outcome;
import entente.broker.Broker.Outcome.Refused;
import entente.problem.Code;
import entente.wire.jwt.UnsignedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each test asks for one token that must not be issued; afterwards the log has the refusal, no issue and no token.
class RefusedGrantTest {
    private static final Pattern COMPACT = Pattern.compile("eyJ[A-Za-z0-9_-]*\\.");

    private final World world = new World();
    private int issuedOnPurpose;

    @AfterEach
    void refusalStandsInTheLogAndNothingWasIssued() {
        assertThat(world.log.issues(100)).hasSize(issuedOnPurpose);
        assertThat(world.log.denials(100)).isNotEmpty();
        assertThat(world.log.denials(100).toString()).doesNotContainPattern(COMPACT);
    }

    @Test
    void keyOfAStrangerIsRefusedAndItsThumbprintNamed() {
        var refused = refused(actorForm(STRANGER.sign("ES256", Map.of(), assertion())));

        expect(refused, 401, "invalid_client");
        assertThat(json(refused.json()).get("error_description").stringValue())
                .contains(STRANGER.verifyKey().thumbprint());
    }

    @Test
    void keyOfAnotherRegisteredApplicationIsRefused() {
        expect(
                refused(actorForm(FABRIKAM.sign("RS256", Map.of(), assertion()))),
                401,
                "invalid_client");
    }

    @Test
    void thumbprintOfTheRightKeyOverAnotherSignatureIsRefused() {
        var header = Map.<String, Object>of("x5t", CONTOSO.x5t());

        expect(
                refused(actorForm(FABRIKAM.sign("RS256", header, assertion()))),
                401,
                "invalid_client");
    }

    @Test
    void rightKeyUnderAnotherThumbprintIsRefused() {
        var header = Map.<String, Object>of("x5t", FABRIKAM.x5t());

        expect(
                refused(actorForm(CONTOSO.sign("RS256", header, assertion()))),
                401,
                "invalid_client");
    }

    @Test
    void keyWhoseCertificateHasExpiredIsRefused() {
        expect(
                refused(actorForm(CONTOSO_EXPIRED.sign("ES256", Map.of(), assertion()))),
                401,
                "invalid_client");
    }

    @Test
    void unsignedAssertionIsRefused() {
        expect(refused(actorForm(UnsignedToken.of(assertion()))), 401, "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "None", "nOnE", "RS1", "ES384"})
    void otherAlgorithmsAreRefused(String algorithm) {
        expect(refused(actorForm(relabelled(algorithm))), 401, "invalid_client");
    }

    @Test
    void rsaSignatureUnderTheNameOfAnotherFamilyIsRefused() {
        expect(refused(actorForm(relabelled("ES256"))), 401, "invalid_client");
    }

    @Test
    void changedClaimsAreRefused() {
        var parts = signed(assertion()).split("\\.", -1);
        var other =
                signed(but(assertion(), "trustedfordelegation", Optional.of("true")))
                        .split("\\.", -1);

        expect(
                refused(actorForm(parts[0] + "." + other[1] + "." + parts[2])),
                401,
                "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c", "a.b.c.d"})
    void assertionThatIsNoTokenIsRefused(String assertion) {
        expect(refused(actorForm(assertion)), 400, "invalid_request");
    }

    @Test
    void assertionInASecondSpellingIsRefused() {
        expect(refused(actorForm(signed(assertion()) + "=")), 400, "invalid_request");
    }

    @Test
    void assertionOverEightKibibytesIsRefused() {
        var claims = but(assertion(), "padding", Optional.of("x".repeat(8 * 1024)));

        expect(refused(actorForm(signed(claims))), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c0000000-0000-4000-8000-00000000ffff@contoso.test",
                "C0000000-0000-4000-8000-000000000001@contoso.test",
                CONTOSO_APP + "@fabrikam.test",
                CONTOSO_APP + "@Contoso.test",
                CONTOSO_APP + "@*",
                CONTOSO_APP,
                "mary@contoso.test",
                ""
            })
    void clientThatIsNotRegisteredInTheRealmOfThePathIsRefused(String issuer) {
        var claims =
                but(but(assertion(), "iss", Optional.of(issuer)), "nameid", Optional.of(issuer));

        expect(refused(actorForm(signed(claims))), 401, "invalid_client");
    }

    @Test
    void clientOfAnotherRealmIsRefused() {
        var outcome = world.ask("fabrikam.test", actorForm(signed(assertion())), NOON);

        expect((Refused) outcome, 401, "invalid_client");
    }

    @Test
    void everyRefusedClientGetsTheSameWords() {
        var unknown = "c0000000-0000-4000-8000-00000000ffff@contoso.test";
        var strange =
                but(but(assertion(), "iss", Optional.of(unknown)), "nameid", Optional.of(unknown));

        var unknownClient = refused(actorForm(FABRIKAM.sign("RS256", Map.of(), strange)));
        var wrongKey = refused(actorForm(FABRIKAM.sign("RS256", Map.of(), assertion())));

        assertThat(unknownClient.json()).isEqualTo(wrongKey.json());
    }

    @Test
    void disabledClientIsRefused() {
        world.with(contoso(true, false));

        expect(refused(actorForm(signed(assertion()))), 401, "invalid_client");
    }

    @Test
    void assertionThatNamesTwoApplicationsIsRefused() {
        var claims = but(assertion(), "nameid", Optional.of(FABRIKAM_APP + "@contoso.test"));

        expect(refused(actorForm(signed(claims))), 401, "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BROKER_APP + "/auth.test@fabrikam.test",
                BROKER_APP + "/auth.test@*",
                BROKER_APP + "/auth.test",
                BROKER_APP + "@contoso.test",
                BROKER_APP + "/mail.fabrikam.test@contoso.test",
                FABRIKAM_APP + "/auth.test@contoso.test",
                "0A000000-0000-4000-8000-000000000000/auth.test@contoso.test",
                "https://auth.test:8443/contoso.test/oauth2/v2.0/token",
                ""
            })
    void assertionForAnotherServerIsRefused(String audience) {
        var claims = but(assertion(), "aud", Optional.of(audience));

        expect(refused(actorForm(signed(claims))), 400, "invalid_grant");
    }

    @Test
    void assertionForSeveralServersIsRefused() {
        var claims =
                but(
                        assertion(),
                        "aud",
                        Optional.of(List.of(BROKER_APP + "/auth.test@contoso.test")));

        expect(refused(actorForm(signed(claims))), 400, "invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({"361, past the end", "360, on the last moment", "-61, before the beginning"})
    void assertionThatIsNotValidNowIsRefused(int seconds, String when) {
        var outcome =
                world.ask(
                        "contoso.test", actorForm(signed(assertion())), NOON.plusSeconds(seconds));

        assertThat(outcome).as(when).isInstanceOf(Refused.class);
        expect((Refused) outcome, 400, "invalid_grant");
    }

    @Test
    void assertionThatLastsLongerThanTenMinutesIsRefused() {
        var claims = but(assertion(), "exp", Optional.of(seconds(NOON.plusSeconds(601))));

        expect(refused(actorForm(signed(claims))), 400, "invalid_grant");
    }

    @Test
    void assertionWithoutABeginningStillEndsWithinTenMinutes() {
        var claims =
                but(
                        but(assertion(), "nbf", Optional.empty()),
                        "exp",
                        Optional.of(seconds(NOON.plusSeconds(601))));

        expect(refused(actorForm(signed(claims))), 400, "invalid_grant");
    }

    @Test
    void assertionWithoutAnEndIsRefused() {
        expect(
                refused(actorForm(signed(but(assertion(), "exp", Optional.empty())))),
                400,
                "invalid_grant");
    }

    @Test
    void assertionMadeInTheFutureIsRefused() {
        var claims = but(assertion(), "iat", Optional.of(seconds(NOON.plusSeconds(61))));

        expect(refused(actorForm(signed(claims))), 400, "invalid_grant");
    }

    @Test
    void timeThatIsNoWholeNumberIsRefused() {
        expect(
                refused(actorForm(signed(but(assertion(), "exp", Optional.of(1767268900.5))))),
                400,
                "invalid_request");
    }

    @Test
    void assertionWithoutANameOfItsOwnIsRefused() {
        expect(
                refused(actorForm(signed(but(assertion(), "jti", Optional.empty())))),
                400,
                "invalid_request");
        expect(
                refused(actorForm(signed(but(assertion(), "jti", Optional.of(" "))))),
                400,
                "invalid_request");
        expect(
                refused(actorForm(signed(but(assertion(), "jti", Optional.of("x".repeat(257)))))),
                400,
                "invalid_request");
    }

    @Test
    void assertionIsUsedOnce() {
        var assertion = signed(assertion());
        issued(world.ask(actorForm(assertion)));
        issuedOnPurpose = 1;

        expect(refused(actorForm(assertion)), 400, "invalid_grant");
    }

    @Test
    void assertionSignedAnewUnderTheSameNameIsRefused() {
        var claims = assertion();
        issued(world.ask(actorForm(signed(claims))));
        issuedOnPurpose = 1;

        expect(refused(actorForm(CONTOSO.sign("PS256", Map.of(), claims))), 400, "invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FABRIKAM_APP + "/www.fabrikam.test@fabrikam.test",
                FABRIKAM_APP + "/mail.northwind.test@fabrikam.test",
                FABRIKAM_APP + "/mail.fabrikam.test@contoso.test",
                FABRIKAM_APP + "/mail.fabrikam.test@*",
                FABRIKAM_APP + "/mail.fabrikam.test",
                FABRIKAM_APP + "@fabrikam.test",
                "FA000000-0000-4000-8000-000000000002/mail.fabrikam.test@fabrikam.test",
                "https://mail.fabrikam.test/",
                "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln"
            })
    void resourceThatNobodyRegisteredIsRefused(String resource) {
        var form = but(actorForm(signed(assertion())), "resource", resource);

        expect(refused(form), 400, "invalid_resource");
    }

    @Test
    void resourceThatTheClientMayNotCallIsRefused() {
        var form =
                but(
                        actorForm(signed(assertion())),
                        "resource",
                        NORTHWIND_APP + "/mail.northwind.test@northwind.test");

        expect(refused(form), 400, "unauthorized_client");
    }

    @Test
    void clientWithoutDelegationMayNotAskForIt() {
        world.with(contoso(false, true));
        var claims = but(assertion(), "trustedfordelegation", Optional.of("true"));

        expect(refused(actorForm(signed(claims))), 400, "unauthorized_client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization_code",
                "refresh_token",
                "password",
                "urn:ietf:params:oauth:grant-type:saml2-bearer"
            })
    void otherGrantsAreRefused(String grant) {
        expect(
                refused(but(actorForm(signed(assertion())), "grant_type", grant)),
                400,
                "unsupported_grant_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "assertion", "resource"})
    void parameterWithTwoValuesIsRefused(String name) {
        var form = actorForm(signed(assertion()));
        var value = form.getOrDefault(name, List.of("x")).getFirst();

        expect(refused(but(form, name, value, value)), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "assertion", "resource"})
    void missingParameterIsRefused(String name) {
        expect(refused(but(actorForm(signed(assertion())), name)), 400, "invalid_request");
    }

    @Test
    void secretIsRefused() {
        expect(
                refused(but(actorForm(signed(assertion())), "client_secret", "s")),
                400,
                "invalid_request");
    }

    @Test
    void realmOtherThanThePathsIsRefused() {
        expect(
                refused(but(actorForm(signed(assertion())), "realm", "fabrikam.test")),
                400,
                "invalid_request");
    }

    @Test
    void requestAddressedToAHostThatIsNotOursIsRefused() {
        var outcome =
                world.broker.token(
                        "contoso.test", actorForm(signed(assertion())), "rogue.test", NOON);

        expect((Refused) outcome, 400, "invalid_request");
    }

    @Test
    void busyLogMeansNoTokenAndATimeToComeBack() {
        world.log.becomeBusy();

        var refused = refused(actorForm(signed(assertion())));

        expect(refused, 503, "temporarily_unavailable");
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
    }

    @Test
    void refusalIsRecordedWithWhatTheRequestClaimed() {
        refused(
                but(
                        actorForm(signed(assertion())),
                        "resource",
                        NORTHWIND_APP + "/mail.northwind.test@northwind.test"));

        assertThat(world.log.denials(1))
                .singleElement()
                .satisfies(denial -> {
                    assertThat(denial.client()).isEqualTo(CONTOSO_APP + "@contoso.test");
                    assertThat(denial.resource()).contains(NORTHWIND_APP);
                    assertThat(denial.code()).isEqualTo(Code.GRANT_CLIENT_FORBIDDEN.name());
                    assertThat(denial.cause()).contains("may not call");
                });
    }

    @Test
    void tokenThatAStrangerPutsInAnyPlaceIsNotQuoted() {
        var token = signed(assertion());

        refused(but(actorForm(token), "resource", token));
        refused(but(actorForm(token), "realm", token));
        refused(actorForm(signed(but(assertion(), "aud", Optional.of(token)))));
        refused(actorForm(CONTOSO.sign("RS256", Map.of("kid", token), assertion())));
        var outcome = world.broker.token(token, actorForm(token), token, NOON);

        assertThat(outcome.toString()).doesNotContainPattern(COMPACT);
    }

    private Refused refused(Map<String, List<String>> form) {
        var outcome = world.ask(form);
        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(outcome.toString()).doesNotContainPattern(COMPACT);
        assertThat(new String(((Refused) outcome).json(), UTF_8)).doesNotContainPattern(COMPACT);
        return (Refused) outcome;
    }

    private static void expect(Outcome.Refused refused, int status, String error) {
        assertThat(refused.status()).isEqualTo(status);
        assertThat(json(refused.json()).get("error").stringValue()).isEqualTo(error);
    }

    private static String relabelled(String algorithm) {
        var parts = signed(assertion()).split("\\.", -1);
        var header = "{\"typ\":\"JWT\",\"alg\":\"%s\"}".formatted(algorithm);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8))
                + "."
                + parts[1]
                + "."
                + parts[2];
    }

    private static String seconds(Instant time) {
        return Long.toString(time.getEpochSecond());
    }
}
