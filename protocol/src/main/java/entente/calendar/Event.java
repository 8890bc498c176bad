package entente.calendar;

import entente.question.BusyBlock;
import entente.question.Details;
import entente.question.Status;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/// A VEVENT as far as free/busy is concerned: one event, a series, or (with `replaces`) a change to a series.
///
/// `sequence` and `stamp` (seconds since 1970) say which of two versions is the newer. `shown` is false for one that was
/// cancelled or declined: it is kept, so that an older version does not bring it back.
record Event(
        String uid,
        Optional<Replaces> replaces,
        int sequence,
        long stamp,
        Moment start,
        Length length,
        Repetition repetition,
        boolean shown,
        Status status,
        Details details) {
    /// Which occurrence an event stands for (RECURRENCE-ID), and whether for all later ones too (THISANDFUTURE).
    record Replaces(Moment at, boolean andFuture) {
        /// The same for each way to write the same occurrence.
        String key() {
            return at.isDate()
                    ? at.local().toLocalDate().toString()
                    : Long.toString(at.epochSecond());
        }
    }

    /// What tells it from the other events of its UID; empty for the one that is not a change.
    String key() {
        return replaces.map(Replaces::key).orElse("");
    }

    /// Whether this is the older version of the two (RFC 5546, 2.1.5).
    boolean isOlderThan(Event other) {
        return sequence != other.sequence ? sequence < other.sequence : stamp < other.stamp;
    }

    /// The same event, whose entry has this id.
    Event named(String id) {
        return new Event(
                uid,
                replaces,
                sequence,
                stamp,
                start,
                length,
                repetition,
                shown,
                status,
                new Details(
                        id,
                        details.subject(),
                        details.location(),
                        details.meeting(),
                        details.recurring(),
                        details.exception(),
                        details.reminderSet(),
                        details.isPrivate()));
    }

    /// An occurrence that starts at `local` on the clock of `start`'s zone and lasts `lasting`.
    BusyBlock at(LocalDateTime local, Length lasting) {
        var begins = Moment.epochSecond(local, start.zone());
        var ends = Math.max(begins, lasting.endOf(local, start.zone()));
        return new BusyBlock(
                Instant.ofEpochSecond(begins),
                Instant.ofEpochSecond(ends),
                status,
                Optional.of(details));
    }

    /// Its own time, repetition aside.
    Occurrence itself() {
        return new Occurrence(key(), at(start.local(), length));
    }

    /// What tells the occurrence from the others that was planned to start at `epochSecond`, `local` on the clock of `start`'s zone.
    String keyAt(long epochSecond, LocalDateTime local) {
        return start.isDate() ? local.toLocalDate().toString() : Long.toString(epochSecond);
    }
}
