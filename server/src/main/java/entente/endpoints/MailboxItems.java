package entente.endpoints;

import entente.endpoints.FolderFinder.Found;
import entente.item.Filter;
import entente.mailbox.Item;
import entente.mailbox.ItemChanges;
import entente.mailbox.ItemId;
import entente.mailbox.ItemPage;
import entente.mailbox.ItemQuery;
import entente.mailbox.Items;
import entente.mailbox.MailboxStore;
import entente.mailbox.Retentions;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FindItem;
import entente.wire.ews.GetAttachment;
import entente.wire.ews.GetItem;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemRef;
import entente.wire.ews.ItemShape;
import entente.wire.ews.Page;
import entente.wire.ews.SyncFolderItems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The operations that look at items: GetItem, FindItem, SyncFolderItems, GetAttachment.
///
/// For a mailbox's owner, and for whom a folder gives it to; of what is private there these are told as [Withheld] has it.
final class MailboxItems {
    /// What one page of a search, and one request for items, tells of at most.
    private static final int MOST_A_PAGE = 1_000;

    private final Items items;
    private final Retentions retentions;
    private final ItemSearch search;
    private final FolderFinder folders;
    private final ItemFinder finder;
    private final ItemTelling telling;
    private final CalendarViews views;
    private final Withheld withheld;

    MailboxItems(MailboxStore store) {
        this.items = store;
        this.retentions = store;
        this.search = new ItemSearch(store);
        this.withheld = new Withheld(store);
        this.views = new CalendarViews(store);
        this.folders = new FolderFinder(store);
        this.finder = new ItemFinder(store);
        this.telling = new ItemTelling(store);
    }

    GetItem.Response answer(Caller caller, GetItem.Request ask) {
        var shape = new AnswerShape(ask.shape(), retentions);
        var budget = ItemBudget.toTell();
        return new GetItem.Response(
                ask.shape(),
                ask.items().stream()
                        .map(ref ->
                                inShape(ask.shape()).then(_ -> told(caller, ref, shape, budget)))
                        .toList());
    }

    FindItem.Response answer(Caller caller, FindItem.Request ask) {
        var shape = new AnswerShape(ask.shape().listed(), retentions);
        var budget = new FindBudget();
        return new FindItem.Response(
                shape.shape(),
                ask.folders().stream()
                        .map(ref ->
                                inShape(shape.shape())
                                        .then(_ -> folders.find(caller, ref))
                                        .then(found -> page(found, ask, shape, budget)))
                        .toList());
    }

    SyncFolderItems.Response answer(Caller caller, SyncFolderItems.Request ask) {
        var shape = new AnswerShape(ask.shape().listed(), retentions);
        return new SyncFolderItems.Response(
                shape.shape(),
                inShape(shape.shape())
                        .then(_ -> folders.find(caller, ask.folder()))
                        .saying(Code.SYNC_FOLDER_UNKNOWN, Code.FOLDER_UNKNOWN)
                        .then(MailboxItems::holdingItems)
                        .then(found -> changes(found, ask, shape)));
    }

    GetAttachment.Response answer(Caller caller, GetAttachment.Request ask) {
        var attachments = new AttachmentFinder(finder, telling);
        return new GetAttachment.Response(
                ask.shape(),
                ask.ids().stream()
                        .map(id -> inShape(ask.shape()).then(_ -> attachments.find(caller, id)))
                        .toList());
    }

    private BatchResult<Page.Of<ItemElement>> page(
            Found found, FindItem.Request ask, AnswerShape shape, FindBudget budget) {
        if (ask.traversal() == FindItem.Traversal.SOFT_DELETED) {
            return BatchResult.done(Page.whole(List.of()));
        }
        if (ask.calendarView().isPresent()) {
            return holdingItems(found)
                    .then(_ -> budget.search(found, found))
                    .then(_ -> views.page(found, ask, ask.calendarView().get(), shape, budget));
        }
        return holdingItems(found)
                .then(_ -> offered(ask))
                .then(_ -> ask.filter())
                .then(filter ->
                        ask.order()
                                .then(order -> query(ask, Withheld.search(found, filter), order)))
                .then(query -> budget.search(found, query))
                .then(query -> search.in(found.folder().id(), query))
                .then(budget::tell)
                .then(page -> BatchResult.done(told(found, page, shape)));
    }

    /// One that is moved or changed while it is read is read again, lest what is told of it be of two moments, or empty.
    private BatchResult<ItemElement> told(
            Caller caller, ItemRef ref, AnswerShape shape, ItemBudget budget) {
        return Tries.of(
                Code.ITEM_UNKNOWN,
                () ->
                        finder.findNamed(caller, ref, ItemFinder.Wish.READ)
                                .then(named -> read(caller, named, shape, budget)));
    }

