package entente.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Arrival;
import entente.question.Address;
import entente.question.Domain;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxSettingsTest {
    private static final Address MARY = Address.of("mary@contoso.test");

    private final MailboxSettings settings =
            new MailboxSettings(
                    "Contoso",
                    Domain.of("contoso.test"),
                    new OwnUrl(URI.create("https://mail.contoso.test:7443/")));

    @Test
    void legacyNameLeadsBackToItsAddress() {
        assertThat(settings.addressIn(settings.legacyDn(MARY))).contains(MARY);
        assertThat(settings.addressIn(settings.legacyDn(MARY).toUpperCase(Locale.ROOT)))
                .contains(MARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mary@contoso.test",
                "/o=Fabrikam/ou=Entente/cn=Recipients/cn=mary@contoso.test",
                "/o=Contoso/ou=Entente/cn=Recipients/cn="
            })
    void otherNamesLeadNowhere(String name) {
        assertThat(settings.addressIn(name)).isEmpty();
    }

    @Test
    void urlIsTheExternalOneWhateverHostARequestNames() {
        assertThat(settings.ewsUrl(arrivalAt("evil.test")))
                .isEqualTo("https://mail.contoso.test:7443/EWS/Exchange.asmx");
    }

    @Test
    void urlForThisMachineNeedsNoNameResolution() {
        assertThat(settings.ewsUrl(arrivalAt("127.0.0.1")))
                .isEqualTo("https://localhost:7443/EWS/Exchange.asmx");
    }

    private static Arrival arrivalAt(String host) {
        return new Arrival(
                "GET",
                host,
                7443,
                "/",
                "",
                Map.of(),
                InputStream.nullInputStream(),
                true,
                "127.0.0.1");
    }
}
