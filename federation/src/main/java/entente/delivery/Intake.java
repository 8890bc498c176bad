package entente.delivery;

import entente.calendar.Owner;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemOutcome;
import entente.mailbox.ItemStreams;
import entente.mailbox.JointOutcome;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailtips.Admission;
import entente.mailtips.Sender;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.sharing.Memberships;
import entente.sharing.ScopeGroups;
import entente.wire.mime.ArrivedMessage;
import entente.wire.mime.MimeMalformed;
import entente.wire.mime.MimeMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One message from outside, to all who get it here.
///
/// Each whom it is to is answered for alone, and all who can have it have it when [#take] returns: in one change to the store, and durable. Whoever wrote it is nobody of ours, whatever it says.
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /// Through so many servers a message comes at most; one that came through more goes in a circle (RFC 5321, 6.3).
    static final int MOST_HOPS = 50;

    private final MailboxStore store;
    private final IntakeTerms terms;
    private final Predicate<Domain> isInternal;
    private final InstantSource clock;

    /// `isInternal` says whose verified people are treated as our own.
    public Intake(
            MailboxStore store,
            IntakeTerms terms,
            Predicate<Domain> isInternal,
            InstantSource clock) {
        this.store = store;
        this.terms = terms;
        this.isInternal = isInternal;
        this.clock = clock;
    }

    /// Why nobody of that name gets anything here, whatever it is.
    public Optional<Refusal> refusal(String to) {
        return Address.parse(to)
                .map(address ->
                        switch (store.find(address).orElse(null)) {
                            case Recipient.Mailbox _, Recipient.Group _ ->
                                    Optional.<Refusal>empty();
                            case Recipient.MailUser _ -> elsewhere(to);
                            case null -> unknown(to);
                        })
                .orElseGet(() -> unknown(to));
    }

    /// Takes a message in, and tells for each whom it is to why she does not have it; empty for those who do.
    ///
    /// @throws Problem where the store cannot be read or written; then nobody has it
    public List<Optional<Refusal>> take(Arrived arrived) {
        var fault = fault(arrived.source());
        if (fault.isPresent()) {
            return arrived.to().stream().map(_ -> fault).toList();
        }
        var now = clock.instant();
        var author = author(arrived.source());
        var source = traced(arrived, now);
        var answers = new ArrayList<Optional<Refusal>>();
        var mailboxes = new LinkedHashMap<Address, List<Reach.Way>>();
        for (var to : arrived.to()) {
            answers.add(refusal(to).or(() -> reached(to, author, source.length(), mailboxes)));
        }
        if (!mailboxes.isEmpty()) {
            var undone = put(source, arrived, mailboxes, author, now);
            if (undone.isPresent()) {
                return answers.stream().map(answer -> answer.or(() -> undone)).toList();
            }
            LOG.info(
                    "{} brought a message of {} bytes for {} mailboxes",
                    arrived.peer(),
                    source.length(),
                    mailboxes.size());
        }
        return answers;
    }

    private static Optional<Refusal> fault(Octets source) {
        if (!ArrivedMessage.isClean(source)) {
            return Optional.of(Refusal.of(Code.MAIL_NOT_CLEAN));
        }
        if (!ArrivedMessage.isHeaderBounded(source)) {
            return Optional.of(
                    Refusal.of(Code.MAIL_NOT_CLEAN)
                            .saying("The header of the message is larger than 1 MiB."));
        }
        return ArrivedMessage.hops(source) > MOST_HOPS
                ? Optional.of(Refusal.of(Code.MAIL_IN_A_CIRCLE))
                : Optional.empty();
    }

    /// Of whom it is proved that she wrote it. Nobody of ours comes in from outside.
    private Optional<Address> author(Octets source) {
        return Optional.of(terms.verifiedSenders())
                .filter(verified -> verified)
                .flatMap(_ -> ArrivedMessage.author(source))
                .flatMap(Address::parse)
                .filter(from -> !store.acceptedDomains().contains(from.domain()));
    }

    private Octets traced(Arrived arrived, Instant now) {
        return ArrivedMessage.traced(
                arrived.source(),
                new ArrivedMessage.Trace(
                        arrived.reversePath(),
                        arrived.name().orElse(""),
                        arrived.peer(),
                        terms.ownName(),
                        now));
    }

    /// Adds the mailboxes of one whom it is to, or tells why she cannot have it.
    private Optional<Refusal> reached(
            String to,
            Optional<Address> author,
            long size,
            Map<Address, List<Reach.Way>> mailboxes) {
        var sender =
                new Sender(
                        author, author.filter(from -> isInternal.test(from.domain())).isPresent());
        var reach =
                new Reach(
                        store,
                        store,
                        new Admission(store, new Memberships(new ScopeGroups(store))),
                        terms.sizes(),
                        List.of(sender),
                        size,
                        new WayOut.None());
        return switch (reach.of(Address.of(to))) {
            case Reach.Outcome.Refused(var why) -> Optional.of(why);
            case Reach.Outcome.All(var all, _, var ways) -> {
                var both = new LinkedHashSet<>(mailboxes.keySet());
                both.addAll(all);
                if (both.size() > Reach.MOST_MAILBOXES || both.size() * size > Reach.MOST_BYTES) {
                    yield Optional.of(Refusal.of(Code.MAIL_TO_TOO_MANY_AT_ONCE));
                }
                all.forEach(mailbox -> mailboxes.putIfAbsent(mailbox, leadingTo(mailbox, ways)));
                yield Optional.empty();
            }
        };
    }

    /// The group that was named, if one was, and the mailbox itself.
    private static List<Reach.Way> leadingTo(Address mailbox, List<Reach.Way> ways) {
        return ways.stream()
                .filter(way -> way.expanded() || way.address().equals(mailbox))
                .sorted(Comparator.comparing(way -> !way.expanded()))
                .toList();
    }

    private Optional<Refusal> put(
            Octets source,
            Arrived arrived,
            Map<Address, List<Reach.Way>> ways,
            Optional<Address> author,
            Instant now) {
        var mailboxes = List.copyOf(ways.keySet());
        var acts = new ArrayList<ItemAct>();
        try {
            var item = Received.of(source, now);
            // Of somebody unknown the clock alone counts.
            var owner = new Owner(author.orElse(mailboxes.getFirst()), ZoneOffset.UTC);
            var news = MeetingNews.ofOutsider(item.content(), item.streams(), owner);
            mailboxes.forEach(mailbox -> acts.add(news.into(mailbox)));
            ways.forEach((mailbox, led) ->
                    acts.add(Tracked.came(mailbox, led, item.content(), arrived)));
            author.ifPresent(_ -> acts.addAll(news.inCalendars(mailboxes)));
        } catch (MimeMalformed e) {
            return Optional.of(Refusal.of(Code.MAIL_NOT_CLEAN, String.valueOf(e.getMessage())));
        }
        return switch (store.actTogether(acts)) {
            case JointOutcome.Done _ -> Optional.empty();
            case JointOutcome.Undone(_, ItemOutcome.Refused(var why)) -> Optional.of(why);
            case JointOutcome.Undone _ ->
                    throw new Problem(Refusal.of(Code.STORE_NOT_WRITTEN, "a mailbox was changed"));
        };
    }

    /// What each of them gets.
    private record Received(ItemContent content, ItemStreams streams) {
        static Received of(Octets source, Instant now) throws MimeMalformed {
            var read = MimeMessage.read(source);
            var said = read.content().properties();
            var properties =
                    said.without(Known.CATEGORIES)
                            .with(Known.RECEIVED, now)
                            .with(Known.SENT, said.time(Known.SENT).orElse(now))
                            .with(Known.FLAGS, 0);
            return new Received(
                    read.content().with(properties),
                    new ItemStreams(read.body(), Optional.of(source), Map.of()));
        }
    }

    private static Optional<Refusal> unknown(String to) {
        return Optional.of(Reach.about(Code.RECIPIENT_UNKNOWN, "There is no %s here.", to));
    }

    private static Optional<Refusal> elsewhere(String to) {
        return Optional.of(
                Reach.about(
                        Code.RECIPIENT_ELSEWHERE,
                        "The mailbox of %s is not here, and the message is not handed on to others.",
                        to));
    }
}
