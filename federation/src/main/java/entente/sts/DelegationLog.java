package entente.sts;

import entente.broker.GroupCommit;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// What the token service did, in one SQLite file: every token issued, every request refused. It is also the memory of used messages and
/// assertions, so it outlives the process. Safe for many threads.
public final class DelegationLog implements AutoCloseable {
    enum Recorded {
        /// It stands, and survives a crash.
        NEW,
        /// The message or the assertion was used before; nothing was recorded.
        SEEN,
        /// Too much is waiting, or the disk fails; nobody may act as if it stood.
        BUSY
    }

    /// What is written: one or the other.
    sealed interface Entry {
        record Issued(Delegation delegation) implements Entry {}

        record Denied(Denial denial) implements Entry {}
    }

    private final DelegationTables tables;
    private final GroupCommit<Entry, Recorded> commits;

    private DelegationLog(DelegationTables tables) {
        this.tables = tables;
        this.commits = GroupCommit.to(tables, "delegation log");
    }

    /// Opens the file, or makes it. Records are kept for `keep` after they were made, and never given up while what they remember would
    /// still pass.
    public static DelegationLog open(Path file, Duration keep) {
        try {
            return new DelegationLog(DelegationTables.open(file, keep));
        } catch (SQLException e) {
            throw new Problem(Refusal.of(Code.STORE_UNREADABLE, "the delegation log " + file), e);
        }
    }

    /// Begins to record an issue. No token may leave before what is supplied, which waits for the disk, is [Recorded#NEW].
    Supplier<Recorded> begin(Delegation delegation) {
        var write = commits.begin(new Entry.Issued(delegation));
        return () -> write.await().orElse(Recorded.BUSY);
    }

    /// Records a refusal soon. A flood of them is dropped rather than waited for.
    void record(Denial denial) {
        commits.writeSoon(new Entry.Denied(denial));
    }

    /// The latest issues, newest first.
    public List<Delegation> delegations(int most) {
        return tables.delegations(most);
    }

    /// The latest refusals, newest first.
    public List<Denial> denials(int most) {
        return tables.denials(most);
    }

    @Override
    public void close() {
        commits.close();
    }
}
