package entente.wire.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.wire.jwt.TokenAnswer.Style;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAnswerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void historicalAnswerWritesItsNumbersAsStrings() throws Exception {
        var answer =
                new TokenAnswer(
                        "eyJh.eyJi.c",
                        NOW,
                        NOW.plusSeconds(3600),
                        "app/host@realm",
                        Style.HISTORICAL);

        assertThat(new String(answer.json(), UTF_8))
                .isEqualTo(
                        "{\"token_type\":\"Bearer\",\"expires_in\":\"3600\",\"not_before\":\"1767225600\",\"expires_on\":\"1767229200\",\"resource\":\"app/host@realm\",\"access_token\":\"eyJh.eyJi.c\"}");
        assertThat(TokenAnswer.parse(answer.json(), NOW)).isEqualTo(answer);
    }

    @Test
    void standardAnswerWritesNumbers() throws Exception {
        var answer = new TokenAnswer("eyJh.eyJi.c", NOW, NOW.plusSeconds(600), "", Style.STANDARD);

        assertThat(new String(answer.json(), UTF_8))
                .isEqualTo(
                        "{\"token_type\":\"Bearer\",\"expires_in\":600,\"access_token\":\"eyJh.eyJi.c\"}");
        assertThat(TokenAnswer.parse(answer.json(), NOW)).isEqualTo(answer);
    }

    @Test
    void lifetimeCountsFromItsArrivalWhateverTheBrokersClockSays() throws Exception {
        var json =
                "{\"token_type\":\"bearer\",\"access_token\":\"t\",\"expires_in\":60,\"expires_on\":\"5\"}";

        assertThat(parse(json).expires()).isEqualTo(NOW.plusSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token_type\":\"Bearer\",\"access_token\":\"t\"}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"t\",\"expires_in\":-5}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"t\",\"expires_in\":1.5}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"\",\"expires_in\":5}",
                "{\"token_type\":\"Bearer\",\"expires_in\":5}",
                "{\"token_type\":\"mac\",\"access_token\":\"t\",\"expires_in\":5}",
                "{\"access_token\":\"t\",\"expires_in\":5}",
                "[]",
                "<html>"
            })
    void anythingElseIsNoAnswer(String json) {
        assertThatThrownBy(() -> parse(json)).isInstanceOf(GrantMalformed.class);
    }

    @Test
    void tokenIsNotPrinted() {
        var answer =
                new TokenAnswer(
                        "eyJh.eyJi.c", NOW, NOW.plusSeconds(600), "app/host@realm", Style.STANDARD);

        assertThat(answer).asString().contains("app/host@realm").doesNotContain("eyJ");
    }

    @Test
    void refusalIsReadAsItIsWritten() {
        var error = new TokenError("invalid_client", "The client is unknown.");

        assertThat(TokenError.parse(error.json())).contains(error);
    }

    @Test
    void whatABrokerQuotesOfAnAssertionIsWithheld() {
        var json =
                "{\"error\":\"invalid_grant\",\"error_description\":\"bad eyJhbGci.eyJpc3Mi.c2ln\\nhere %s\"}"
                        .formatted("x".repeat(900));

        var error = TokenError.parse(json.getBytes(UTF_8)).orElseThrow();

        assertThat(error.description()).startsWith("bad (withheld) here xxx").hasSize(500);
    }

    @Test
    void anythingElseIsNoRefusal() {
        assertThat(TokenError.parse("{\"error\":5}".getBytes(UTF_8))).isEmpty();
        assertThat(TokenError.parse("{\"error\":\"<b>\"}".getBytes(UTF_8))).isEmpty();
        assertThat(TokenError.parse("<html>".getBytes(UTF_8))).isEmpty();
    }

    private static TokenAnswer parse(String json) throws GrantMalformed {
        return TokenAnswer.parse(json.getBytes(UTF_8), NOW);
    }
}
