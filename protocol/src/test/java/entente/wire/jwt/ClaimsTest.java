package entente.wire.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
    @ParameterizedTest
    @ValueSource(strings = {"1767225600", "\"1767225600\""})
    void timeIsANumberOrAStringOfDigits(String value) throws Exception {
        var claims = claims("{\"exp\":%s}".formatted(value));

        assertThat(claims.time("exp")).contains(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1767225600.0",
                "1.7672256e9",
                "-1",
                "\"-1\"",
                "\"+1\"",
                "\" 1767225600\"",
                "\"1767225600.5\"",
                "\"\"",
                "253402300800",
                "\"253402300800\"",
                "99999999999999999999999999",
                "true",
                "null",
                "[1767225600]",
                "{}"
            })
    void timeThatIsAnythingElseIsRefused(String value) throws Exception {
        var claims = claims("{\"exp\":%s}".formatted(value));

        assertThatThrownBy(() -> claims.time("exp")).isInstanceOf(TokenMalformed.class);
    }

    @Test
    void lastSecondOfTheYear9999IsATime() throws Exception {
        assertThat(claims("{\"exp\":253402300799}").time("exp"))
                .contains(Instant.parse("9999-12-31T23:59:59Z"));
    }

    @Test
    void absentTimeIsAbsent() throws Exception {
        assertThat(claims("{}").time("exp")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"true|true", "\"true\"|true", "false|false", "\"false\"|false"})
    void flagIsABooleanOrItsNameInLowerCase(String json, boolean meant) throws Exception {
        assertThat(claims("{\"f\":%s}".formatted(json)).flag("f")).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"TRUE\"", "\"True\"", "1", "\"1\"", "\" true\"", "null", "[true]"})
    void flagThatIsAnythingElseCountsAsAbsent(String json) throws Exception {
        assertThat(claims("{\"f\":%s}".formatted(json)).flag("f")).isEmpty();
    }

    @Test
    void arrayOfOneStringIsNoString() throws Exception {
        assertThat(claims("{\"aud\":[\"a\"]}").text("aud")).isEmpty();
        assertThat(claims("{\"aud\":[\"a\"]}").texts("aud")).containsExactly("a");
        assertThat(claims("{\"aud\":[\"a\",1]}").texts("aud")).isEmpty();
        assertThat(claims("{\"aud\":{\"b\":\"a\"}}").texts("aud")).isEmpty();
    }

    @Test
    void shownClaimsAreCutAndHoldNoToken() throws Exception {
        var claims =
                claims(
                        "{\"iss\":\"a\",\"exp\":5,\"actortoken\":\"eyJh.eyJi.c\",\"other\":\"see eyJh.eyJi.c\",\"long\":\"%s\"}"
                                .formatted("x".repeat(5000)));

        var shown = claims.shown();

        assertThat(shown).containsOnlyKeys("iss", "exp", "other", "long");
        assertThat(shown).containsEntry("exp", "5").containsEntry("other", "(withheld)");
        assertThat(shown.get("long")).hasSizeLessThan(300);
    }

    @Test
    void shownClaimsSteerNoTerminal() throws Exception {
        var shown = claims("{\"a\\u001b[2J\":\"\\u009b8A\\u202eaccepted\\n\"}").shown();

        assertThat(shown).containsOnly(Map.entry("a\ufffd[2J", "\ufffd8A\ufffdaccepted\ufffd"));
    }

    @Test
    void tokenThatWasCutIsStillWithheld() throws Exception {
        var words = "see eyJ" + "x".repeat(5000) + ".eyJi.c";

        assertThat(claims("{\"other\":\"%s\"}".formatted(words)).shown())
                .containsEntry("other", "(withheld)");
    }

    private static Claims claims(String json) throws TokenMalformed {
        return Claims.read(json.getBytes(UTF_8));
    }
}
