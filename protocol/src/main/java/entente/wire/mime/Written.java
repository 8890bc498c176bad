package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Octets;
import java.util.ArrayList;
import java.util.List;

/// A part of a message that is being written: its own header lines, and bytes in the encoding that these say, or other parts.
sealed interface Written {
    record Bytes(String header, Octets bytes, boolean isEightBit) implements Written {
        static Bytes held(String header, byte[] bytes) {
            return new Bytes(header, Octets.of(bytes), Lines.of(bytes).isEightBit());
        }
    }

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
    default Octets source(String header) {
        var all = new ArrayList<Octets>();
        all.add(text(header));
        add(all, new Boundaries(header, this));
        return Octets.joined(all);
    }

    private void add(List<Octets> all, Boundaries boundaries) {
        switch (this) {
            case Bytes(var header, var bytes, _) -> {
                all.add(text(header + "\r\n"));
                all.add(bytes);
            }
            case Parts(var type, var parts) -> {
                var boundary = boundaries.next();
                all.add(text(header(type, boundary) + "\r\n"));
                for (var part : parts) {
                    all.add(text("--" + boundary + "\r\n"));
                    part.add(all, boundaries);
                    all.add(text("\r\n"));
                }
                all.add(text("--" + boundary + "--\r\n"));
            }
        }
    }

    private static Octets text(String text) {
        return Octets.of(text.getBytes(UTF_8));
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
        return hasEightBit()
                ? lines.structured("Content-Transfer-Encoding", "8bit").toString()
                : lines.toString();
    }

    private boolean hasEightBit() {
        return switch (this) {
            case Bytes bytes -> bytes.isEightBit();
            case Parts(_, var parts) -> parts.stream().anyMatch(Written::hasEightBit);
        };
    }
}
