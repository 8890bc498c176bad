package entente.wire.mime;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A part of a message, which is itself the first of them. `type` is its media type in lower case.
sealed interface Part {
    HeaderFields fields();

    String type();

    /// One that holds others.
    record Multipart(HeaderFields fields, String type, List<Part> parts) implements Part {
        public Multipart {
            parts = List.copyOf(parts);
        }
    }

    /// One that holds bytes. `number` counts such parts from 0, in their order in the source; `size` is that of the bytes when decoded; `subject` is what a message
    /// within the message is about.
    record Leaf(HeaderFields fields, String type, int number, long size, Optional<String> subject)
            implements Part {}

    default Stream<Leaf> leaves() {
        return switch (this) {
            case Leaf leaf -> Stream.of(leaf);
            case Multipart(_, _, var parts) -> parts.stream().flatMap(Part::leaves);
        };
    }

    default Parameterized contentType() {
        return Parameterized.of(fields(), "content-type");
    }

    default Parameterized disposition() {
        return Parameterized.of(fields(), "content-disposition");
    }
}
