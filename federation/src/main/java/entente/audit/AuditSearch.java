package entente.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Finds events in the files, those that are compressed included, a page at a time. Bounded: a page has so many lines and octets, and reads so
/// many octets of files; no file is held in memory.
public final class AuditSearch {
    public static final int MOST_LINES = 1_000;

    private static final int MOST_OCTETS = 1024 * 1024;
    private static final long MOST_READ = 64L * 1024 * 1024;

    private final AuditFolder folder;

    public AuditSearch(AuditFolder folder) {
        this.folder = folder;
    }

    /// Lines that were found, the oldest first, without their ends. `next` is where to go on; `more` says that there is something there now.
    public record Page(List<byte[]> lines, AuditPlace next, boolean more) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    /// What lies behind `from`.
    public Page after(AuditPlace from, AuditFilter filter) throws IOException {
        var segments = folder.segments();
        var found = new ArrayList<byte[]>();
        var octets = 0L;
        var read = 0L;
        var place = from;
        for (var i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (segment.number() < from.file()
                    || !filter.mayLieWithin(segment.start(), end(segments, i))) {
                continue;
            }
            var start = segment.number() == from.file() ? from.octets() : 0;
            var opened = SegmentLines.from(segment, start);
            if (opened.isEmpty()) {
                continue;
            }
            try (var lines = opened.get()) {
                for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                    place = new AuditPlace(segment.number(), lines.place());
                    read += line.get().length;
                    if (filter.takes(line.get())) {
                        found.add(line.get());
                        octets += line.get().length;
                    }
                    if (found.size() >= MOST_LINES || octets >= MOST_OCTETS || read >= MOST_READ) {
                        return new Page(found, place, true);
                    }
                }
            }
        }
        return new Page(found, place, false);
    }

    /// The last `most` events there are, as far as they are found in the files that are read: the newest first. `next` lies behind all of
    /// them; `more` says that older files were not read.
    public Page last(int most, AuditFilter filter) throws IOException {
        var segments = folder.segments();
        var found = new ArrayDeque<byte[]>();
        var end = AuditPlace.START;
        var read = 0L;
        for (var i = segments.size() - 1; i >= 0; i--) {
            var segment = segments.get(i);
            if (!filter.mayLieWithin(segment.start(), end(segments, i))
                    && i < segments.size() - 1) {
                continue;
            }
            if (found.size() >= most || read >= MOST_READ) {
                return new Page(List.copyOf(found), end, found.size() < most);
            }
            var ofThis = lastOf(segment, most - found.size(), filter);
            read += ofThis.place();
            ofThis.lines().descendingIterator().forEachRemaining(found::addFirst);
            if (i == segments.size() - 1) {
                end = new AuditPlace(segment.number(), ofThis.place());
            }
        }
        return new Page(List.copyOf(found), end, false);
    }

    private record Tail(Deque<byte[]> lines, long place) {}

    private static Tail lastOf(Segment segment, int most, AuditFilter filter) throws IOException {
        var kept = new ArrayDeque<byte[]>();
        var opened = SegmentLines.from(segment, 0);
        if (opened.isEmpty()) {
            return new Tail(kept, 0);
        }
        try (var lines = opened.get()) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                if (filter.takes(line.get())) {
                    kept.add(line.get());
                    if (kept.size() > most) {
                        kept.removeFirst();
                    }
                }
            }
            return new Tail(kept, lines.place());
        }
    }

    // A file ends where the next one starts.
    private static Instant end(List<Segment> segments, int i) {
        return i + 1 < segments.size() ? segments.get(i + 1).start() : Instant.MAX.minusSeconds(60);
    }
}
