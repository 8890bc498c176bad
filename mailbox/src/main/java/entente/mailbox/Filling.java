package entente.mailbox;

import java.util.Optional;

/// How full a mailbox is, in bytes: what it may hold at most, without a `quota` as much as comes, and what it holds. `statedUse`
/// is what an administrator says of that; what is measured counts where it is more.
public record Filling(Optional<Long> quota, long statedUse) {
    /// What a new mailbox starts with.
    public static final Filling UNLIMITED = new Filling(Optional.empty(), 0);

    public Filling {
        if (statedUse < 0 || quota.filter(bytes -> bytes < 0).isPresent()) {
            throw new IllegalArgumentException("a size is not negative");
        }
    }

    /// Whether nothing more fits in, where so much is measured.
    public boolean isFull(long measured) {
        return quota.filter(most -> held(measured) >= most).isPresent();
    }

    /// Whether so many bytes more fit in, where so much is measured.
    public boolean takes(long more, long measured) {
        return !isFull(measured) && quota.filter(most -> held(measured) + more > most).isEmpty();
    }

    private long held(long measured) {
        return Math.max(statedUse, measured);
    }
}
