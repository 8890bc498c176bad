package entente.index;

import entente.matching.Words;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/// The files of an index. They hold nothing that the mailboxes do not: what cannot be read, or was written in another form, is made anew.
final class IndexFiles {
    private static final System.Logger LOG = System.getLogger(IndexFiles.class.getName());

    /// What is held in memory before it is written.
    private static final double BUFFER_MIB = 16;

    /// What was removed takes so much of the index at most, in percent, before it is written anew without it.
    private static final double REMOVED_PERCENT = 10;

    private IndexFiles() {}

    /// An index, how far it knows each mailbox, and what it is read by.
    record Opened(IndexWriter writer, Marks marks, SearcherManager searchers)
            implements AutoCloseable {
        /// What was not committed is not written.
        @Override
        public void close() throws IOException {
            searchers.close();
            writer.rollback();
            writer.getDirectory().close();
        }
    }

    static Opened open(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
            return opened(folder, IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
        } catch (LockObtainFailedException inUse) {
            throw failed(inUse);
        } catch (IOException | IllegalArgumentException | UncheckedIOException unreadable) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The index of mailboxes cannot be read and is made anew",
                    unreadable);
            try {
                empty(folder);
                return opened(folder, IndexWriterConfig.OpenMode.CREATE);
            } catch (IOException unwritable) {
                throw failed(unwritable);
            }
        }
    }

    static Problem failed(Exception cause) {
        return new Problem(
                Refusal.of(Code.INDEX_UNUSABLE, String.valueOf(cause.getMessage())), cause);
    }

    private static void empty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Opened opened(Path folder, IndexWriterConfig.OpenMode mode) throws IOException {
        var writer = new IndexWriter(FSDirectory.open(folder), settings(mode));
        try {
            var commit = new HashMap<String, String>();
            writer.getLiveCommitData().forEach(each -> commit.put(each.getKey(), each.getValue()));
            var marks = Marks.read(commit);
            if (marks.isEmpty()) {
                writer.deleteAll();
            }
            return new Opened(
                    writer,
                    marks.orElseGet(Marks::new),
                    new SearcherManager(writer, new SearcherFactory()));
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    private static IndexWriterConfig settings(IndexWriterConfig.OpenMode mode) {
        return new IndexWriterConfig(Words.ANALYZER)
                .setOpenMode(mode)
                .setRAMBufferSizeMB(BUFFER_MIB)
                .setCommitOnClose(false)
                .setMergePolicy(new TieredMergePolicy().setDeletesPctAllowed(REMOVED_PERCENT));
    }
}
