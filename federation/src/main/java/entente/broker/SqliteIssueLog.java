package entente.broker;

import entente.broker.IssueTables.Batch;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// An issue log in one SQLite file, written by one thread in commits that are shared.
///
/// That two requests with one assertion get one token is the table's primary key, not a lock of ours; so it holds over restarts.
public final class SqliteIssueLog implements IssueLog {
    private sealed interface Entry {}

    private record Issued(Issue issue) implements Entry {}

    private record Denied(Denial denial) implements Entry {}

    /// The tables as a place that entries are committed to.
    private record Tables(IssueTables tables) implements GroupCommit.Store<Entry, Recorded> {
        @Override
        public List<Recorded> commit(List<Entry> entries) throws SQLException {
            var results = new ArrayList<Recorded>();
            try (var batch = tables.begin()) {
                for (var entry : entries) {
                    results.add(insert(batch, entry));
                }
                batch.commit();
            }
            return results;
        }

        @Override
        public void close() throws SQLException {
            tables.close();
        }
    }

    private final IssueTables tables;
    private final GroupCommit<Entry, Recorded> commits;

    private SqliteIssueLog(IssueTables tables) {
        this.tables = tables;
        this.commits = GroupCommit.to(new Tables(tables), "issue log");
    }

    /// Opens the file, or makes it. Records are kept for `keep` after they were made, and never given up while their assertion would
    /// still pass.
    public static SqliteIssueLog open(Path file, Duration keep) {
        try {
            return new SqliteIssueLog(IssueTables.open(file, keep));
        } catch (SQLException e) {
            throw new Problem(Refusal.of(Code.STORE_UNREADABLE, "the issue log " + file), e);
        }
    }

    @Override
    public Recording begin(Issue issue) {
        var write = commits.begin(new Issued(issue));
        return () -> write.await().orElse(Recorded.BUSY);
    }

    @Override
    public void record(Denial denial) {
        commits.writeSoon(new Denied(denial));
    }

    @Override
    public List<Issue> issues(int most) {
        return tables.issues(most);
    }

    @Override
    public List<Denial> denials(int most) {
        return tables.denials(most);
    }

    @Override
    public void close() {
        commits.close();
    }

    private static Recorded insert(Batch batch, Entry entry) throws SQLException {
        return switch (entry) {
            case Issued(var issue) -> batch.insert(issue) ? Recorded.NEW : Recorded.SEEN;
            case Denied(var denial) -> {
                batch.insert(denial);
                yield Recorded.NEW;
            }
        };
    }
}
