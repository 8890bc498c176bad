package entente.delivery;

import entente.calendar.MeetingNotice;
import entente.calendar.Owner;
import entente.mailbox.ItemAct;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.wire.mime.MeetingMessage;
import entente.wire.mime.MimeMalformed;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a message means for the calendars of those who get it (RFC 6047). An invitation and its end are believed of the meeting's organizer alone, and an answer of whoever gives it: the
/// sender is known (RFC 6047, 2.3; RFC 5546, 6.1).
final class MeetingNews {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingNews.class);

    private MeetingNews() {}

    /// The acts on the calendars of `to`; none where the message tells nothing of a meeting, or nothing that is believed of its sender.
    static List<ItemAct> of(byte[] message, Recipient.Mailbox from, List<Address> to) {
        return of(message, new Owner(from.address(), from.zone()), to);
    }

    /// The same of somebody elsewhere, of whom is proved that the message is from her.
    static List<ItemAct> ofOutsider(byte[] message, Address from, List<Address> to) {
        return of(message, new Owner(from, ZoneOffset.UTC), to);
    }

    private static List<ItemAct> of(byte[] message, Owner from, List<Address> to) {
        return calendar(message)
                .filter(text -> isBelieved(text, from))
                .map(text ->
                        to.stream()
                                .<ItemAct>map(mailbox -> new ItemAct.Notice(mailbox, text))
                                .toList())
                .orElse(List.of());
    }

    private static Optional<byte[]> calendar(byte[] message) {
        try {
            return MeetingMessage.calendar(message);
        } catch (MimeMalformed e) {
            // It was read before.
            return Optional.empty();
        }
    }

    private static boolean isBelieved(byte[] text, Owner from) {
        var notice = MeetingNotice.read(text, from);
        if (notice.isEmpty()) {
            LOG.info(
                    "{} sent a calendar that invites to, answers or calls off no one meeting; it is mail only",
                    from.address());
            return false;
        }
        if (!notice.get().speaker().equals(Optional.of(from.address()))) {
            LOG.warn(
                    "{} sent a {} that only {} may send; it is mail only, and no calendar is touched",
                    from.address(),
                    notice.get().method(),
                    notice.get().method() == MeetingNotice.Method.REPLY
                            ? "the attendee whom it is about"
                            : "the organizer whom it names");
            return false;
        }
        return true;
    }
}
