package entente.endpoints;

import entente.calendar.CalendarObject;
import entente.endpoints.FolderFinder.Found;
import entente.item.Filter;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertyValue;
import entente.mailbox.Item;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What people are told of items in another's folders that they may read.
///
/// What is private is for its owner and those of her delegates of whom she says so (`Sensitivity` Private or Confidential; in a calendar CLASS, of which an unknown word means as much). Of a private appointment others are told when
/// it is, lest its owner seem free, and of any other private item nothing. Searches find neither, since what they find tells what it says.
final class Withheld {
    /// What the store itself says of an item, by which clients tell items apart.
    private static final Set<PropertyId> PLAIN =
            Set.of(
                    Known.ITEM_CLASS,
                    Known.ARTICLE_NUMBER,
                    Known.RECORD_KEY,
                    Known.ENTRY_ID,
                    Known.CREATED,
                    Known.MODIFIED,
                    Known.SIZE);

    private final ItemFinder finder;
    private final ItemTelling telling;
    private final AppointmentFinder appointments;

    Withheld(MailboxStore store) {
        this.finder = new ItemFinder(store);
        this.telling = new ItemTelling(store);
        this.appointments = new AppointmentFinder(store);
    }

    /// The item, where the caller is told of what hangs on it.
    static BatchResult<Item> unlessPrivate(Caller caller, Item item, ItemFinder finder) {
        return finder.seesPrivate(caller, item) || !finder.holdsPrivate(item)
                ? BatchResult.done(item)
                : BatchResult.refused(Code.ITEMS_NOT_SHARED);
    }

    /// Whether nothing at all is told of that item to others.
    static boolean isUntold(Item item) {
        return item.content().isPrivate() && !item.content().isAppointment();
    }

    /// The same of an item of that folder.
    static boolean isUntold(Found found, Item item) {
        return !found.seesPrivate() && isUntold(item);
    }

    /// What is searched in that folder.
    static Optional<Filter> search(Found found, Optional<Filter> asked) {
        if (found.seesPrivate()) {
            return asked;
        }
        var open =
                new Filter.Not(
                        new Filter.Compared(
                                Known.SENSITIVITY,
                                Filter.Relation.GREATER_OR_EQUAL,
                                new PropertyValue.Int32(ItemContent.LEAST_PRIVATE)));
        return Optional.of(
                asked.<Filter>map(wanted -> new Filter.All(List.of(wanted, open))).orElse(open));
    }

    /// An item, or one occurrence of it.
    BatchResult<ItemElement> of(Caller caller, NamedItem named, AnswerShape shape) {
        var object = appointments.find(named.item());
        if (object.isPresent()) {
            return of(caller, named, object.get(), shape);
        }
        var isClosed = named.item().content().isPrivate() || ItemFinder.isUnreadable(named.item());
        return isClosed && !finder.seesPrivate(caller, named.item())
                ? BatchResult.refused(Code.ITEMS_NOT_SHARED)
                : telling.of(named, shape).then(told -> open(caller, named, told));
    }

    /// The same where what its item says of the appointment is known.
    BatchResult<ItemElement> of(
            Caller caller, NamedItem named, CalendarObject object, AnswerShape shape) {
        var isClosed = object.holdsPrivate() || named.item().content().isPrivate();
        return isClosed && !finder.seesPrivate(caller, named.item())
                ? telling.of(plain(named), object.withheld(), shape)
                        .then(told -> BatchResult.done(told.changeable(false).untagged()))
                : telling.of(named, object, shape).then(told -> open(caller, named, told));
    }

    private BatchResult<ItemElement> open(Caller caller, NamedItem named, ItemElement told) {
        return BatchResult.done(told.changeable(finder.mayChange(caller, named.item())));
    }

    /// The item with nothing beside its calendar object.
    private static NamedItem plain(NamedItem named) {
        var item = named.item();
        var kept = new TreeMap<>(item.content().properties().all());
        kept.keySet().retainAll(PLAIN);
        return new NamedItem(
                new Item(
                        item.id(),
                        item.folder(),
                        ItemContent.EMPTY.with(Properties.of(kept)),
                        item.hasSource(),
                        item.size(),
                        item.made(),
                        item.changed()),
                named.occurrence());
    }
}
