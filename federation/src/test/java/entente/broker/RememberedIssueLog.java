package entente.broker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// An issue log that keeps the promises of the real one while the test runs, and can be made to be busy.
final class RememberedIssueLog implements IssueLog {
    private final List<Issue> issues = new ArrayList<>();
    private final List<Denial> denials = new ArrayList<>();
    private final Set<List<String>> used = new HashSet<>();
    private boolean busy;

    void becomeBusy() {
        busy = true;
    }

    @Override
    public synchronized Recording begin(Issue issue) {
        if (busy) {
            return () -> Recorded.BUSY;
        }
        if (!used.add(List.of(issue.client().toString(), issue.assertionHash()))) {
            return () -> Recorded.SEEN;
        }
        issues.add(issue);
        return () -> Recorded.NEW;
    }

    @Override
    public synchronized void record(Denial denial) {
        denials.add(denial);
    }

    @Override
    public synchronized List<Issue> issues(int most) {
        return issues.reversed().stream().limit(most).toList();
    }

    @Override
    public synchronized List<Denial> denials(int most) {
        return denials.reversed().stream().limit(most).toList();
    }

    @Override
    public void close() {}
}
