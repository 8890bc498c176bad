package entente.forests;

import static org.assertj.core.api.Assertions.assertThat;

import entente.forests.AcceptedForests.Outcome;
import entente.objects.NamedObjects.Will;
import entente.question.Address;
import entente.question.Domain;
import entente.settings.SettingsFile;
import entente.wire.seal.FederationCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AcceptedForestsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Domain CONTOSO = Domain.of("contoso.test");
    private static final Address ACCOUNT = Address.of("contoso@northwind.test");
    private static final String BY_ACCOUNT =
            "{\"account\": \"contoso@northwind.test\", \"password\": \"a long password\"}";
    private static final X509Certificate SERVERS = certificate("mail.contoso.test");

    private static final String RSA_OF_1024_BITS =
            """
            -----BEGIN CERTIFICATE-----
            MIICFDCCAX2gAwIBAgIUIxXSPUT3YpzsVl5R8fWT6RLLhiQwDQYJKoZIhvcNAQEL
            BQAwHDEaMBgGA1UEAwwRbWFpbC5jb250b3NvLnRlc3QwHhcNMjYxMTI5MDkzMjA3
            WhcNMjYxMjI5MDkzMjA3WjAcMRowGAYDVQQDDBFtYWlsLmNvbnRvc28udGVzdDCB
            nzANBgkqhkiG9w0BAQEFAAOBjQAwgYkCgYEArr8Pm6r040sHH8AuHwAccPnRbPCD
            l+0M/ko7TwvEvSEOBPQdOYi4XnsGAfdc7M98uJa9K6mwvvm075RE0z5zzRMUppnk
            mbryv56quon9Hb3O2/74UIhDdXPKqBvl5gHBvLusorBFArvl9lHUr1FLr98E3WaF
            NALsmp4UaiuYNR0CAwEAAaNTMFEwHQYDVR0OBBYEFP47+McASyc3Afk5zLzPAORo
            uJLMMB8GA1UdIwQYMBaAFP47+McASyc3Afk5zLzPAORouJLMMA8GA1UdEwEB/wQF
            MAMBAf8wDQYJKoZIhvcNAQELBQADgYEAkg4lPTM9yngBQX55oBmTeBV03Qju1akw
            ScFzMo5ddV+aj2H+K9Hyzr94XiZvV0R6tN9RZL2QdUCcIJ1/fIbqBHeGXOoduly1
            xeE/A9ts+739BZsaslgMASDtW0nmNvs93HSOjMBjjfjWJLUmaec51LzZtHO5ff5a
            Hv8/pF/tesk=
            -----END CERTIFICATE-----
            """;

    @TempDir private Path folder;
    @AutoClose private SettingsFile file;
    private AcceptedForests forests;

    @BeforeEach
    void open() {
        file = SettingsFile.open(folder.resolve("settings.db"));
        forests =
                new AcceptedForests(
                        file.of(AcceptedForests.KIND),
                        () -> Set.of(Domain.of("northwind.test")),
                        Address.of("nils@northwind.test")::equals);
    }

    @Test
    void accountOpensWithItsPasswordAlsoAfterARestart() {
        done(forests.put(CONTOSO, json(BY_ACCOUNT)));
        file.close();
        open();

        var password =
                forests.withAccount(ACCOUNT).orElseThrow().account().orElseThrow().password();

        assertThat(password.opens("a long password".toCharArray())).isTrue();
        assertThat(password.opens("another password".toCharArray())).isFalse();
    }

    @Test
    void passwordStandsInNoFile() throws IOException {
        done(forests.put(CONTOSO, json(BY_ACCOUNT)));
        file.close();

        assertThat(Files.readString(folder.resolve("settings.db"), StandardCharsets.ISO_8859_1))
                .contains("argon2id")
                .doesNotContain("a long password");
    }

    @Test
    void serverIsKnownByItsVeryCertificateWhileThatIsValid() {
        done(forests.put(CONTOSO, json(byCertificate(SERVERS))));

        assertThat(forests.showing(SERVERS, NOON)).isPresent();
        assertThat(forests.showing(certificate("mail.contoso.test"), NOON)).isEmpty();
        assertThat(forests.showing(SERVERS, NOON.plus(Duration.ofDays(40)))).isEmpty();
        assertThat(forests.showing(SERVERS, NOON.minus(Duration.ofDays(40)))).isEmpty();
    }

    @Test
    void certificateOfAWeakKeyIsNotAccepted() {
        var pem = JsonMapper.shared().writeValueAsString(RSA_OF_1024_BITS);

        var outcome = forests.put(CONTOSO, json("{\"certificates\": [" + pem + "]}"));

        assertThat(sentence(outcome)).contains("certificates", "2048");
    }

    @Test
    void forestThatIsDisabledIsNobody() {
        done(forests.put(CONTOSO, json(byCertificate(SERVERS))));
        done(forests.change(CONTOSO, json(BY_ACCOUNT)));

        done(forests.change(CONTOSO, json("{\"enabled\": false}")));

        assertThat(forests.showing(SERVERS, NOON)).isEmpty();
        assertThat(forests.withAccount(ACCOUNT)).isEmpty();
        assertThat(forests.certificates()).isEmpty();
    }

    @Test
    void changeLeavesTheRestAsItIs() {
        done(forests.put(CONTOSO, json(byCertificate(SERVERS))));

        var changed = done(forests.change(CONTOSO, json("{\"domains\": [\"c.test\"]}")));

        assertThat(changed.domains()).containsExactly(Domain.of("c.test"));
        assertThat(changed.certificates()).containsExactly(SERVERS);
    }

    @Test
    void passwordOfOneAccountIsNotAnothers() {
        done(forests.put(CONTOSO, json(BY_ACCOUNT)));

        assertThat(
                        sentence(
                                forests.change(
                                        CONTOSO, json("{\"account\": \"other@northwind.test\"}"))))
                .contains("\"password\" is needed");
    }

    @Test
    void twoForestsShareNothing() {
        done(forests.put(CONTOSO, json(byCertificate(SERVERS))));
        done(forests.change(CONTOSO, json(BY_ACCOUNT)));
        var other = Domain.of("fabrikam.test");

        assertThat(sentence(forests.put(other, json(BY_ACCOUNT)))).contains("contoso.test");
        assertThat(sentence(forests.put(other, json(byCertificate(SERVERS)))))
                .contains("contoso.test");
        assertThat(
                        sentence(
                                forests.put(
                                        other,
                                        json(
                                                "{\"domains\": [\"contoso.test\"], \"certificates\": [%s]}"
                                                        .formatted(pem(certificate("x")))))))
                .contains("contoso.test");
    }

    @Test
    void ownServerIsAcceptedWithOwnDomainsAlone() {
        var own = "{\"domains\": [%s], \"certificates\": [" + pem(SERVERS) + "]}";
        var ours = Domain.of("northwind.test");

        assertThat(
                        sentence(
                                forests.put(
                                        ours,
                                        json(own.formatted("\"northwind.test\", \"x.test\"")))))
                .contains("ours");
        done(forests.put(ours, json(own.formatted("\"northwind.test\""))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | one of \"account\"",
                "{\"account\": \"nils@northwind.test\", \"password\": \"a long password\"} | is somebody here",
                "{\"account\": \"contoso\", \"password\": \"a long password\"} | an address that nobody has",
                "{\"account\": \"a@b.test\", \"password\": \"short\"} | a password of 12",
                "{\"account\": \"a@b.test\"} | \"password\" is needed",
                "{\"password\": \"a long password\"} | is for an account",
                "{\"certificates\": [\"nonsense\"]} | certificates in PEM",
                "{\"certificates\": \"x\"} | a list",
                "{\"account\": \"a@b.test\", \"password\": \"a long password\", \"domains\": [\"*\"]} | domains of the forest"
            })
    void whatMakesNoSenseIsRefused(String object, String fault) {
        assertThat(sentence(forests.put(CONTOSO, json(object)))).contains(fault);
        assertThat(forests.all()).isEmpty();
    }

    @Test
    void whatIsTriedIsAnsweredAndNotMade() {
        done(forests.put(CONTOSO, json(BY_ACCOUNT), Will.TRY));

        assertThat(forests.all()).isEmpty();
        var put = done(forests.put(CONTOSO, json(BY_ACCOUNT)));
        done(forests.change(CONTOSO, json("{\"enabled\": false}"), Will.TRY));
        forests.remove(CONTOSO, Will.TRY);
        assertThat(forests.all()).containsExactly(put);
    }

    @Test
    void theVeryPasswordThatItHasChangesNothing() {
        done(forests.put(CONTOSO, json(BY_ACCOUNT)));

        assertThat(forests.put(CONTOSO, json(BY_ACCOUNT), Will.TRY))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.changed()).isFalse());
        assertThat(forests.change(CONTOSO, json("{\"password\": \"another password\"}"), Will.TRY))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.changed()).isTrue());
    }

    @Test
    void whatIsToldOfItsCertificatesIsEnoughToListThemAgain() {
        var forest = done(forests.put(CONTOSO, json(byCertificate(SERVERS))));

        var told = JsonMapper.shared().valueToTree(AcceptedForestJson.of(forest));

        assertThat(told.at("/certificates/0/certificate").asString())
                .isEqualTo(ForestCertificates.pem(SERVERS));
    }

    @Test
    void nothingThatIsToldShowsThePassword() {
        var forest = done(forests.put(CONTOSO, json(BY_ACCOUNT)));

        assertThat(forest + " " + AcceptedForestJson.of(forest))
                .doesNotContain("a long password", "argon2id");
    }

    private static X509Certificate certificate(String name) {
        return FederationCertificate.make(name, NOON.minus(Duration.ofDays(1)), Duration.ofDays(30))
                .certificate();
    }

    private static String byCertificate(X509Certificate certificate) {
        return "{\"certificates\": [" + pem(certificate) + "]}";
    }

    private static String pem(X509Certificate certificate) {
        return JsonMapper.shared().writeValueAsString(ForestCertificates.pem(certificate));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static AcceptedForest done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).forest();
    }

    private static String sentence(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).why().sentence();
    }
}
