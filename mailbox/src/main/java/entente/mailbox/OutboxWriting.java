package entente.mailbox;

import entente.problem.Code;
import entente.problem.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Makes one act on messages that wait to be handed on, in the transaction of whoever writes. `now` is in milliseconds' precision.
record OutboxWriting(Connection file, Instant now) {
    /// So many messages, and so many bytes, wait in one mailbox at most.
    static final int MOST_MESSAGES = 1_000;

    static final long MOST_BYTES = 512L << 20;

    ItemOutcome make(OutboxAct act) throws SQLException {
        return switch (act) {
            case OutboxAct.Posting posting -> posted(posting);
            case OutboxAct.Settlement settlement -> settled(settlement);
        };
    }

    private ItemOutcome posted(OutboxAct.Posting posting) throws SQLException {
        var size = posting.message().length;
        if (size > ItemStreams.LARGEST) {
            return new ItemOutcome.Refused(Refusal.of(Code.ITEM_TOO_LARGE));
        }
        var load = OutboxRows.load(file, posting.mailbox());
        if (load.messages() >= MOST_MESSAGES || load.bytes() + size > MOST_BYTES) {
            return new ItemOutcome.Refused(Refusal.of(Code.OUTBOX_FULL));
        }
        OutboxRows.put(
                file,
                new Outgoing(
                        posting.id(),
                        posting.mailbox(),
                        posting.messageId(),
                        size,
                        posting.to(),
                        now,
                        now,
                        0,
                        Optional.empty()),
                posting.message());
        return new ItemOutcome.Gone();
    }

    private ItemOutcome settled(OutboxAct.Settlement settlement) throws SQLException {
        var seen = settlement.seen();
        if (!OutboxRows.find(file, seen.id()).equals(Optional.of(seen))) {
            return new ItemOutcome.Overtaken();
        }
        if (settlement.after().isPresent()) {
            OutboxRows.replace(file, settlement.after().get());
        } else {
            OutboxRows.remove(file, seen);
        }
        return new ItemOutcome.Gone();
    }
}
