package entente.photos;

import entente.question.Picture;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// The middle square of an image, drawn smaller. An image that is smaller than what is asked for stays as small as it is.
final class Square {
    private Square() {}

    static Picture of(BufferedImage image, int side) {
        try {
            return new Picture(jpeg(scaled(middle(image), side)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
    }

    private static BufferedImage middle(BufferedImage image) {
        var side = Math.min(image.getWidth(), image.getHeight());
        return image.getSubimage(
                (image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side, side);
    }

    /// By halves: one step to a small fraction would look at some of the pixels only.
    private static BufferedImage scaled(BufferedImage image, int side) {
        var now = drawn(image, Math.min(image.getWidth(), Math.max(side, image.getWidth() / 2)));
        while (now.getWidth() > side) {
            now = drawn(now, Math.max(side, now.getWidth() / 2));
        }
        return now;
    }

    private static BufferedImage drawn(BufferedImage image, int side) {
        var smaller = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var pen = smaller.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, side, side, null);
        pen.dispose();
        return smaller;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var octets = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(octets)) {
            ImageIO.write(image, "jpeg", stream);
        }
        return octets.toByteArray();
    }
}
