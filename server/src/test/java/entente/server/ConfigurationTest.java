package entente.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.question.Domain;
import entente.routes.Host;
import entente.routes.TokenProfile;
import entente.server.ConfigurationFaults.Fault;
import entente.tokens.PartnerApplication.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    private static final String GOOD =
            """
            [organisation]
            name = "Contoso"
            domain = "contoso.test"
            url = "https://mail.contoso.test:7443"
            state = "contoso"

            [organisation.administrator]
            address = "admin@contoso.test"
            password-file = "password"

            [organisation.listen]
            address = "127.0.0.1"
            port = 7443
            certificate = "tls.crt"
            key = "tls.key"

            [organisation.identity]
            app-id = "7f3c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10"
            realm = "contoso.test"
            hosts = ["mail.contoso.test"]

            [organisation.signing]
            certificate = "tls.crt"
            key = "tls.key"

            [organisation.calling]
            authorities = ["tls.crt"]
            names = { "mail.contoso.cloud.test" = "127.0.0.1" }

            [[organisation.auth-server]]
            name = "lab"
            app-id = "0c2f2c1e-58a5-4b52-9b8e-2b1b6a5d9c10"
            realm = "contoso.test"
            realms = ["contoso.test", "contoso.cloud.test"]
            metadata-url = "https://auth.test/contoso.test/metadata/json/1"
            token-endpoint = "https://auth.test/contoso.test/tokens/OAuth/2"

            [[organisation.connector]]
            name = "cloud"
            domains = ["contoso.cloud.test"]
            discovery-endpoint = "https://autodiscover.contoso.cloud.test/autodiscover/autodiscover.svc"
            partner-app-id = "b12c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10"
            partner-realm = "contoso.cloud.test"
            profile = "L1"
            auth-server = "lab"
            """;

    private static final String ID = "7f3c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10";

    @TempDir private Path folder;

    @BeforeEach
    void files() throws IOException {
        for (var name : Set.of("tls.crt", "tls.key", "password")) {
            Files.writeString(folder.resolve(name), "");
        }
    }

    @Test
    void goodFileIsReadWhole() throws ConfigurationFaults, IOException {
        var organisation = read(GOOD).organisation().orElseThrow();

        assertThat(organisation.acceptedDomains()).containsExactly(Domain.of("contoso.test"));
        assertThat(organisation.state()).isEqualTo(folder.resolve("contoso"));
        assertThat(organisation.calling().names())
                .containsKey(Domain.of("mail.contoso.cloud.test"));
        assertThat(organisation.connectors())
                .singleElement()
                .satisfies(connector ->
                        assertThat(connector.hosts())
                                .extracting(Host::name)
                                .containsExactly(Domain.of("autodiscover.contoso.cloud.test")));
    }

    @Test
    void everyFaultIsReportedWithItsLine() {
        var bad =
                GOOD.replace("port = 7443", "port = 70000\nprot = 7443")
                        .replace("https://mail.contoso.test:7443", "http://mail.contoso.test")
                        .replace("realms = [\"contoso.test\",", "realms = [\"*\",")
                        .replace("auth-server = \"lab\"", "auth-server = \"other\"")
                        .replace("password-file = \"password\"", "password-file = \"nowhere\"")
                        .replace("name = \"Contoso\"", "");

        assertThat(faults(bad))
                .satisfiesExactly(
                        fault -> assertThat(fault).isEqualTo(new Fault(1, 1, "name is missing")),
                        fault -> assertThat(fault.what()).contains("url must be an https URL"),
                        fault -> assertThat(fault.what()).contains("password-file names"),
                        fault ->
                                assertThat(fault)
                                        .isEqualTo(
                                                new Fault(13, 1, "port must be from 0 to 65535")),
                        fault ->
                                assertThat(fault)
                                        .isEqualTo(new Fault(14, 1, "prot is not a setting here")),
                        fault -> assertThat(fault.what()).contains("realms must hold realms"),
                        fault -> assertThat(fault.what()).contains("is named other"));
    }

    @Test
    void newConnectorSignsForItsPeopleAndAsksNoBroker() throws ConfigurationFaults, IOException {
        var bare = GOOD.replace("profile = \"L1\"\nauth-server = \"lab\"\n", "");

        assertThat(read(bare).organisation().orElseThrow().connectors())
                .singleElement()
                .satisfies(connector -> {
                    assertThat(connector.profile()).isEqualTo(TokenProfile.N1);
                    assertThat(connector.authServer()).isEmpty();
                });
    }

    @Test
    void profileAndAuthServerMustFit() {
        assertThat(faults(GOOD.replace("profile = \"L1\"", "")))
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.what())
                                .contains("not asked for tokens of profile N1", "L1, L1-signed"));
        assertThat(faults(GOOD.replace("auth-server = \"lab\"", "")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).isEqualTo("auth-server is missing"));
        assertThat(faults(GOOD.replace("\"L1\"", "\"l1\"")))
                .first()
                .satisfies(fault ->
                        assertThat(fault.what())
                                .isEqualTo(
                                        "profile must be L1, L1-signed, L2, L2-signed, N1 or N2"));
    }

    @Test
    void partnerThatSignsItselfNeedsItsKeys() throws ConfigurationFaults, IOException {
        var partner =
                """
                [[organisation.partner]]
                name = "cloud"
                app-id = "b12c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10"
                realm = "contoso.cloud.test"
                domains = ["contoso.cloud.test"]
                operations = ["freebusy"]
                """;
        var keys =
                "metadata-url = \"https://mail.contoso.cloud.test/autodiscover/metadata/json/1\"\n";

        assertThat(faults(GOOD + partner))
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).startsWith("metadata-url is missing"));
        assertThat(read(GOOD + partner + keys).organisation().orElseThrow().partners())
                .singleElement()
                .satisfies(it -> assertThat(it.profiles()).containsExactly(Profile.N1));
    }

    @Test
    void nextKeyMayHaveADay() throws ConfigurationFaults, IOException {
        var next = "next = { certificate = \"tls.crt\", key = \"tls.key\", effective = %s }\n\n";
        var before = "[organisation.calling]";

        var signing =
                read(GOOD.replace(before, next.formatted("2026-12-01T04:00:00+01:00") + before))
                        .organisation()
                        .orElseThrow()
                        .signing();

        assertThat(signing.nextEffective()).isEqualTo(Instant.parse("2026-12-01T03:00:00Z"));
        assertThat(faults(GOOD.replace(before, next.formatted("2026-12-01") + before)))
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.what())
                                .startsWith("effective must be a date and time with an offset"));
    }

    @Test
    void rightToCallAnIdOfTwoRealmsIsAFault() {
        var broker =
                """
                [broker]
                domain = "auth.test"
                app-id = "0c2f2c1e-58a5-4b52-9b8e-2b1b6a5d9c10"
                realms = ["contoso.test", "fabrikam.test"]
                url = "https://auth.test"
                state = "broker"
                listen = { certificate = "tls.crt", key = "tls.key" }
                signing = { certificate = "tls.crt", key = "tls.key" }
                """;
        var twice = principal("contoso.test", ID) + principal("fabrikam.test", ID);

        assertThat(faults(broker + twice))
                .hasSize(2)
                .allSatisfy(fault ->
                        assertThat(fault.what())
                                .contains("several realms: write " + ID + "@contoso.test"));
        assertThat(faults(broker + twice.replace("[\"" + ID, "[\"" + ID + "@fabrikam.test")))
                .isEmpty();
    }

    private static String principal(String realm, String mayCall) {
        return """
        [[broker.service-principal]]
        app-id = "%s"
        realm = "%s"
        name = "one of two"
        may-call = ["%s"]
        """
                .formatted(ID, realm, mayCall);
    }

    @Test
    void brokenTomlIsReportedWithItsLine() {
        assertThat(faults("[organisation\nname = 1"))
                .first()
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(1));
    }

    @Test
    void twoOfOneNameAreAFaultOfTheSecond() {
        var connector = GOOD.substring(GOOD.indexOf("[[organisation.connector]]"));

        assertThat(faults(GOOD + connector))
                .singleElement()
                .satisfies(
                        fault -> assertThat(fault.what()).contains("another one is named cloud"));
    }

    @Test
    void fileThatServesNothingIsAFault() {
        assertThat(faults("")).singleElement().extracting(Fault::line).isEqualTo(1);
    }

    @Test
    void messageNamesFileLineAndColumn() {
        assertThatThrownBy(() -> read("colour = 1"))
                .hasMessageContaining("entente.toml:1:1: colour is not a setting here");
    }

    private Configuration read(String text) throws ConfigurationFaults, IOException {
        return Configuration.read(Files.writeString(folder.resolve("entente.toml"), text));
    }

    private List<Fault> faults(String text) {
        try {
            read(text);
            return List.of();
        } catch (ConfigurationFaults faults) {
            return faults.faults();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
