package entente.mailfiles;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A message in a file: in which folder it belongs, by names from the outermost; how it is marked (`read`, `answered`, `flagged`, `draft`, `deleted`); when it came as was noted beside it; when the file was
/// written; at which byte of the file it begins; and its bytes, as they were before the file's format changed them.
public record FoundMessage(
        List<String> folder,
        Path file,
        long position,
        Set<String> flags,
        Optional<Instant> received,
        Optional<Instant> filed,
        byte[] source) {
    /// The largest that is read, in bytes.
    public static final int LARGEST = 25 << 20;

    public FoundMessage {
        folder = List.copyOf(folder);
        flags = Set.copyOf(flags);
    }
}
