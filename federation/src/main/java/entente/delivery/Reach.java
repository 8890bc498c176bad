package entente.delivery;

import entente.item.Addressee;
import entente.mailbox.Directory;
import entente.mailbox.MailAcceptance;
import entente.mailbox.MailAcceptances;
import entente.mailbox.Recipient;
import entente.mailbox.TrackedEvent;
import entente.mailbox.TrackingAct;
import entente.mailtips.Admission;
import entente.mailtips.Sender;
import entente.mailtips.TipTerms;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Which mailboxes one message goes to, and whom elsewhere, if all whom it is addressed to can have it. For one message and no longer.
final class Reach {
    /// To so many goes one message at most, and so many bytes into mailboxes in all: it is one change to the store.
    static final int MOST_MAILBOXES = 1_000;

    static final long MOST_BYTES = 256L << 20;

    /// Enough for a group of groups, as MailTips have it.
    private static final int MOST_LOOKED_AT = 50_000;

    private static final int LONGEST_NAME = 320;

    sealed interface Outcome {
        /// Each once, in the order in which they are named, blind copies last: the mailboxes that are here, and the addresses of those elsewhere. `ways` are theirs, and those of the groups that were named.
        record All(List<Address> mailboxes, List<Address> elsewhere, List<Way> ways)
                implements Outcome {
            public All {
                mailboxes = List.copyOf(mailboxes);
                elsewhere = List.copyOf(elsewhere);
                ways = List.copyOf(ways);
            }
        }

        /// The first that cannot have it, and why.
        record Refused(Refusal why) implements Outcome {}
    }

    /// How the message gets to `address`, which is a group only if `expanded`: because she was `named` herself, or in somebody's or a group's stead, and if `blind`, as a blind copy alone.
    record Way(Address address, Address named, boolean blind, boolean expanded) {
        /// As it is written down. `delivered` is what became of it where it is a mailbox here.
        TrackingAct.Addressed addressed(Optional<TrackingAct.Became> delivered) {
            return new TrackingAct.Addressed(
                    address,
                    blind,
                    Optional.of(named).filter(other -> !other.equals(address)),
                    expanded
                            ? Optional.of(
                                    new TrackingAct.Became(
                                            TrackedEvent.Kind.EXPANDED, Optional.empty()))
                            : delivered);
        }
    }

    private final Directory directory;
    private final MailAcceptances acceptances;
    private final Admission admission;
    private final TipTerms terms;
    private final List<Sender> senders;
    private final long size;
    private final WayOut wayOut;

    private final ArrayDeque<Address> open = new ArrayDeque<>();
    private final HashSet<Address> seen = new HashSet<>();
    private final ArrayList<Address> mailboxes = new ArrayList<>();
    private final ArrayList<Address> elsewhere = new ArrayList<>();
    private final ArrayList<Way> ways = new ArrayList<>();
    private int looked;

    /// Each of `senders` has to be let in. `size` is that of the message, in bytes.
    Reach(
            Directory directory,
            MailAcceptances acceptances,
            Admission admission,
            TipTerms terms,
            List<Sender> senders,
            long size,
            WayOut wayOut) {
        this.directory = directory;
        this.acceptances = acceptances;
        this.admission = admission;
        this.terms = terms;
        this.senders = senders;
        this.size = size;
        this.wayOut = wayOut;
    }

    Outcome of(List<Addressee> addressees) {
        var named =
                addressees.stream()
                        .filter(somebody -> somebody.kind() != Addressee.Kind.REPLY_TO)
                        .sorted(Comparator.comparing(Reach::isBlind))
                        .toList();
        for (var somebody : named) {
            var address = Address.parse(somebody.address());
            var refusal =
                    address.isEmpty()
                            ? because(Code.RECIPIENT_UNKNOWN, fault(somebody), somebody.shown())
                            : reached(address.get(), isBlind(somebody));
            if (refusal.isPresent()) {
                return new Outcome.Refused(refusal.get());
            }
        }
        return outcome();
    }

    /// The same of one who is named by her address alone.
    Outcome of(Address address) {
        var refusal = reached(address, false);
        return refusal.isPresent() ? new Outcome.Refused(refusal.get()) : outcome();
    }

    private Outcome outcome() {
        return mailboxes.isEmpty() && elsewhere.isEmpty()
                ? new Outcome.Refused(Refusal.of(Code.RECIPIENTS_NONE))
                : new Outcome.All(mailboxes, elsewhere, ways);
    }

    private static boolean isBlind(Addressee somebody) {
        return somebody.kind() == Addressee.Kind.BCC;
    }

