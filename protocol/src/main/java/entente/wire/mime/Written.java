package entente.wire.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// A part of a message that is being written: its own header lines, and bytes that are encoded already or other parts.
sealed interface Written {
    record Bytes(String header, byte[] bytes) implements Written {}

    /// `type` is what comes behind `multipart/`.
    record Parts(String type, List<Written> parts) implements Written {
        public Parts {
            parts = List.copyOf(parts);
        }
    }

    /// Several parts as one, which for a single one is that.
    static Written together(String type, List<Written> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Parts(type, parts);
    }

    /// The source of the message that these header lines and this part make.
    ///
    /// What parts the parts is a digest of the header and of all that is in them, so that it does not occur in them, and the same item always gives the same bytes.
    default byte[] source(String header) {
        var out = new ByteArrayOutputStream();
        try {
            out.writeBytes(header.getBytes(UTF_8));
            write(out, new Boundaries(header, this));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return out.toByteArray();
    }

    private void write(OutputStream out, Boundaries boundaries) throws IOException {
        switch (this) {
            case Bytes(var header, var bytes) -> {
                out.write(header.getBytes(UTF_8));
                out.write("\r\n".getBytes(US_ASCII));
                out.write(bytes);
            }
            case Parts(var type, var parts) -> {
                var boundary = boundaries.next();
                out.write(header(type, boundary).getBytes(UTF_8));
                out.write("\r\n".getBytes(US_ASCII));
                for (var part : parts) {
                    out.write(("--" + boundary + "\r\n").getBytes(US_ASCII));
                    part.write(out, boundaries);
                    out.write("\r\n".getBytes(US_ASCII));
                }
                out.write(("--" + boundary + "--\r\n").getBytes(US_ASCII));
            }
        }
    }

    private String header(String type, String boundary) {
        var limit = "boundary=\"" + boundary + "\"";
        var parameters =
                switch (type) {
                    // RFC 2387, 3.1, and RFC 6522, 3.
                    case "related" -> List.of("type=\"text/html\"", limit);
                    case "report" -> List.of("report-type=delivery-status", limit);
                    default -> List.of(limit);
                };
        var lines =
                new HeaderLines().parameterized("Content-Type", "multipart/" + type, parameters);
        // RFC 2045, 6.4: what holds a part that goes as it is says so too.
        return isEightBit()
                ? lines.structured("Content-Transfer-Encoding", "8bit").toString()
                : lines.toString();
    }

    private boolean isEightBit() {
        return switch (this) {
            case Bytes(_, var bytes) -> Lines.of(bytes).isEightBit();
            case Parts(_, var parts) -> parts.stream().anyMatch(Written::isEightBit);
        };
    }
}
