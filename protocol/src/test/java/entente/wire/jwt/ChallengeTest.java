package entente.wire.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {
    private static final String ONE = "11111111-0000-0000-0000-000000000001@contoso.test";
    private static final String ANY = "11111111-0000-0000-0000-000000000002@*";

    @Test
    void whatIsWrittenIsReadBack() {
        var challenge =
                Challenge.of("app", Optional.of("contoso.test"), List.of(ONE, ANY))
                        .withError("invalid_token");

        assertThat(Challenge.parse(List.of(challenge.header()))).contains(challenge);
    }

    @Test
    void challengeToAnEmptyBearerHasNoError() {
        var header = Challenge.of("app", Optional.empty(), List.of(ONE)).header();

        assertThat(header)
                .isEqualTo(
                        "Bearer client_id=\"app\", trusted_issuers=\"%s\", token_types=\"app_asserted_user_v1 service_asserted_app_v1\""
                                .formatted(ONE));
    }

    @Test
    void bearerIsFoundAmongSeveralHeaders() {
        var found =
                Challenge.parse(
                        List.of(
                                "Basic realm=\"\"",
                                "Negotiate",
                                "bearer Client_Id=\"app\",trusted_issuers=\"%s\"".formatted(ONE)));

        assertThat(found).map(Challenge::clientId).contains("app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic realm=\"a, Bearer client_id=\\\"rogue\\\"\", Bearer client_id=\"app\"",
                "Negotiate, Bearer client_id=\"app\", NTLM",
                "Negotiate YIIabc/+d==, Bearer client_id=\"app\"",
                ", ,Bearer  client_id = app , other=x",
                "Bearer realm=\"\", client_id=\"app\", Basic realm=\"x\"",
                "Bearer, Bearer client_id=\"app\""
            })
    void bearerIsFoundAmongSeveralChallengesInOneHeader(String header) {
        var found = Challenge.parse(List.of(header));

        assertThat(found).map(Challenge::clientId).contains("app");
        assertThat(found).map(Challenge::realm).contains(Optional.empty());
    }

    @Test
    void commasInsideQuotesSeparateIssuersOnly() {
        var found =
                Challenge.parse(
                        List.of(
                                "Bearer client_id=\"app\", trusted_issuers=\"%s, %s\", unknown=\"a,b=c\""
                                        .formatted(ONE, ANY)));

        assertThat(found).map(Challenge::trustedIssuers).contains(List.of(ONE, ANY));
    }

    @Test
    void listOfIssuersMayBeSpelledWithoutUnderscore() {
        var found =
                Challenge.parse(
                        List.of("Bearer client_id=\"app\", trustedissuers=\"%s\"".formatted(ONE)));

        assertThat(found).map(Challenge::trustedIssuers).contains(List.of(ONE));
    }

    @Test
    void trustInAnyRealmCoversEachOfThem() {
        var challenge = Challenge.of("app", Optional.empty(), List.of(ONE, ANY, "nonsense"));

        assertThat(challenge.trusts(Issuer.parse(ONE).orElseThrow())).isTrue();
        assertThat(
                        challenge.trusts(
                                new Issuer(
                                        "11111111-0000-0000-0000-000000000002", "fabrikam.test")))
                .isTrue();
        assertThat(
                        challenge.trusts(
                                new Issuer(
                                        "11111111-0000-0000-0000-000000000001", "fabrikam.test")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic realm=\"x\"",
                "Bearer",
                "Bearer realm=\"x\"",
                "Bearer client_id=\"app",
                "Bearer client_id=\"app\\",
                "Bearer client_id=\"a\", client_id=\"b\"",
                "Bearer client_id=\"a\", CLIENT_ID=\"b\"",
                "Bearer client_id=\"a\"b",
                "client_id=\"app\"",
                "Bearer client_id=\"app\"; realm=\"x\"",
                "Bearer \u0001client_id=\"app\""
            })
    void headerWithoutAReadableBearerChallengeGivesNone(String header) {
        assertThat(Challenge.parse(List.of(header))).isEmpty();
    }

    @Test
    void brokenHeaderDoesNotHideAGoodOne() {
        var found =
                Challenge.parse(List.of("Bearer client_id=\"rogue", "Bearer client_id=\"app\""));

        assertThat(found).map(Challenge::clientId).contains("app");
    }

    @Test
    void moreThanEightKibibytesAreNotRead() {
        var filler = "Basic realm=\"%s\"".formatted("x".repeat(8 * 1024));

        assertThat(Challenge.parse(List.of(filler, "Bearer client_id=\"app\""))).isEmpty();
    }

    @Test
    void manyEscapesAreReadWithoutRunningOutOfStack() {
        var found =
                Challenge.parse(
                        List.of(
                                "Bearer client_id=\"app\", x=\"%s\""
                                        .formatted("\\\"".repeat(4000))));

        assertThat(found).isPresent();
    }

    @Test
    void lineBreakIsNeverWrittenIntoAHeader() {
        var challenge = Challenge.of("app\r\nSet-Cookie: x", Optional.empty(), List.of());

        assertThatThrownBy(challenge::header).isInstanceOf(IllegalArgumentException.class);
    }
}