    private static String fault(Addressee somebody) {
        return somebody.address().isEmpty() ? "%s has no address." : "%s has no SMTP address.";
    }

    /// One whom the message is addressed to, and all in it where that is a group; tells why one of them cannot have the message.
    private Optional<Refusal> reached(Address named, boolean blind) {
        var refusal = lookAt(List.of(named));
        while (!open.isEmpty() && refusal.isEmpty()) {
            var address = open.remove();
            var isGroup = directory.find(address).orElse(null) instanceof Recipient.Group;
            var before = mailboxes.size() + elsewhere.size();
            refusal = next(address);
            if (mailboxes.size() + elsewhere.size() > before
                    || (isGroup && address.equals(named))) {
                ways.add(new Way(address, named, blind, isGroup));
            }
        }
        return refusal;
    }

    /// Has those be looked at in their turn who were not yet.
    private Optional<Refusal> lookAt(List<Address> addresses) {
        looked += addresses.size();
        addresses.stream().filter(seen::add).forEach(open::add);
        return looked > MOST_LOOKED_AT
                ? Optional.of(Refusal.of(Code.RECIPIENTS_TOO_MANY))
                : Optional.empty();
    }

    private Optional<Refusal> next(Address address) {
        return switch (directory.find(address).orElse(null)) {
            case Recipient.Mailbox mailbox -> refusal(mailbox).or(() -> taken(address));
            case Recipient.Group group -> refusal(group).or(() -> lookAt(group.members()));
            case Recipient.MailUser user ->
                    switch (wayOut) {
                        case WayOut.None _ ->
                                because(
                                        Code.RECIPIENT_ELSEWHERE,
                                        "The mailbox of %s is not here, and the message is not handed on to others.",
                                        address.toString());
                        case WayOut.Open _ -> lookAt(List.of(user.target()));
                    };
            case null -> nobody(address);
        };
    }

    private Optional<Refusal> taken(Address mailbox) {
        mailboxes.add(mailbox);
        return tooMany();
    }

    private Optional<Refusal> tooMany() {
        var isTooMuch =
                mailboxes.size() + elsewhere.size() > MOST_MAILBOXES
                        || mailboxes.size() * size > MOST_BYTES;
        return isTooMuch ? Optional.of(Refusal.of(Code.RECIPIENTS_TOO_MANY)) : Optional.empty();
    }

    private Optional<Refusal> refusal(Recipient recipient) {
        var name = recipient.address().toString();
        var acceptance =
                acceptances.acceptanceOf(recipient.address()).orElse(MailAcceptance.INITIAL);
        if (!senders.stream().allMatch(each -> admission.accepts(acceptance, each))) {
            return because(
                    Code.RECIPIENT_RESTRICTED, "%s does not take messages from this sender.", name);
        }
        if (senders.stream().anyMatch(each -> admission.isModerated(acceptance, each))) {
            return because(
                    Code.RECIPIENT_MODERATED,
                    "Messages to %s have to be let through by somebody, which is not offered yet.",
                    name);
        }
        if (size > terms.largest(acceptance)) {
            return because(
                    Code.MESSAGE_TOO_LARGE_FOR_RECIPIENT,
                    "The message is larger than %s takes.",
                    name);
        }
        var held = acceptances.heldBy(recipient.address());
        return acceptance.filling().takes(size, held)
                ? Optional.empty()
                : because(
                        Code.RECIPIENT_FULL,
                        "The mailbox of %s has no room for the message.",
                        name);
    }

    private Optional<Refusal> nobody(Address address) {
        var name = address.toString();
        if (directory.acceptedDomains().contains(address.domain())) {
            return because(Code.RECIPIENT_UNKNOWN, "There is no %s here.", name);
        }
        return switch (wayOut) {
            case WayOut.None _ ->
                    because(
                            Code.RECIPIENT_ELSEWHERE,
                            "%s is not of this organisation, and the message is not handed on to others.",
                            name);
            case WayOut.Open _ -> outside(address);
        };
    }

    private Optional<Refusal> outside(Address address) {
        if (size > terms.maxMessageSize()) {
            return because(
                    Code.MESSAGE_TOO_LARGE_FOR_RECIPIENT,
                    "The message to %s is larger than any may be.",
                    address.toString());
        }
        elsewhere.add(address);
        return tooMany();
    }

    private static Optional<Refusal> because(Code code, String sentence, String whom) {
        return Optional.of(about(code, sentence, whom));
    }

    static Refusal about(Code code, String sentence, String whom) {
        var name = whom.length() > LONGEST_NAME ? whom.substring(0, LONGEST_NAME) + "…" : whom;
        return Refusal.of(code).saying(sentence.formatted(name));
    }
}
