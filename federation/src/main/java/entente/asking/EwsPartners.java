package entente.asking;

import entente.discovery.Discovery;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Answer;
import entente.question.AttendeeType;
import entente.question.Domain;
import entente.question.Hop;
import entente.question.TimeZoneRule;
import entente.routes.AccessMethod;
import entente.routes.AddressSpace;
import entente.routes.Partner;
import entente.trace.Step;
import entente.trace.Trace;
import entente.vouching.Message;
import entente.vouching.PartnerCalls;
import entente.wire.ews.ExchangeVersion;
import entente.wire.ews.Forwarding;
import entente.wire.ews.GetUserAvailability;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Asks partners over EWS, by whatever route: finds their server, asks it for all its mailboxes at once, and says what the answer means.
public final class EwsPartners implements Partners {
    private static final String ACTION =
            "http://schemas.microsoft.com/exchange/services/2006/messages/GetUserAvailability";
    private static final String USER_AGENT = "ASProxy/CrossForest/EmailDomain";

    /// EWS `MailboxDataArray` holds no more.
    private static final int MOST_IN_ONE_CALL = 100;

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /// A call may take as long as the lookup has left.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// How often one mailbox may be said to have moved on.
    private static final int MOST_MOVES = 3;

    private final Discovery discovery;
    private final PartnerCalls calls;
    private final Function<Domain, Optional<Partner>> choice;

    /// `choice` is the partner of a domain by the rules of [entente.routes.Routes], for mailboxes that are said to be elsewhere.
    public EwsPartners(
            Discovery discovery, PartnerCalls calls, Function<Domain, Optional<Partner>> choice) {
        this.discovery = discovery;
        this.calls = calls;
        this.choice = choice;
    }

    @Override
    public Map<Address, Answer> ask(
            Partner partner, PartnerQuestion question, Trace trace, Instant deadline) {
        return ask(question.mailboxes(), new Round(partner, question, trace, deadline, 0));
    }

    /// One question on its way, to mailboxes that have moved so often.
    private record Round(
            Partner partner, PartnerQuestion question, Trace trace, Instant deadline, int moves) {
        Round movedTo(Partner other) {
            return new Round(other, question, trace, deadline, moves + 1);
        }
    }

    private Map<Address, Answer> ask(List<Address> mailboxes, Round round) {
        var answers = new LinkedHashMap<Address, Answer>();
        byDomain(mailboxes)
                .forEach((domain, some) -> answers.putAll(askDomain(domain, some, round)));
        return answers;
    }

    /// Asks for the mailboxes of one domain where the first of them is. One that is not there, or has moved, must not hide the others,
    /// so each is looked for until one is found.
    private Map<Address, Answer> askDomain(Domain domain, List<Address> mailboxes, Round round) {
        var answers = new LinkedHashMap<Address, Answer>();
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
                        answers.put(mailbox, new Answer.Refused(why));
                case Discovery.Outcome.Moved(var elsewhere) ->
                        answers.put(mailbox, askElsewhere(elsewhere, round));
            }
        }
        return answers;
    }

    /// Asks again for a mailbox that has another address now. The partner is chosen anew: what proves us to one is never carried to
    /// another.
    private Answer askElsewhere(Address mailbox, Round round) {
        var partner = choice.apply(mailbox.domain());
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

    private Discovery.Outcome endpointFor(Address mailbox, Round round) {
        return discovery.ewsUrlOf(
                round.partner(), mailbox, round.question().user(), round.trace(), round.deadline());
    }

    private Map<Address, Answer> askAt(
            URI ews, Domain domain, List<Address> mailboxes, Round round) {
        var answers = new LinkedHashMap<Address, Answer>();
        for (var from = 0; from < mailboxes.size(); from += MOST_IN_ONE_CALL) {
            var some = mailboxes.subList(from, Math.min(from + MOST_IN_ONE_CALL, mailboxes.size()));
            var message =
                    new Message(
                            ews,
                            "GetUserAvailability",
                            ACTION,
                            USER_AGENT,
                            request(some, round.question(), round.partner()),
                            PATIENCE,
                            MOST_BYTES);
            var outcome =
                    calls.send(
                            message,
                            round.partner(),
                            round.question().user(),
                            round.trace(),
                            round.deadline());
            answers.putAll(
                    switch (outcome) {
                        case PartnerCalls.Outcome.Answered(var status, var body) ->
                                PartnerAnswers.read(
                                        status, body, some, round.question(), round.partner());
                        case PartnerCalls.Outcome.Failed(var why) ->
                                all(some, Meaning.ofFailure(why));
                    });
        }
        if (answers.values().stream().anyMatch(Meaning::mayHaveMoved)) {
            discovery.forget(round.partner(), domain);
        }
        return answers;
    }

    private static byte[] request(
            List<Address> mailboxes, PartnerQuestion question, Partner partner) {
        return GetUserAvailability.request(
                new GetUserAvailability.Request(
                        TimeZoneRule.UTC,
                        mailboxes.stream()
                                .map(mailbox ->
                                        new GetUserAvailability.Mailbox(
                                                mailbox.toString(), AttendeeType.REQUIRED, false))
                                .toList(),
                        Optional.of(
                                new GetUserAvailability.FreeBusyOptions(
                                        question.window().start(),
                                        question.window().end(),
                                        Math.toIntExact(question.interval().toMinutes()),
                                        question.view())),
                        Optional.empty()),
                ExchangeVersion.EXCHANGE2013_SP1,
                partner instanceof AddressSpace space
                        ? forwarding(space, question.user())
                        : Forwarding.NONE);
    }

    /// What no token says for us: for whom, where the forest is to know, and that it must not send the question on.
    private static Forwarding forwarding(AddressSpace space, Optional<Address> user) {
        var hop =
                space.method() == AccessMethod.INTERNAL_PROXY
                        ? Hop.WITHIN_FOREST
                        : Hop.ACROSS_FORESTS;
        return new Forwarding(
                hop, user.filter(_ -> space.method().namesPeople()).map(Address::toString));
    }

    private static Map<Domain, List<Address>> byDomain(List<Address> mailboxes) {
        return mailboxes.stream()
                .collect(
                        Collectors.groupingBy(
                                Address::domain, LinkedHashMap::new, Collectors.toList()));
    }

    private static Map<Address, Answer> all(List<Address> mailboxes, Answer answer) {
        return mailboxes.stream().collect(Collectors.toMap(it -> it, _ -> answer));
    }
}
