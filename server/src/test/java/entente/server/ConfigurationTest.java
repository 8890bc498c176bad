package entente.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.gate.Entitlement;
import entente.question.Address;
import entente.question.Domain;
import entente.relay.SmartHost;
import entente.server.ConfigurationFaults.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            """;

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
    }

    @Test
    void everyFaultIsReportedWithItsLine() {
        var bad =
                GOOD.replace("port = 7443", "port = 70000\nprot = 7443")
                        .replace("https://mail.contoso.test:7443", "http://mail.contoso.test")
                        .replace("realm = \"contoso.test\"", "realm = \"*\"")
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
                        fault -> assertThat(fault.what()).contains("realm must be a realm"));
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

    @ParameterizedTest
    @ValueSource(strings = {"connector", "auth-server", "partner"})
    void whomTheServerKnowsIsSaidElsewhere(String noun) {
        var before = GOOD + "[[organisation.%s]]\nname = \"cloud\"\n".formatted(noun);

        assertThat(faults(before))
                .contains(
                        new Fault(
                                GOOD.lines().toList().size() + 1,
                                1,
                                "%1$s is kept in the settings, which change while the server runs: start without it, then `entente %1$s add`"
                                        .formatted(noun)));
    }

    @Test
    void brokenTomlIsReportedWithItsLine() {
        assertThat(faults("[organisation\nname = 1"))
                .first()
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(1));
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

    @Test
    void withoutTheirTablesMailNeitherGoesOutNorComesIn() throws ConfigurationFaults, IOException {
        assertThat(read(GOOD).organisation().orElseThrow().mail()).isEqualTo(MailSettings.NONE);
    }

    @Test
    void howMailGoesOutAndComesInIsRead() throws ConfigurationFaults, IOException {
        var mail =
                read(GOOD
                                + """
                                [organisation.smart-host]
                                host = "relay.contoso.test"
                                user = "entente"
                                password-file = "password"
                                [organisation.lmtp]
                                port = 0
                                verified-senders = true
                                """)
                        .organisation()
                        .orElseThrow()
                        .mail();

        var out = mail.smartHost().orElseThrow();
        assertThat(out.host()).isEqualTo("relay.contoso.test");
        assertThat(out.port()).isEqualTo(587);
        assertThat(out.tls()).isEqualTo(SmartHost.Tls.STARTTLS);
        assertThat(out.login())
                .contains(new MailSettings.Login("entente", folder.resolve("password")));
        var in = mail.lmtp().orElseThrow();
        assertThat(in.verifiedSenders()).isTrue();
        assertThat(in.terms().address().isLoopbackAddress()).isTrue();
    }

    @Test
    void faultsOfMailAreReportedWithTheirLines() {
        var line = GOOD.lines().toList().size();

        var faults =
                faults(
                        GOOD
                                + """
                                [organisation.smart-host]
                                host = "relay.contoso.test"
                                tls = "none"
                                user = "entente"
                                [organisation.lmtp]
                                port = 25
                                colour = 1
                                """);

        assertThat(faults)
                .containsExactly(
                        new Fault(
                                line + 3,
                                1,
                                "tls may be none only where host is this machine: localhost, 127.0.0.1 or ::1"),
                        new Fault(
                                line + 4,
                                1,
                                "user and password-file come together, or neither does"),
                        new Fault(line + 6, 1, "port must not be 25, which is for SMTP"),
                        new Fault(line + 7, 1, "colour is not a setting here"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1"})
    void withinThisMachineNothingNeedBeSecret(String host) throws ConfigurationFaults, IOException {
        var text = "[organisation.smart-host]\nhost = \"%s\"\ntls = \"none\"\n".formatted(host);

        var mail = read(GOOD + text).organisation().orElseThrow().mail();

        assertThat(mail.smartHost().orElseThrow().tls()).isEqualTo(SmartHost.Tls.NONE);
    }

    @Test
    void nobodyActsForOthersUnlessItSaysSo() throws ConfigurationFaults, IOException {
        assertThat(read(GOOD).organisation().orElseThrow().impersonation()).isEmpty();
    }

    @Test
    void nobodySearchesMailboxesUnlessItSaysSo() throws ConfigurationFaults, IOException {
        var text = GOOD.replace("url =", "searchers = [\"audit@contoso.test\"]\nurl =");

        assertThat(read(GOOD).organisation().orElseThrow().searchers()).isEmpty();
        assertThat(read(text).organisation().orElseThrow().searchers())
                .containsExactly(Address.of("audit@contoso.test"));
        assertThat(faults(text.replace("audit@", "audit ")))
                .extracting(Fault::what)
                .containsExactly("searchers must hold addresses of accounts");
    }

    @Test
    void whoActsForWhomIsRead() throws ConfigurationFaults, IOException {
        var text =
                entitling("svc@contoso.test", "all")
                        + entitling("sync@contoso.test", "sales@contoso.test");

        var entitled = read(GOOD + text).organisation().orElseThrow().impersonation();

        assertThat(entitled)
                .containsExactly(
                        Entitlement.forAll(Address.of("svc@contoso.test")),
                        new Entitlement(
                                Address.of("sync@contoso.test"),
                                Optional.of(Address.of("sales@contoso.test"))));
    }

    @Test
    void whoActsForWhomIsNeverGuessed() {
        var line = GOOD.lines().toList().size();
        var text =
                entitling("svc@contoso.test", "everybody")
                        + entitling("svc@contoso.test", "all")
                        + "[[organisation.impersonation]]\naccount = \"sync@contoso.test\"\n";

        assertThat(faults(GOOD + text))
                .containsExactly(
                        new Fault(line + 3, 1, "people must be \"all\", or the address of a group"),
                        new Fault(line + 5, 1, "account must differ from that of the others"),
                        new Fault(line + 7, 1, "people is missing"));
    }

    private static String entitling(String account, String people) {
        return "[[organisation.impersonation]]\naccount = \"%s\"\npeople = \"%s\"\n"
                .formatted(account, people);
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
