package entente.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files that nobody writes any more: compresses them, and lets the oldest go by [AuditTerms].
final class Archive {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

    private final AuditFolder folder;
    private final AuditTerms terms;

    Archive(AuditFolder folder, AuditTerms terms) {
        this.folder = folder;
        this.terms = terms;
    }

    /// Goes through all of them but `current`.
    synchronized void tidy(Segment current, Instant now) {
        try {
            for (var segment : folder.segments()) {
                if (segment.number() < current.number()) {
                    pack(segment);
                }
            }
            dropOld(current, now);
        } catch (IOException failed) {
            LOG.warn(
                    "The audit files in {} could not be tidied; nothing is lost.",
                    folder.folder(),
                    failed);
        }
    }

    /// The plain file goes only after the other is whole, on disk, and under its name.
    private static void pack(Segment segment) throws IOException {
        if (!Files.exists(segment.plain())) {
            return;
        }
        var half = segment.half();
        Files.deleteIfExists(half);
        Files.createFile(
                half,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = new GZIPOutputStream(Files.newOutputStream(half))) {
            Files.copy(segment.plain(), out);
        }
        try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(half, segment.packed(), StandardCopyOption.ATOMIC_MOVE);
        Files.delete(segment.plain());
    }

    /// A file is as old as its last event, and that is as old as the start of the next file.
    private void dropOld(Segment current, Instant now) throws IOException {
        var segments = folder.segments();
        var kept = total(segments);
        for (var i = 0; i + 1 < segments.size(); i++) {
            var segment = segments.get(i);
            var ended = segments.get(i + 1).start();
            var old = ended.isBefore(now.minus(terms.keep()));
            if (segment.number() >= current.number() || !(old || kept > terms.keepBytes())) {
                return;
            }
            kept -= AuditFolder.size(segment);
            Files.deleteIfExists(segment.plain());
            Files.deleteIfExists(segment.packed());
            LOG.info(
                    "The audit file {} went: {}.",
                    segment.plain().getFileName(),
                    old ? "older than is kept" : "more than is kept");
        }
    }

    private static long total(List<Segment> segments) throws IOException {
        var total = 0L;
        for (var segment : segments) {
            total += AuditFolder.size(segment);
        }
        return total;
    }
}
