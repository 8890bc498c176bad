package entente.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written of an object holds none of its secrets.
class WithheldTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\": \"hunter2\"}",
                "{\"account\": {\"newPassword\": \"hunter2\"}}",
                "{\"clientSecret\": [\"hunter2\"]}",
                "{\"access_token\": {\"value\": \"hunter2\"}}",
                "{\"private-key\": \"hunter2\"}",
                "{\"note\": \"-----BEGIN PRIVATE KEY----- hunter2\"}",
                "{\"note\": \"eyJhbGciOiJub25lIn0.hunter2.\"}",
                "{\"list\": [[\"Basic hunter2\"]]}",
                "{\"url\": \"https://bob:hunter2@mail.contoso.test/\"}",
                "{\"note\": \"<saml:Assertion>hunter2\"}"
            })
    void secretsAreWithheld(String json) {
        var shown = read(json).toString();

        assertThat(shown).doesNotContain("hunter2").contains(Withheld.SECRET);
    }

    @Test
    void whatIsNoSecretIsShown() {
        var json =
                "{\"name\":\"Fabrikam\",\"enabled\":true,\"hasPassword\":true,\"tokenMinutes\":60}";

        assertThat(read(json)).hasToString(json);
    }

    @Test
    void membersThatDifferAreToldAlone() {
        var before = read("{\"level\":\"None\",\"enabled\":true}");
        var after = read("{\"level\":\"LimitedDetails\",\"enabled\":true}");

        assertThat(before.without(Optional.of(after)).orElseThrow())
                .hasToString("{\"level\":\"None\"}");
        assertThat(before.without(Optional.of(before))).isEmpty();
    }

    @Test
    void whatIsNoObjectOrTooLargeIsLeftOut() {
        assertThat(Withheld.read("[1]".getBytes(UTF_8))).isEmpty();
        assertThat(Withheld.read("{".getBytes(UTF_8))).isEmpty();
        assertThat(Withheld.read(new byte[Withheld.LONGEST + 1])).isEmpty();
    }

    private static Withheld read(String json) {
        return Withheld.read(json.getBytes(UTF_8)).orElseThrow();
    }
}
