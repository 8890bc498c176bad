package entente.wire.autodiscover;

import static entente.wire.autodiscover.Examples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.wire.soap.MalformedXml;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoxTest {
    private static final int MOST = 20_000;
    private static final String EWS = "https://mail.fabrikam.test/EWS/Exchange.asmx";
    private static final Pox.Settings ANN =
            new Pox.Settings(
                    "Ann",
                    "/o=Fabrikam/cn=Recipients/cn=ann",
                    "ann@fabrikam.test",
                    "6f1c2c6e-3c53-4b2c-9a0f-1d6a3f9f2b11",
                    "mail.fabrikam.test",
                    EWS);

    @Test
    void requestIsReadAsSent() throws MalformedXml {
        var request =
                read(
                        """
                        <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request>
                        <EMailAddress>ann@fabrikam.test</EMailAddress><LegacyDN>/o=x</LegacyDN>
                        <AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>
                        </Request></Autodiscover>\
                        """);

        assertThat(request)
                .isEqualTo(
                        new Pox.Request(
                                Optional.of("ann@fabrikam.test"),
                                Optional.of("/o=x"),
                                Pox.OUTLOOK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<Autodiscover/>",
                "<Autodiscover xmlns='urn:other'><Request/></Autodiscover>",
                "<Autodiscover xmlns='http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006'/>",
                "<!DOCTYPE a><Autodiscover xmlns='http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006'><Request/></Autodiscover>"
            })
    void requestThatIsNoneIsMalformed(String request) {
        assertThatThrownBy(() -> read(request)).isInstanceOf(MalformedXml.class);
    }

    @Test
    void addressWithoutEndIsRefusedForItsLength() {
        var request =
                "<Autodiscover xmlns='http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006'><Request><EMailAddress>"
                        + "a".repeat(1_000_000);

        assertThatThrownBy(() -> read(request))
                .isInstanceOfSatisfying(
                        MalformedXml.class, malformed -> assertThat(malformed.tooLarge()).isTrue());
    }

    @Test
    void settingsAreWrittenAsTheExampleHasThem() {
        var written = Examples.text(Pox.settings(ANN));

        assertThat(Examples.onOneLine(written))
                .isEqualTo(Examples.onOneLine(Examples.text("pox-settings.xml")));
    }

    @Test
    void ewsUrlStandsAloneOnItsLine() {
        assertThat(Examples.text(Pox.settings(ANN)).lines())
                .contains("<EwsUrl>" + EWS + "</EwsUrl>");
    }

    @Test
    void redirectNamesWhereToAskAgain() {
        assertThat(Examples.text(Pox.redirectAddress("ann@northwind.test")))
                .contains(
                        "<Action>redirectAddr</Action><RedirectAddr>ann@northwind.test</RedirectAddr>");
        assertThat(Examples.text(Pox.redirectUrl("https://autodiscover.northwind.test/x")))
                .contains(
                        "<Action>redirectUrl</Action><RedirectUrl>https://autodiscover.northwind.test/x</RedirectUrl>");
    }

    @Test
    void errorStandsInTheOuterNamespaceWithItsTime() {
        var at = LocalTime.of(8, 5, 9, 12_345_000);

        assertThat(Examples.text(Pox.error(600, "Invalid request", at, 77)))
                .endsWith(
                        """
                        <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006"><Response>\
                        <Error Time="08:05:09.012345" Id="77"><ErrorCode>600</ErrorCode><Message>Invalid request</Message>\
                        <DebugData/></Error></Response></Autodiscover>\
                        """);
    }

    private static Pox.Request read(String request) throws MalformedXml {
        return Pox.read(bytes(request), MOST);
    }
}
