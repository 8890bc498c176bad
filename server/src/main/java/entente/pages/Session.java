package entente.pages;

import entente.question.Address;
import java.time.Instant;
import java.util.Optional;

/// Somebody who signed in. `mark` is that of her password then.
final class Session {
    private final Address person;
    private final String mark;
    private final Instant begun;
    private Instant used;
    private Optional<Told> told = Optional.empty();

    Session(Address person, String mark, Instant begun) {
        this.person = person;
        this.mark = mark;
        this.begun = begun;
        this.used = begun;
    }

    Address person() {
        return person;
    }

    /// Whether it is over at `now`, where the mark of her password is `current` by then. It is also where the clock was put back to long before it began, as nobody knows its age then.
    synchronized boolean isOver(Instant now, Optional<String> current) {
        return isUnused(now)
                || now.isBefore(begun.minus(Sessions.LONGEST_UNUSED))
                || !now.isBefore(begun.plus(Sessions.LONGEST))
                || !current.equals(Optional.of(mark));
    }

    synchronized boolean isUnused(Instant now) {
        return !now.isBefore(used.plus(Sessions.LONGEST_UNUSED));
    }

    synchronized void use(Instant now) {
        used = now;
    }

    /// Keeps what she is to be told on the next page.
    synchronized void tell(Told what) {
        told = Optional.of(what);
    }

    /// What she is to be told, once.
    synchronized Optional<Told> takeTold() {
        var what = told;
        told = Optional.empty();
        return what;
    }
}
