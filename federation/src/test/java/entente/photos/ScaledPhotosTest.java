package entente.photos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Address;
import entente.question.PhotoSize;
import entente.question.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaledPhotosTest {
    private static final Address BOB = Address.of("bob@contoso.test");
    private static final Address ALICE = Address.of("alice@contoso.test");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Album album =
            new Album()
                    .with("bob@contoso.test", Album.jpeg(900, 700, Color.GREEN))
                    .with("alice@contoso.test", Album.jpeg(100, 200, Color.RED));
    private final ScaledPhotos photos = new ScaledPhotos(album);

    @ParameterizedTest
    @EnumSource(PhotoSize.class)
    void aPhotoIsTheMiddleSquareInTheSizeAskedFor(PhotoSize size) throws IOException {
        var image = image(of(photos, BOB, size));

        assertThat(image.getWidth()).isEqualTo(size.side());
        assertThat(image.getHeight()).isEqualTo(size.side());
        assertThat(green(image, size.side() / 2)).isGreaterThan(200);
        assertThat(green(image, size.side() / 20)).isGreaterThan(200);
    }

    @Test
    void aSmallPhotoIsNotMadeLarger() throws IOException {
        var image = image(of(photos, ALICE, PhotoSize.HR648));

        assertThat(image.getWidth()).isEqualTo(100);
        assertThat(image.getHeight()).isEqualTo(100);
    }

    @Test
    void whoHasNoPhotoHasNoneInAnySize() {
        assertThat(of(photos, Address.of("mary@contoso.test"), PhotoSize.HR96)).isEmpty();
    }

    @Test
    void whatWasDrawnIsKept() {
        var first = of(photos, BOB, PhotoSize.HR96);
        var second = of(photos, BOB, PhotoSize.HR96);

        assertThat(second).isEqualTo(first);
        assertThat(album.read).isEqualTo(1);
    }

    @Test
    void aNewPhotoIsShownAtOnce() {
        var before = of(photos, BOB, PhotoSize.HR96);

        album.with("bob@contoso.test", Album.jpeg(300, 300, Color.BLUE));

        assertThat(of(photos, BOB, PhotoSize.HR96)).isNotEqualTo(before);
    }

    @Test
    void noMoreIsKeptThanThereIsRoomFor() {
        var one = of(photos, BOB, PhotoSize.HR648).orElseThrow().length();
        var few = new ScaledPhotos(album, 2 * one);

        for (var size : PhotoSize.values()) {
            of(few, BOB, size);
            of(few, ALICE, size);
            assertThat(few.octets()).isLessThanOrEqualTo(2 * one);
        }

        album.read = 0;
        of(few, ALICE, PhotoSize.HR648);
        assertThat(album.read).as("the last one is kept").isZero();
        of(few, BOB, PhotoSize.HR48);
        assertThat(album.read).as("the first one is not").isEqualTo(1);
    }

    @Test
    void whatWasAskedForLongestAgoMakesRoom() {
        var bob = of(photos, BOB, PhotoSize.HR96).orElseThrow().length();
        var alice = of(photos, ALICE, PhotoSize.HR96).orElseThrow().length();
        var two = new ScaledPhotos(album, bob + alice);
        of(two, BOB, PhotoSize.HR96);
        of(two, ALICE, PhotoSize.HR96);
        of(two, BOB, PhotoSize.HR96);

        of(two, BOB, PhotoSize.HR48);

        album.read = 0;
        of(two, BOB, PhotoSize.HR96);
        assertThat(album.read).as("asked for just now").isZero();
        of(two, ALICE, PhotoSize.HR96);
        assertThat(album.read).as("asked for before").isEqualTo(1);
    }

    @Test
    void nothingThatTheCameraWroteIsShown() {
        var told = withComment(Album.jpeg(300, 300, Color.GREEN), "taken at home");
        album.with("bob@contoso.test", told);

        var shown = of(photos, BOB, PhotoSize.HR240).orElseThrow();

        assertThat(new String(told, ISO_8859_1)).contains("taken at home");
        assertThat(new String(shown.octets(), ISO_8859_1)).doesNotContain("taken at home");
    }

    @Test
    void aPartnersPictureIsDrawnAnewAndNoLargerThanAskedFor() throws IOException {
        var sent = new Picture(Album.jpeg(500, 400, Color.GREEN));

        var drawn = photos.redrawn(sent, PhotoSize.HR64, PATIENCE);

        assertThat(image(picture(drawn)).getWidth()).isEqualTo(64);
        assertThat(photos.octets()).isZero();
    }

    @Test
    void whatIsNoPictureIsNotDrawn() {
        var html = new Picture("<script>alert(1)</script>".getBytes(UTF_8));
        var half = Arrays.copyOf(Album.jpeg(500, 400, Color.GREEN), 2000);

        assertThat(photos.redrawn(html, PhotoSize.HR64, PATIENCE)).isEqualTo(new Drawing.Nothing());
        assertThat(photos.redrawn(new Picture(half), PhotoSize.HR64, PATIENCE))
                .isEqualTo(new Drawing.Nothing());
    }

    @Test
    void whileOneIsDrawnNobodyWaitsForLongerThanTheyWould() throws Exception {
        var shown = of(photos, ALICE, PhotoSize.HR96);
        var sent = new Picture(Album.jpeg(500, 400, Color.GREEN));
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        album.whenRead =
                () -> {
                    begun.countDown();
                    await(end);
                };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> of(photos, BOB, PhotoSize.HR96));
            try {
                await(begun);

                assertThat(photos.of(ALICE, PhotoSize.HR48, Duration.ZERO))
                        .isEqualTo(new Drawing.Busy());
                assertThat(photos.redrawn(sent, PhotoSize.HR48, Duration.ZERO))
                        .isEqualTo(new Drawing.Busy());
                assertThat(picture(photos.of(ALICE, PhotoSize.HR96, Duration.ZERO)))
                        .as("what is kept waits for nobody")
                        .isEqualTo(shown);
            } finally {
                end.countDown();
            }
            assertThat(slow.get()).isPresent();
        }
    }

    @Test
    void twoWhoAskForTheSameAtOnceHaveItDrawnOnce() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        album.whenRead =
                () -> {
                    begun.countDown();
                    await(end);
                };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> of(photos, BOB, PhotoSize.HR96));
            await(begun);
            var second = threads.submit(() -> of(photos, BOB, PhotoSize.HR96));
            end.countDown();

            assertThat(second.get()).isPresent().isEqualTo(first.get());
        }
        assertThat(album.read).isEqualTo(1);
    }

    @Test
    void everyPixelCountsHoweverSmallThePictureIs() throws IOException {
        // Stripes that lie so that one step to the size would look at white pixels alone.
        var stripes = new BufferedImage(1536, 1536, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < 1536; x++) {
            for (var y = 0; y < 1536; y++) {
                stripes.setRGB(x, y, (x + 4) % 16 < 8 ? 0xffffff : 0);
            }
        }

        var small = image(Optional.of(Square.of(stripes, 48)));

        for (var x = 0; x < 48; x++) {
            assertThat(green(small, x)).isBetween(100, 156);
        }
    }

    private static Optional<Picture> of(ScaledPhotos photos, Address mailbox, PhotoSize size) {
        return picture(photos.of(mailbox, size, PATIENCE));
    }

    private static Optional<Picture> picture(Drawing drawing) {
        return switch (drawing) {
            case Drawing.Drawn(var picture) -> Optional.of(picture);
            case Drawing.Nothing _ -> Optional.empty();
            case Drawing.Busy _ -> throw new AssertionError("others were being drawn");
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
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
