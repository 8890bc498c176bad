package entente.delivery;

import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.MeetingNotice;
import entente.calendar.Owner;
import entente.item.ItemContent;
import entente.item.Octets;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemStreams;
import entente.mailbox.MailboxStore;
import entente.question.Address;
import entente.sharing.OnBehalf;
import entente.wire.mime.MeetingMessage;
import entente.wire.mime.MimeMalformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a message goes in the mailboxes of those who get it, and what it means for their calendars (RFC 6047). An invitation and its end are believed of the meeting's organizer alone, and an answer of whoever gives it: the
/// sender is known (RFC 6047, 2.3; RFC 5546, 6.1). What somebody sends for another is believed as far as she arranges meetings for her.
///
/// For one message, which is from `author`. `speaking` is what has to be so for whoever sends it to arrange meetings in that name; empty where she does not.
record MeetingNews(
        ItemContent content,
        ItemStreams streams,
        Owner author,
        Optional<byte[]> calendar,
        Optional<MeetingNotice> notice,
        Optional<List<ItemAct>> speaking) {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingNews.class);
    private static final String MEETING = "IPM.Schedule.Meeting";

    /// Of one that somebody of ours sends.
    static MeetingNews of(SentMessage.Version message, Writers writers, MailboxStore store) {
        var author = writers.author().owner();
        var told = of(message.content(), message.streams(), author, Optional.of(List.of()));
        return writers.isOne() || told.notice.isEmpty()
                ? told
                : told.speaking(
                        OnBehalf.arranging(
                                store,
                                author.address(),
                                writers.sender().address(),
                                told.isClosed() || isClosed(told.notice.get(), author, store)));
    }

    /// Of one from elsewhere; who wrote it has to be proved before it is believed.
    static MeetingNews ofOutsider(ItemContent content, ItemStreams streams, Owner author) {
        return of(content, streams, author, Optional.of(List.of()));
    }

    private static MeetingNews of(
            ItemContent content,
            ItemStreams streams,
            Owner author,
            Optional<List<ItemAct>> speaking) {
        var calendar = calendar(streams.source().orElseThrow());
        return new MeetingNews(
                content,
                streams,
                author,
                calendar,
                calendar.flatMap(text -> MeetingNotice.read(text, author)),
                speaking);
    }

    private MeetingNews speaking(Optional<List<ItemAct>> other) {
        return new MeetingNews(content, streams, author, calendar, notice, other);
    }

    /// Whether the author's own calendar has that meeting as something private.
    private static boolean isClosed(MeetingNotice notice, Owner author, MailboxStore store) {
        return store.itemOf(author.address(), notice.object().uid())
                .flatMap(store::item)
                .filter(item -> isClosed(item, author, store))
                .isPresent();
    }

    private static boolean isClosed(Item item, Owner author, MailboxStore store) {
        return item.content().isPrivate()
                || store.source(item.id())
                        .flatMap(source -> CalendarObjects.first(source.bytes(), author))
                        .map(CalendarObject::holdsPrivate)
                        .orElse(true);
    }

    private static Optional<byte[]> calendar(Octets message) {
        try {
            return MeetingMessage.calendar(message);
        } catch (MimeMalformed e) {
            // It was read before.
            return Optional.empty();
        }
    }

    /// Puts the message into a mailbox; what tells of a meeting, where the owner has that put.
    ItemAct into(Address mailbox) {
        return content.isOf(MEETING)
                ? new ItemAct.MeetingMail(
                        mailbox,
                        content,
                        streams,
                        notice.map(each -> each.object().uid()),
                        isClosed())
                : new ItemAct.Creation(FolderId.of(mailbox, DefaultFolder.INBOX), content, streams);
    }

    /// Whether it is for those who see what is private: it says so, or nobody knows what it says.
    private boolean isClosed() {
        return content.isPrivate() || notice.map(each -> each.object().holdsPrivate()).orElse(true);
    }

    /// The acts on the calendars of `to`; none where the message tells nothing of a meeting, or nothing that is believed of its sender.
    List<ItemAct> inCalendars(List<Address> to) {
        if (calendar.isEmpty() || !isBelieved()) {
            return List.of();
        }
        var all = new ArrayList<>(speaking.orElseThrow());
        to.forEach(mailbox -> all.add(new ItemAct.Notice(mailbox, calendar.get())));
        return all;
    }

    private boolean isBelieved() {
        if (notice.isEmpty()) {
            LOG.info(
                    "{} sent a calendar that invites to, answers or calls off no one meeting; it is mail only",
                    author.address());
            return false;
        }
        var method = notice.get().method();
        if (!notice.get().speaker().equals(Optional.of(author.address()))) {
            LOG.warn(
                    "{} sent a {} that only {} may send; it is mail only, and no calendar is touched",
                    author.address(),
                    method,
                    method == MeetingNotice.Method.REPLY
                            ? "the attendee whom it is about"
                            : "the organizer whom it names");
            return false;
        }
        if (speaking.isEmpty()) {
            LOG.warn(
                    "a {} from {} was sent by somebody who does not arrange meetings for her; it is mail only, and no calendar is touched",
                    method,
                    author.address());
        }
        return speaking.isPresent();
    }
}
