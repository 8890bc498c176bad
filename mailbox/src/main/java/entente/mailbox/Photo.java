package entente.mailbox;

import entente.digest.Sha256;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// A person's photo: a whole JPEG of at most [#LARGEST] bytes, [#LONGEST_SIDE] pixels a side and [#MOST_SCANS] scans. Only [#read] makes one, and looks
/// at every pixel, so who holds a photo can draw it.
public final class Photo {
    public static final int LARGEST = 512 * 1024;
    public static final int LONGEST_SIDE = 2048;

    /// The whole image is drawn once for each scan, and a scan of a few bytes is enough for that. A progressive JPEG has ten as a rule.
    public static final int MOST_SCANS = 32;

    private final byte[] jpeg;
    private final String hash;

    private Photo(byte[] jpeg) {
        this.jpeg = jpeg;
        this.hash = Sha256.hex(jpeg);
    }

    /// Reads a file; empty when it is no photo within these bounds.
    public static Optional<Photo> read(byte[] file) {
        return drawn(file).map(_ -> new Photo(file.clone()));
    }

    /// What a file shows; empty when it is no photo within these bounds.
    public static Optional<BufferedImage> drawn(byte[] file) {
        return file.length <= LARGEST && beginsAndEndsAsJpeg(file) && mostScans(file) <= MOST_SCANS
                ? decoded(file)
                : Optional.empty();
    }

    /// One that was read before, as a store has it.
    static Photo stored(byte[] jpeg) {
        return new Photo(jpeg);
    }

    public byte[] jpeg() {
        return jpeg.clone();
    }

    /// What it shows; empty where a store has it from a time of wider bounds.
    public Optional<BufferedImage> drawn() {
        return drawn(jpeg);
    }

    /// SHA-256 of the file in hex: two photos with one hash are the same.
    public String hash() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Photo photo && photo.hash.equals(hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "photo " + hash;
    }

    private static Optional<BufferedImage> decoded(byte[] file) {
        var readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            return Optional.empty();
        }
        var reader = readers.next();
        // Not ImageIO.createImageInputStream: that may write what it reads to a temporary file.
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true, true);
            // The sides are in the header. A small file can promise billions of pixels; they are
            // not asked for.
            return reader.getWidth(0) <= LONGEST_SIDE && reader.getHeight(0) <= LONGEST_SIDE
                    ? Optional.of(reader.read(0))
                    : Optional.empty();
        } catch (IOException | RuntimeException broken) {
            // The reader throws what it likes at a file that lies about itself.
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    /// As many scans as a reader could find at most: an SOS marker (ITU T.81, B.1.1.3) is these two bytes, wherever it is. Those that stand in a comment
    /// or in an embedded smaller picture are counted with them, which costs no real photo its place: to go by the lengths of segments would be to rely
    /// on it that the reader goes by them in the very same way.
    private static int mostScans(byte[] file) {
        var scans = 0;
        for (var at = 1; at < file.length; at++) {
            if (file[at - 1] == (byte) 0xff && file[at] == (byte) 0xda) {
                scans++;
            }
        }
        return scans;
    }

    /// Begins with SOI and a marker, and ends with EOI (ITU T.81, B.1.1.3). The reader takes half a file for a whole one with a grey half.
    private static boolean beginsAndEndsAsJpeg(byte[] file) {
        var bytes = HexFormat.of();
        return file.length > 4
                && bytes.formatHex(file, 0, 3).equals("ffd8ff")
                && bytes.formatHex(file, file.length - 2, file.length).equals("ffd9");
    }
}
