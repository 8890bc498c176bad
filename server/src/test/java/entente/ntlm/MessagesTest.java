package entente.ntlm;

import static entente.ntlm.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    /// Where the fields of message 3 stand: LM, NT, domain, user, workstation, session key.
    private static final int[] FIELDS = {12, 20, 28, 36, 44, 52};

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 15})
    void anOfferThatEndsInItsHeaderIsNone(int length) {
        var cut = Arrays.copyOf(Vectors.OFFER, length);

        var handshake = Vectors.answerTo(cut);

        assertThat(handshake).isEmpty();
    }

    @Test
    void theShortestOfferIsAnswered() {
        var shortest = Arrays.copyOf(Vectors.OFFER, 16);

        var handshake = Vectors.answerTo(shortest);

        assertThat(handshake).isPresent();
    }

    @Test
    void anOfferThatIsTooLongToBeKeptIsNone() {
        var longest = Arrays.copyOf(Vectors.OFFER, 1024);
        var longer = Arrays.copyOf(Vectors.OFFER, 1025);

        assertThat(Vectors.answerTo(longest)).isPresent();
        assertThat(Vectors.answerTo(longer)).isEmpty();
    }

    @Test
    void aFieldThatGoesBeyondTheMessageIsNotRead() {
        for (var field : FIELDS) {
            assertThat(Authenticate.read(with(field, 8, Vectors.ANSWER.length - 7))).isEmpty();
            assertThat(Authenticate.read(with(field, 8, -1))).isEmpty();
            assertThat(Authenticate.read(with(field, 8, 63))).isEmpty();
            assertThat(Authenticate.read(with(field, 0xffff, 88))).isEmpty();
        }
    }

    @Test
    void fieldsMayLieOverOneAnother() {
        var overlapping = with(44, 6, 96);

        var sent = Authenticate.read(overlapping);

        assertThat(sent.map(Authenticate::user)).contains("ann");
    }

    @ParameterizedTest
    @ValueSource(ints = {28, 36, 44})
    void halfACharacterIsNoName(int field) {
        var odd = with(field, 3, 88);

        var sent = Authenticate.read(odd);

        assertThat(sent).isEmpty();
    }

    @Test
    void namesAreInUnicodeOrTheMessageIsNone() {
        var oem = Vectors.ANSWER.clone();
        oem[60] = 2;

        var sent = Authenticate.read(oem);

        assertThat(sent).isEmpty();
    }

    @Test
    void aNameThatIsTooLongIsNobodys() {
        var longest = TestClient.of("a".repeat(320), "EAST", "spring").answer(Vectors.CHALLENGE);
        var longer = TestClient.of("a".repeat(321), "EAST", "spring").answer(Vectors.CHALLENGE);

        assertThat(Authenticate.read(longest)).isPresent();
        assertThat(Authenticate.read(longer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 17})
    void anAnswerOfAnotherVersionIsNone(int at) {
        var answer = Authenticate.read(Vectors.ANSWER).orElseThrow().answer();
        answer[at] = 2;

        assertThat(ClientAnswer.read(answer)).isEmpty();
    }

    @Test
    void aListWhoseFlagsCannotBeReadHasAllAndOneWithoutHasNone() {
        var halved = AvPairs.none().with(AvPairs.FLAGS, new byte[2]);

        assertThat(halved.flag(AvPairs.HAS_MIC)).isTrue();
        assertThat(halved.flag(AvPairs.SERVICE_UNTRUSTED)).isTrue();
        assertThat(AvPairs.none().flag(AvPairs.HAS_MIC)).isFalse();
    }

    @Test
    void aMessageHasABound() {
        var large = Arrays.copyOf(Vectors.ANSWER, Message.LONGEST + 1);

        var sent = Authenticate.read(large);

        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "02000200",
                "0200020041",
                "020002004100",
                "02000200410002000200410000000000",
                "00000100",
                "000001000000"
            })
    void aListWithoutItsEndOrWithAnIdTwiceIsNone(String list) {
        var bytes = hex(list);

        var pairs = AvPairs.read(bytes);

        assertThat(pairs).isEmpty();
    }

    @Test
    void whatIsReadIsWrittenBack() {
        var bytes = hex("02000200410006000400020000000000" + "0000");

        var pairs = AvPairs.read(bytes).orElseThrow();

        assertThat(pairs.written()).isEqualTo(bytes);
        assertThat(pairs.flag(AvPairs.HAS_MIC)).isTrue();
        assertThat(pairs.flag(AvPairs.SERVICE_UNTRUSTED)).isFalse();
        assertThat(pairs.text(AvPairs.DOMAIN)).contains("A");
    }

    private static byte[] with(int field, int length, int offset) {
        var changed = Vectors.ANSWER.clone();
        ByteBuffer.wrap(changed)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(field, (short) length)
                .putInt(field + 4, offset);
        return changed;
    }
}
