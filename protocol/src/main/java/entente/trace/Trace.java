package entente.trace;

import entente.question.Address;
import entente.question.TraceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of one lookup on one server, in the order in which they ended. Safe for the threads of a fan-out.
///
/// A trace holds at most [#LIMIT] steps; what comes after is counted, not kept.
public final class Trace {
    public static final int LIMIT = 2_000;

    private final TraceId id;
    private final String where;
    private final List<TimedStep> steps = new ArrayList<>();
    private int left;

    /// `where` is the domain of the organisation or broker whose steps these are.
    public Trace(TraceId id, String where) {
        this.id = id;
        this.where = where;
    }

    public TraceId id() {
        return id;
    }

    public String where() {
        return where;
    }

    /// Records a step that served one mailbox and took `took`.
    public void add(Address mailbox, Step step, Duration took) {
        keep(new TimedStep(step, where, took, Optional.of(mailbox)));
    }

    /// Records a step that served the whole request.
    public void add(Step step, Duration took) {
        keep(new TimedStep(step, where, took, Optional.empty()));
    }

    /// The steps so far.
    public synchronized List<TimedStep> steps() {
        return List.copyOf(steps);
    }

    /// The steps that one mailbox's answer went through: its own and those of the whole request.
    public synchronized List<TimedStep> stepsFor(Address mailbox) {
        return steps.stream()
                .filter(step -> step.mailbox().isEmpty() || step.mailbox().get().equals(mailbox))
                .toList();
    }

    /// How many steps came after the limit.
    public synchronized int left() {
        return left;
    }

    private synchronized void keep(TimedStep step) {
        if (steps.size() < LIMIT) {
            steps.add(step);
        } else {
            left++;
        }
    }
}
