package entente.photos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Address;
import entente.question.PhotoSize;
import entente.question.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaledPhotosTest {
    private static final Address BOB = Address.of("bob@contoso.test");
    private static final Address ALICE = Address.of("alice@contoso.test");

    private final Album album =
            new Album()
                    .with("bob@contoso.test", Album.jpeg(900, 700, Color.GREEN))
                    .with("alice@contoso.test", Album.jpeg(100, 200, Color.RED));
    private final ScaledPhotos photos = new ScaledPhotos(album);

    @ParameterizedTest
    @EnumSource(PhotoSize.class)
    void aPhotoIsTheMiddleSquareInTheSizeAskedFor(PhotoSize size) throws IOException {
        var image = image(photos.of(BOB, size));

        assertThat(image.getWidth()).isEqualTo(size.side());
        assertThat(image.getHeight()).isEqualTo(size.side());
        assertThat(green(image, size.side() / 2)).isGreaterThan(200);
        assertThat(green(image, size.side() / 20)).isGreaterThan(200);
    }

    @Test
    void aSmallPhotoIsNotMadeLarger() throws IOException {
        var image = image(photos.of(ALICE, PhotoSize.HR648));

        assertThat(image.getWidth()).isEqualTo(100);
        assertThat(image.getHeight()).isEqualTo(100);
    }

    @Test
    void whoHasNoPhotoHasNoneInAnySize() {
        assertThat(photos.of(Address.of("mary@contoso.test"), PhotoSize.HR96)).isEmpty();
    }

    @Test
    void whatWasDrawnIsKept() {
        var first = photos.of(BOB, PhotoSize.HR96);
        var second = photos.of(BOB, PhotoSize.HR96);

        assertThat(second).isEqualTo(first);
        assertThat(album.read).isEqualTo(1);
    }

    @Test
    void aNewPhotoIsShownAtOnce() {
        var before = photos.of(BOB, PhotoSize.HR96);

        album.with("bob@contoso.test", Album.jpeg(300, 300, Color.BLUE));

        assertThat(photos.of(BOB, PhotoSize.HR96)).isNotEqualTo(before);
    }

    @Test
    void noMoreIsKeptThanThereIsRoomFor() {
        var one = photos.of(BOB, PhotoSize.HR648).orElseThrow().length();
        var few = new ScaledPhotos(album, 2 * one);

        for (var size : PhotoSize.values()) {
            few.of(BOB, size);
            few.of(ALICE, size);
            assertThat(few.octets()).isLessThanOrEqualTo(2 * one);
        }

        album.read = 0;
        few.of(ALICE, PhotoSize.HR648);
        assertThat(album.read).as("the last one is kept").isZero();
        few.of(BOB, PhotoSize.HR48);
        assertThat(album.read).as("the first one is not").isEqualTo(1);
    }

    @Test
    void whatWasAskedForLongestAgoMakesRoom() {
        var bob = photos.of(BOB, PhotoSize.HR96).orElseThrow().length();
        var alice = photos.of(ALICE, PhotoSize.HR96).orElseThrow().length();
        var two = new ScaledPhotos(album, bob + alice);
        two.of(BOB, PhotoSize.HR96);
        two.of(ALICE, PhotoSize.HR96);
        two.of(BOB, PhotoSize.HR96);

        two.of(BOB, PhotoSize.HR48);

        album.read = 0;
        two.of(BOB, PhotoSize.HR96);
        assertThat(album.read).as("asked for just now").isZero();
        two.of(ALICE, PhotoSize.HR96);
        assertThat(album.read).as("asked for before").isEqualTo(1);
    }

    @Test
    void nothingThatTheCameraWroteIsShown() {
        var told = withComment(Album.jpeg(300, 300, Color.GREEN), "taken at home");
        album.with("bob@contoso.test", told);

        var shown = photos.of(BOB, PhotoSize.HR240).orElseThrow();

        assertThat(new String(told, ISO_8859_1)).contains("taken at home");
        assertThat(new String(shown.octets(), ISO_8859_1)).doesNotContain("taken at home");
    }

    @Test
    void aPartnersPictureIsDrawnAnewAndNoLargerThanAskedFor() throws IOException {
        var sent = new Picture(Album.jpeg(500, 400, Color.GREEN));

        var drawn = photos.redrawn(sent, PhotoSize.HR64);

        assertThat(image(drawn).getWidth()).isEqualTo(64);
        assertThat(photos.octets()).isZero();
    }

    @Test
    void whatIsNoPictureIsNotDrawn() {
        var html = new Picture("<script>alert(1)</script>".getBytes(UTF_8));
        var half = Arrays.copyOf(Album.jpeg(500, 400, Color.GREEN), 2000);

        assertThat(photos.redrawn(html, PhotoSize.HR64)).isEmpty();
        assertThat(photos.redrawn(new Picture(half), PhotoSize.HR64)).isEmpty();
    }

    private static BufferedImage image(Optional<Picture> picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.orElseThrow().octets()));
    }

    private static int green(BufferedImage image, int at) {
        return new Color(image.getRGB(at, at)).getGreen();
    }

    /// The same file with a comment (COM) behind its SOI.
    private static byte[] withComment(byte[] jpeg, String comment) {
        var text = comment.getBytes(ISO_8859_1);
        var file = new byte[jpeg.length + text.length + 4];
        System.arraycopy(jpeg, 0, file, 0, 2);
        file[2] = (byte) 0xff;
        file[3] = (byte) 0xfe;
        file[5] = (byte) (text.length + 2);
        System.arraycopy(text, 0, file, 6, text.length);
        System.arraycopy(jpeg, 2, file, 6 + text.length, jpeg.length - 2);
        return file;
    }
}
