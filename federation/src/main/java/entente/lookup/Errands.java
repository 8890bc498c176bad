package entente.lookup;

import entente.asking.PartnerQuestion;
import entente.asking.Partners;
import entente.calling.Deadlines;
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
import java.util.concurrent.Callable;

/// The questions of one lookup to its partners: one for each, all asked at the same time.
final class Errands implements AutoCloseable {
    private final Map<Partner, Errand> errands = new HashMap<>();
    private final Set<Address> told = new HashSet<>();
    private final Trace trace;

    private Errands(Trace trace) {
        this.trace = trace;
    }

    /// How partners are asked: nobody waits for one longer than `patience`, whatever it does.
    record Terms(Partners partners, Duration patience, Deadlines deadlines) {}

    /// Sets out to every partner on the roster. Partners are told to give up at `deadline`.
    static Errands begin(
            Roster roster, Terms terms, Inquiry inquiry, Trace trace, Instant deadline) {
        var errands = new Errands(trace);
        var targets = roster.targets();
        // With nothing else to do meanwhile, another thread would only be waited for.
        var alone = targets.size() == 1 && !roster.anybodyHere();
        targets.forEach((partner, mailboxes) -> {
            var question = question(inquiry, mailboxes);
            var steps = new Trace(trace.id(), trace.where());
            Callable<Map<Address, Answer>> asking =
                    () -> terms.partners().ask(partner, question, steps, deadline);
            var errand =
                    alone
                            ? Errand.run(
                                    partner.name(),
                                    asking,
                                    steps,
                                    terms.patience(),
                                    terms.deadlines())
                            : Errand.begin(partner.name(), asking, steps, terms.patience());
            errands.errands.put(partner, errand);
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

    /// Our person who asks, also where a server of our own asks for her; nobody else's question is sent on.
    private static Optional<Address> user(Caller caller) {
        return switch (caller) {
            case Caller.OwnPerson(var person) -> Optional.of(person);
            case Caller.ForestPerson(_, var person) -> Optional.of(person);
            case Caller.PartnerPerson _,
                    Caller.DelegatedPerson _,
                    Caller.ForestAccount _,
                    Caller.PartnerApplication _,
                    Caller.Administrator _ ->
                    Optional.empty();
        };
    }

    private static PartnerQuestion question(Inquiry inquiry, List<Address> targets) {
        return new PartnerQuestion(
                user(inquiry.caller()),
                targets,
                inquiry.window(),
                inquiry.view(),
                inquiry.interval());
    }
}
