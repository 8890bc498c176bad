package entente.delivery;

import entente.item.Addressee;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Directory;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemActs;
import entente.mailbox.ItemOutcome;
import entente.mailbox.JointOutcome;
import entente.mailbox.MailAcceptances;
import entente.mailbox.MailboxStore;
import entente.mailbox.OutboxAct;
import entente.mailbox.Recipient;
import entente.mailbox.TrackedId;
import entente.mailtips.Admission;
import entente.mailtips.Sender;
import entente.mailtips.TipTerms;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.sharing.Memberships;
import entente.sharing.ScopeGroups;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One message, from its sender to all who get it: is it hers, who gets it and can have it, put it there.
///
/// Either each of them who is here has it when [#send] returns, and its sender what she keeps, and it waits in her outbox for those elsewhere, or nobody has: all of that is one change to the store, and durable.
/// What those who are away answer by themselves ([AutomaticReplies]) is part of that change, and keeps no message from being delivered.
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int LONGEST_ID = 200;

    /// What became of a message.
    public sealed interface Outcome {
        /// It is in so many mailboxes, its sender's copy not counted, and waits to be handed on to so many people `elsewhere`; in those of all messages together. `own` is what became of the
        /// sender's own acts that went with it, each of them done.
        record Sent(int mailboxes, int elsewhere, List<ItemOutcome> own) implements Outcome {
            public Sent {
                own = List.copyOf(own);
            }

            Sent(int mailboxes) {
                this(mailboxes, 0, List.of());
            }
        }

        /// Nothing was sent, and nothing is changed.
        record Refused(Refusal why) implements Outcome {}

        /// Nothing was sent: the draft is not what it was, or what else was to be changed.
        record Overtaken() implements Outcome {}
    }

    private final Directory directory;
    private final MailAcceptances acceptances;
    private final ItemActs acts;
    private final TipTerms terms;
    private final InstantSource clock;
    private final WayOut wayOut;

    /// `terms` say how large a message may be; nobody elsewhere can have one.
    public Delivery(MailboxStore store, TipTerms terms, InstantSource clock) {
        this(store, terms, clock, new WayOut.None());
    }

    /// `terms` say how large a message may be.
    public Delivery(MailboxStore store, TipTerms terms, InstantSource clock, WayOut wayOut) {
        this.directory = store;
        this.acceptances = store;
        this.acts = store;
        this.terms = terms;
        this.clock = clock;
        this.wayOut = wayOut;
    }

    /// Sends a message of somebody whose mailbox is here; that she is who asks was proved before.
    ///
    /// @throws entente.problem.Problem where the store cannot be written; nothing was sent then
    public Outcome send(Address sender, Letter letter, Keeping keeping) {
        return send(sender, List.of(new Dispatch(letter, keeping)), List.of());
    }

    /// Sends any number of messages, and does `own` before that, which are acts on the sender's own items: all of it is one change.
    ///
    /// @throws entente.problem.Problem where the store cannot be written; nothing was sent or done then
    public Outcome send(Address sender, List<Dispatch> messages, List<ItemAct> own) {
        if (!(directory.find(sender).orElse(null) instanceof Recipient.Mailbox from)) {
            return new Outcome.Refused(Refusal.of(Code.MAILBOX_UNKNOWN));
        }
        var ready = new ArrayList<Ready>();
        for (var message : messages) {
            var letter = SentMessage.sound(message.letter());
            var notHers = SentMessage.refusal(letter, from);
            if (notHers.isPresent()) {
                return new Outcome.Refused(notHers.get());
            }
            var sent = SentMessage.of(letter, from, clock.instant());
            switch (reached(sender, letter.content().addressees(), sent)) {
                case Reach.Outcome.Refused(var why) -> {
                    return new Outcome.Refused(why);
                }
                case Reach.Outcome.All to ->
                        ready.add(
                                new Ready(
                                        sent,
                                        letter.content().addressees(),
                                        to,
                                        message.keeping()));
            }
        }
        return delivered(from, ready, own);
    }

    /// A message, whom it names, and all whom it goes to.
    private record Ready(
            SentMessage message, List<Addressee> named, Reach.Outcome.All to, Keeping keeping) {
        /// All that has to be done for it.
        List<ItemAct> acts(Recipient.Mailbox from) {
            var received = message.received();
            var all = new ArrayList<>(kept(message.kept(), keeping));
            for (var mailbox : to.mailboxes()) {
                all.add(
                        new ItemAct.Creation(
                                FolderId.of(mailbox, DefaultFolder.INBOX),
                                received.content(),
                                received.streams()));
            }
            var source = received.streams().source().orElseThrow();
            var id = new TrackedId(from.address(), UUID.randomUUID().toString());
            if (!to.elsewhere().isEmpty()) {
                all.add(
                        new OutboxAct.Posting(
                                id.entry(),
                                from.address(),
                                printable(message.messageId()),
                                to.elsewhere(),
                                source));
            }
            all.add(Tracked.sent(id, message, to));
            all.addAll(MeetingNews.of(source, from, to.mailboxes()));
            return all;
        }
    }

    private Reach.Outcome reached(Address sender, List<Addressee> addressees, SentMessage message) {
        var admission = new Admission(directory, new Memberships(new ScopeGroups(directory)));
        var reach =
                new Reach(
                        directory,
                        acceptances,
                        admission,
                        terms,
                        Sender.ownPerson(sender),
                        message.size(),
                        wayOut);
        return reach.of(addressees);
    }

    private Outcome delivered(Recipient.Mailbox from, List<Ready> ready, List<ItemAct> own) {
        var all = new ArrayList<>(own);
        ready.forEach(each -> all.addAll(each.acts(from)));
        var answers = answers(from, ready);
        all.addAll(answers);
        return switch (acts.actTogether(all)) {
            case JointOutcome.Done(var outcomes) -> {
                ready.forEach(each -> log(from, each));
                log(from, answers, outcomes.subList(all.size() - answers.size(), all.size()));
                var elsewhere = ready.stream().mapToInt(each -> each.to().elsewhere().size()).sum();
                if (elsewhere > 0 && wayOut instanceof WayOut.Open(var whenPosted)) {
                    whenPosted.run();
                }
                yield new Outcome.Sent(
                        ready.stream().mapToInt(each -> each.to().mailboxes().size()).sum(),
                        elsewhere,
                        outcomes.subList(0, own.size()));
            }
            case JointOutcome.Undone(_, ItemOutcome.Refused(var why)) -> new Outcome.Refused(why);
            case JointOutcome.Undone _ -> new Outcome.Overtaken();
        };
    }

    /// What is answered at once by those who are away. The messages are delivered whatever becomes of that.
    private List<ItemAct> answers(Recipient.Mailbox from, List<Ready> ready) {
        try {
            return written(from, ready);
        } catch (RuntimeException unforeseen) {
            LOG.error("nobody answers {} automatically", from.address(), unforeseen);
            return List.of();
        }
    }

    private List<ItemAct> written(Recipient.Mailbox from, List<Ready> ready) {
        var replies =
                new AutomaticReplies(
                        acceptances,
                        this::mailbox,
                        (sender, to, message) ->
                                reached(sender, List.of(to), message) instanceof Reach.Outcome.All,
                        clock.instant());
        return ready.stream()
                .flatMap(each ->
                        replies
                                .to(each.message(), from, each.named(), each.to().mailboxes())
                                .stream())
                .toList();
    }

    private Optional<Recipient.Mailbox> mailbox(Address address) {
        return directory
                .find(address)
                .flatMap(somebody ->
                        somebody instanceof Recipient.Mailbox mailbox
                                ? Optional.of(mailbox)
                                : Optional.empty());
    }

    private static void log(
            Recipient.Mailbox from, List<ItemAct> answers, List<ItemOutcome> outcomes) {
        for (var index = 0; index < answers.size(); index++) {
            if (outcomes.get(index) instanceof ItemOutcome.Done
                    && answers.get(index) instanceof ItemAct.AutomaticAnswer answer) {
                LOG.info("{} is away, and {} was told so", answer.absent(), from.address());
            }
        }
    }

    /// Neither what it says nor to whom: some of them are blind copies.
    private static void log(Recipient.Mailbox from, Ready sent) {
        LOG.info(
                "{} sent a message of {} bytes to {} mailboxes and {} people elsewhere: {}",
                from.address(),
                sent.message().size(),
                sent.to().mailboxes().size(),
                sent.to().elsewhere().size(),
                printable(sent.message().messageId()));
    }

    private static List<ItemAct> kept(SentMessage.Version version, Keeping keeping) {
        return switch (keeping) {
            case Keeping.Nothing _ -> List.of();
            case Keeping.Copy(var folder) ->
                    List.of(new ItemAct.Creation(folder, version.content(), version.streams()));
            case Keeping.Draft(var item, var seen, var to) ->
                    List.of(
                            new ItemAct.Update(
                                    item, seen, version.content(), to.map(_ -> version.streams())),
                            to.<ItemAct>map(folder -> new ItemAct.Move(item, folder))
                                    .orElseGet(() -> new ItemAct.Deletion(item, true)));
        };
    }

    private static String printable(String id) {
        var line = id.replaceAll("[^!-~]", "?");
        return line.length() > LONGEST_ID ? line.substring(0, LONGEST_ID) : line;
    }
}
