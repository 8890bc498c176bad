package entente.wire.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestTest {
    private static final String ACTOR =
            "grant_type=http%3A%2F%2Foauth.net%2Fgrant_type%2Fjwt%2F1.0%2Fbearer&assertion=a&resource=app%2Fmail.fabrikam.test%40fabrikam.test";
    private static final String CLIENT =
            "grant_type=client_credentials&client_id=app&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=a&scope=https%3A%2F%2Fmail.fabrikam.test%2F.default";

    @Test
    void requestForAnActorTokenIsReadAsItIsWritten() throws Exception {
        var request =
                new TokenRequest.Actor(
                        "a", "app/mail.fabrikam.test@fabrikam.test", Optional.empty());

        assertThat(new String(request.encode(), US_ASCII)).isEqualTo(ACTOR);
        assertThat(parse(ACTOR)).isEqualTo(request);
    }

    @Test
    void requestForAnAccessTokenIsReadAsItIsWritten() throws Exception {
        var request =
                new TokenRequest.ClientCredentials(
                        Optional.of("app"), "a", "https://mail.fabrikam.test/.default");

        assertThat(new String(request.encode(), US_ASCII)).isEqualTo(CLIENT);
        assertThat(parse(CLIENT)).isEqualTo(request);
    }

    @Test
    void standardNameOfTheGrantMeansTheSame() throws Exception {
        var standard =
                ACTOR.replace(
                        "http%3A%2F%2Foauth.net%2Fgrant_type%2Fjwt%2F1.0%2Fbearer",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer");

        assertThat(parse(standard)).isEqualTo(parse(ACTOR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ACTOR + "&assertion=b",
                ACTOR + "&resource=app%2Fmail.fabrikam.test%40fabrikam.test",
                ACTOR + "&grant_type=client_credentials",
                ACTOR + "&realm=a&realm=a",
                ACTOR + "&client_secret=s",
                ACTOR + "&code=c",
                ACTOR + "&refresh_token=r",
                CLIENT + "&client_secret=s",
                CLIENT + "&scope=other",
                CLIENT + "&resource=other",
                CLIENT + "&client_id=app",
                "assertion=a",
                "grant_type=&assertion=a",
                "grant_type=client_credentials",
                "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer",
                "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=a",
                "grant_type=%zz",
                ""
            })
    void malformedFormIsRefused(String form) {
        var refused = catchThrowableOfType(GrantMalformed.class, () -> parse(form));

        assertThat(refused).isNotNull();
        assertThat(refused.grantUnknown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"authorization_code", "refresh_token", "password", "CLIENT_CREDENTIALS"})
    void otherGrantsAreUnknown(String grant) {
        var refused =
                catchThrowableOfType(GrantMalformed.class, () -> parse("grant_type=" + grant));

        assertThat(refused.grantUnknown()).isTrue();
    }

    @Test
    void parametersThatNobodyKnowsAreLeftAlone() throws Exception {
        assertThat(parse(ACTOR + "&x=1&x=2&y")).isEqualTo(parse(ACTOR));
    }

    @Test
    void formsThatAreTooLargeAreRefused() {
        assertThatThrownBy(() -> parse(ACTOR + "&x=" + "x".repeat(16 * 1024)))
                .isInstanceOf(GrantMalformed.class);
        assertThatThrownBy(() -> parse(ACTOR + "&x".repeat(100)))
                .isInstanceOf(GrantMalformed.class);
    }

    @Test
    void assertionIsNotPrinted() throws Exception {
        assertThat(parse(ACTOR.replace("assertion=a", "assertion=eyJhIjoxfQ.eyJhIjoxfQ.c")))
                .asString()
                .doesNotContain("eyJ");
        assertThat(
                        parse(
                                CLIENT.replace(
                                        "client_assertion=a",
                                        "client_assertion=eyJhIjoxfQ.eyJhIjoxfQ.c")))
                .asString()
                .doesNotContain("eyJ");
    }

    private static TokenRequest parse(String form) throws GrantMalformed {
        return TokenRequest.parse(Form.parse(form.getBytes(US_ASCII)));
    }
}
