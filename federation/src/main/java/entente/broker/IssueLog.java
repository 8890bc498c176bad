package entente.broker;

import java.util.List;

/// What a broker did: every token issued, every request refused. It is also the memory of used assertions, so it outlives the process.
/// Safe for many threads.
public interface IssueLog extends AutoCloseable {
    enum Recorded {
        /// It stands, and survives a crash.
        NEW,
        /// The client used this assertion before; nothing was recorded.
        SEEN,
        /// Too much is waiting, or the disk fails; nobody may act as if it stood.
        BUSY
    }

    /// An issue on its way to the disk.
    interface Recording {
        /// Waits until it is durable, or known not to be.
        Recorded await();
    }

    /// Begins to record an issue. No token may leave before its record is [Recorded#NEW].
    Recording begin(Issue issue);

    /// Records an issue; returns when it is durable.
    default Recorded record(Issue issue) {
        return begin(issue).await();
    }

    /// Records a refusal soon. A flood of them is dropped rather than waited for.
    void record(Denial denial);

    /// The latest issues, newest first.
    List<Issue> issues(int most);

    /// The latest refusals, newest first.
    List<Denial> denials(int most);

    @Override
    void close();
}
