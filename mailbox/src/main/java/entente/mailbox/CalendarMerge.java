package entente.mailbox;

import entente.calendar.CalendarFault;
import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.Owner;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How some objects of a calendar file meet the appointments that are there: the first of them, as many as one change may bring. For one part of an import and no longer.
final class CalendarMerge {
    /// A part ends with the object that brings it to one of these, so that nobody waits long for the one thread that writes.
    static final int MOST_OBJECTS = 250;

    private static final long MOST_BYTES = 4 << 20;
    private static final int MOST_OCCURRENCES = 100_000;
    private static final String TOO_MANY =
            "the calendar would hold more than %d occurrences".formatted(Agenda.MOST_OCCURRENCES);

    /// Something to be written.
    sealed interface Written {
        /// A new item of that key.
        record Made(String key, ItemSaid item) implements Written {}

        /// The item of that key is such an object now.
        record Changed(String key, CalendarObject object) implements Written {}
    }

    /// What comes of it: the calendar as it will be, what is to be written, how many objects were met, and what to tell of them.
    record Merged(
            Agenda agenda,
            List<Written> written,
            int met,
            int imported,
            int replaced,
            List<CalendarFault> faults) {
        Merged {
            written = List.copyOf(written);
            faults = List.copyOf(faults);
        }
    }

    /// The sources of the appointments that are there.
    interface Sources {
        Optional<byte[]> of(String key) throws SQLException;
    }

    private final Owner owner;
    private final Sources sources;
    private final List<Written> written = new ArrayList<>();
    private final List<CalendarFault> faults = new ArrayList<>();
    private Agenda agenda;
    private long bytes;
    private int occurrences;
    private int imported;
    private int replaced;

    private CalendarMerge(Owner owner, Agenda agenda, Sources sources) {
        this.owner = owner;
        this.agenda = agenda;
        this.sources = sources;
    }

    /// Meets the first of `found`, at least one where there is any.
    static Merged of(Owner owner, List<CalendarImport.New> found, Agenda agenda, Sources sources)
            throws SQLException {
        return new CalendarMerge(owner, agenda, sources).merged(found);
    }

    private Merged merged(List<CalendarImport.New> found) throws SQLException {
        var met = 0;
        while (met < found.size() && !isFull(met)) {
            meet(found.get(met++));
        }
        return new Merged(agenda, written, met, imported, replaced, faults);
    }

    private boolean isFull(int met) {
        return met >= MOST_OBJECTS || bytes >= MOST_BYTES || occurrences >= MOST_OCCURRENCES;
    }

    private void meet(CalendarImport.New found) throws SQLException {
        var known = agenda.keys(found.object().uid()).stream().findFirst();
        if (known.isPresent()) {
            merge(known.get(), found.object());
            return;
        }
        var length = ItemWriting.length(found.item().streams());
        bytes += length;
        if (isTooLarge(length)) {
            leaveOut(found.object());
            return;
        }
        var key = StoredItem.drawnKey();
        if (put(key, found.object(), found.object())) {
            written.add(new Written.Made(key, found.item()));
            imported += found.object().lines().size();
        }
    }

    private void merge(String key, CalendarObject newer) throws SQLException {
        var source = sources.of(key).orElseThrow();
        var before = CalendarObjects.first(source, owner).orElseThrow();
        var merged = before.merged(newer);
        var after = merged.object().bytes();
        bytes += source.length + after.length;
        if (isTooLarge(after.length)) {
            leaveOut(newer);
            return;
        }
        var isNew = merged.added() + merged.replaced() > 0 && !Arrays.equals(after, source);
        if (isNew && !put(key, merged.object(), newer)) {
            return;
        }
        if (isNew) {
            written.add(new Written.Changed(key, merged.object()));
        }
        imported += merged.added();
        replaced += merged.replaced();
    }

    /// Has the calendar hold an object under a key; false where there is no room, which is told of what the file says.
    private boolean put(String key, CalendarObject object, CalendarObject said) {
        var item = AppointmentRows.item(owner, DefaultFolder.CALENDAR, key, object);
        var after = agenda.with(List.of(item), List.of(), OccurrenceLimit.OWN);
        occurrences += after.expanded();
        agenda = after.agenda();
        if (!after.leftOut().isEmpty()) {
            leaveOut(said, TOO_MANY);
        }
        return after.leftOut().isEmpty();
    }

    /// What it says, its source and its text have to fit into an item.
    private static boolean isTooLarge(long bytes) {
        return bytes > ItemStreams.LARGEST / 2;
    }

    private void leaveOut(CalendarObject object) {
        leaveOut(object, "there is more under its UID than an item may hold");
    }

    private void leaveOut(CalendarObject object, String why) {
        for (var line : object.lines()) {
            faults.add(new CalendarFault(line, Optional.of(object.uid()), why));
        }
    }
}
