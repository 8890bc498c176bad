package entente.vouching;

import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Outcome.Kind;
import entente.calling.ScriptedHttps;
import entente.calling.Site;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Domain;
import entente.question.TraceId;
import entente.routes.AccessMethod;
import entente.routes.AddressSpace;
import entente.routes.AddressSpaces;
import entente.settings.LockedSecret;
import entente.settings.Safe;
import entente.trace.Trace;
import entente.trusts.Action;
import entente.vouching.PartnerCalls.Outcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForestCallsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String NORTHWIND = "northwind.test";
    private static final String ACCOUNT = "contoso@northwind.test";
    private static final String EWS = "https://mail.northwind.test/EWS/Exchange.asmx";
    private static final String BASIC =
            "Basic "
                    + Base64.getEncoder()
                            .encodeToString(
                                    (ACCOUNT + ":a secret").getBytes(StandardCharsets.UTF_8));

    @TempDir private Path folder;

    private final ScriptedHttps https = new ScriptedHttps();
    private final ScriptedHttps certified = new ScriptedHttps();
    private final Trace trace = new Trace(TraceId.fresh(), "contoso.test");
    private Safe safe;
    private ForestCalls calls;

    @BeforeEach
    void openSafe() {
        safe = new Safe(folder.resolve("secrets.key"));
        calls = new ForestCalls(https, certified, safe, () -> NOON);
    }

    @Test
    void accountIsShownWithTheQuestion() {
        https.at("mail.northwind.test", _ -> Site.said(200, "<done/>"));

        var outcome = send(withAccount(), EWS);

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        assertThat(https.calls())
                .singleElement()
                .satisfies(
                        call -> assertThat(call.headers()).containsEntry("authorization", BASIC));
        assertThat(certified.calls()).isEmpty();
    }

    @Test
    void certificateIsShownByTheConnectionAndNothingElseIs() {
        certified.at("mail.northwind.test", _ -> Site.said(200, "<done/>"));

        var outcome = send(AddressSpaces.to(NORTHWIND, AccessMethod.PER_USER), EWS);

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        assertThat(certified.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.headers()).doesNotContainKey("authorization"));
        assertThat(https.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://rogue.test/EWS/Exchange.asmx",
                "http://mail.northwind.test/EWS/Exchange.asmx",
                "https://mail.northwind.test:8443/EWS/Exchange.asmx",
                "https://a@mail.northwind.test/EWS/Exchange.asmx"
            })
    void nothingIsSentWhereTheAddressSpaceDoesNotLead(String elsewhere) {
        assertThat(codeOf(send(withAccount(), elsewhere))).isEqualTo(Code.DISCOVERY_REDIRECTED);
        assertThat(https.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://rogue.test/EWS/Exchange.asmx",
                "https://mail.northwind.test/elsewhere",
                "https://mail.northwind.test:8443/EWS/Exchange.asmx"
            })
    void redirectIsTheEnd(String location) {
        https.at("mail.northwind.test", _ -> Site.said(302, "").with("location", location))
                .at("rogue.test", _ -> Site.said(200, "<done/>"));

        assertThat(codeOf(send(withAccount(), EWS))).isEqualTo(Code.PARTNER_REDIRECTED);
        assertThat(https.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer client_id=\"x\"",
                "Negotiate",
                "NTLM",
                "Digest realm=\"x\"",
                "Basic realm=\"other\""
            })
    void challengeOfWhateverSchemeIsTheEnd(String challenge) {
        https.at(
                "mail.northwind.test", _ -> Site.said(401, "").with("www-authenticate", challenge));
        certified.at(
                "mail.northwind.test", _ -> Site.said(401, "").with("www-authenticate", challenge));

        var byAccount = send(withAccount(), EWS);
        var byCertificate = send(AddressSpaces.to(NORTHWIND, AccessMethod.ORG_WIDE), EWS);

        assertThat(codeOf(byAccount)).isEqualTo(Code.PARTNER_REFUSED_CREDENTIALS);
        assertThat(codeOf(byCertificate)).isEqualTo(Code.PARTNER_REFUSED_CREDENTIALS);
        assertThat(https.calls()).hasSize(1);
        assertThat(certified.calls()).hasSize(1);
    }

    @Test
    void secretOfAnotherPlaceIsNotSentHere() {
        https.at("mail.northwind.test", _ -> Site.said(200, "<done/>"));
        var elsewhere =
                safe.lock(
                        "a secret",
                        AddressSpace.purpose(
                                Domain.of(NORTHWIND), ACCOUNT, AddressSpaces.hosts("evil.test")));

        var outcome = send(withAccount(elsewhere), EWS);

        assertThat(codeOf(outcome)).isEqualTo(Code.SECRET_UNREADABLE);
        assertThat(https.calls()).isEmpty();
    }

    @Test
    void nobodyIsAskedForNobodyWhereAPersonIsNamed() {
        var outcome =
                calls.send(
                        message(EWS),
                        AddressSpaces.to(NORTHWIND, AccessMethod.PER_USER),
                        Optional.empty(),
                        trace,
                        NOON.plusSeconds(5));

        assertThat(codeOf(outcome)).isEqualTo(Code.NO_USABLE_ADDRESS);
        assertThat(certified.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TLS, PARTNER_TLS_REFUSED", "TIMED_OUT, LOOKUP_TIMED_OUT"})
    void connectionThatIsNotSecureOrTooSlowIsSaidSo(Kind kind, Code code) {
        https.at("mail.northwind.test", _ -> new Site.Broken(kind));

        assertThat(codeOf(send(withAccount(), EWS))).isEqualTo(code);
    }

    @Test
    void noStepAndNoRefusalShowsTheSecret() {
        https.at("mail.northwind.test", _ -> Site.said(401, "").with("x-echo", BASIC));

        var outcome = send(withAccount(), EWS);

        assertThat(outcome + trace.steps().toString())
                .doesNotContain("a secret", BASIC.substring("Basic ".length()));
    }

    private AddressSpace withAccount() {
        return withAccount(
                safe.lock(
                        "a secret",
                        AddressSpace.purpose(
                                Domain.of(NORTHWIND), ACCOUNT, AddressSpaces.hosts(NORTHWIND))));
    }

    private static AddressSpace withAccount(LockedSecret secret) {
        return AddressSpaces.withAccount(NORTHWIND, AccessMethod.ORG_WIDE, ACCOUNT, secret);
    }

    private Outcome send(AddressSpace space, String endpoint) {
        return calls.send(
                message(endpoint),
                space,
                Optional.of(Address.of("mary@contoso.test")),
                trace,
                NOON.plusSeconds(5));
    }

    private static Message message(String endpoint) {
        return new Message(
                URI.create(endpoint),
                "GetUserAvailability",
                "urn:x/ask",
                Action.FREE_BUSY,
                "test",
                "<ask/>".getBytes(StandardCharsets.UTF_8),
                Duration.ofMinutes(1),
                1_000);
    }

    private static Code codeOf(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).why().code();
    }
}
