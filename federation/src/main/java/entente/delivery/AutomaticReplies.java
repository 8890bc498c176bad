package entente.delivery;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.HtmlText;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.Texts;
import entente.mailbox.AutomaticReply;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemStreams;
import entente.mailbox.MailAcceptance;
import entente.mailbox.MailAcceptances;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.wire.mime.AutomaticMail;
import entente.wire.mime.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What those who are away answer by themselves to a message that they get (RFC 3834).
///
/// The sender has her mailbox here, so it is the text for insiders that she gets; mail that comes from outside ([Intake]) is answered by nobody.
record AutomaticReplies(
        MailAcceptances acceptances,
        Function<Address, Optional<Recipient.Mailbox>> mailboxes,
        Fitting fitting,
        Instant now) {
    /// So many answer one message at most; others may answer the next.
    static final int MOST = 100;

    private static final String PREFIX = "Automatic reply: ";

    /// Whether a message of one mailbox can be had by another.
    interface Fitting {
        boolean takes(Recipient.Mailbox from, Addressee to, SentMessage message);
    }

    /// The answers to a message of `sender` that goes to the mailboxes `to`, as acts that are done with its delivery.
    List<ItemAct> to(
            SentMessage message,
            Recipient.Mailbox sender,
            List<Addressee> named,
            List<Address> to) {
        if (isAutomatic(message)) {
            return List.of();
        }
        // RFC 3834, 2: only whoever is named in it herself, not as a member of a group.
        var addressed =
                named.stream()
                        .filter(somebody -> somebody.kind() != Addressee.Kind.REPLY_TO)
                        .flatMap(somebody -> Address.parse(somebody.address()).stream())
                        .collect(Collectors.toSet());
        var answers = new ArrayList<ItemAct>();
        for (var absent : to) {
            if (answers.size() < MOST
                    && addressed.contains(absent)
                    && !absent.equals(sender.address())) {
                answer(message, sender, absent).ifPresent(answers::add);
            }
        }
        return answers;
    }

    private static boolean isAutomatic(SentMessage message) {
        var received = message.received();
        return Texts.folded(received.content().itemClass()).startsWith("report.")
                || AutomaticMail.isOne(received.streams().source().orElseThrow());
    }

    private Optional<ItemAct> answer(
            SentMessage message, Recipient.Mailbox sender, Address absent) {
        var reply =
                acceptances
                        .acceptanceOf(absent)
                        .map(MailAcceptance::automaticReply)
                        .filter(each -> each.isGivenAt(now));
        return reply.flatMap(AutomaticReply::internalText)
                .flatMap(text ->
                        mailboxes
                                .apply(absent)
                                .flatMap(from -> written(message, text, from, sender)))
                .map(answer ->
                        new ItemAct.AutomaticAnswer(
                                absent,
                                sender.address(),
                                reply.orElseThrow(),
                                new ItemAct.Creation(
                                        FolderId.of(sender.address(), DefaultFolder.INBOX),
                                        answer.received().content(),
                                        answer.received().streams())));
    }

    private Optional<SentMessage> written(
            SentMessage message, String text, Recipient.Mailbox from, Recipient.Mailbox to) {
        var addressee = new Addressee(Addressee.Kind.TO, to.displayName(), to.address().toString());
        var content =
                new ItemContent(
                        properties(message.received().content().properties()),
                        List.of(addressee),
                        List.of());
        var body = Optional.of(new Body(HtmlText.formatOf(text), text));
        var source = AutomaticMail.marked(MimeMessage.write(content, body, _ -> Octets.NONE));
        var letter = new Letter(content, new ItemStreams(body, Optional.of(source), Map.of()));
        return Optional.of(SentMessage.of(letter, from, now))
                .filter(sent -> fitting.takes(from, addressee, sent));
    }

    // RFC 3834, 3.1.5 and 3.1.6.
    private static Properties properties(Properties answered) {
        var id = answered.text(Known.MESSAGE_ID).orElse("");
        var before = answered.text(Known.REFERENCES).orElse("");
        var properties =
                Properties.NONE
                        .with(Known.SUBJECT, PREFIX + answered.text(Known.SUBJECT).orElse(""))
                        .with(Known.IN_REPLY_TO, id)
                        .with(Known.REFERENCES, (before + " " + id).strip());
        return answered.text(Known.CONVERSATION_TOPIC)
                .map(topic -> properties.with(Known.CONVERSATION_TOPIC, topic))
                .orElse(properties);
    }
}
