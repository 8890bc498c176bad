package entente.relay;

import entente.mailbox.JointOutcome;
import entente.mailbox.MailboxStore;
import entente.mailbox.OutboxAct;
import entente.mailbox.Outgoing;
import entente.problem.Code;
import entente.wire.mime.DeliveryReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What administrators see of messages that wait for people elsewhere, and do with them. `woken` is whoever hands them on.
public final class WaitingMail {
    /// So many are told of at most.
    public static final int MOST = 1_000;

    private static final int MOST_TRIES = 16;

    private final MailboxStore store;
    private final Settling settling;
    private final Runnable woken;

    /// `ownName` is the host that reports.
    public WaitingMail(MailboxStore store, String ownName, Runnable woken) {
        this.store = store;
        this.settling = new Settling(store, ownName);
        this.woken = woken;
    }

    /// The oldest first, [#MOST] of them.
    public List<Outgoing> all() {
        return store.outgoing(MOST);
    }

    /// How many there are.
    public int count() {
        return store.outgoingCount();
    }

    /// The one that has this id; empty where none has.
    public Optional<Outgoing> find(String id) {
        return store.outgoing(id);
    }

    /// Has a message be due now, and tells how it waits then; empty where none has this id.
    public Optional<Outgoing> retry(String id, Instant now) {
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var seen = store.outgoing(id);
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            var due = seen.get().dueAt(now);
            var act = new OutboxAct.Settlement(seen.get(), Optional.of(due));
            if (store.actTogether(List.of(act)) instanceof JointOutcome.Done) {
                woken.run();
                return Optional.of(due);
            }
        }
        return Optional.empty();
    }

    /// Has a message wait no more, reports that to its sender, and tells how it waited; empty where none has this id.
    public Optional<Outgoing> drop(String id, Instant now) {
        var seen = store.outgoing(id);
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        var failures =
                seen.get().to().stream()
                        .map(who ->
                                new DeliveryReport.Failure(
                                        who.toString(), "5.7.0", Code.MESSAGE_DROPPED.sentence()))
                        .toList();
        return seen.filter(
                it -> settling.settle(it, Optional.empty(), Progress.NONE, failures, now));
    }
}
