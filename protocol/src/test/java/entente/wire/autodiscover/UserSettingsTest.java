package entente.wire.autodiscover;

import static entente.wire.autodiscover.Examples.MOST_BYTES;
import static entente.wire.autodiscover.Examples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.wire.autodiscover.UserSettings.Failed;
import entente.wire.autodiscover.UserSettings.RedirectAddress;
import entente.wire.autodiscover.UserSettings.RedirectUrl;
import entente.wire.autodiscover.UserSettings.Request;
import entente.wire.autodiscover.UserSettings.Response;
import entente.wire.autodiscover.UserSettings.Settings;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSettingsTest {
    private static final Response RESPONSE =
            new Response(
                    List.of(
                            new Settings(
                                    Map.of(
                                            "ExternalEwsUrl",
                                            "https://mail.fabrikam.test/EWS/Exchange.asmx"),
                                    List.of(
                                            new SettingError(
                                                    ErrorCode.INVALID_SETTING,
                                                    "There is no such setting.",
                                                    "Nonsense"))),
                            new RedirectAddress("raj@northwind.test"),
                            new RedirectUrl(
                                    "https://autodiscover.northwind.test/autodiscover/autodiscover.svc"),
                            new Failed("InvalidUser", "There is no such user.")));

    @Test
    void exampleIsReadAsItStands() throws MalformedXml {
        var request =
                AutodiscoverRequest.read(
                        bytes(Examples.text("user-settings-request.xml")), MOST_BYTES);

        assertThat(request.messageId()).hasValue("urn:uuid:5b2f1d2c-1111-4a6e-9d57-0c2f6f1d9a10");
        assertThat(request.version()).hasValue("Exchange2013_SP1");
        assertThat(request.operation())
                .isEqualTo(
                        new Request(
                                List.of("ann@fabrikam.test", "raj@fabrikam.test"),
                                List.of("ExternalEwsUrl", "Nonsense"),
                                Optional.empty()));
    }

    @Test
    void answerIsWrittenAsTheExampleHasIt() {
        var written =
                AutodiscoverEnvelope.write(
                        RESPONSE, Optional.of("urn:uuid:5b2f1d2c-1111-4a6e-9d57-0c2f6f1d9a10"));

        assertThat(Examples.text(written))
                .isEqualTo(Examples.onOneLine(Examples.text("user-settings-response.xml")));
    }

    @Test
    void partnerReadsWhatWasAnswered() throws MalformedXml, AutodiscoverFault {
        var written = AutodiscoverEnvelope.write(RESPONSE, Optional.empty());

        var read = UserSettings.readResponse(new ByteArrayInputStream(written), MOST_BYTES);

        assertThat(read).isEqualTo(RESPONSE);
    }

    @Test
    void ourRequestAsksForTheEwsUrlsOfOneMailbox() throws MalformedXml {
        var sent =
                UserSettings.request(
                        "ann@fabrikam.test",
                        "https://autodiscover.fabrikam.test/autodiscover/autodiscover.svc");

        var read = AutodiscoverRequest.read(new ByteArrayInputStream(sent), MOST_BYTES);
        assertThat(read.version()).hasValue("Exchange2013_SP1");
        assertThat(read.operation())
                .isEqualTo(
                        new Request(
                                List.of("ann@fabrikam.test"),
                                List.of("ExternalEwsUrl", "InternalEwsUrl"),
                                Optional.empty()));
        assertThat(Examples.text(sent))
                .contains(
                        "Autodiscover/GetUserSettings</wsa:Action>",
                        "<wsa:To>https://autodiscover.fabrikam.test/");
    }

    @Test
    void errorOfTheWholeCallIsThrownWithItsCode() {
        var failed =
                new AutodiscoverResponse.Failed(
                        "GetUserSettings", ErrorCode.INVALID_REQUEST, "Too many users.");

        var written = AutodiscoverEnvelope.write(failed, Optional.empty());

        assertThatThrownBy(() ->
                        UserSettings.readResponse(new ByteArrayInputStream(written), MOST_BYTES))
                .isInstanceOfSatisfying(
                        AutodiscoverFault.class,
                        fault -> {
                            assertThat(fault.code()).isEqualTo("InvalidRequest");
                            assertThat(fault.text()).isEqualTo("Too many users.");
                        });
    }

    @Test
    void faultIsThrownWithItsCode() {
        var fault = AutodiscoverEnvelope.fault(ErrorCode.INVALID_REQUEST, "Not understood.");

        assertThatThrownBy(() ->
                        UserSettings.readResponse(new ByteArrayInputStream(fault), MOST_BYTES))
                .isInstanceOf(AutodiscoverFault.class)
                .hasMessage("InvalidRequest: Not understood.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Welcome</body></html>",
                "",
                "<!DOCTYPE a><a/>",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><a/></s:Body></s:Envelope>"
            })
    void answerThatIsNoneIsMalformed(String answer) {
        assertThatThrownBy(() -> UserSettings.readResponse(bytes(answer), MOST_BYTES))
                .isInstanceOf(MalformedXml.class);
    }

    @Test
    void usersWithoutEndAreRefusedWhileTheyAreRead() {
        var users = "<a:User><a:Mailbox>a@b.test</a:Mailbox></a:User>".repeat(1_001);
        var request =
                Examples.envelope(
                        "<a:GetUserSettingsRequestMessage><a:Request><a:Users>"
                                + users
                                + "</a:Users></a:Request></a:GetUserSettingsRequestMessage>");

        assertThatThrownBy(() -> AutodiscoverRequest.read(bytes(request), MOST_BYTES))
                .isInstanceOf(MalformedXml.class);
    }
}
