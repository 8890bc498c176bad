package entente.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.TimeZone;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WindowsZonesTest {
    @Test
    void everyWindowsNameLeadsToTheZoneThatUnicodeGivesIt() {
        assertThat(WindowsZones.ids())
                .hasSizeGreaterThan(135)
                .doesNotHaveDuplicates()
                .allSatisfy(name ->
                        assertThat(WindowsZones.zone(name))
                                .map(ZoneId::getId)
                                .hasValue(TimeZone.getIDForWindowsID(name, "001")));
    }

    @Test
    void everyZoneOfJavaHasTheWindowsNameThatUnicodeGivesIt() {
        assertThat(ZoneId.getAvailableZoneIds())
                .filteredOn(id -> !id.startsWith("SystemV/"))
                .allSatisfy(id ->
                        assertThat(WindowsZones.windowsName(ZoneId.of(id)).orElse(null))
                                .isEqualTo(TimeZone.getWindowsID(id)));
    }

    @Test
    void offsetOfNothingIsUtc() {
        assertThat(WindowsZones.windowsName(ZoneOffset.UTC)).hasValue("UTC");
    }

    @Test
    void whoeverKnowsNoWindowsNameMayGiveAnother() {
        assertThat(WindowsZones.named("W. Europe Standard Time"))
                .hasValue(ZoneId.of("Europe/Berlin"));
        assertThat(WindowsZones.named("Europe/Vienna")).hasValue(ZoneId.of("Europe/Vienna"));
        assertThat(WindowsZones.named("Europe/Atlantis")).isEmpty();
        assertThat(WindowsZones.named("")).isEmpty();
    }

    @Test
    void nameThatWindowsDoesNotHaveLeadsNowhere() {
        assertThat(WindowsZones.zone("Middle Earth Standard Time")).isEmpty();
        assertThat(WindowsZones.zone("Europe/Berlin")).isEmpty();
    }
}
