package entente.mailbox;

import entente.calendar.CalendarObject;
import entente.item.ItemContent;
import entente.item.Known;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Puts what people are told of meetings where they have it put, in the transaction of whoever writes. For all messages of one change, which make so many copies at most: where there would be more,
/// owners have their messages themselves.
///
/// What a delegate gets goes no further, whoever her own delegates are.
final class MeetingMailWriting {
    static final int MOST_COPIES = 1_000;
    static final long MOST_BYTES = 256L << 20;

    private static final System.Logger LOG = System.getLogger(MeetingMailWriting.class.getName());

    private final Connection file;
    private final Holdings.Draft draft;
    private final Instant now;
    private int copies;
    private long bytes;

    MeetingMailWriting(Connection file, Holdings.Draft draft, Instant now) {
        this.file = file;
        this.draft = draft;
        this.now = now;
    }

    /// `streams` are the act's, cut up beforehand.
    ItemOutcome make(ItemAct.MeetingMail mail, List<CutStream> streams) throws SQLException {
        var owner = draft.mailbox(mail.mailbox());
        var delegates = owner.permissions().delegates();
        var isCopied =
                delegates.requests() != MeetingRequests.NO_FORWARD && copied(owner, mail, streams);
        if (isCopied && delegates.requests() == MeetingRequests.DELEGATES_ONLY) {
            return new ItemOutcome.Gone();
        }
        var content =
                isCopied
                                && delegates.requests()
                                        == MeetingRequests.DELEGATES_AND_SEND_INFORMATION_TO_ME
                        ? with(mail.content(), Known.MEETING_TYPE_DELEGATED)
                        : mail.content();
        var writing = new ItemWriting(file, owner, now);
        var outcome = writing.make(creation(owner, mail, content), streams);
        draft.put(writing.after().orElseThrow());
        return outcome;
    }

    private static ItemContent with(ItemContent content, int meetingType) {
        return content.with(content.properties().with(Known.MEETING_TYPE, meetingType));
    }

    /// Whether any delegate has it then.
    private boolean copied(Holding owner, ItemAct.MeetingMail mail, List<CutStream> streams)
            throws SQLException {
        var isClosed = isClosed(owner, mail);
        var told = 0;
        var missed = 0;
        for (var delegate : owner.permissions().delegates().people()) {
            if (!delegate.receivesCopies() || (isClosed && !delegate.seesPrivate())) {
                continue;
            }
            if (copied(owner, delegate, mail, streams)) {
                told++;
            } else {
                missed++;
            }
        }
        if (missed > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "%d delegates of %s have no room for what they are to be told of a meeting, or too many are told at once"
                            .formatted(missed, owner.address()));
        }
        return told > 0;
    }

    /// Whether it is for those who see what is private, which a meeting is too that the owner alone has made so, or that nobody can read.
    private boolean isClosed(Holding owner, ItemAct.MeetingMail mail) throws SQLException {
        var key = mail.uid().flatMap(owner::appointment);
        if (mail.closed() || key.isEmpty()) {
            return mail.closed();
        }
        var item = ItemRows.find(file, owner.address(), key.get()).orElseThrow();
        return item.kept().content().isPrivate()
                || AppointmentRows.readable(file, owner.mailbox().orElseThrow(), item)
                        .map(CalendarObject::holdsPrivate)
                        .orElse(true);
    }

    /// Whether the delegate has it then; where she has not, everything is as it was.
    private boolean copied(
            Holding owner, Delegate delegate, ItemAct.MeetingMail mail, List<CutStream> streams)
            throws SQLException {
        var size = ItemWriting.length(streams);
        var to = draft.find(delegate.person()).filter(each -> each.takes(size));
        if (to.isEmpty() || copies >= MOST_COPIES || bytes + size > MOST_BYTES) {
            return false;
        }
        Sql.update(file, "SAVEPOINT delegated");
        var writing = new ItemWriting(file, to.get(), now);
        var outcome =
                writing.make(
                        creation(to.get(), mail, received(mail.content(), owner, to.get())),
                        streams);
        var after = writing.after();
        var isDone = outcome instanceof ItemOutcome.Done && after.isPresent();
        if (isDone) {
            draft.put(after.get());
            copies++;
            bytes += size;
        } else {
            Sql.update(file, "ROLLBACK TO delegated");
        }
        Sql.update(file, "RELEASE delegated");
        return isDone;
    }

    private static ItemAct creation(Holding in, ItemAct.MeetingMail mail, ItemContent content) {
        return new ItemAct.Creation(
                FolderId.of(in.address(), DefaultFolder.INBOX), content, mail.streams());
    }

    /// By whom it was received, and for whom (MS-OXODLGT 2.2.1).
    private static ItemContent received(ItemContent content, Holding owner, Holding by) {
        return content.with(
                content.properties()
                        .with(Known.RECEIVED_BY_NAME, by.recipient().orElseThrow().displayName())
                        .with(Known.RECEIVED_BY_ADDRESS, by.address().toString())
                        .with(
                                Known.RECEIVED_FOR_NAME,
                                owner.recipient().orElseThrow().displayName())
                        .with(Known.RECEIVED_FOR_ADDRESS, owner.address().toString()));
    }
}
