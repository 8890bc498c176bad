package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BusyTypesTest {
    /// DavMail and others take a 4 for no data, and drop everybody who has one.
    @Test
    void workingElsewhereIsFreeInTheMergedStringAndNoDataIsFour() {
        assertThat(BusyTypes.sent("012345")).isEqualTo("012304");
    }

    @Test
    void aPartnersFourAndFiveAreNoData() {
        assertThat(BusyTypes.received("012345")).isEqualTo("012355");
    }
}
