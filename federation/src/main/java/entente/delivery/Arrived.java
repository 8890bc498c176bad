package entente.delivery;

import entente.item.Octets;
import java.util.List;
import java.util.Optional;

/// A message as another server brings it: its reverse path, which is empty for none, to whom it is, as they were named and each of them answered for, its source, and what the server calls itself and which
/// network address it has.
public record Arrived(
        String reversePath, List<String> to, Octets source, Optional<String> name, String peer) {
    public Arrived {
        to = List.copyOf(to);
    }
}
