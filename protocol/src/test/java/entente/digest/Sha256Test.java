package entente.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /// FIPS 180-4's own example, of three octets.
    private static final String OF_ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void aTextIsDigestedAsUtf8WhicheverWayItIsTold() {
        var octets = new byte[] {'a', 'b', 'c'};
        var begun = Sha256.begun();
        begun.update(octets, 0, 1);
        begun.update(octets, 1, 2);

        assertThat(Sha256.hex("abc")).isEqualTo(OF_ABC);
        assertThat(Sha256.hex(octets)).isEqualTo(OF_ABC);
        assertThat(Sha256.of("abc"))
                .isEqualTo(Sha256.of(octets))
                .isEqualTo(begun.digest())
                .isEqualTo(HexFormat.of().parseHex(OF_ABC));
        assertThat(Sha256.of("é")).isEqualTo(Sha256.of(new byte[] {(byte) 0xc3, (byte) 0xa9}));
    }
}
