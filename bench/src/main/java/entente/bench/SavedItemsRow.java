package entente.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.SQLiteConfig;

/// How many messages are saved, each durable before it is answered, against how often the store's own file can commit one row.
///
/// Those who save at once share commits, so that there may be more of them.
final class SavedItemsRow implements Measurement {
    private static final String NAME = "items saved per second";
    private static final int WORKERS = 16;
    private static final int BYTES = 1_024;

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public List<Row> measure(Scale scale) throws Exception {
        var place = Files.createTempDirectory("entente-commits");
        try (var lab = LabChild.start();
                var client = new HttpsClient(lab.trust(), WORKERS);
                var file = file(place)) {
            var folder = MailFolder.of(lab, client, 1);
            var number = new AtomicLong();
            Work saved = () -> folder.send(folder.saving("Saved " + number.incrementAndGet()));
            var load = new Load(WORKERS);
            var ratios =
                    scale.inTurns()
                            .ratios(
                                    length -> load.rate(saved, length),
                                    length -> commits(file, length));
            return List.of(new Row.Ratio(NAME, 0.5, "commits of one row by one writer", ratios));
        } finally {
            try (var left = Files.list(place)) {
                for (var each : left.toList()) {
                    Files.delete(each);
                }
            }
            Files.delete(place);
        }
    }

    /// A file like the store's: its log is flushed at each commit.
    private static Connection file(Path place) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        var file = config.createConnection("jdbc:sqlite:" + place.resolve("commits.db"));
        try (var statement = file.createStatement()) {
            statement.execute("CREATE TABLE row (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
        }
        return file;
    }

    private static double commits(Connection file, Duration length) throws SQLException {
        var start = System.nanoTime();
        var end = start + length.toNanos();
        var count = 0L;
        try (var insert = file.prepareStatement("INSERT INTO row (bytes) VALUES (?)")) {
            while (System.nanoTime() - end < 0) {
                insert.setBytes(1, new byte[BYTES]);
                insert.executeUpdate();
                count++;
            }
        }
        return count * 1e9 / (System.nanoTime() - start);
    }
}
