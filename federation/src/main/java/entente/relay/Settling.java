package entente.relay;

import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemStreams;
import entente.mailbox.JointOutcome;
import entente.mailbox.MailboxStore;
import entente.mailbox.OutboxAct;
import entente.mailbox.Outgoing;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.wire.mime.DeliveryReport;
import entente.wire.mime.MimeMalformed;
import entente.wire.mime.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what became of messages that wait: in one change, how they wait on, or no more, and the report to the sender about those who never get them. `ownName` is the host that reports.
record Settling(MailboxStore store, String ownName) {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private static final int MOST_TRIES = 16;

    /// Whatever an administrator changed meanwhile of how it waits is overruled; false where it waits no more, and then nothing is written. Of those who got it meanwhile nothing is reported.
    ///
    /// @throws entente.problem.Problem where the store cannot be read or written
    boolean settle(
            Outgoing outgoing,
            Optional<Outgoing> after,
            Progress progress,
            List<DeliveryReport.Failure> failures,
            Instant now) {
        var isReported = true;
        var seen = Optional.of(outgoing);
        for (var tries = 0; tries < MOST_TRIES && seen.isPresent(); tries++) {
            var acts = new ArrayList<ItemAct>();
            acts.add(new OutboxAct.Settlement(seen.get(), after));
            if (isReported) {
                report(seen.get(), failures, now).ifPresent(acts::add);
            }
            acts.add(progress.written(seen.get(), failures));
            switch (store.actTogether(acts)) {
                case JointOutcome.Done _ -> {
                    return true;
                }
                case JointOutcome.Undone(var index, _) when index == 0 ->
                        seen = store.outgoing(outgoing.id());
                case JointOutcome.Undone(_, var why) -> {
                    LOG.error("{} is reported on to nobody: {}", outgoing.messageId(), why);
                    isReported = false;
                }
            }
        }
        if (!progress.took().isEmpty()) {
            // It waits no more, and whoever it was taken for has it all the same.
            store.act(progress.written(outgoing, List.of()));
        }
        return false;
    }

    /// Empty where there is nothing to report, or the sender's mailbox is not here any more.
    private Optional<ItemAct> report(Outgoing seen, List<DeliveryReport.Failure> all, Instant now) {
        var waiting = seen.to().stream().map(Address::toString).collect(Collectors.toSet());
        var failures = all.stream().filter(each -> waiting.contains(each.address())).toList();
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        var message = store.outgoingMessage(seen.id());
        if (message.isEmpty()
                || !(store.find(seen.mailbox()).orElse(null) instanceof Recipient.Mailbox)) {
            LOG.warn(
                    "{}: {} of {} is reported on to nobody",
                    Code.SENDER_GONE,
                    seen.messageId(),
                    seen.mailbox());
            return Optional.empty();
        }
        var from = "postmaster@" + seen.mailbox().domain();
        var head =
                new DeliveryReport.Letterhead(
                        ownName,
                        from,
                        seen.mailbox().toString(),
                        "<%s@%s>".formatted(UUID.randomUUID(), seen.mailbox().domain()),
                        now);
        var original =
                new DeliveryReport.Original(
                        message.get(), seen.messageId(), subject(message.get()), seen.posted());
        return Optional.of(delivered(DeliveryReport.write(head, original, failures), seen, now));
    }

    private static ItemAct delivered(Octets report, Outgoing about, Instant now) {
        try {
            var read = MimeMessage.read(report);
            var content =
                    read.content()
                            .with(
                                    read.content()
                                            .properties()
                                            .and(
                                                    Properties.NONE
                                                            .with(Known.RECEIVED, now)
                                                            .with(Known.FLAGS, 0)));
            return new ItemAct.Creation(
                    FolderId.of(about.mailbox(), DefaultFolder.INBOX),
                    content,
                    new ItemStreams(read.body(), Optional.of(report), Map.of()));
        } catch (MimeMalformed ofOurOwnWriting) {
            throw new IllegalStateException(ofOurOwnWriting);
        }
    }

    private static String subject(Octets message) {
        try {
            return MimeMessage.read(message).content().properties().text(Known.SUBJECT).orElse("");
        } catch (MimeMalformed wasReadBefore) {
            return "";
        }
    }
}
