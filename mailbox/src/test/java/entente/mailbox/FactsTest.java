package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.item.PropertyType;
import entente.item.PropertyValue;
import entente.problem.Code;
import entente.problem.Problem;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an item says, written and read again.
class FactsTest {
    private static final List<PropertyValue> ONE_OF_EACH_TYPE =
            List.of(
                    new PropertyValue.Int16(Short.MIN_VALUE),
                    new PropertyValue.Int32(Integer.MIN_VALUE),
                    new PropertyValue.Int64(Long.MAX_VALUE),
                    new PropertyValue.Real32(1.5f),
                    new PropertyValue.Real64(-0.0),
                    new PropertyValue.Currency(-12_345),
                    new PropertyValue.ApplicationTime(45_000.25),
                    new PropertyValue.Flag(true),
                    new PropertyValue.Text("Grüße \ud83d\ude00 \u0000"),
                    new PropertyValue.Time(Instant.parse("2026-03-02T12:00:00.123Z")),
                    new PropertyValue.Guid(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")),
                    PropertyValue.Binary.of(new byte[] {0, -1, 127}));

    @Test
    void whatIsWrittenIsReadAgainWhateverTypeItHas() {
        var content = everything();

        assertThat(FactsReader.read(Facts.written(content))).isEqualTo(content);
        assertThat(ONE_OF_EACH_TYPE)
                .extracting(PropertyValue::type)
                .containsExactlyInAnyOrder(PropertyType.values());
    }

    @Test
    void anItemThatSaysNothingIsWrittenToo() {
        assertThat(FactsReader.read(Facts.written(ItemContent.EMPTY))).isEqualTo(ItemContent.EMPTY);
    }

    @Test
    void bytesThatEndEarlyOrLateAreAProblem() {
        var written = Facts.written(everything());

        for (var length = 0; length < written.length; length++) {
            assertBroken(Arrays.copyOf(written, length));
        }
        assertBroken(Arrays.copyOf(written, written.length + 1));
    }

    @Test
    void aLengthBeyondTheEndTakesNoMemory() {
        var facts =
                ByteBuffer.allocate(20)
                        .put((byte) Facts.FORM)
                        .putInt(1)
                        .put((byte) Facts.TAG)
                        .putShort((short) 0x37)
                        .putShort((short) PropertyType.STRING.code())
                        .putInt(Integer.MAX_VALUE);

        assertThatThrownBy(() -> FactsReader.read(facts.array())).isInstanceOf(Problem.class);
    }

    @Test
    void bytesThatAreChangedAreAProblemOrSaySomethingElseButAreNoCrash() {
        var random = new Random(20_260_302);
        var written = Facts.written(everything());

        for (var round = 0; round < 20_000; round++) {
            var broken = written.clone();
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            try {
                assertThat(FactsReader.read(broken)).isNotNull();
            } catch (Problem problem) {
                assertThat(problem.refusal().code()).isEqualTo(Code.STORE_UNREADABLE);
            }
        }
    }

    private static void assertBroken(byte[] facts) {
        assertThatThrownBy(() -> FactsReader.read(facts))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.refusal().code())
                                        .isEqualTo(Code.STORE_UNREADABLE));
    }

    private static ItemContent everything() {
        var values = new HashMap<PropertyId, PropertyValue>();
        for (var value : ONE_OF_EACH_TYPE) {
            var number = values.size();
            values.put(new PropertyId.Tag(0xf000 + number), value);
            values.put(
                    new PropertyId.Numbered(PropertySet.COMMON, 0x8500 + number),
                    new PropertyValue.Many(value.type(), List.of(value, value)));
            values.put(
                    new PropertyId.Named(PropertySet.PUBLIC_STRINGS, "name " + number),
                    new PropertyValue.Many(value.type(), List.of()));
        }
        values.put(Known.SUBJECT, new PropertyValue.Text("x".repeat(100_000)));
        return new ItemContent(
                Properties.of(values),
                List.of(
                        new Addressee(Addressee.Kind.TO, "Bob", "bob@contoso.test"),
                        new Addressee(Addressee.Kind.CC, "", "ann@fabrikam.test"),
                        new Addressee(Addressee.Kind.BCC, "Undisclosed", ""),
                        new Addressee(Addressee.Kind.REPLY_TO, "Mary", "mary@contoso.test")),
                List.of(
                        new AttachmentPart(
                                1, "a.png", "image/png", Optional.of("1@x"), true, false, 17),
                        new AttachmentPart(
                                7, "", "message/rfc822", Optional.empty(), false, true, 1L << 40)));
    }
}
