package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import entente.digest.Sha256;
import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Items as bytes that are taken elsewhere.
class ItemParcelTest {
    private static final Instant MADE = Instant.parse("2026-03-02T12:00:00.123Z");
    private static final ItemContent CONTENT =
            new ItemContent(
                    Properties.NONE.with(Known.SUBJECT, "Grüße").with(Known.FLAGS, 1),
                    List.of(new Addressee(Addressee.Kind.BCC, "Bob", "bob@contoso.test")),
                    List.of(
                            new AttachmentPart(
                                    3, "a.txt", "text/plain", Optional.of("x"), true, false, 4)));

    @Test
    void whatIsPackedIsUnpackedTheSame() {
        var parcel = parcel(Body.Format.HTML);

        var read = ItemParcel.read(parcel.octets()).orElseThrow();

        assertThat(read.content()).isEqualTo(CONTENT);
        assertThat(read.made()).isEqualTo(MADE);
        assertThat(read.streams().body()).contains(new Body(Body.Format.HTML, "Soup 😀"));
        assertThat(read.streams().source()).isEmpty();
        assertThat(read.streams().attachments()).containsOnlyKeys(3, 1);
        assertThat(read.streams().attachments().get(3))
                .isEqualTo(Octets.of("soup".getBytes(UTF_8)));
        assertThat(parcel.octets()).isEqualTo(parcel.octets());
    }

    @Test
    void anItemWithoutAnythingIsPackedToo() {
        var nothing = new ItemParcel(ItemContent.EMPTY, ItemStreams.NONE, MADE);
        var withSource =
                new ItemParcel(
                        ItemContent.EMPTY,
                        new ItemStreams(Optional.empty(), Optional.of(Octets.NONE), Map.of()),
                        MADE);

        assertThat(ItemParcel.read(nothing.octets())).contains(nothing);
        assertThat(ItemParcel.read(withSource.octets()).orElseThrow().streams().source())
                .isPresent();
    }

    @Test
    void whatIsNotWholeIsNoParcel() {
        var bytes = parcel(Body.Format.TEXT).octets().bytes().clone();

        for (var length = 0; length < bytes.length; length++) {
            assertThat(read(Arrays.copyOf(bytes, length))).isEmpty();
        }
        assertThat(read(Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
    }

    @Test
    void whatWasChangedOnTheWayIsNoParcel() {
        var bytes = parcel(Body.Format.TEXT).octets().bytes().clone();

        for (var at = 0; at < bytes.length; at++) {
            var other = bytes.clone();
            other[at] ^= 0x10;
            assertThat(read(other)).as("byte %d", at).isEmpty();
        }
    }

    @Test
    void whatIsOfANewerFormIsNoParcelHere() {
        var bytes = parcel(Body.Format.TEXT).octets().bytes().clone();
        bytes[7] = 2;

        assertThat(read(sealed(bytes))).isEmpty();
    }

    @Test
    void whoeverSealsWhatIsNoItemFailsInNoOtherWay() {
        var random = new Random(20_260_302);
        var original = parcel(Body.Format.TEXT).octets().bytes().clone();

        for (var round = 0; round < 5_000; round++) {
            var bytes = original.clone();
            for (var change = 0; change < 3; change++) {
                bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt();
            }
            var mangled = sealed(bytes);
            assertThatCode(() -> read(mangled)).as("round %d", round).doesNotThrowAnyException();
        }
    }

    private static Optional<ItemParcel> read(byte[] bytes) {
        return ItemParcel.read(Octets.of(bytes));
    }

    private static byte[] sealed(byte[] bytes) {
        var end = bytes.length - 32;
        var hash = Sha256.of(Arrays.copyOf(bytes, end));
        System.arraycopy(hash, 0, bytes, end, 32);
        return bytes;
    }

    private static ItemParcel parcel(Body.Format format) {
        return new ItemParcel(
                CONTENT,
                new ItemStreams(
                        Optional.of(new Body(format, "Soup 😀")),
                        Optional.empty(),
                        Map.of(3, Octets.of("soup".getBytes(UTF_8)), 1, Octets.NONE)),
                MADE);
    }
}
