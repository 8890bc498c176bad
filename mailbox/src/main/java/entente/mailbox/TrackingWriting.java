package entente.mailbox;

import entente.item.Texts;
import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/// Writes down what became of messages, in the transaction of whoever writes. `now` is in milliseconds' precision.
record TrackingWriting(Connection file, Instant now) {
    /// So many messages go at once that are too old: others who write wait for it.
    static final int STEP = 100;

    ItemOutcome make(TrackingAct act) throws SQLException {
        switch (act) {
            case TrackingAct.Begun begun -> begin(begun);
            case TrackingAct.Happened(var id, var news) -> {
                for (var each : news) {
                    note(id, each.to(), each.what());
                }
            }
        }
        return new ItemOutcome.Gone();
    }

    private void begin(TrackingAct.Begun begun) throws SQLException {
        var mailbox = begun.id().mailbox().toString();
        Sql.update(
                file,
                "INSERT INTO tracked VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                mailbox,
                begun.id().entry(),
                begun.messageId(),
                begun.sender().map(Address::toString),
                begun.subject(),
                Texts.folded(begun.subject()),
                now.toEpochMilli(),
                begun.broughtBy());
        var position = 0;
        for (var to : begun.recipients()) {
            Sql.update(
                    file,
                    "INSERT INTO tracked_recipient VALUES (?, ?, ?, ?, ?, ?)",
                    mailbox,
                    begun.id().entry(),
                    to.address().toString(),
                    position++,
                    to.blind() ? 1 : 0,
                    to.named().map(Address::toString));
            if (to.first().isPresent()) {
                note(begun.id(), to.address(), to.first().get());
            }
        }
    }

    /// Of each kind the last is kept. Nothing is written of what is not in the log.
    private void note(TrackedId id, Address to, TrackingAct.Became what) throws SQLException {
        Sql.update(
                file,
                """
                INSERT INTO tracked_event SELECT mailbox, entry, address, ?, ?, ? FROM tracked_recipient
                WHERE mailbox = ? AND entry = ? AND address = ?
                ON CONFLICT (mailbox, entry, address, kind)
                DO UPDATE SET at_millis = excluded.at_millis, detail = excluded.detail\
                """,
                what.kind().name(),
                now.toEpochMilli(),
                what.detail(),
                id.mailbox().toString(),
                id.entry(),
                to.toString());
    }

    /// Whoever is given the address later learns nothing of what came to somebody else.
    static void forget(Connection file, Address person) throws SQLException {
        Sql.update(file, "DELETE FROM tracked_recipient WHERE address = ?", person.toString());
    }

    /// Removes some of what is not told any more; tells whether there may be more.
    static boolean forgetSome(Connection file, Instant now) throws SQLException {
        return Sql.update(
                        file,
                        """
                        DELETE FROM tracked WHERE (mailbox, entry) IN
                            (SELECT mailbox, entry FROM tracked WHERE at_millis < ? ORDER BY at_millis, entry LIMIT ?)\
                        """,
                        now.minus(MessageLog.KEPT).toEpochMilli(),
                        STEP)
                == STEP;
    }

    /// The same of what a mailbox has beyond its bound.
    static boolean forgetSome(Connection file, Address mailbox) throws SQLException {
        return Sql.update(
                        file,
                        """
                        DELETE FROM tracked WHERE mailbox = ? AND entry IN
                            (SELECT entry FROM tracked WHERE mailbox = ? ORDER BY at_millis DESC, entry DESC LIMIT ? OFFSET ?)\
                        """,
                        mailbox.toString(),
                        mailbox.toString(),
                        STEP,
                        MessageLog.MOST_OF_A_MAILBOX)
                == STEP;
    }
}
