package entente.delegation;

import java.util.Set;

/// One of our places for sealed messages: its path below our URL, in any case, and the operations that are taken there.
public record Destination(String path, Set<DelegatedOperation> operations) {
    public Destination {
        operations = Set.copyOf(operations);
    }
}
