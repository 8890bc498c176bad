package entente.mailbox;

import entente.calendar.CalendarFault;
import entente.mailbox.MailboxStore.ImportReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What to tell of an import, summed up part by part.
final class ImportTally {
    private static final int MOST_FAULTS = 1000;

    private final List<CalendarFault> faults;
    private int imported;
    private int replaced;

    /// `faults` are those that were found when the file was read.
    ImportTally(List<CalendarFault> faults) {
        this.faults = new ArrayList<>(faults);
    }

    void add(CalendarMerge.Merged part) {
        imported += part.imported();
        replaced += part.replaced();
        faults.addAll(part.faults());
    }

    ImportReport report() {
        return new ImportReport(imported, replaced, inOrder());
    }

    /// Of an import that came no further than to what is left, and why. That is told last, however many faults there are.
    ImportReport reportWithout(List<CalendarImport.New> left, String why) {
        var lines = left.stream().flatMap(each -> each.object().lines().stream()).toList();
        var told = new ArrayList<>(inOrder());
        told.add(
                new CalendarFault(
                        Collections.min(lines),
                        Optional.empty(),
                        "the import stopped here, because %s; %d events may not be in the calendar: import the file again for them"
                                .formatted(why, lines.size())));
        return new ImportReport(imported, replaced, told);
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
