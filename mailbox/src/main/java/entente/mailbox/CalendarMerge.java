package entente.mailbox;

import entente.calendar.CalendarFault;
import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.mailbox.MailboxStore.ImportReport;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the objects of a calendar file meet the appointments that are there. For one import and no longer.
final class CalendarMerge {
    private static final int MOST_FAULTS = 1000;
    private static final String TOO_MANY =
            "the calendar would hold more than %d occurrences".formatted(Agenda.MOST_OCCURRENCES);

    /// Something to be written.
    sealed interface Written {
        /// A new item of that key.
        record Made(String key, ItemSaid item) implements Written {}

        /// The item of that key is such an object now.
        record Changed(String key, CalendarObject object) implements Written {}
    }

    /// What comes of it: the calendar as it will be, what is to be written, and what to tell.
    record Merged(Agenda agenda, List<Written> written, ImportReport report) {}

    /// The sources of the appointments that are there.
    interface Sources {
        Optional<byte[]> of(String key) throws SQLException;
    }

    /// What comes of one object of the file; nothing is written where the item says that already.
    private record Outcome(
            CalendarObject newer,
            Optional<Written> written,
            Optional<AgendaItem> item,
            int added,
            int replaced) {}

    private final CalendarImport read;
    private final Agenda agenda;
    private final Sources sources;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final List<CalendarFault> faults;

    private CalendarMerge(CalendarImport read, Agenda agenda, Sources sources) {
        this.read = read;
        this.agenda = agenda;
        this.sources = sources;
        this.faults = new ArrayList<>(read.faults());
    }

    static Merged of(CalendarImport read, Agenda agenda, Sources sources) throws SQLException {
        return new CalendarMerge(read, agenda, sources).merged();
    }

    private Merged merged() throws SQLException {
        for (var each : read.found()) {
            meet(each);
        }
        var items = outcomes.values().stream().flatMap(each -> each.item().stream()).toList();
        var after = agenda.with(items, List.of(), OccurrenceLimit.OWN);
        for (var key : after.leftOut()) {
            var out = outcomes.remove(key);
            if (out != null) {
                leaveOut(out.newer(), TOO_MANY);
            }
        }
        var kept = outcomes.values();
        return new Merged(
                after.agenda(),
                kept.stream().flatMap(each -> each.written().stream()).toList(),
                new ImportReport(
                        kept.stream().mapToInt(Outcome::added).sum(),
                        kept.stream().mapToInt(Outcome::replaced).sum(),
                        inOrder()));
    }

    private void meet(CalendarImport.New found) throws SQLException {
        var known = agenda.keys(found.object().uid()).stream().findFirst();
        if (known.isPresent()) {
            merge(known.get(), found.object());
        } else if (isTooLarge(ItemWriting.length(found.item().streams()))) {
            leaveOut(found.object());
        } else {
            var key = StoredItem.drawnKey();
            outcomes.put(
                    key,
                    new Outcome(
                            found.object(),
                            Optional.of(new Written.Made(key, found.item())),
                            Optional.of(item(key, found.object())),
                            found.object().lines().size(),
                            0));
        }
    }

    private void merge(String key, CalendarObject newer) throws SQLException {
        var source = sources.of(key).orElseThrow();
        var before = CalendarObjects.first(source, read.owner()).orElseThrow();
        var merged = before.merged(newer);
        var bytes = merged.object().bytes();
        if (isTooLarge(bytes.length)) {
            leaveOut(newer);
        } else if (merged.added() + merged.replaced() > 0) {
            var isNew = !Arrays.equals(bytes, source);
            outcomes.put(
                    key,
                    new Outcome(
                            newer,
                            isNew
                                    ? Optional.of(new Written.Changed(key, merged.object()))
                                    : Optional.empty(),
                            isNew ? Optional.of(item(key, merged.object())) : Optional.empty(),
                            merged.added(),
                            merged.replaced()));
        }
    }

    private AgendaItem item(String key, CalendarObject object) {
        return AppointmentRows.item(read.owner(), DefaultFolder.CALENDAR, key, object);
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

    private List<CalendarFault> inOrder() {
        faults.sort(Comparator.comparingInt(CalendarFault::line));
        if (faults.size() <= MOST_FAULTS) {
            return List.copyOf(faults);
        }
        var shown = new ArrayList<>(faults.subList(0, MOST_FAULTS));
        shown.add(
                new CalendarFault(
                        faults.get(MOST_FAULTS).line(),
                        Optional.empty(),
                        "and %d more faults from here on".formatted(faults.size() - MOST_FAULTS)));
        return shown;
    }
}
