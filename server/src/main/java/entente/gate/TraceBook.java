package entente.gate;

import entente.question.TraceId;
import entente.trace.TimedStep;
import entente.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The traces of the last requests, in memory. Requests under one trace id are told as one.
///
/// Those of callers who were let in and those of strangers are kept apart, so that strangers cannot push out what an
/// administrator looks for.
public final class TraceBook {
    private static final int MOST_OF_CALLERS = 2_000;
    private static final int MOST_OF_STRANGERS = 500;
    private static final int MOST_UNDER_ONE_ID = 50;

    private final Shelf ofCallers = new Shelf(MOST_OF_CALLERS);
    private final Shelf ofStrangers = new Shelf(MOST_OF_STRANGERS);

    /// Every step under this id, oldest request first; empty when there is none any more.
    public synchronized Optional<List<TimedStep>> steps(TraceId id) {
        var found = new ArrayList<TimedStep>();
        for (var shelf : List.of(ofStrangers, ofCallers)) {
            shelf.getOrDefault(id, List.of()).forEach(trace -> found.addAll(trace.steps()));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(found));
    }

    synchronized void keep(Trace trace, boolean ofCaller) {
        if (trace.steps().isEmpty()) {
            return;
        }
        var shelf = ofCaller ? ofCallers : ofStrangers;
        var traces = shelf.computeIfAbsent(trace.id(), _ -> new ArrayList<>());
        if (traces.size() < MOST_UNDER_ONE_ID) {
            traces.add(trace);
        }
    }

    private static final class Shelf extends LinkedHashMap<TraceId, List<Trace>> {
        private static final long serialVersionUID = 1L;
        private final int most;

        Shelf(int most) {
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<TraceId, List<Trace>> eldest) {
            return size() > most;
        }
    }
}
