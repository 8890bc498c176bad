package entente.routes;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Domain;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorTest {
    private static final URI DISCOVERY = URI.create("https://autodiscover.contoso.test:7443/");

    @Test
    void addedHostIsReachedAtThePortsOfTheEndpoints() {
        var connector = connector(Optional.empty(), "mail.contoso.test");

        assertThat(connector.leadsTo(URI.create("https://mail.contoso.test:7443/ews"))).isTrue();
        assertThat(connector.leadsTo(URI.create("https://mail.contoso.test/ews"))).isFalse();
        assertThat(connector.leadsTo(URI.create("https://mail.contoso.test:22/ews"))).isFalse();
    }

    @Test
    void endpointWithoutAPortMeansThatOfHttps() {
        var connector =
                connector(Optional.of(URI.create("https://x.contoso.test/")), "mail.contoso.test");

        assertThat(connector.leadsTo(URI.create("https://mail.contoso.test/ews"))).isTrue();
        assertThat(connector.leadsTo(URI.create("https://mail.contoso.test:443/ews"))).isTrue();
    }

    @Test
    void addedHostWithAPortIsReachedThereAlone() {
        var connector = connector(Optional.empty(), "mail.contoso.test:8443");

        assertThat(connector.leadsTo(URI.create("https://MAIL.contoso.test:8443/ews"))).isTrue();
        assertThat(connector.leadsTo(URI.create("https://mail.contoso.test:7443/ews"))).isFalse();
        assertThat(connector.names(Domain.of("mail.contoso.test"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":443", "mail.contoso.test:", "mail:0", "mail:65536", "a:1:2", "a b:1"})
    void whatIsNoHostIsNotRead(String text) {
        assertThat(Host.parse(text)).isEmpty();
    }

    private static Connector connector(Optional<URI> sharing, String host) {
        return new Connector(
                "to contoso",
                Set.of(Domain.of("contoso.test")),
                DISCOVERY,
                sharing,
                Connectors.PARTNER_APP,
                "contoso.test",
                TokenProfile.L1,
                Optional.of("auth"),
                Set.of(Host.parse(host).orElseThrow()),
                true);
    }
}
