package entente.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.question.Domain;
import entente.registry.Terms;
import entente.server.BrokerFederationSettings.Dns;
import entente.trusts.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerFederationTableTest {
    private static final String BROKER =
            """
            [broker]
            domain = "auth.test"
            app-id = "00000001-0000-0000-c000-000000000000"
            realms = ["contoso.test"]
            url = "https://auth.test:8443"
            state = "state"
            [broker.listen]
            certificate = "tls.crt"
            key = "tls.key"
            [broker.signing]
            certificate = "tls.crt"
            key = "tls.key"
            """;
    private static final String KEYS =
            """
            [broker.federation.signing]
            certificate = "tls.crt"
            key = "tls.key"
            [broker.federation.encryption]
            certificate = "tls.crt"
            key = "tls.key"
            """;

    @TempDir private Path folder;

    @BeforeEach
    void files() throws IOException {
        for (var name : Set.of("tls.crt", "tls.key")) {
            Files.writeString(folder.resolve(name), "");
        }
    }

    @Test
    void brokerWithoutFederationIssuesNoDelegationTokens() throws Exception {
        assertThat(read(BROKER).federation()).isEmpty();
    }

    @Test
    void federationIsReadWhole() throws Exception {
        var federation =
                read(BROKER
                                + """
                                [broker.federation]
                                issuer = "urn:entente:broker:auth.test"
                                resolvers = ["192.0.2.53", "198.51.100.53:5353"]
                                [[broker.federation.organisation]]
                                account-namespace = "fed.fabrikam.test"
                                legacy = true
                                actions = ["MSExchange.Autodiscover"]
                                """
                                + KEYS)
                        .federation()
                        .orElseThrow();

        assertThat(federation.issuer()).isEqualTo("urn:entente:broker:auth.test");
        assertThat(federation.dns())
                .isEqualTo(new Dns.Resolvers(List.of("192.0.2.53", "198.51.100.53:5353")));
        assertThat(federation.terms())
                .isEqualTo(
                        Map.of(
                                Domain.of("fed.fabrikam.test"),
                                new Terms(true, true, false, Set.of(Action.AUTODISCOVER))));
    }

    @Test
    void resolverFileStandsInForDnsAndNeedNotBeThereYet() throws Exception {
        var federation =
                read(BROKER
                                + "[broker.federation]\nissuer = \"urn:x\"\nresolver-file = \"dns.txt\"\n"
                                + KEYS)
                        .federation()
                        .orElseThrow();

        assertThat(federation.dns()).isEqualTo(new Dns.File(folder.resolve("dns.txt")));
    }

    @Test
    void oneResolverIsNotEnough() {
        var text =
                BROKER
                        + "[broker.federation]\nissuer = \"urn:x\"\nresolvers = [\"192.0.2.53\"]\n"
                        + KEYS;

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigurationFaults.class)
                .hasMessageContaining("resolvers must name two DNS servers at least");
    }

    private BrokerSettings read(String text) throws ConfigurationFaults, IOException {
        return Configuration.read(Files.writeString(folder.resolve("entente.toml"), text))
                .broker()
                .orElseThrow();
    }
}
