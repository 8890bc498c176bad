package entente.asking;

import entente.discovery.Discovery;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.question.Finding;
import entente.routes.AccessMethod;
import entente.routes.AddressSpace;
import entente.routes.Partner;
import entente.trace.Step;
import entente.trace.Trace;
import entente.trusts.Action;
import entente.vouching.Message;
import entente.vouching.PartnerCalls;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Asks partners over EWS, by whatever route: finds their server, asks it for all its mailboxes at once, and says what the answer means.
public final class EwsPartners implements Partners {
    private static final String USER_AGENT = "ASProxy/CrossForest/EmailDomain";

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /// A call may take as long as the request has left.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// How often one mailbox may be said to have moved on.
    private static final int MOST_MOVES = 3;

    private final Discovery discovery;
    private final PartnerCalls calls;
    private final Choice choice;

    /// The partner of a domain for one purpose, by the rules of [entente.routes.Routes].
    @FunctionalInterface
    public interface Choice {
        Optional<Partner> of(Domain domain, Action purpose);
    }

    /// `choice` is for mailboxes that are said to be elsewhere.
    public EwsPartners(Discovery discovery, PartnerCalls calls, Choice choice) {
        this.discovery = discovery;
        this.calls = calls;
        this.choice = choice;
    }

    @Override
    public <T> Map<Address, Finding<T>> ask(
            Partner partner, PartnerQuestion<T> question, Trace trace, Instant deadline) {
        return ask(question.mailboxes(), new Round<>(partner, question, trace, deadline, 0));
    }

    /// One question on its way, to mailboxes that have moved so often.
    private record Round<T>(
            Partner partner,
            PartnerQuestion<T> question,
            Trace trace,
            Instant deadline,
            int moves) {
        Round<T> movedTo(Partner other) {
            return new Round<>(other, question, trace, deadline, moves + 1);
        }
    }

    private <T> Map<Address, Finding<T>> ask(List<Address> mailboxes, Round<T> round) {
        var answers = new LinkedHashMap<Address, Finding<T>>();
        byDomain(mailboxes)
                .forEach((domain, some) -> answers.putAll(askDomain(domain, some, round)));
        return answers;
    }

    /// Asks for the mailboxes of one domain where the first of them is. One that is not there, or has moved, must not hide the others,
    /// so each is looked for until one is found.
    private <T> Map<Address, Finding<T>> askDomain(
            Domain domain, List<Address> mailboxes, Round<T> round) {
        var answers = new LinkedHashMap<Address, Finding<T>>();
        for (var at = 0; at < mailboxes.size(); at++) {
            var mailbox = mailboxes.get(at);
            var rest = mailboxes.subList(at, mailboxes.size());
            switch (endpointFor(mailbox, round)) {
                case Discovery.Outcome.Found(var ews) -> {
                    answers.putAll(askAt(ews, domain, rest, round));
                    return answers;
                }
                case Discovery.Outcome.Failed(var why) -> {
                    answers.putAll(all(rest, Meaning.ofFailure(why)));
                    return answers;
                }
                case Discovery.Outcome.NobodyThere(var why) ->
                        answers.put(mailbox, new Finding.Refused<>(why));
                case Discovery.Outcome.Moved(var elsewhere) ->
                        answers.put(mailbox, askElsewhere(elsewhere, round));
            }
        }
        return answers;
    }

    /// Asks again for a mailbox that has another address now. The partner is chosen anew: what proves us to one is never carried to
    /// another.
    private <T> Finding<T> askElsewhere(Address mailbox, Round<T> round) {
        var partner =
                choice.of(mailbox.domain(), round.question().operation().required())
                        .filter(EwsPartners::isOfOthers);
        if (partner.isEmpty() || round.moves() == MOST_MOVES) {
            return Meaning.ofFailure(
                    Refusal.of(Code.DISCOVERY_REDIRECTED, "to " + mailbox)
                            .saying(
                                    "%s says that the mailbox is %s now."
                                            .formatted(round.partner().name(), mailbox))
                            .mendedBy(
                                    "Set the mail user's target address to %s, and let a connector, relationship or address space lead there."
                                            .formatted(mailbox)));
        }
        round.trace()
                .add(
                        new Step.RouteConsidered(
                                partner.get().kind(),
                                partner.get().name(),
                                true,
                                "the mailbox is " + mailbox + " now"),
                        Duration.ZERO);
        return Objects.requireNonNull(
                ask(List.of(mailbox), round.movedTo(partner.get())).get(mailbox),
                "each mailbox is answered for");
    }

    /// Where a mailbox went is another organisation's word: no server of our own is asked for it. Two that send on to one another, each told
    /// that the mailbox is at the other, would never end.
    private static boolean isOfOthers(Partner partner) {
        return !(partner instanceof AddressSpace space
                && space.method() == AccessMethod.INTERNAL_PROXY);
    }

    private Discovery.Outcome endpointFor(Address mailbox, Round<?> round) {
        var question = round.question();
        return discovery.ewsUrlOf(
                round.partner(),
                new Discovery.Ask(mailbox, question.user(), question.operation().required()),
                round.trace(),
                round.deadline());
    }

    private <T> Map<Address, Finding<T>> askAt(
            URI ews, Domain domain, List<Address> mailboxes, Round<T> round) {
        var answers = new LinkedHashMap<Address, Finding<T>>();
        var question = round.question();
        var most = question.mostInOneCall();
        for (var from = 0; from < mailboxes.size(); from += most) {
            var some = mailboxes.subList(from, Math.min(from + most, mailboxes.size()));
            var message =
                    new Message(
                            ews,
                            question.operation().wireName(),
                            question.operation().soapAction(),
                            question.operation().required(),
                            USER_AGENT,
                            question.request(some, round.partner()),
                            PATIENCE,
                            MOST_BYTES);
            var outcome =
                    calls.send(
                            message,
                            round.partner(),
                            question.user(),
                            round.trace(),
                            round.deadline());
            answers.putAll(
                    switch (outcome) {
                        case PartnerCalls.Outcome.Answered(var status, var body) ->
                                new PartnerAnswers<>(question, round.partner())
                                        .read(status, body, some);
                        case PartnerCalls.Outcome.Failed(var why) ->
                                all(some, Meaning.ofFailure(why));
                    });
        }
        if (answers.values().stream().anyMatch(Meaning::mayHaveMoved)) {
            discovery.forget(round.partner(), domain);
        }
        return answers;
    }

    private static Map<Domain, List<Address>> byDomain(List<Address> mailboxes) {
        return mailboxes.stream()
                .collect(
                        Collectors.groupingBy(
                                Address::domain, LinkedHashMap::new, Collectors.toList()));
    }

    private static <T> Map<Address, Finding<T>> all(List<Address> mailboxes, Finding<T> finding) {
        return mailboxes.stream().collect(Collectors.toMap(it -> it, _ -> finding));
    }
}
