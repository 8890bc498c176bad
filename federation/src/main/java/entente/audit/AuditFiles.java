package entente.audit;

import entente.problem.Code;
import entente.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files as the writer sees them: one to append to, and the next when it is full or its day is over.
final class AuditFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditFiles.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService tidying =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("audit archive").factory());
    private final Disk.Opener opener;
    private final AuditTerms terms;
    private final Archive archive;
    private final FileChannel lock;
    private Segment current;
    private LineFile file;

    private AuditFiles(
            Disk.Opener opener,
            AuditTerms terms,
            Archive archive,
            FileChannel lock,
            Segment current,
            LineFile file) {
        this.opener = opener;
        this.terms = terms;
        this.archive = archive;
        this.lock = lock;
        this.current = current;
        this.file = file;
    }

    /// Goes on with the last file. One process writes at a time: another that tries is told so.
    static AuditFiles open(AuditFolder folder, AuditTerms terms, Disk.Opener opener, Instant now)
            throws IOException {
        var lock = lock(folder);
        try {
            var segments = folder.segments();
            var current =
                    segments.isEmpty()
                            ? new Segment(folder.folder(), folder.party(), now, 1)
                            : segments.getLast();
            if (current.isPacked()) {
                current = current.next(now);
            }
            var file = LineFile.on(opener.open(current.plain()));
            var files =
                    new AuditFiles(opener, terms, new Archive(folder, terms), lock, current, file);
            files.tidy(now);
            return files;
        } catch (IOException failed) {
            lock.close();
            throw failed;
        }
    }

    private static FileChannel lock(AuditFolder folder) throws IOException {
        var channel =
                FileChannel.open(
                        folder.lock(),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // By another in this very process.
        }
        channel.close();
        throw new Problem(
                Code.STORE_UNREADABLE,
                "The state is in use: another server writes the audit files of %s in %s."
                        .formatted(folder.party(), folder.folder()),
                "Stop that server, or give this one a state folder of its own.");
    }

    /// How many octets of a line that was cut short went when it was opened.
    long cut() {
        return file.cut();
    }

    /// Appends whole lines, which are durable when this returns; none of them is there when it throws.
    void append(byte[] lines, Instant now) throws IOException {
        if (file.size() > 0 && (file.size() >= terms.fileBytes() || !current.isOfDay(now))) {
            var next = current.next(now);
            var opened = LineFile.on(opener.open(next.plain()));
            leave();
            file = opened;
            current = next;
            tidy(now);
        }
        file.append(lines);
    }

    // What a failed write left at its end is no line, and no reader takes it for one.
    private void leave() {
        try {
            file.close();
        } catch (IOException failed) {
            LOG.warn(
                    "{} did not close cleanly; half a line may be left at its end.",
                    current.plain().getFileName(),
                    failed);
        }
    }

    // Compressing takes its time, and nobody waits for it.
    private void tidy(Instant now) {
        var upTo = current;
        tidying.execute(() -> archive.tidy(upTo, now));
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            file.close();
        } finally {
            awaitTidied();
        }
    }

    private void awaitTidied() {
        tidying.shutdown();
        try {
            tidying.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
