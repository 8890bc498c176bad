package entente.mailbox;

import entente.problem.Code;
import entente.problem.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes one act on messages that wait to be handed on, in the transaction of whoever writes. `now` is in milliseconds' precision.
record OutboxWriting(Connection file, Instant now) {
    /// So many messages, and so many bytes, wait in one mailbox at most.
    static final int MOST_MESSAGES = 1_000;

    static final long MOST_BYTES = 512L << 20;

    /// `cut` is the message that is put there, in pieces where it is large.
    ItemOutcome make(OutboxAct act, List<CutStream> cut) throws SQLException {
        return switch (act) {
            case OutboxAct.Posting posting -> posted(posting, cut.stream().findFirst());
            case OutboxAct.Settlement settlement -> settled(settlement);
        };
    }

    private ItemOutcome posted(OutboxAct.Posting posting, Optional<CutStream> cut)
            throws SQLException {
        var size = Math.toIntExact(posting.message().length());
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
                posting.message(),
                cut);
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
