package entente.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where messages stand in conversations.
class ConversationIndexTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void aConversationBeginsWithItsTimeAndANumberOfItsOwn() {
        var one = ConversationIndex.after(Optional.empty(), NOON);
        var other = ConversationIndex.after(Optional.empty(), NOON);

        // 2026-03-02T12:00:00Z is 0x01DCAA3C187EE000 as FILETIME.
        assertThat(hex(one)).startsWith("01dcaa3c187e").hasSize(44);
        assertThat(Arrays.copyOf(other, 6)).isEqualTo(Arrays.copyOf(one, 6));
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void anAnswerSaysHowMuchLaterItCame() {
        var before = ConversationIndex.after(Optional.empty(), NOON);

        var soon = answer(before, NOON.plus(Duration.ofDays(1)));
        var late = answer(before, NOON.plus(Duration.ofDays(1_000)));

        assertThat(Arrays.copyOf(soon, 22)).isEqualTo(before);
        // A day is 864,000,000,000 ticks; what is cut off the beginning's time is less than one
        // step.
        assertThat(HexFormat.fromHexDigits(hex(soon).substring(44, 52)))
                .isBetween((int) (864_000_000_000L >>> 18), (int) (864_000_000_000L >>> 18) + 1);
        assertThat(hex(late).charAt(44)).isGreaterThanOrEqualTo('8');
        assertThat(soon).hasSize(27);
        assertThat(answer(soon, NOON)).hasSize(32).startsWith(soon);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 21, 23, 26, 22 + 5 * 400})
    void whatIsNoIndexBeginsAConversation(int length) {
        var index = answer(new byte[length], NOON);

        assertThat(index).hasSize(22);
    }

    private static byte[] answer(byte[] before, Instant now) {
        return ConversationIndex.after(Optional.of(PropertyValue.Binary.of(before)), now);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
