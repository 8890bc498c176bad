package entente.lab;

import entente.mailbox.Photo;
import entente.question.Address;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// Draws somebody: head and shoulders before a colour that is theirs, the same in every run.
final class Portrait {
    private static final int SIDE = 240;

    private Portrait() {}

    static Photo of(Address address) throws IOException {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        draw(pen, Color.getHSBColor((address.toString().hashCode() & 0xff) / 256f, 0.5f, 0.8f));
        pen.dispose();
        var file = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", file);
        return Photo.read(file.toByteArray())
                .orElseThrow(() -> new IOException("the portrait of " + address + " is none"));
    }

    private static void draw(Graphics2D pen, Color wall) {
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(wall);
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setColor(wall.darker().darker());
        pen.fillOval(40, 150, 160, 180);
        pen.setColor(new Color(0xf1d3b8));
        pen.fillOval(75, 45, 90, 115);
    }
}
