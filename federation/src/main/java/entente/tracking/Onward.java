package entente.tracking;

import entente.asking.Errands;
import entente.asking.PartnerQuestion;
import entente.mailbox.TrackedMessage;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Finding;
import entente.routes.Partner;
import entente.routes.Passage;
import entente.routes.Route;
import entente.routes.Routes;
import entente.trace.Step;
import entente.trace.Trace;
import entente.trusts.Action;
import entente.wire.ews.TrackingReport.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks partners what became of messages that went to their people, in the name of who sent them.
final class Onward {
    private final Routes routes;
    private final Passage passage;
    private final Errands.Terms terms;
    private final InstantSource clock;

    Onward(Routes routes, Passage passage, Errands.Terms terms, InstantSource clock) {
        this.routes = routes;
        this.passage = passage;
        this.terms = terms;
        this.clock = clock;
    }

    /// What came of asking about one recipient, and by which way.
    record Heard(Finding<List<Event>> finding, Route way) {
        Optional<Refusal> why() {
            return switch (finding) {
                case Finding.Told<List<Event>> _ -> Optional.empty();
                case Finding.Refused<List<Event>>(var why) -> Optional.of(why);
                case Finding.Unreachable<List<Event>>(var why) -> Optional.of(why);
            };
        }
    }

    /// Until when all partners of one report are asked.
    Instant deadline() {
        return clock.instant().plus(terms.patience());
    }

    /// Whether there is somebody to ask about those of this domain.
    boolean leadsTo(Address recipient) {
        return routes.partnerOf(recipient.domain(), Action.MESSAGE_TRACKING).isPresent();
    }

    Heard heard(
            TrackingInquiry inquiry,
            TrackedMessage message,
            Address recipient,
            boolean queued,
            Instant deadline,
            Trace trace) {
        var chosen = routes.to(recipient, Action.MESSAGE_TRACKING, trace); // which way
        var way = passage.allows(chosen, inquiry.caller(), inquiry.hop());
        Finding<List<Event>> finding =
                switch (way) {
                    case Route.Local _, Route.LocalGroup _ -> new Finding.Told<>(List.of());
                    case Route.None(var why) -> new Finding.Refused<>(why);
                    case Route.Away(var partner, var target) ->
                            asked(message, recipient, partner, target, queued, deadline, trace);
                };
        var heard = new Heard(finding, way);
        heard.why().ifPresent(why -> trace.add(recipient, new Step.Failed(why), Duration.ZERO));
        return heard;
    }

    private Finding<List<Event>> asked(
            TrackedMessage message,
            Address recipient,
            Partner partner,
            Address target,
            boolean queued,
            Instant deadline,
            Trace trace) {
        var sender = message.sender().orElseGet(message.id()::mailbox);
        var where = new WhereQuestion(sender, message.messageId(), target);
        return switch (answer(where, recipient, partner, target, deadline, trace)) { // find
            case Finding.Told<List<String>>(var ids) ->
                    answer( // ask
                            new PathQuestion(sender, ids.getFirst(), target, queued),
                            recipient,
                            partner,
                            target,
                            deadline,
                            trace);
            case Finding.Refused<List<String>>(var why) -> new Finding.Refused<>(why);
            case Finding.Unreachable<List<String>>(var why) -> new Finding.Unreachable<>(why);
        };
    }

    private <T> Finding<T> answer(
            PartnerQuestion<T> question,
            Address asked,
            Partner partner,
            Address target,
            Instant deadline,
            Trace trace) {
        var left = Duration.between(clock.instant(), deadline);
        var bounded =
                new Errands.Terms(
                        terms.partners(),
                        left.isPositive() ? left : Duration.ofMillis(1),
                        terms.deadlines());
        try (var errands =
                Errands.begin(Map.of(partner, question), true, bounded, trace, deadline)) {
            return errands.findingOf(asked, partner, target);
        }
    }
}
