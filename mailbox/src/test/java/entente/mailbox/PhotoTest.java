package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PhotoTest {
    private static final byte[] GREEN = Pictures.file("jpeg", 96, 64, Color.GREEN);

    @Test
    void aJpegIsAPhoto() {
        var photo = Photo.read(GREEN).orElseThrow();

        assertThat(photo.jpeg()).isEqualTo(GREEN);
        assertThat(photo.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void twoPhotosAreTheSameWhereTheirFilesAre() {
        var green = Photo.read(GREEN);

        assertThat(Photo.read(GREEN.clone())).isEqualTo(green);
        assertThat(Photo.read(Pictures.file("jpeg", 96, 64, Color.RED))).isNotEqualTo(green);
    }

    @Test
    void whatIsNoJpegIsNoPhoto() {
        assertThat(Photo.read(new byte[0])).isEmpty();
        assertThat(Photo.read("<html>my face</html>".getBytes(UTF_8))).isEmpty();
        assertThat(Photo.read(Pictures.file("png", 96, 96, Color.GREEN))).isEmpty();
        assertThat(Photo.read(Pictures.file("gif", 96, 96, Color.GREEN))).isEmpty();
    }

    @Test
    void halfAJpegIsNoPhotoWhereverItEnds() {
        for (var length = 0; length < GREEN.length; length++) {
            assertThat(Photo.read(Arrays.copyOf(GREEN, length))).isEmpty();
        }
    }

    @Test
    void aJpegWhoseMiddleIsSomethingElseIsNoPhoto() {
        var hollow = GREEN.clone();
        Arrays.fill(hollow, 3, hollow.length - 2, (byte) 'x');

        assertThat(Photo.read(hollow)).isEmpty();
    }

    @Test
    void anImageLargerThanTheBoundsIsNoPhoto() {
        var widest = Photo.LONGEST_SIDE;

        assertThat(Photo.read(Pictures.file("jpeg", widest, 1, Color.GREEN))).isPresent();
        assertThat(Photo.read(Pictures.file("jpeg", widest + 1, 1, Color.GREEN))).isEmpty();
        assertThat(Photo.read(Pictures.file("jpeg", 1, widest + 1, Color.GREEN))).isEmpty();
    }

    @Test
    void aFileLargerThanTheBoundIsNoPhoto() {
        // A comment (COM) of a sound JPEG may say anything, so this is large and nothing else.
        assertThat(Photo.read(withComments(Photo.LARGEST))).isPresent();
        assertThat(Photo.read(withComments(Photo.LARGEST + 1))).isEmpty();
    }

    @Test
    void aProgressiveJpegIsAPhoto() {
        var photo = Photo.read(Pictures.progressive(96, 64, Color.GREEN, 10)).orElseThrow();

        assertThat(photo.drawn().orElseThrow().getWidth()).isEqualTo(96);
    }

    @Test
    void anImageThatIsDrawnOverAndOverIsNoPhoto() {
        var most = Photo.MOST_SCANS;

        assertThat(Photo.read(Pictures.progressive(96, 64, Color.GREEN, most))).isPresent();
        assertThat(Photo.read(Pictures.progressive(96, 64, Color.GREEN, most + 1))).isEmpty();
        assertThat(Photo.read(Pictures.progressive(2048, 2048, Color.GREEN, 20_000))).isEmpty();
    }

    @Test
    void aStoredPhotoOfMoreScansThanAreDrawnShowsNothing() {
        var photo = Photo.stored(Pictures.progressive(96, 64, Color.GREEN, Photo.MOST_SCANS + 1));

        assertThat(photo.drawn()).isEmpty();
    }

    @Test
    void nobodyCanChangeAPhoto() {
        var file = GREEN.clone();
        var photo = Photo.read(file).orElseThrow();

        file[0] = 0;
        photo.jpeg()[0] = 0;

        assertThat(photo.jpeg()).isEqualTo(GREEN);
    }

    /// The green one, made as long as this with comments behind its SOI.
    private static byte[] withComments(int length) {
        var file = new byte[length];
        var missing = length - GREEN.length;
        var at = 2;
        System.arraycopy(GREEN, 0, file, 0, at);
        while (missing > 0) {
            var comment = missing > 0xffff ? 0xf000 : missing;
            file[at] = (byte) 0xff;
            file[at + 1] = (byte) 0xfe;
            file[at + 2] = (byte) ((comment - 2) >> 8);
            file[at + 3] = (byte) (comment - 2);
            at += comment;
            missing -= comment;
        }
        System.arraycopy(GREEN, 2, file, at, GREEN.length - 2);
        return file;
    }
}
