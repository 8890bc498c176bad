package entente.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import entente.item.PropertyValue.Binary;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples are those of MS-ASEMAIL 4.3.
class GlobalObjectIdTest {
    private static final String OURS =
            "040000008200E00074C5B7101A82E00800000000E040C9C12685C4010000000000000000100000000BF0ED4B6E4EE94E9E39E3867B378EF3";

    private static Binary base64(String text) {
        return Binary.of(Base64.getDecoder().decode(text));
    }

    @Test
    void aForeignUidIsPacked() {
        var packed =
                base64(
                        "BAAAAIIA4AB0xbcQGoLgCAAAAAAAAAAAAAAAAAAAAAAAAAAAMwAAAHZDYWwtVWlkAQAAAHs4MTQxMkQzQy0yQTI0LTRFOUQtQjIwRS0xMUY3QkJFOTI3OTl9AA==");

        assertThat(GlobalObjectId.of("{81412D3C-2A24-4E9D-B20E-11F7BBE92799}")).isEqualTo(packed);
        assertThat(GlobalObjectId.uid(packed)).contains("{81412D3C-2A24-4E9D-B20E-11F7BBE92799}");
    }

    @Test
    void anIdInHexIsItself() {
        assertThat(GlobalObjectId.of(OURS.toLowerCase(Locale.ROOT))).isEqualTo(new Binary(OURS));
        assertThat(GlobalObjectId.uid(new Binary(OURS))).contains(OURS);
    }

    @Test
    void theIdOfAnOccurrenceHoldsItsDayAndTheUidOfItsSeries() {
        var given =
                base64(
                        "BAAAAIIA4AB0xbcQGoLgCAfUCRDgQMnBJoXEAQAAAAAAAAAAEAAAAAvw7UtuTulOnjnjhns3jvM=");

        assertThat(GlobalObjectId.of(OURS, LocalDate.of(2004, 9, 16))).isEqualTo(given);
        assertThat(GlobalObjectId.uid(given)).contains(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "040000008200E00074C5B7101A82E008"})
    void whatIsNoIdHasNoUid(String hex) {
        assertThat(GlobalObjectId.uid(new Binary(hex))).isEmpty();
    }
}
