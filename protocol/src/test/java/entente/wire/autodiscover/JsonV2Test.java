package entente.wire.autodiscover;

import static org.assertj.core.api.Assertions.assertThat;

import entente.wire.autodiscover.JsonV2.Request;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonV2Test {
    @Test
    void bothFormsAreReadWithoutRegardToCase() {
        var asked = new Request("ann@fabrikam.test", "Ews", "2");

        assertThat(
                        JsonV2.parse(
                                "/AutoDiscover/Autodiscover.json",
                                Optional.of(
                                        "email=ann%40fabrikam.test&PROTOCOL=Ews&RedirectCount=2")))
                .hasValue(asked);
        assertThat(
                        JsonV2.parse(
                                "/autodiscover/autodiscover.json/V1.0/ann@fabrikam.test",
                                Optional.of("Protocol=Ews&RedirectCount=2&ServerLocation=true")))
                .hasValue(asked);
    }

    @Test
    void whatWasNotSentIsEmpty() {
        assertThat(JsonV2.parse("/autodiscover/autodiscover.json", Optional.empty()))
                .hasValue(new Request("", "", ""));
    }

    @Test
    void plusIsAPlusInAPathAndASpaceInAQuery() {
        assertThat(
                        JsonV2.parse(
                                "/autodiscover/autodiscover.json/v1.0/a+b@c.test",
                                Optional.empty()))
                .map(Request::email)
                .hasValue("a+b@c.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/autodiscover/autodiscover.json/",
                "/autodiscover/autodiscover.json/v1.0/a@b.test/ews/exchange.asmx",
                "/autodiscover/autodiscover.json/v1.0/a%2F..%2Fews@b.test",
                "/autodiscover/autodiscover.json/v1.0/%zz",
                "/autodiscover/autodiscover.json/v2.0/a@b.test",
                "/autodiscover/autodiscover.json@b.test",
                "/autodiscover/autodiscover.json%3F@b.test/ews/exchange.asmx"
            })
    void pathThatIsNotExactlyOneOfTheTwoLeadsNowhere(String path) {
        assertThat(JsonV2.parse(path, Optional.empty())).isEmpty();
    }

    @Test
    void pathInsideTheQueryIsOnlyAnAddressThatIsNone() {
        var query = "Email=autodiscover/autodiscover.json%3F@b.test/ews/exchange.asmx";

        assertThat(JsonV2.parse("/autodiscover/autodiscover.json", Optional.of(query)))
                .hasValue(
                        new Request(
                                "autodiscover/autodiscover.json?@b.test/ews/exchange.asmx",
                                "",
                                ""));
    }

    @Test
    void valueWithoutEndIsRefused() {
        var query = "Email=" + "a".repeat(10_000);

        assertThat(JsonV2.parse("/autodiscover/autodiscover.json", Optional.of(query))).isEmpty();
    }

    @Test
    void answersAreJson() {
        assertThat(Examples.text(JsonV2.answer("Ews", "https://mail.fabrikam.test/\"x\"")))
                .isEqualTo(
                        "{\"Protocol\":\"Ews\",\"Url\":\"https://mail.fabrikam.test/\\\"x\\\"\"}");
        assertThat(Examples.text(JsonV2.error("InvalidUserId", "No address.")))
                .isEqualTo("{\"ErrorCode\":\"InvalidUserId\",\"ErrorMessage\":\"No address.\"}");
    }
}
