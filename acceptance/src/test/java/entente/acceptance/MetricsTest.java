package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The servers of the lab in numbers, after some lookups.
class MetricsTest {
    private static final String CONTOSO = "contoso.test";
    private static final String METRICS = "/entente/metrics";

    private static LabUnderTest lab;

    @BeforeAll
    static void lookUp() {
        lab = LabUnderTest.start();
        AdminLookup.answers(
                lab,
                "mary@contoso.test",
                "joe@contoso.test",
                "ann@fabrikam.test",
                "bob@contoso.test",
                "nobody@contoso.test");
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void lookupsAreCountedByRouteAndReason() {
        assertThat(of(CONTOSO))
                .contains(
                        "purpose=\"freebusy\",reason=\"none\",result=\"answered\",route=\"oauth\"} 1.0",
                        "purpose=\"freebusy\",reason=\"none\",result=\"answered\",route=\"dauth\"} 1.0",
                        "purpose=\"freebusy\",reason=\"none\",result=\"answered\",route=\"local\"} 1.0")
                .containsPattern(
                        "reason=\"MAILBOX_UNKNOWN\",result=\"refused\",route=\"\\w+\"} 1.0");
    }

    @Test
    void keysAreToldWithWhatTakesTheirPlace() {
        assertThat(of(CONTOSO))
                .containsPattern(
                        "entente_key_seconds_left\\{.*purpose=\"signs our tokens\",state=\"current\",whose=\"us\"} \\d")
                .containsPattern(
                        "entente_key_replaced\\{.*purpose=\"signs delegation tokens\",state=\"current\",whose=\"the broker auth.test\"} 0.0")
                .contains("entente_record_kept 1.0", "entente_store_readable 1.0");
    }

    @Test
    void brokerTellsWhatItIssued() {
        var broker = broker();

        assertThat(broker)
                .contains(
                        "entente_tokens_issued_total{kind=\"actor\"}",
                        "entente_tokens_issued_total{kind=\"delegation\"}")
                .containsPattern(
                        "entente_key_seconds_left\\{.*purpose=\"requests are encrypted for it\",state=\"current\",whose=\"us\"}");
    }

    @Test
    void nobodysAddressStandsAmongThem() {
        assertThat(of(CONTOSO) + broker()).doesNotContain("@").doesNotContain("mary");
    }

    @Test
    void theyAreForAdministratorsAlone() {
        var url = lab.organisation(CONTOSO).baseUrl() + METRICS;
        var asMary = Map.of("Authorization", lab.basic("mary@contoso.test"));

        assertThat(lab.get(url).statusCode()).isEqualTo(401);
        assertThat(lab.send("GET", url, asMary, new byte[0]).statusCode()).isEqualTo(403);
        assertThat(lab.get(lab.ready().broker().baseUrl() + METRICS).statusCode()).isEqualTo(401);
    }

    private static String of(String domain) {
        return read(lab.organisation(domain).baseUrl(), lab.administrator(domain));
    }

    private static String broker() {
        return read(lab.ready().broker().baseUrl(), lab.brokersAdministrator());
    }

    private static String read(String base, String authorization) {
        var response =
                lab.send(
                        "GET", base + METRICS, Map.of("Authorization", authorization), new byte[0]);
        assertThat(response.headers().firstValue("content-type").orElse(""))
                .startsWith("text/plain; version=0.0.4");
        return new String(response.body(), UTF_8);
    }
}
