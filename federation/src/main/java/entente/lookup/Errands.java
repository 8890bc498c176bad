package entente.lookup;

import entente.asking.PartnerQuestion;
import entente.asking.Partners;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Answer;
import entente.question.Caller;
import entente.routes.Partner;
import entente.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The questions of one lookup to its partners: one for each, all asked at the same time.
final class Errands implements AutoCloseable {
    private final Map<Partner, Errand> errands = new HashMap<>();
    private final Set<Address> told = new HashSet<>();
    private final Trace trace;

    private Errands(Trace trace) {
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
        var errands = new Errands(trace);
        roster.targets()
                .forEach((partner, targets) -> {
                    var question = question(inquiry, targets);
                    var steps = new Trace(trace.id(), trace.where());
                    errands.errands.put(
                            partner,
                            Errand.begin(
                                    partner.name(),
                                    () -> partners.ask(partner, question, steps, deadline),
                                    steps,
                                    patience));
                });
        return errands;
    }

    /// What `partner` answered for `target`; waits for it. The trace of `asked`, the address that led
    /// there, is told what the errand went through, also when it is still out.
    Answer answerOf(Address asked, Partner partner, Address target) {
        var errand =
                Objects.requireNonNull(
                        errands.get(partner), "each partner on the roster was asked");
        var result = errand.await();
        if (told.add(asked)) {
            errand.steps().forEach(step -> trace.add(asked, step.step(), step.took()));
        }
        return switch (result) {
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

    /// Calls back whoever is still out.
    @Override
    public void close() {
        errands.values().forEach(Errand::callBack);
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
