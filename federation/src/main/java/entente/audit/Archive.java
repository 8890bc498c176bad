package entente.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files that nobody writes any more: compresses them, and lets the oldest go by [AuditTerms]. What cannot be done to one of them keeps it
/// from no other.
///
/// Anybody who may ask can make lookups as many as he likes, so these go first: where the files together are too large, the lookups of the
/// oldest are blanked out, each other event stays in its place, and a whole file goes only when that is not enough.
final class Archive {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
    private static final AuditFilter LOOKUPS =
            new AuditFilter(Optional.empty(), Optional.empty(), Map.of("event", "lookup"));

    private final AuditFolder folder;
    private final AuditTerms terms;

    Archive(AuditFolder folder, AuditTerms terms) {
        this.folder = folder;
        this.terms = terms;
    }

    @FunctionalInterface
    private interface Step {
        void take() throws IOException;
    }

    /// Goes through all of them but `current`. What is to go goes before what takes room is made.
    synchronized void tidy(Segment current, Instant now) {
        attempt(() -> dropOld(current, now));
        attempt(() -> {
            for (var segment : before(current)) {
                attempt(() -> pack(segment));
            }
        });
        attempt(() -> makeRoom(current));
    }

    private void attempt(Step step) {
        try {
            step.take();
        } catch (IOException failed) {
            LOG.warn("An audit file in {} could not be tidied.", folder.folder(), failed);
        }
    }

    private List<Segment> before(Segment current) throws IOException {
        return folder.segments().stream()
                .filter(segment -> segment.number() < current.number())
                .toList();
    }

    /// A file is as old as its last event, and that is as old as the start of the next file.
    private void dropOld(Segment current, Instant now) throws IOException {
        var age = passed(current.start(), now);
        var next = current;
        for (var segment : before(current).reversed()) {
            if (age.compareTo(terms.keep()) > 0) {
                attempt(() -> drop(segment, "older than is kept"));
            }
            age = age.plus(passed(segment.start(), next.start()));
            next = segment;
        }
    }

    /// A leap longer than files are kept counts for nothing, nor does one back: rather than that nothing was written for so long, the clock is
    /// or was wrong.
    private Duration passed(Instant from, Instant to) {
        var passed = Duration.between(from, to);
        return passed.isNegative() || passed.compareTo(terms.keep()) > 0 ? Duration.ZERO : passed;
    }

    private static void pack(Segment segment) throws IOException {
        if (Files.exists(segment.plain())) {
            replace(segment, segment.packed(), out -> Files.copy(segment.plain(), out));
            Files.delete(segment.plain());
        }
    }

    private void makeRoom(Segment current) throws IOException {
        var closed = before(current);
        for (var segment : closed) {
            if (segment.isRest()) {
                continue;
            }
            if (fits()) {
                return;
            }
            attempt(() -> leaveOutLookups(segment));
        }
        for (var segment : closed) {
            if (fits()) {
                return;
            }
            attempt(() -> drop(segment, "more than is kept"));
        }
    }

    private boolean fits() throws IOException {
        var total = 0L;
        for (var segment : folder.segments()) {
            total += AuditFolder.size(segment);
        }
        return total <= terms.keepBytes();
    }

    private static void leaveOutLookups(Segment segment) throws IOException {
        if (!Files.exists(segment.rest())) {
            replace(segment, segment.rest(), out -> copyWithoutLookups(segment, out));
            LOG.info("The lookups in the audit file {} went.", segment.plain().getFileName());
        }
        Files.deleteIfExists(segment.plain());
        Files.deleteIfExists(segment.packed());
    }

    /// Blanks stand where a lookup stood, so that every place behind it is the same.
    private static void copyWithoutLookups(Segment segment, OutputStream out) throws IOException {
        var opened = SegmentLines.from(segment, 0);
        if (opened.isEmpty()) {
            return;
        }
        try (var lines = opened.get()) {
            var place = lines.place();
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                var length = lines.place() - place - 1;
                var kept = LOOKUPS.takes(line.get()) ? new byte[0] : line.get();
                out.write(kept);
                for (var i = kept.length; i < length; i++) {
                    out.write(' ');
                }
                out.write('\n');
                place = lines.place();
            }
        }
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// The file is whole and on disk before it has its name, and only then may what it replaces go.
    private static void replace(Segment segment, Path by, Content content) throws IOException {
        var half = segment.half();
        Files.deleteIfExists(half);
        Files.createFile(
                half,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out =
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(half)))) {
            content.writeTo(out);
        }
        try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(half, by, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void drop(Segment segment, String why) throws IOException {
        Files.deleteIfExists(segment.plain());
        Files.deleteIfExists(segment.packed());
        Files.deleteIfExists(segment.rest());
        LOG.info("The audit file {} went: {}.", segment.plain().getFileName(), why);
    }
}
