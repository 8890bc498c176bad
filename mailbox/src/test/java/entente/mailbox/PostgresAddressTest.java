package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a database is named, and how it is connected to then.
class PostgresAddressTest {
    private static final String ELSEWHERE = "postgresql://db.contoso.test/entente?user=entente";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.contoso.test/entente?user=entente",
                "postgresql://db.contoso.test/entente",
                "postgresql://db.contoso.test/?user=entente",
                "postgresql://db.contoso.test?user=entente",
                "postgresql://entente@db.contoso.test/entente?user=entente",
                "postgresql://entente:secret@db.contoso.test/entente?user=entente",
                "postgresql://db.contoso.test/entente?user=entente&password=secret",
                "postgresql://db.contoso.test/entente?user=entente&socketFactory=evil.Factory",
                "postgresql://db.contoso.test/entente?user=entente&options=-c%20fsync%3Doff"
            })
    void whatSaysTooLittleOrMoreThanItMayIsNoAddress(String text) {
        assertThat(PostgresAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, ",
        "127.0.0.1, ",
        "[::1]:5433, ",
        "db.contoso.test, verify-full",
        "'localhost,db.contoso.test', verify-full"
    })
    void aServerElsewhereIsReachedEncryptedAndItsCertificateChecked(String host, String mode) {
        var address = "postgresql://" + host + "/entente?user=entente";

        var connecting = connecting(address, Optional.empty());

        assertThat(connecting.getProperty("sslmode")).isEqualTo(mode);
    }

    @Test
    void whatTheAddressSaysOfThatIsLeftAsItIs() {
        var connecting =
                connecting(
                        ELSEWHERE + "&sslmode=require&targetServerType=any", Optional.of("secret"));

        assertThat(connecting).doesNotContainKeys("sslmode", "targetServerType");
        assertThat(connecting.getProperty("password")).isEqualTo("secret");
    }

    @Test
    void whatWasCommittedIsOnTheDiskOfThePrimary() {
        var connecting = connecting(ELSEWHERE, Optional.empty());

        assertThat(connecting.getProperty("options")).isEqualTo("-c synchronous_commit=on");
        assertThat(connecting.getProperty("targetServerType")).isEqualTo("primary");
        assertThat(connecting).doesNotContainKey("password");
    }

    @Test
    void itIsShownWithoutWhatComesBehindIt() {
        assertThat(PostgresAddress.parse(ELSEWHERE).orElseThrow())
                .hasToString("postgresql://db.contoso.test/entente");
    }

    private static Properties connecting(String text, Optional<String> password) {
        return PostgresAddress.parse(text).orElseThrow().connecting(password);
    }
}
