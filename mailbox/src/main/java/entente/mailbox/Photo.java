package entente.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// A person's photo: a whole JPEG of at most [#LARGEST] bytes and [#LONGEST_SIDE] pixels a side. Only [#read] makes one, and looks at every pixel, so who
/// holds a photo can draw it.
public final class Photo {
    public static final int LARGEST = 512 * 1024;
    public static final int LONGEST_SIDE = 2048;

    private final byte[] jpeg;
    private final String hash;

    private Photo(byte[] jpeg) {
        this.jpeg = jpeg;
        this.hash = HexFormat.of().formatHex(Sha256.of(jpeg));
    }

    /// Reads a file; empty when it is no photo within these bounds.
    public static Optional<Photo> read(byte[] file) {
        return file.length <= LARGEST && isJpeg(file)
                ? Optional.of(new Photo(file.clone()))
                : Optional.empty();
    }

    /// One that was read before, as a store has it.
    static Photo stored(byte[] jpeg) {
        return new Photo(jpeg);
    }

    public byte[] jpeg() {
        return jpeg.clone();
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

    private static boolean isJpeg(byte[] file) {
        var readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!beginsAndEndsAsJpeg(file) || !readers.hasNext()) {
            return false;
        }
        var reader = readers.next();
        // Not ImageIO.createImageInputStream: that may write what it reads to a temporary file.
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true, true);
            // The sides are in the header. A small file can promise billions of pixels; they are
            // not asked for.
            if (reader.getWidth(0) > LONGEST_SIDE || reader.getHeight(0) > LONGEST_SIDE) {
                return false;
            }
            reader.read(0);
            return true;
        } catch (IOException | RuntimeException broken) {
            // The reader throws what it likes at a file that lies about itself.
            return false;
        } finally {
            reader.dispose();
        }
    }

    /// Begins with SOI and a marker, and ends with EOI (ITU T.81, B.1.1.3). The reader takes half a file for a whole one with a grey half.
    private static boolean beginsAndEndsAsJpeg(byte[] file) {
        var bytes = HexFormat.of();
        return file.length > 4
                && bytes.formatHex(file, 0, 3).equals("ffd8ff")
                && bytes.formatHex(file, file.length - 2, file.length).equals("ffd9");
    }
}
