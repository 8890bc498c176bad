package entente.lookup;

import entente.asking.PartnerQuestion;
import entente.asking.Partners;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Answer;
import entente.question.Caller;
import entente.routes.Connector;
import entente.routes.Route;
import entente.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The questions of one lookup to its partners: one for each, all asked at the same time.
final class Errands implements AutoCloseable {
    private final Map<Connector, Errand> errands = new HashMap<>();
    private final Roster roster;
    private final Trace trace;

    private Errands(Roster roster, Trace trace) {
        this.roster = roster;
        this.trace = trace;
    }

    /// Sets out to every partner on the roster. Partners are told to give up at `deadline`; nobody waits for them
    /// longer than `patience` from now, whatever they do.
    static Errands begin(
            Roster roster,
            Partners partners,
            Inquiry inquiry,
            Trace trace,
            Instant deadline,
            Duration patience) {
        var errands = new Errands(roster, trace);
        roster.targets()
                .forEach((connector, targets) -> {
                    var question = question(inquiry, targets);
                    var steps = new Trace(trace.id(), trace.where());
                    errands.errands.put(
                            connector,
                            Errand.begin(
                                    connector.name(),
                                    () -> partners.ask(connector, question, steps, deadline),
                                    steps,
                                    patience));
                });
        return errands;
    }

    /// What the partner answered for `target`; waits for it.
    Answer answerOf(Connector connector, Address target) {
        var errand =
                Objects.requireNonNull(
                        errands.get(connector), "each partner on the roster was asked");
        return switch (errand.await()) {
            case Errand.Result.Back(var answers) ->
                    answers.getOrDefault(
                            target,
                            new Answer.Unreachable(
                                    Refusal.of(
                                            Code.PARTNER_ANSWER_UNREADABLE,
                                            "nothing was said of it")));
            case Errand.Result.Lost(var why) -> new Answer.Unreachable(why);
        };
    }

    /// Calls back whoever is still out, and tells the trace of each mailbox what its partner's errand went through.
    @Override
    public void close() {
        errands.values().forEach(Errand::callBack);
        roster.ways().forEach(this::tell);
    }

    private void tell(Address mailbox, Route way) {
        if (way instanceof Route.OverConnector(var connector, _)) {
            Optional.ofNullable(errands.get(connector))
                    .map(Errand::steps)
                    .orElse(List.of())
                    .forEach(step -> trace.add(mailbox, step.step(), step.took()));
        }
    }

    private static PartnerQuestion question(Inquiry inquiry, List<Address> targets) {
        var user =
                inquiry.caller() instanceof Caller.OwnPerson(var person)
                        ? Optional.of(person)
                        : Optional.<Address>empty();
        return new PartnerQuestion(
                user, targets, inquiry.window(), inquiry.view(), inquiry.interval());
    }
}
