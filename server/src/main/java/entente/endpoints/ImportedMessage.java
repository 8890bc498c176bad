package entente.endpoints;

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.mailbox.Actor;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemStreams;
import entente.wire.mime.MimeMalformed;
import entente.wire.mime.MimeMessage;
import entente.wire.mime.Reading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A message on its way into a folder, as the item that it will be, or if `deleted` on its way to Deletions as one that was deleted from that folder. Its source is kept byte for byte.
record ImportedMessage(ItemContent content, ItemStreams streams, boolean deleted) {
    /// A task or a message that is to be followed up (PidTagFlagStatus).
    private static final int FLAGGED = 2;

    private static final List<PropertyId> HEADER =
            List.of(
                    Known.FROM_ADDRESS,
                    Known.FROM_NAME,
                    Known.SUBJECT,
                    Known.SENT,
                    Known.RECEIVED,
                    Known.MESSAGE_ID);

    /// Reads it. Its time is the first that is known of: when it came as was noted beside it, as it says itself, when it was sent, when its file was written, and `now`. Empty where it has no header of a message.
    ///
    /// @throws MimeMalformed where it is no message
    static Optional<ImportedMessage> of(ImportFrames.Frame frame, Instant now)
            throws MimeMalformed {
        var read = MimeMessage.read(frame.source());
        return isOne(read) ? Optional.of(of(read, frame, now)) : Optional.empty();
    }

    private static ImportedMessage of(Reading read, ImportFrames.Frame frame, Instant now) {
        var said = read.content().properties();
        var received =
                frame.received()
                        .or(() -> said.time(Known.RECEIVED))
                        .or(() -> said.time(Known.SENT))
                        .or(frame::filed)
                        .orElse(now)
                        .truncatedTo(ChronoUnit.MILLIS);
        var properties =
                flagged(said.without(Known.CATEGORIES).with(Known.FLAGS, 0), frame.flags())
                        .with(Known.RECEIVED, received)
                        .with(Known.SENT, said.time(Known.SENT).orElse(received));
        return new ImportedMessage(
                read.content().with(properties),
                new ItemStreams(read.body(), Optional.of(frame.source()), Map.of()),
                frame.isDeleted());
    }

    /// Whether a source has any field by which it can be told that it is a message.
    private static boolean isOne(Reading read) {
        return !read.content().addressees().isEmpty()
                || HEADER.stream()
                        .anyMatch(
                                property -> read.content().properties().find(property).isPresent());
    }

    private static Properties flagged(Properties said, Set<String> flags) {
        var marked =
                said.with(Known.FLAGS, Known.FLAG_READ, flags.contains("read"))
                        .with(Known.FLAGS, Known.FLAG_UNSENT, flags.contains("draft"));
        if (flags.contains("flagged")) {
            marked = marked.with(Known.FLAG_STATUS, FLAGGED);
        }
        return flags.contains("answered")
                ? marked.with(Known.LAST_VERB, ReplyKind.REPLY.verb())
                        .with(Known.ICON, ReplyKind.REPLY.icon())
                : marked;
    }

    /// What an export tells of how a message was marked.
    static Set<String> flags(ItemContent content) {
        var told = new TreeSet<String>();
        var said = content.properties();
        if (content.isRead()) {
            told.add("read");
        }
        if (said.has(Known.FLAGS, Known.FLAG_UNSENT)) {
            told.add("draft");
        }
        if (said.number(Known.FLAG_STATUS).orElse(0) == FLAGGED) {
            told.add("flagged");
        }
        if (said.number(Known.LAST_VERB)
                .flatMap(ReplyKind::ofVerb)
                .filter(kind -> kind != ReplyKind.FORWARD)
                .isPresent()) {
            told.add("answered");
        }
        return told;
    }

    Octets source() {
        return streams.source().orElseThrow();
    }

    Optional<String> messageId() {
        return content.properties().text(Known.MESSAGE_ID);
    }

    Instant received() {
        return content.properties().time(Known.RECEIVED).orElseThrow();
    }

    ItemAct in(FolderId folder, Actor by) {
        return deleted
                ? new ItemAct.DeletedCreation(folder, content, streams, by)
                : new ItemAct.Creation(folder, content, streams);
    }
}
