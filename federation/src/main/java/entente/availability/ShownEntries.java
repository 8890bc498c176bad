package entente.availability;

import entente.question.BusyBlock;
import entente.question.Caller;
import entente.question.Details;
import entente.question.View;
import entente.sharing.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The entries of a calendar with no more details than one caller may see in one view.
final class ShownEntries {
    private ShownEntries() {}

    static List<BusyBlock> of(List<BusyBlock> entries, View view, Sight sight, Caller caller) {
        if (view.details() && sight instanceof Sight.Everything) {
            return entries;
        }
        var withDetails = view.details() && sight instanceof Sight.Details;
        // EWS `CalendarEventDetails`: the ID is empty for foreign organisations, which could do
        // nothing with it.
        var foreign = caller.isBroughtByOthers();
        var shown = new ArrayList<BusyBlock>(entries.size());
        for (var entry : entries) {
            shown.add(withDetails ? withDetails(entry, foreign) : entry.withoutDetails());
        }
        return shown;
    }

    private static BusyBlock withDetails(BusyBlock entry, boolean foreign) {
        if (entry.details().isEmpty()) {
            return entry;
        }
        var all = entry.details().get();
        var shown = shown(all, foreign);
        return shown.equals(all)
                ? entry
                : new BusyBlock(entry.start(), entry.end(), entry.status(), Optional.of(shown));
    }

    private static Details shown(Details all, boolean foreign) {
        if (all.isPrivate()) {
            return all.withheld();
        }
        return foreign ? all.withoutId() : all;
    }
}
