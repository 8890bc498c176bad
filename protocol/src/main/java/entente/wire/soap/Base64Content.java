package entente.wire.soap;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.typed.Base64Variants;

/// The bytes that the text of an element stands for in base64, decoded while they are read. What they took of the document is not counted, and nothing but they:
/// white space and references to characters are.
final class Base64Content extends InputStream {
    // Four characters for three bytes, and two for the end of a line of 76.
    private static final int CHARACTERS = 4 * 78;
    private static final int BYTES = 3 * 76;

    private final XMLStreamReader2 reader;
    private final BoundedInput document;
    private boolean ended;

    /// `reader` is at the start of the element; it is at its end when all is read.
    Base64Content(XMLStreamReader2 reader, BoundedInput document) {
        this.reader = reader;
        this.document = document;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        Objects.checkFromIndexSize(from, most, into.length);
        if (most == 0) {
            return 0;
        }
        if (ended) {
            return -1;
        }
        try {
            var read = reader.readElementAsBinary(into, from, most, Base64Variants.MIME);
            ended = read < 0;
            document.allow((long) Math.max(read, 0) * CHARACTERS / BYTES);
            return read;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
