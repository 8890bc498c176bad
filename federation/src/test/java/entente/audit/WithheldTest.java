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
                "{\"password\": 4938172640120, \"note\": \"Bearer hunter2\"}",
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

        assertThat(shown).doesNotContain("hunter2", "4938172640120").contains(Withheld.SECRET);
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
    void ofWhatNobodyUnderstoodTheNamesAloneAreShown() {
        var asked = read("{\"pwd\":\"hunter2\",\"level\":\"Full\"}");

        assertThat(asked.namesAlone())
                .hasToString("{\"pwd\":\"(withheld)\",\"level\":\"(withheld)\"}");
    }

    @Test
    void memberOfALargeObjectThatDiffersIsTold() {
        var hosts = "\"host.contoso.test\",".repeat(4_000);
        var json = "{\"hosts\":[%s\"last.contoso.test\"],\"level\":\"%s\"}";

        var before = read(json.formatted(hosts, "None"));
        var after = read(json.formatted(hosts, "Full"));

        assertThat(before.without(Optional.of(after)).orElseThrow())
                .hasToString("{\"level\":\"None\"}");
    }

    @Test
    void largeMemberIsKnownAgainByItsSizeAndHashAndHidesNoSmallOne() {
        var hosts = "\"host.contoso.test\",".repeat(4_000);
        var json = "{\"hosts\":[%s\"%s\"],\"level\":\"Full\"}";

        var one = read(json.formatted(hosts, "one.contoso.test")).toString();
        var other = read(json.formatted(hosts, "two.contoso.test")).toString();

        assertThat(one)
                .hasSizeLessThan(Clipped.LONGEST)
                .contains("octets, SHA-256", "\"level\":\"Full\"")
                .isNotEqualTo(other);
    }

    @Test
    void textsThatDifferBehindWhatIsWrittenOfThemAreNotTheSame() {
        var start = "x".repeat(2_000);

        var one = read("{\"note\":\"%sa\"}".formatted(start));
        var other = read("{\"note\":\"%sb\"}".formatted(start));

        var told = one.without(Optional.of(other)).orElseThrow().toString();
        assertThat(told).hasSizeLessThan(1_200).isNotEqualTo(other.toString());
    }

    @Test
    void objectOfManyMembersIsWrittenInPart() {
        var members = new StringBuilder("{\"a\":1");
        for (var i = 0; i < 9_000; i++) {
            members.append(",\"member%d\":%d".formatted(i, i));
        }

        var told = read(members + "}").toString();

        assertThat(told).hasSizeLessThan(Clipped.LONGEST + 200).contains(Clipped.REST);
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
