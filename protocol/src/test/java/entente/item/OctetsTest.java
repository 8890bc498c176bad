package entente.item;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bytes that lie in several places, or are made while they are read.
class OctetsTest {
    @Test
    void whatIsJoinedIsReadOneAfterAnother() throws IOException {
        var bytes = drawn(50_000);
        var parts =
                List.<Octets>of(
                        new Elsewhere(Arrays.copyOf(bytes, 20_000)),
                        Octets.NONE,
                        Octets.of(Arrays.copyOfRange(bytes, 20_000, 20_001)),
                        new Elsewhere(Arrays.copyOfRange(bytes, 20_001, 50_000)));

        var joined = Octets.joined(parts);

        assertThat(joined.length()).isEqualTo(bytes.length);
        assertThat(joined.bytes()).isEqualTo(bytes);
        assertThat(joined.start(20_002)).isEqualTo(Arrays.copyOf(bytes, 20_002));
        assertThat(joined.isSame(new Elsewhere(bytes))).isTrue();
        try (var in = joined.open()) {
            assertThat(in.read()).isEqualTo(bytes[0] & 0xFF);
        }
    }

    @Test
    void aStretchIsReadWithoutWhatIsAroundIt() {
        var bytes = drawn(50_000);
        var joined =
                Octets.joined(
                        List.of(
                                new Elsewhere(Arrays.copyOf(bytes, 20_000)),
                                new Elsewhere(Arrays.copyOfRange(bytes, 20_000, 50_000))));

        for (var all : List.of(joined, new Elsewhere(bytes), Octets.of(bytes))) {
            for (var from : new int[] {0, 1, 19_999, 20_000, 49_999, 50_000}) {
                for (var to : new int[] {from, from + 1, from + 10_000, 50_000}) {
                    if (to <= 50_000) {
                        assertThat(all.slice(from, to - from).bytes())
                                .as("%d to %d", from, to)
                                .isEqualTo(Arrays.copyOfRange(bytes, from, to));
                    }
                }
            }
            assertThat(all.slice(100, 30_000).slice(5, 25_000).bytes())
                    .isEqualTo(Arrays.copyOfRange(bytes, 105, 25_105));
            assertThatThrownBy(() -> all.slice(1, 50_000))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 56, 57, 58, 7_295, 7_296, 7_297, 30_000})
    void base64IsThatOfTheLibrary(int length) {
        var bytes = drawn(length);
        var lines = Base64.getMimeEncoder().encodeToString(bytes);

        var inOne = new Base64Octets(new Elsewhere(bytes), false);
        var inLines = new Base64Octets(new Elsewhere(bytes), true);

        assertThat(inOne.bytes()).isEqualTo(Base64.getEncoder().encode(bytes));
        assertThat(new String(inLines.bytes(), US_ASCII))
                .isEqualTo(length == 0 ? "" : lines + "\r\n");
    }

    @Test
    void bytesThatDifferAreNotTheSame() {
        var bytes = drawn(20_000);
        var other = bytes.clone();
        other[19_999]++;

        assertThat(Octets.of(bytes).isSame(new Elsewhere(other))).isFalse();
        assertThat(Octets.of(bytes).isSame(new Elsewhere(Arrays.copyOf(bytes, 19_999)))).isFalse();
        assertThat(Octets.of(bytes).isSame(new Elsewhere(bytes))).isTrue();
    }

    @Test
    void whatEndsEarlyIsNoEnd() {
        var cutOff =
                new Octets() {
                    @Override
                    public long length() {
                        return 10;
                    }

                    @Override
                    public InputStream open() {
                        return new ByteArrayInputStream(new byte[9]);
                    }
                };

        assertThatThrownBy(cutOff::bytes).isInstanceOf(IllegalStateException.class);
    }

    private static byte[] drawn(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /// Bytes of which nobody may take for granted that they are in memory.
    private record Elsewhere(byte[] all) implements Octets {
        @Override
        public long length() {
            return all.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(all);
        }
    }
}
