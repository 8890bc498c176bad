package entente.mailbox;

import java.util.Optional;

/// How full a mailbox is, in bytes: what it may hold at most, without a `quota` as much as comes, and what it holds. `statedUse`
/// is not measured: it is what an administrator says.
public record Filling(Optional<Long> quota, long statedUse) {
    /// What a new mailbox starts with.
    public static final Filling UNLIMITED = new Filling(Optional.empty(), 0);

    public Filling {
        if (statedUse < 0 || quota.filter(bytes -> bytes < 0).isPresent()) {
            throw new IllegalArgumentException("a size is not negative");
        }
    }

    /// Whether nothing more fits in.
    public boolean isFull() {
        return quota.filter(bytes -> statedUse >= bytes).isPresent();
    }
}