    /// Empty where it is not as it was any more.
    private BatchResult<Optional<ItemElement>> read(
            Caller caller, NamedItem named, AnswerShape shape, ItemBudget budget) {
        var item = named.item();
        var asked = shape.shape();
        var whole = asked.needsBody() || asked.needsSource() || asked.needsAppointment();
        return budget.spend(ItemBudget.bytes(item, whole), named)
                .then(_ -> {
                    var told =
                            ItemFinder.isOwn(caller, item.id())
                                    ? telling.of(named, shape)
                                    : withheld.of(caller, named, shape);
                    return whole && !finder.isStill(item)
                            ? BatchResult.done(Optional.<ItemElement>empty())
                            : told.then(element -> BatchResult.done(Optional.of(element)));
                });
    }

    private static BatchResult<FindItem.Request> offered(FindItem.Request ask) {
        return ask.view().isPresent()
                ? new BatchResult.Refused<>(
                        Refusal.of(Code.FIND_VIEW_NOT_OFFERED, ask.view().get()))
                : BatchResult.done(ask);
    }

    private static BatchResult<ItemQuery> query(
            FindItem.Request ask, Optional<Filter> filter, List<FindItem.SortField> order) {
        var page = ask.page().orElse(Page.FIRST).atMost(MOST_A_PAGE);
        if (page.offset() < 0) {
            return BatchResult.refused(Code.PAGE_INVALID);
        }
        return page.most() < 1
                ? BatchResult.refused(Code.PAGE_EMPTY)
                : BatchResult.done(
                        new ItemQuery(
                                filter,
                                order.stream()
                                        .map(by ->
                                                new ItemQuery.Order(by.property(), by.descending()))
                                        .toList(),
                                ask.traversal() == FindItem.Traversal.ASSOCIATED,
                                page.offset(),
                                page.most(),
                                page.fromEnd()));
    }

    private Page.Of<ItemElement> told(Found found, ItemPage page, AnswerShape shape) {
        return new Page.Of<>(
                told(found, page.items(), shape), page.next(), page.total(), page.last());
    }

    private BatchResult<SyncFolderItems.Changes> changes(
            Found found, SyncFolderItems.Request ask, AnswerShape shape) {
        return items.changedSince(found.folder().id(), ask.state(), ask.most())
                .map(changes -> BatchResult.done(told(found, changes, shape)))
                .orElseGet(() -> BatchResult.refused(Code.SYNC_STATE_INVALID));
    }

    private SyncFolderItems.Changes told(Found found, ItemChanges changes, AnswerShape shape) {
        return new SyncFolderItems.Changes(
                changes.state(),
                changes.last(),
                told(found, changes.created(), shape),
                told(found, changes.updated(), shape),
                changes.readOrNot().stream()
                        .filter(item -> !Withheld.isUntold(found, item))
                        .map(MailboxItems::readMark)
                        .toList(),
                Stream.concat(
                                changes.deleted().stream(),
                                changes.updated().stream()
                                        .filter(item -> Withheld.isUntold(found, item))
                                        .map(Item::id))
                        .map(ItemId::text)
                        .toList());
    }

    /// Of what is private and no appointment nothing is told to others; where they knew of it, it has gone for them.
    private List<ItemElement> told(Found found, List<Item> some, AnswerShape shape) {
        return found.owned()
                ? some.stream().map(item -> telling.of(item, shape)).toList()
                : some.stream()
                        .filter(item -> !Withheld.isUntold(found, item))
                        .map(item ->
                                withheld.of(
                                        found.caller(),
                                        new NamedItem(item, Optional.empty()),
                                        shape))
                        .flatMap(told ->
                                told instanceof BatchResult.Done(var element)
                                        ? Stream.of(element)
                                        : Stream.empty())
                        .toList();
    }

    private static SyncFolderItems.ReadMark readMark(Item item) {
        return new SyncFolderItems.ReadMark(ItemTelling.id(item), item.content().isRead());
    }

    /// A folder whose items the caller may read.
    private static BatchResult<Found> holdingItems(Found found) {
        return found.access().readsItems()
                ? BatchResult.done(found)
                : BatchResult.refused(Code.ITEMS_NOT_SHARED);
    }

    private static BatchResult<ItemShape> inShape(ItemShape shape) {
        return shape.refusal()
                .<BatchResult<ItemShape>>map(BatchResult.Refused::new)
                .orElseGet(() -> BatchResult.done(shape));
    }
}
