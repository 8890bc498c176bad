package entente.mailbox;

import entente.calendar.Occurrence;
import entente.question.BusyBlock;
import java.util.Comparator;

/// One time at which an appointment of a calendar takes place.
record AgendaEntry(AgendaItem item, Occurrence occurrence) {
    /// By start and then end. Of those at the same time each has its place too, so that a calendar is always told of alike.
    static final Comparator<AgendaEntry> ORDER =
            Comparator.<AgendaEntry, java.time.Instant>comparing(entry -> entry.block().start())
                    .thenComparing(entry -> entry.block().end())
                    .thenComparing(entry -> entry.item().uid())
                    .thenComparing(entry -> entry.item().key())
                    .thenComparing(entry -> entry.occurrence().key());

    BusyBlock block() {
        return occurrence.block();
    }
}
