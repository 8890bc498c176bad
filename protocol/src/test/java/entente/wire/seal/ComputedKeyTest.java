package entente.wire.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ComputedKeyTest {
    /// Computed by another implementation of HMAC-SHA1.
    private static final String CHECK_VALUE =
            "e7dee695899af2c5b5603c57cc0bbfb1cef01b0c5b4c1f113a95b064cebd65ed";

    @Test
    void keyIsTheOneThatOthersCompute() {
        var key = ComputedKey.psha1(filled(1), filled(2), 32);

        assertThat(HexFormat.of().formatHex(key)).isEqualTo(CHECK_VALUE);
    }

    @Test
    void shorterKeyIsTheBeginningOfALongerOne() {
        var key = ComputedKey.psha1(filled(1), filled(2), 16);

        assertThat(CHECK_VALUE).startsWith(HexFormat.of().formatHex(key));
    }

    @Test
    void lengthIsBounded() {
        assertThatThrownBy(() -> ComputedKey.psha1(filled(1), filled(2), 65))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] filled(int with) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
