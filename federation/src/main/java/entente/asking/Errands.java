package entente.asking;

import entente.calling.Deadlines;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Finding;
import entente.routes.Partner;
import entente.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/// The questions of one request to several partners: one for each, all asked at the same time. One that is late or down costs its own
/// mailboxes their answer, and the others nothing.
public final class Errands<T> implements AutoCloseable {
    private final Map<Partner, Errand<T>> errands = new HashMap<>();
    private final Set<Address> told = new HashSet<>();
    private final Trace trace;

    private Errands(Trace trace) {
        this.trace = trace;
    }

    /// How partners are asked: nobody waits for one longer than `patience`, whatever it does.
    public record Terms(Partners partners, Duration patience, Deadlines deadlines) {}

    /// Sets out with each question to its partner; they are told to give up at `deadline`. `idle` says that nothing else is done meanwhile:
    /// with a single question, another thread would only be waited for.
    public static <T> Errands<T> begin(
            Map<Partner, ? extends PartnerQuestion<T>> questions,
            boolean idle,
            Terms terms,
            Trace trace,
            Instant deadline) {
        var errands = new Errands<T>(trace);
        var alone = questions.size() == 1 && idle;
        questions.forEach((partner, question) -> {
            var steps = new Trace(trace.id(), trace.where());
            Callable<Map<Address, Finding<T>>> asking =
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

    /// What `partner`, which is one of those that are asked, found for `target`; waits for it. The trace of `asked`, the address that led
    /// there, is told what the errand went through, also when it is still out.
    public Finding<T> findingOf(Address asked, Partner partner, Address target) {
        var errand = Objects.requireNonNull(errands.get(partner), "each partner was asked");
        var result = errand.await();
        if (told.add(asked)) {
            errand.steps().forEach(step -> trace.add(asked, step.step(), step.took()));
        }
        return switch (result) {
            case Errand.Result.Back<T>(var findings) ->
                    findings.getOrDefault(
                            target,
                            new Finding.Unreachable<>(
                                    Refusal.of(
                                            Code.PARTNER_ANSWER_UNREADABLE,
                                            "nothing was said of it")));
            case Errand.Result.Lost<T>(var why) -> new Finding.Unreachable<>(why);
        };
    }

    /// Calls back whoever is still out.
    @Override
    public void close() {
        errands.values().forEach(Errand::callBack);
    }
}
