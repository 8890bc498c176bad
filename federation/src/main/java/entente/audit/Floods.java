package entente.audit;

import entente.audit.AuditEvent.Refused;
import entente.audit.AuditEvent.Times;
import entente.problem.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps strangers from filling the disk with refusals: in each minute so many of one peer, and so many of all, are told each by itself; the
/// rest is counted, and told at the minute's end as one for each peer and reason. Peers beyond those that are counted are counted as one.
final class Floods {
    static final int MOST_OF_PEER = 10;
    static final int MOST_OF_ALL = 120;
    static final int MOST_COUNTED = 200;
    static final String OTHERS = "others";

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private record Kind(String word, String pipeline, Code reason, String peer) {}

    private final Map<String, Integer> ofPeer = new HashMap<>();
    private final Map<Kind, Refused> counted = new LinkedHashMap<>();
    private int ofAll;
    private Instant end;

    /// The first minute begins at `start`.
    Floods(Instant start) {
        this.end = start.plus(PERIOD);
    }

    /// Whether this one is told by itself; else it is counted.
    synchronized boolean tells(Refused event) {
        if (ofAll >= MOST_OF_ALL || ofPeer.getOrDefault(event.peer(), 0) >= MOST_OF_PEER) {
            count(event);
            return false;
        }
        ofAll++;
        ofPeer.merge(event.peer(), 1, Integer::sum);
        return true;
    }

    /// What was counted, once its minute is over at `now`.
    synchronized List<Refused> over(Instant now) {
        return now.isBefore(end) ? List.of() : rest(now);
    }

    /// What was counted so far; a new minute begins at `now`.
    synchronized List<Refused> rest(Instant now) {
        var told = List.copyOf(counted.values());
        counted.clear();
        ofPeer.clear();
        ofAll = 0;
        end = now.plus(PERIOD);
        return told;
    }

    private void count(Refused event) {
        var own = kind(event, event.peer());
        var fits = counted.size() < MOST_COUNTED || counted.containsKey(own);
        var kind = fits ? own : kind(event, OTHERS);
        var before = Optional.ofNullable(counted.get(kind)).map(Refused::times);
        var times =
                new Times(
                        before.map(Times::count).orElse(0) + 1,
                        before.flatMap(Times::since).or(() -> Optional.of(event.at())));
        counted.put(kind, event.counted(kind.peer(), times));
    }

    private static Kind kind(Refused event, String peer) {
        return new Kind(event.word(), event.pipeline(), event.reason(), peer);
    }
}
