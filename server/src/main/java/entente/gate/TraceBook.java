package entente.gate;

import entente.question.TraceId;
import entente.trace.TimedStep;
import entente.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The traces of the last requests, in memory. Requests under one trace id are told as one.
///
/// Those of callers who were let in and those of strangers are kept apart, so that strangers cannot push out what an
/// administrator looks for.
public final class TraceBook {
    private static final int MOST_UNDER_ONE_ID = 50;

    private final Shelf ofCallers = new Shelf(2_000, 200_000);
    private final Shelf ofStrangers = new Shelf(500, 5_000);

    /// Every step under this id, oldest request first; empty when there is none any more.
    public synchronized Optional<List<TimedStep>> steps(TraceId id) {
        var found = new ArrayList<TimedStep>();
        for (var shelf : List.of(ofStrangers, ofCallers)) {
            shelf.under(id).forEach(kept -> found.addAll(kept.trace().steps()));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(found));
    }

    synchronized void keep(Trace trace, boolean ofCaller) {
        var steps = trace.steps().size();
        if (steps > 0) {
            (ofCaller ? ofCallers : ofStrangers).put(new Kept(trace, steps));
        }
    }

    /// A trace, and how many steps it had when it came.
    private record Kept(Trace trace, int steps) {}

    /// Holds so many ids and so many steps, as a request about a hundred people leaves hundreds. The oldest id goes first.
    private static final class Shelf {
        private final SequencedMap<TraceId, List<Kept>> traces = new LinkedHashMap<>();
        private final int mostIds;
        private final int mostSteps;
        private int steps;

        Shelf(int mostIds, int mostSteps) {
            this.mostIds = mostIds;
            this.mostSteps = mostSteps;
        }

        List<Kept> under(TraceId id) {
            return traces.getOrDefault(id, List.of());
        }

        void put(Kept kept) {
            var together = traces.computeIfAbsent(kept.trace().id(), _ -> new ArrayList<>());
            if (together.size() == MOST_UNDER_ONE_ID) {
                return;
            }
            together.add(kept);
            steps += kept.steps();
            while (traces.size() > mostIds || (steps > mostSteps && traces.size() > 1)) {
                traces.pollFirstEntry().getValue().forEach(gone -> steps -= gone.steps());
            }
        }
    }
}
