package entente.keys;

import java.time.Instant;
import java.util.List;

/// Every key and certificate that a server has or knows, one beside the other.
@FunctionalInterface
public interface KeyList {
    /// Its own first, then those of others.
    List<KeyEntry> at(Instant now);
}
