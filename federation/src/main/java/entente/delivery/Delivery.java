package entente.delivery;

import entente.item.Addressee;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemOutcome;
import entente.mailbox.JointOutcome;
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
import entente.sharing.OnBehalf;
import entente.sharing.ScopeGroups;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

    private final MailboxStore store;
    private final TipTerms terms;
    private final InstantSource clock;
    private final WayOut wayOut;

    /// `terms` say how large a message may be; nobody elsewhere can have one.
    public Delivery(MailboxStore store, TipTerms terms, InstantSource clock) {
        this(store, terms, clock, new WayOut.None());
    }

    /// `terms` say how large a message may be.
    public Delivery(MailboxStore store, TipTerms terms, InstantSource clock, WayOut wayOut) {
        this.store = store;
        this.terms = terms;
        this.clock = clock;
        this.wayOut = wayOut;
    }

    /// Sends a message of somebody whose mailbox is here; that she is who asks was proved before. It may say that it is from somebody for whom she sends ([OnBehalf]).
    ///
    /// @throws entente.problem.Problem where the store cannot be written; nothing was sent then
    public Outcome send(Address sender, Letter letter, Keeping keeping) {
        return send(sender, List.of(new Dispatch(letter, keeping)), List.of());
    }

    /// Sends any number of messages, and does `own` before that, which are acts on items of the sender's, or of those for whom she acts: all of it is one change.
    ///
    /// @throws entente.problem.Problem where the store cannot be written; nothing was sent or done then
    public Outcome send(Address sender, List<Dispatch> messages, List<ItemAct> own) {
        if (!(store.find(sender).orElse(null) instanceof Recipient.Mailbox from)) {
            return new Outcome.Refused(Refusal.of(Code.MAILBOX_UNKNOWN));
        }
        var ready = new ArrayList<Ready>();
        for (var message : messages) {
            var boundless = SentMessage.boundless(message.letter());
            if (boundless.isPresent()) {
                return new Outcome.Refused(boundless.get());
            }
            var letter = SentMessage.sound(message.letter());
            var voice = voice(letter, from);
            if (voice.isEmpty()) {
                return new Outcome.Refused(notHers(from));
            }
            var sent = SentMessage.of(letter, voice.get().writers(), clock.instant());
            switch (reached(voice.get().writers(), letter.content().addressees(), sent)) {
                case Reach.Outcome.Refused(var why) -> {
                    return new Outcome.Refused(why);
                }
                case Reach.Outcome.All to ->
                        ready.add(
                                new Ready(
                                        sent,
                                        voice.get(),
                                        letter.content().addressees(),
                                        to,
                                        message.keeping(),
                                        MeetingNews.of(
                                                sent.received(), voice.get().writers(), store)));
            }
        }
        return delivered(from, ready, own);
    }

    /// In whose name a message goes, and what has to be so for that when it does.
    private record Voice(Writers writers, List<ItemAct> conditions) {}

    /// Empty where the message says that it is from somebody for whom its sender does not send; nobody learns whether there is such a person.
    private Optional<Voice> voice(Letter letter, Recipient.Mailbox sender) {
        var author = Writers.author(letter, sender).flatMap(this::mailbox);
        if (author.filter(sender::equals).isPresent()) {
            return Optional.of(new Voice(new Writers(sender, sender), List.of()));
        }
        return author.flatMap(owner ->
                OnBehalf.sending(store, owner.address(), sender.address())
                        .map(conditions -> new Voice(new Writers(owner, sender), conditions)));
    }

    private static Refusal notHers(Recipient.Mailbox sender) {
        return Refusal.of(Code.SENDER_NOT_ONESELF)
                .saying(
                        "The message says that it is from or sent by somebody for whom %s does not send."
                                .formatted(sender.address()));
    }

    /// A message, in whose name it goes, whom it names, all whom it goes to, and what it is to them.
    private record Ready(
            SentMessage message,
            Voice voice,
            List<Addressee> named,
            Reach.Outcome.All to,
            Keeping keeping,
            MeetingNews news) {
        /// What has to be so still of what its sender may do for others, or with their folders.
        List<ItemAct> conditions() {
            var all = new ArrayList<>(voice.conditions());
            all.addAll(Kept.conditions(keeping, voice.writers().sender().address()));
            return all;
        }

        /// All that has to be done for it.
        List<ItemAct> acts() {
            var from = voice.writers().sender().address();
            var all = new ArrayList<>(Kept.acts(keeping, message.kept(), from));
            to.mailboxes().forEach(mailbox -> all.add(news.into(mailbox)));
            var source = message.received().streams().source().orElseThrow();
            var id = new TrackedId(from, UUID.randomUUID().toString());
            if (!to.elsewhere().isEmpty()) {
                all.add(
                        new OutboxAct.Posting(
                                id.entry(),
                                from,
                                printable(message.messageId()),
                                to.elsewhere(),
                                source));
            }
            all.add(Tracked.sent(id, voice.writers().author().address(), message, to));
            all.addAll(news.inCalendars(to.mailboxes()));
            return all;
        }
    }

    /// Whoever takes no messages of one of both takes none of one for the other.
    private Reach.Outcome reached(
            Writers writers, List<Addressee> addressees, SentMessage message) {
        var admission = new Admission(store, new Memberships(new ScopeGroups(store)));
        var reach =
                new Reach(
                        store,
                        store,
                        admission,
                        terms,
                        Stream.of(writers.author(), writers.sender())
                                .map(each -> Sender.ownPerson(each.address()))
                                .distinct()
                                .toList(),
                        message.size(),
                        wayOut);
        return reach.of(addressees);
    }

    private Outcome delivered(Recipient.Mailbox from, List<Ready> ready, List<ItemAct> own) {
        var conditions = ready.stream().flatMap(each -> each.conditions().stream()).toList();
        var all = new ArrayList<>(conditions);
        all.addAll(own);
        ready.forEach(each -> all.addAll(each.acts()));
        var answers = answers(from, ready);
        all.addAll(answers);
        return switch (store.actTogether(all)) {
            case JointOutcome.Done(var outcomes) -> {
                ready.forEach(Delivery::log);
                log(from, answers, outcomes.subList(all.size() - answers.size(), all.size()));
                var elsewhere = ready.stream().mapToInt(each -> each.to().elsewhere().size()).sum();
                if (elsewhere > 0 && wayOut instanceof WayOut.Open(var whenPosted)) {
                    whenPosted.run();
                }
                yield new Outcome.Sent(
                        ready.stream().mapToInt(each -> each.to().mailboxes().size()).sum(),
                        elsewhere,
                        outcomes.subList(conditions.size(), conditions.size() + own.size()));
            }
            case JointOutcome.Undone(_, ItemOutcome.Refused(var why)) -> new Outcome.Refused(why);
            case JointOutcome.Undone(var index, _) -> {
                var isHers = index >= conditions.size() && index < conditions.size() + own.size();
                yield isHers
                        ? new Outcome.Overtaken()
                        : undone(all.get(index), index < conditions.size(), from);
            }
        };
    }

    /// What the sender was given may have been taken from her meanwhile; and of a `copy`, where it is kept.
    private static Outcome undone(ItemAct act, boolean copy, Recipient.Mailbox sender) {
        if (copy && act instanceof ItemAct.Giving) {
            return new Outcome.Refused(Refusal.of(Code.ITEM_CREATION_FORBIDDEN));
        }
        return act instanceof ItemAct.Giving || act instanceof ItemAct.ActingFor
                ? new Outcome.Refused(notHers(sender))
                : new Outcome.Overtaken();
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
                        store,
                        this::mailbox,
                        (sender, to, message) ->
                                reached(new Writers(sender, sender), List.of(to), message)
                                        instanceof Reach.Outcome.All,
                        clock.instant());
        return ready.stream()
                .flatMap(each ->
                        replies
                                .to(each.message(), from, each.named(), each.to().mailboxes())
                                .stream())
                .toList();
    }

    private Optional<Recipient.Mailbox> mailbox(Address address) {
        return store.find(address)
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
    private static void log(Ready sent) {
        var writers = sent.voice().writers();
        LOG.info(
                "{} sent a message{} of {} bytes to {} mailboxes and {} people elsewhere: {}",
                writers.sender().address(),
                writers.isOne() ? "" : " from " + writers.author().address(),
                sent.message().size(),
                sent.to().mailboxes().size(),
                sent.to().elsewhere().size(),
                printable(sent.message().messageId()));
    }

    private static String printable(String id) {
        var line = id.replaceAll("[^!-~]", "?");
        return line.length() > LONGEST_ID ? line.substring(0, LONGEST_ID) : line;
    }
}
