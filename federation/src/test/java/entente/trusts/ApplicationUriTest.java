package entente.trusts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationUriTest {
    private static final ApplicationUri CONTOSO = new ApplicationUri("fed.contoso.test");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fed.contoso.test",
                "Fed.Contoso.test",
                "http://fed.contoso.test",
                "http://fed.contoso.test/",
                "HTTPS://FED.contoso.test/",
            })
    void nameIsTheSameAsAnAddress(String written) {
        assertThat(new ApplicationUri(written)).isEqualTo(CONTOSO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contoso.test",
                "fed.contoso.test.evil.test",
                "fed.contoso.test:8443",
                "http://fed.contoso.test/path",
                "http://http://fed.contoso.test",
                "urn:fed.contoso.test",
                "",
            })
    void anyOtherNameIsAnother(String written) {
        assertThat(new ApplicationUri(written)).isNotEqualTo(CONTOSO);
    }
}
