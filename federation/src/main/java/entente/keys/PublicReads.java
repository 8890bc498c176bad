package entente.keys;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// How often our public document of keys was read since a new key stands in it. It is open to everybody, so nobody knows by whom.
///
/// In memory: a restart begins anew.
public final class PublicReads {
    private record Counted(Instant since, long reads, Optional<Instant> last) {}

    private final AtomicReference<Counted> counted;

    /// Counts from `now` on.
    public PublicReads(Instant now) {
        counted = new AtomicReference<>(new Counted(now, 0, Optional.empty()));
    }

    /// The document was read.
    public void read(Instant now) {
        counted.updateAndGet(
                before -> new Counted(before.since(), before.reads() + 1, Optional.of(now)));
    }

    /// A new key stands in it from now on.
    void startAgain(Instant now) {
        counted.set(new Counted(now, 0, Optional.empty()));
    }

    String inWords() {
        var now = Objects.requireNonNull(counted.get(), "it begins with a count");
        return "the document that it stands in was read %s since %s; by whom is not known"
                .formatted(times(now), now.since());
    }

    private static String times(Counted counted) {
        return counted.last()
                .map(last -> "%d times (last at %s)".formatted(counted.reads(), last))
                .orElse("by nobody");
    }
}
