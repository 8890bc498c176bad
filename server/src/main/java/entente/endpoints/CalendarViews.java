package entente.endpoints;

import entente.calendar.CalendarObject;
import entente.endpoints.FolderFinder.Found;
import entente.mailbox.FolderClass;
import entente.mailbox.Item;
import entente.mailbox.ItemId;
import entente.mailbox.Items;
import entente.mailbox.MailboxStore;
import entente.mailbox.ViewEntry;
import entente.problem.Code;
import entente.wire.ews.BatchResult;
import entente.wire.ews.CalendarView;
import entente.wire.ews.FindItem;
import entente.wire.ews.ItemElement;
import entente.wire.ews.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A calendar by its days: each occurrence of what lies in it, for the time that is asked for ("Calendar view" in the EWS reference).
final class CalendarViews {
    private static final int MOST = 1_000;

    /// In bytes of items.
    private static final long MOST_KEPT = 64L << 20;

    private final Items items;
    private final ItemTelling telling;
    private final Withheld withheld;
    private final AppointmentFinder appointments;

    CalendarViews(MailboxStore store) {
        this.items = store;
        this.telling = new ItemTelling(store);
        this.withheld = new Withheld(store);
        this.appointments = new AppointmentFinder(store);
    }

    BatchResult<Page.Of<ItemElement>> page(
            Found found,
            FindItem.Request ask,
            CalendarView view,
            AnswerShape shape,
            FindBudget budget) {
        var folder = found.folder();
        if (folder.kind() != FolderClass.Kind.CALENDAR) {
            return BatchResult.refused(Code.CALENDAR_VIEW_ELSEWHERE);
        }
        return plain(ask, view)
                .then(_ ->
                        items.calendarView(folder.id(), view.window())
                                .map(entries -> page(found, entries, most(view), shape, budget))
                                .orElseGet(() -> BatchResult.refused(Code.FOLDER_UNKNOWN)));
    }

    /// The request, where it can be answered: days are neither searched nor sorted.
    private static BatchResult<?> plain(FindItem.Request ask, CalendarView view) {
        return view.refusal().isPresent()
                ? new BatchResult.Refused<>(view.refusal().get())
                : ask.filter().then(_ -> ask.order());
    }

    private static int most(CalendarView view) {
        return Math.min(MOST, view.most().orElse(MOST));
    }

    private BatchResult<Page.Of<ItemElement>> page(
            Found found, List<ViewEntry> entries, int most, AnswerShape shape, FindBudget budget) {
        var wanted = entries.subList(0, Math.min(most, entries.size()));
        var reading = new Reading(wanted, budget);
        var items = new ArrayList<Item>();
        var told = new ArrayList<ItemElement>();
        for (var entry : wanted) {
            switch (reading.read(entry.item())) {
                case BatchResult.Refused(var why) -> {
                    return new BatchResult.Refused<>(why);
                }
                case BatchResult.Done(var read) -> {
                    if (read.isPresent()
                            && told(found, read.get(), entry, shape)
                                    instanceof BatchResult.Done(var element)) {
                        items.add(read.get().item());
                        told.add(element);
                    }
                }
            }
        }
        return budget.tell(
                items, new Page.Of<>(told, wanted.size(), entries.size(), entries.size() <= most));
    }

    private BatchResult<ItemElement> told(
            Found found, Read read, ViewEntry entry, AnswerShape shape) {
        var named = read.named(entry);
        return found.owned()
                ? telling.of(named, read.object(), shape)
                : withheld.of(found.caller(), named, read.object(), shape);
    }

    /// An item of which several occurrences may be told.
    private record Read(Item item, CalendarObject object) {
        NamedItem named(ViewEntry entry) {
            return new NamedItem(
                    item,
                    Optional.of(entry.occurrence().key())
                            .filter(_ -> object.appointment().recurring()));
        }
    }

    /// Reads the items of a page. Those that come again are kept, as far as there is room for them; any other is read anew.
    private final class Reading {
        private final FindBudget budget;
        private final Set<ItemId> again = new HashSet<>();
        private final Map<ItemId, Read> kept = new HashMap<>();
        private long room = MOST_KEPT;

        Reading(List<ViewEntry> entries, FindBudget budget) {
            this.budget = budget;
            var seen = new HashSet<ItemId>();
            for (var entry : entries) {
                if (!seen.add(entry.item())) {
                    again.add(entry.item());
                }
            }
        }

        BatchResult<Optional<Read>> read(ItemId id) {
            var known = Optional.ofNullable(kept.get(id));
            var item = known.isPresent() ? Optional.<Item>empty() : items.item(id);
            return item.isEmpty()
                    ? BatchResult.done(known)
                    : budget.read(item.get()).then(it -> BatchResult.done(readAnew(it)));
        }

        private Optional<Read> readAnew(Item item) {
            var read = appointments.find(item).map(object -> new Read(item, object));
            if (read.isPresent() && again.contains(item.id()) && item.size() <= room) {
                room -= item.size();
                kept.put(item.id(), read.get());
            }
            return read;
        }
    }
}
