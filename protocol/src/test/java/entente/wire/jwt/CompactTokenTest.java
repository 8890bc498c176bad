package entente.wire.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import entente.wire.jwt.TokenMalformed.Part;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactTokenTest {
    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"RS256\"}";
    private static final String CLAIMS = "{\"iss\":\"a@contoso.test\"}";

    @Test
    void signedTokenIsTakenApart() throws Exception {
        var text = Keys.RSA.sign("RS256", Map.of(), Map.of("iss", "a@contoso.test"));

        var token = CompactToken.parse(text);

        assertThat(token.header().alg()).isEqualTo("RS256");
        assertThat(token.header().x5t()).contains(Keys.RSA.x5t());
        assertThat(token.claims().text("iss")).contains("a@contoso.test");
        assertThat(token.unsigned()).isFalse();
        assertThat(text)
                .isEqualTo(token.signingInput() + "." + Base64Url.encode(token.signature()));
    }

    @Test
    void unsignedEnvelopeEndsWithADotAndSaysSo() throws Exception {
        var text = UnsignedToken.of(Map.of("iss", "a@contoso.test"));

        var token = CompactToken.parse(text);

        assertThat(text).endsWith(".");
        assertThat(token.unsigned()).isTrue();
        assertThat(token.signature()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 5})
    void anythingButThreeSegmentsIsRefused(int segments) {
        var text = String.join(".", Collections.nCopies(segments, encoded(CLAIMS)));

        assertThat(refusal(text)).isEqualTo(Part.SHAPE);
    }

    @Test
    void trailingDotIsAFourthSegment() {
        assertThat(refusal(token(HEADER, CLAIMS) + ".")).isEqualTo(Part.SHAPE);
    }

    @Test
    void paddingIsRefused() {
        var padded = token(HEADER, CLAIMS) + "=";

        assertThat(refusal(padded)).isEqualTo(Part.SHAPE);
    }

    @Test
    void secondSpellingOfTheSameBytesIsRefused() throws Exception {
        var canonical = encoded(HEADER) + "." + encoded(CLAIMS) + ".YQ";
        var other = encoded(HEADER) + "." + encoded(CLAIMS) + ".YR";

        assertThat(CompactToken.parse(canonical).signature()).isEqualTo(new byte[] {'a'});
        assertThat(refusal(other)).isEqualTo(Part.SHAPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "/", " ", "\n", "é", "%"})
    void lettersOutsideTheAlphabetAreRefused(String letter) {
        assertThat(refusal(token(HEADER, CLAIMS) + letter)).isEqualTo(Part.SHAPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS512", "RS1", "RS512", "rs256", "None", "NONE", "nOnE", ""})
    void algorithmsOtherThanOurThreeAreRefused(String algorithm) {
        var header = "{\"typ\":\"JWT\",\"alg\":\"%s\"}".formatted(algorithm);

        assertThat(refusal(token(header, CLAIMS))).isEqualTo(Part.ALGORITHM);
    }

    @Test
    void signatureWhereThereShouldBeNoneIsRefused() {
        var header = "{\"typ\":\"JWT\",\"alg\":\"none\"}";

        assertThat(refusal(token(header, CLAIMS))).isEqualTo(Part.ALGORITHM);
    }

    @Test
    void missingSignatureIsRefused() {
        assertThat(refusal(encoded(HEADER) + "." + encoded(CLAIMS) + "."))
                .isEqualTo(Part.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"RS256\"}",
                "{\"typ\":\"jwt\",\"alg\":\"RS256\"}",
                "{\"typ\":\"JOSE\",\"alg\":\"RS256\"}",
                "{\"typ\":5,\"alg\":\"RS256\"}",
                "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"crit\":[\"exp\"]}",
                "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"crit\":[]}",
                "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5t\":7}",
                "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5t\":\"no thumbprint\"}",
                "{\"typ\":\"JWT\",\"typ\":\"JWT\",\"alg\":\"RS256\"}",
                "{\"typ\":\"JWT\",\"alg\":\"RS256\"} {}",
                "[]",
                "null",
                ""
            })
    void headersThatAreNotAsTheyShouldBeAreRefused(String header) {
        assertThat(refusal(token(header, CLAIMS))).isEqualTo(Part.HEADER);
    }

    @Test
    void algorithmThatIsTwiceThereIsRefused() {
        var header = "{\"typ\":\"JWT\",\"alg\":\"none\",\"alg\":\"RS256\"}";

        assertThat(refusal(token(header, CLAIMS))).isEqualTo(Part.HEADER);
    }

    @Test
    void headerOverTwoKibibytesIsRefused() throws Exception {
        var fits = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x\":\"%s\"}";

        var room = 2048 - fits.length() + 2;
        CompactToken.parse(token(fits.formatted("x".repeat(room)), CLAIMS));

        assertThat(refusal(token(fits.formatted("x".repeat(room + 1)), CLAIMS)))
                .isEqualTo(Part.HEADER);
    }

    @Test
    void keysThatAHeaderBringsAlongAreNotRead() throws Exception {
        var header =
                "{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"jwk\":{\"kty\":\"EC\"},\"jku\":\"https://rogue.test/\",\"x5u\":\"https://rogue.test/\",\"x5c\":[\"MIIC\"]}";

        var token = CompactToken.parse(token(header, CLAIMS));

        assertThat(token.header().kid()).isEmpty();
        assertThat(token.header().x5t()).isEmpty();
    }

    @Test
    void paddedThumbprintCountsWithoutItsPadding() throws Exception {
        var header =
                "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5t\":\"%s=\"}".formatted(Keys.RSA.x5t());

        var token = CompactToken.parse(token(header, CLAIMS));

        assertThat(token.header().x5t()).contains(Keys.RSA.x5t());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iss\":\"a\",\"iss\":\"b\"}",
                "{\"iss\":\"a\",\"\\u0069ss\":\"b\"}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "[1]",
                "\"text\"",
                "{\"iss\":\"a\"",
                "{\"iss\":\"a\"}{}",
                ""
            })
    void claimsThatAreNoObjectOfDifferentMembersAreRefused(String claims) {
        assertThat(refusal(token(HEADER, claims))).isEqualTo(Part.CLAIMS);
    }

    @Test
    void deepNestingIsRefused() {
        var deep = "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}";

        assertThat(refusal(token(HEADER, deep))).isEqualTo(Part.CLAIMS);
    }

    @Test
    void tokenOfTenMegabytesIsRefusedUnread() {
        assertThat(refusal("a".repeat(10 << 20))).isEqualTo(Part.SHAPE);
    }

    @Test
    void assertionNeedNotNameItsTypeAndIsShorter() throws Exception {
        var header = "{\"alg\":\"RS256\"}";
        var long9K = "{\"x\":\"%s\"}".formatted("x".repeat(7000));

        var token = CompactToken.parseAssertion(token(header, CLAIMS));
        var tooLong =
                catchThrowableOfType(
                        TokenMalformed.class,
                        () -> CompactToken.parseAssertion(token(header, long9K)));

        assertThat(token.header().typ()).isEmpty();
        assertThat(tooLong.part()).isEqualTo(Part.SHAPE);
    }

    @Test
    void nothingPrintedIsAToken() throws Exception {
        var actor = Keys.RSA.sign("RS256", Map.of(), Map.of("iss", "a@contoso.test"));
        var outer = UnsignedToken.of(Map.of("actortoken", actor, "hidden", "x " + actor));

        var token = CompactToken.parse(outer);

        assertThat(token.toString() + token.claims() + token.claims().shown() + token.header())
                .doesNotContain("eyJ");
        assertThat(token.actorToken()).contains(actor);
    }

    @Test
    void fingerprintsTellTokensApart() throws Exception {
        var one = CompactToken.parse(UnsignedToken.of(Map.of("a", 1)));
        var same = CompactToken.parse(UnsignedToken.of(Map.of("a", 1)));
        var other = CompactToken.parse(UnsignedToken.of(Map.of("a", 2)));

        assertThat(one.fingerprint())
                .isEqualTo(same.fingerprint())
                .isNotEqualTo(other.fingerprint());
    }

    private static Part refusal(String text) {
        var refused = catchThrowableOfType(TokenMalformed.class, () -> CompactToken.parse(text));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused).message().doesNotContain("eyJ");
        return refused.part();
    }

    private static String token(String header, String claims) {
        return encoded(header)
                + "."
                + encoded(claims)
                + "."
                + Base64Url.encode(new byte[] {1, 2, 3});
    }

    private static String encoded(String json) {
        return Base64Url.encode(json.getBytes(UTF_8));
    }
}
