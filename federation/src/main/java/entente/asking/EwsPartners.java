package entente.asking;

import entente.discovery.Discovery;
import entente.question.Address;
import entente.question.Answer;
import entente.question.AttendeeType;
import entente.question.Domain;
import entente.question.TimeZoneRule;
import entente.routes.Partner;
import entente.trace.Trace;
import entente.vouching.Message;
import entente.vouching.PartnerCalls;
import entente.wire.ews.ExchangeVersion;
import entente.wire.ews.GetUserAvailability;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Discovery discovery;
    private final PartnerCalls calls;

    public EwsPartners(Discovery discovery, PartnerCalls calls) {
        this.discovery = discovery;
        this.calls = calls;
    }

    @Override
    public Map<Address, Answer> ask(
            Partner partner, PartnerQuestion question, Trace trace, Instant deadline) {
        var round = new Round(partner, question, trace, deadline);
        var answers = new LinkedHashMap<Address, Answer>();
        byDomain(question.mailboxes())
                .forEach(
                        (domain, mailboxes) -> answers.putAll(askDomain(domain, mailboxes, round)));
        return answers;
    }

    /// One question on its way.
    private record Round(
            Partner partner, PartnerQuestion question, Trace trace, Instant deadline) {}

    private Map<Address, Answer> askDomain(Domain domain, List<Address> mailboxes, Round round) {
        return switch (endpointFor(mailboxes, round)) {
            case Discovery.Outcome.Found(var ews) -> askAt(ews, domain, mailboxes, round);
            case Discovery.Outcome.NobodyThere(var why) -> all(mailboxes, new Answer.Refused(why));
            case Discovery.Outcome.Failed(var why) -> all(mailboxes, Meaning.ofFailure(why));
        };
    }

    /// Where the mailboxes of one domain are asked for. One that is not there must not hide the others, so each is tried until
    /// one is known.
    private Discovery.Outcome endpointFor(List<Address> mailboxes, Round round) {
        var found = endpointFor(mailboxes.getFirst(), round);
        for (var other : mailboxes.subList(1, mailboxes.size())) {
            if (!(found instanceof Discovery.Outcome.NobodyThere)) {
                break;
            }
            found = endpointFor(other, round);
        }
        return found;
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
                            request(some, round.question()),
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

    private static byte[] request(List<Address> mailboxes, PartnerQuestion question) {
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
                ExchangeVersion.EXCHANGE2013_SP1);
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
