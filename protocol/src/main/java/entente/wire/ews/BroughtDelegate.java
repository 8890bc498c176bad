package entente.wire.ews;

import java.util.Map;
import java.util.Optional;

/// Whom a request wants to act for a mailbox's owner, and how: `levels` by their names as sent, of the folders that are there.
public record BroughtDelegate(
        BroughtPermissions.UserId user,
        Map<DelegateFolder, String> levels,
        Optional<Boolean> receivesCopies,
        Optional<Boolean> seesPrivate) {
    public BroughtDelegate {
        levels = Map.copyOf(levels);
    }
}
