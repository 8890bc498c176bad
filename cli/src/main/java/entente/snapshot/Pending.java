package entente.snapshot;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/// A change that is still to be made, and how its object stands in the meantime.
///
/// Changes are made one at a time, and at no time may two objects claim the same. So some wait for others; where they wait in a circle, one
/// makes a detour: its object stands for a moment as neither says.
public final class Pending {
    private static final String AUTH_SERVER = "authServer";

    private final Change change;
    private Optional<Item> now;
    private boolean detoured;

    public Pending(Change change) {
        this.change = change;
        this.now = change.before();
    }

    private enum Wait {
        /// It has what we shall have.
        CLAIM,
        /// It is not there yet, and we shall name it.
        ABSENCE,
        /// It names us, who shall go.
        REFERENCE,
        /// There may be too many of us.
        ROOM
    }

    public Change change() {
        return change;
    }

    /// The same change from how the object stands now.
    public Change rest() {
        return new Change(change.kind(), now, change.after());
    }

    /// Back to how the object stood; empty where it stands so.
    public Optional<Change> back() {
        return now.equals(change.before())
                ? Optional.empty()
                : Optional.of(new Change(change.kind(), now, change.before()));
    }

    /// Whether this would be refused as long as one of `others` is not made.
    public boolean waitsForAnyOf(Collection<Pending> others) {
        return others.stream().anyMatch(other -> waitsFor(other).isPresent());
    }

    /// What of this a server can check before any of `others` is made: a refusal of that is final. Empty where nothing can be.
    public Optional<Change> checkable(Collection<Pending> others) {
        if (others.stream().anyMatch(this::mayHangOn)) {
            return Optional.empty();
        }
        var waits = others.stream().flatMap(other -> waitsFor(other).stream()).toList();
        if (waits.isEmpty()) {
            return Optional.of(change);
        }
        return change.kind().claimsByBeingEnabled()
                        && waits.stream().allMatch(why -> why == Wait.CLAIM)
                ? change.after()
                        .map(item -> new Change(change.kind(), now, Optional.of(item.disabled())))
                : Optional.empty();
    }

    private boolean mayHangOn(Pending other) {
        return change.kind().tied()
                && other != this
                && other.change.kind().equals(change.kind())
                && other.now.isPresent();
    }

    /// A change of this that ends the waiting of one of `others`; empty where there is none, or it was given already.
    public Optional<Change> detourFor(Collection<Pending> others) {
        var helps =
                others.stream()
                        .flatMap(other -> other.waitsFor(this).stream())
                        .anyMatch(why -> why == Wait.CLAIM || why == Wait.ABSENCE);
        if (detoured || !helps) {
            return Optional.empty();
        }
        detoured = true;
        return Detour.of(change).map(meanwhile -> new Change(change.kind(), now, meanwhile.item()));
    }

    /// The detour was made.
    public void stands(Change detour) {
        now = detour.after();
    }

    private Optional<Wait> waitsFor(Pending other) {
        if (other == this) {
            return Optional.empty();
        }
        if (other.now.isPresent()
                && other.change.kind().equals(change.kind())
                && !Collections.disjoint(claims(other.now), claims(change.after()))) {
            return Optional.of(Wait.CLAIM);
        }
        if (other.now.isEmpty() && names(change.after(), other.change)) {
            return Optional.of(Wait.ABSENCE);
        }
        if (change.act() == Change.Act.REMOVE && names(other.now, change)) {
            return Optional.of(Wait.REFERENCE);
        }
        return change.kind().tied()
                        && change.act() == Change.Act.ADD
                        && other.change.kind().equals(change.kind())
                        && other.change.act() == Change.Act.REMOVE
                ? Optional.of(Wait.ROOM)
                : Optional.empty();
    }

    private static Set<String> claims(Optional<Item> item) {
        return item.map(Item::claims).orElse(Set.of());
    }

    /// Whether a connector names the auth server that a change is of.
    private static boolean names(Optional<Item> item, Change server) {
        return server.kind().equals(SnapshotKind.AUTH_SERVER)
                && item.filter(it -> it.kind().equals(SnapshotKind.CONNECTOR))
                        .filter(it -> it.text(AUTH_SERVER).equalsIgnoreCase(server.item().name()))
                        .isPresent();
    }
}
