package entente.wire.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final String APP = "7f3c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10";

    @Test
    void principalHasThreePartsAndReadsAsItIsWritten() {
        var text = APP + "/mail.contoso.test@contoso.test";

        assertThat(PrincipalName.parse(text))
                .contains(new PrincipalName(APP, "mail.contoso.test", "contoso.test"));
        assertThat(PrincipalName.parse(text).orElseThrow()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                APP,
                APP + "@contoso.test",
                APP + "/mail.contoso.test",
                APP + "/@contoso.test",
                APP + "/mail.contoso.test@",
                APP + "/mail.contoso.test@*",
                APP + "/mail.contoso.test:443@contoso.test",
                APP + "/mail.contoso.test@contoso.test ",
                APP + "/mail.contoso.test@contoso.test@contoso.test",
                "/mail.contoso.test@contoso.test"
            })
    void anythingElseIsNoPrincipal(String text) {
        assertThat(PrincipalName.parse(text)).isEmpty();
    }

    @Test
    void hostAloneIsComparedWithoutRegardToCase() {
        var name = new PrincipalName(APP, "mail.contoso.test", "contoso.test");

        assertThat(name.names(new PrincipalName(APP, "MAIL.contoso.test", "contoso.test")))
                .isTrue();
        assertThat(name.names(new PrincipalName(APP, "mail.contoso.test", "Contoso.test")))
                .isFalse();
        assertThat(
                        name.names(
                                new PrincipalName(
                                        APP.toUpperCase(Locale.ROOT),
                                        "mail.contoso.test",
                                        "contoso.test")))
                .isFalse();
    }

    @Test
    void issuerInAnyRealmCoversTheSameApplicationOnly() {
        var any = Issuer.parse(APP + "@*").orElseThrow();

        assertThat(any.anyRealm()).isTrue();
        assertThat(any.covers(new Issuer(APP, "contoso.test"))).isTrue();
        assertThat(any.covers(new Issuer("other", "contoso.test"))).isFalse();
        assertThat(new Issuer(APP, "contoso.test").covers(new Issuer(APP, "fabrikam.test")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                APP,
                APP + "@",
                "@contoso.test",
                APP + "@a b",
                APP + "@contoso.test "
            })
    void anythingElseIsNoIssuer(String text) {
        assertThat(Issuer.parse(text)).isEmpty();
    }

    @Test
    void applicationIdIsAGuidInLowerCase() {
        assertThat(AppId.parse(APP)).contains(new AppId(APP));
        assertThat(AppId.parse(APP.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(AppId.parse("contoso")).isEmpty();
        assertThat(AppId.random()).isNotEqualTo(AppId.random());
    }
}
