package entente.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @Test
    void addressesThatDifferInCaseAreEqual() {
        assertThat(Address.of("SMTP:Mary@Contoso.TEST")).isEqualTo(Address.of("mary@contoso.test"));
    }

    @Test
    void aDomainIsReadInItsAsciiForm() {
        assertThat(Domain.of("Bücher.test.")).isEqualTo(new Domain("xn--bcher-kva.test"));
        assertThat(Address.of("mary@bücher.test")).hasToString("mary@xn--bcher-kva.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "_autodiscover.contoso.test", "a-b.c1", "127.0.0.1"})
    void aDomainIsLabelsOfLettersDigitsAndInnerHyphens(String text) {
        assertThat(Domain.parse(text)).contains(new Domain(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "a..b", ".a", "-a.test", "a-.test", "a b", "a/b", "a.b_c", "a:1"})
    void whatIsNoDomainIsNotReadAsOne(String text) {
        assertThat(Domain.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mary",
                "@contoso.test",
                "mary@",
                "ma ry@contoso.test",
                "<mary@contoso.test>",
                "mary\u0000@contoso.test",
                "a@b@contoso.test",
                "\"mary\"@contoso.test",
                "mary@-.test"
            })
    void whatIsNoAddressIsNotReadAsOne(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    @Test
    void longLabelsAndLocalPartsAreRefused() {
        assertThat(Domain.parse("a".repeat(63) + ".test")).isPresent();
        assertThat(Domain.parse("a".repeat(64) + ".test")).isEmpty();
        assertThat(Address.parse("a".repeat(64) + "@contoso.test")).isPresent();
        assertThat(Address.parse("a".repeat(65) + "@contoso.test")).isEmpty();
    }
}
