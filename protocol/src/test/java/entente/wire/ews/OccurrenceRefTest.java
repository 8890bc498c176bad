package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrenceRefTest {
    @ParameterizedTest
    @ValueSource(strings = {"1775458800", "-3600", "2026-04-06"})
    void whatWasWrittenIsReadAgain(String key) {
        var ref = new OccurrenceRef("AgAAAA==", key);

        assertThat(OccurrenceRef.parse(ref.text())).hasValue(ref);
        assertThat(ref.text()).matches("[A-Za-z0-9+/=]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Occ",
                "Occ0",
                "Occ00AgAAAA==",
                "Occ04zzzzAg",
                "Occff3132",
                "AgAAAA==",
                "occ0231Ag",
                "Occ0131Ag"
            })
    void whatIsNoneNamesNothing(String text) {
        assertThat(OccurrenceRef.parse(text)).isEmpty();
    }

    @Test
    void noKeyIsLongerThanOneCanBe() {
        assertThat(OccurrenceRef.parse("Occ42" + "31".repeat(33) + "Ag")).isEmpty();
    }
}
