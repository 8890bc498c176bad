package entente.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// The whole lines of one file from a place on, compressed or not; a line that is just being written is left for later.
final class SegmentLines implements AutoCloseable {
    /// No event is longer; what is longer is no event, and skipped.
    private static final int LONGEST = 256 * 1024;

    private final InputStream in;
    private long place;

    private SegmentLines(InputStream in, long place) {
        this.in = in;
        this.place = place;
    }

    /// Empty where the file has gone.
    static Optional<SegmentLines> from(Segment segment, long place) throws IOException {
        var opened = open(segment);
        if (opened.isPresent()) {
            opened.get().skipNBytes(Math.min(place, skippable(segment, place)));
        }
        return opened.map(in -> new SegmentLines(in, place));
    }

    // A place beyond the end can only be of a file that was cut meanwhile.
    private static long skippable(Segment segment, long place) throws IOException {
        return Files.exists(segment.plain()) ? Math.min(place, Files.size(segment.plain())) : place;
    }

    private static Optional<InputStream> open(Segment segment) throws IOException {
        try {
            return Optional.of(
                    new BufferedInputStream(Files.newInputStream(segment.plain()), 65_536));
        } catch (NoSuchFileException _) {
            // It has been compressed, or has lost its lookups, or has gone.
        }
        for (var file : List.of(segment.packed(), segment.rest())) {
            try {
                var packed = Files.newInputStream(file);
                return Optional.of(
                        new BufferedInputStream(new GZIPInputStream(packed, 65_536), 65_536));
            } catch (NoSuchFileException _) {
                // As above.
            }
        }
        return Optional.empty();
    }

    /// The next line without its end, or empty where there is no whole one yet.
    Optional<byte[]> next() throws IOException {
        var line = new ByteArrayOutputStream(512);
        var length = 0L;
        for (var octet = in.read(); octet >= 0; octet = in.read()) {
            length++;
            if (octet == '\n') {
                place += length;
                return Optional.of(line.toByteArray());
            }
            if (length <= LONGEST) {
                line.write(octet);
            }
        }
        return Optional.empty();
    }

    /// The place behind the last line that was given out.
    long place() {
        return place;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
