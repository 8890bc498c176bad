package entente.mailbox;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures of one colour.
final class Pictures {
    private Pictures() {}

    static Photo photo(Color color) {
        return Photo.read(file("jpeg", 96, 96, color)).orElseThrow();
    }

    static byte[] file(String format, int width, int height, Color color) {
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(width, height, color), format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /// A progressive JPEG of that many scans, ten at least: the last of them comes over and over.
    static byte[] progressive(int width, int height, Color color, int scans) {
        var ten = progressive(image(width, height, color));
        var last = HexFormat.of().formatHex(ten).lastIndexOf("ffda") / 2;
        var file = new ByteArrayOutputStream();
        file.write(ten, 0, last);
        for (var scan = 9; scan < scans; scan++) {
            file.write(ten, last, ten.length - 2 - last);
        }
        file.write(ten, ten.length - 2, 2);
        return file.toByteArray();
    }

    private static byte[] progressive(BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var how = writer.getDefaultWriteParam();
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var file = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    private static BufferedImage image(int width, int height, Color color) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(color);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return image;
    }
}
