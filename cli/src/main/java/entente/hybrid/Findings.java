package entente.hybrid;

import entente.snapshot.Snapshot;
import java.util.List;

/// All that was found out before anything is decided: who we are and whom we know, and what the partner and the broker told. `unproved` are the
/// domains of our federation trust that DNS does not prove.
public record Findings(
        Own own,
        Snapshot now,
        List<String> unproved,
        Told<Application> application,
        Told<Federation> federation,
        Told<BrokerRealms> broker) {
    public Findings {
        unproved = List.copyOf(unproved);
    }

    /// What of `now` is meant by whom.
    Standing standing() {
        return new Standing(now);
    }
}
