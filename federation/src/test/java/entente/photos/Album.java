package entente.photos;

import entente.mailbox.Photo;
import entente.mailbox.Photos;
import entente.question.Address;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/// People's photos, in memory. How often one was read is counted, and something may happen while one is.
final class Album implements Photos {
    private final Map<Address, Photo> photos = new HashMap<>();
    int read;
    Runnable whenRead = () -> {};

    Album with(String address, byte[] jpeg) {
        photos.put(Address.of(address), Photo.read(jpeg).orElseThrow());
        return this;
    }

    @Override
    public Optional<String> photoHashOf(Address mailbox) {
        return Optional.ofNullable(photos.get(mailbox)).map(Photo::hash);
    }

    @Override
    public Optional<Photo> photoOf(Address mailbox) {
        read++;
        whenRead.run();
        return Optional.ofNullable(photos.get(mailbox));
    }

    /// An image whose middle is of one colour, and what is outside the middle square of another.
    static byte[] jpeg(int width, int height, Color middle) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var side = Math.min(width, height);
        var pen = image.createGraphics();
        pen.setColor(Color.BLACK);
        pen.fillRect(0, 0, width, height);
        pen.setColor(middle);
        pen.fillRect((width - side) / 2, (height - side) / 2, side, side);
        pen.dispose();
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
