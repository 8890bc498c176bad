package entente.endpoints;

import entente.endpoints.ItemFinder.Wish;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemActs;
import entente.mailbox.ItemOutcome;
import entente.mailbox.JointOutcome;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Changes items of the caller's own, and those that she may change in others' folders: reads, revises and writes until nobody came between. Nobody may have moved the item meanwhile either: what was read of it would be of
/// two moments, or empty.
final class ItemRevisions {
    private static final int MOST_TRIES = 16;

    private final ItemActs acts;
    private final ItemFinder finder;

    ItemRevisions(MailboxStore store) {
        this.acts = store;
        this.finder = new ItemFinder(store);
    }

    /// What was written, and the item as that left it, or the occurrence that it was about.
    record Revised(ItemAct.Update update, NamedItem named) {}

    BatchResult<Revised> revised(
            Caller caller,
            ItemRef ref,
            boolean mindsKey,
            Function<NamedItem, BatchResult<ItemAct.Update>> revision) {
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var found = finder.findNamedCurrent(caller, ref, mindsKey, Wish.CHANGE);
            var revised =
                    found.then(named ->
                            revision.apply(named)
                                    .then(update ->
                                            BatchResult.done(
                                                    new Ready(
                                                            update,
                                                            ItemFinder.giving(
                                                                    caller,
                                                                    named.item(),
                                                                    Wish.CHANGE),
                                                            named.occurrence(),
                                                            finder.isStill(named.item())))));
            switch (revised) {
                case BatchResult.Refused(var why) -> {
                    return new BatchResult.Refused<>(why);
                }
                case BatchResult.Done(var ready) -> {
                    var outcome =
                            ready.still()
                                    ? done(acts, ready.conditions(), ready.update())
                                    : new ItemOutcome.Overtaken();
                    if (!(outcome instanceof ItemOutcome.Overtaken)) {
                        return ItemTelling.left(outcome)
                                .then(item -> BatchResult.done(ready.made(item)));
                    }
                }
            }
        }
        return BatchResult.refused(Code.ITEM_CHANGE_KEY_STALE);
    }

    /// The same of a whole item, whatever change key the request has; an occurrence is refused.
    BatchResult<Revised> revisedWhole(
            Caller caller, ItemRef ref, Function<Item, BatchResult<ItemAct.Update>> revision) {
        return revised(
                caller,
                ref,
                false,
                named ->
                        named.occurrence().isEmpty()
                                ? revision.apply(named.item())
                                : BatchResult.refused(Code.OCCURRENCE_NOT_MOVED));
    }

    static ItemAct.Update update(Item item, WholeItem after, boolean streams) {
        return new ItemAct.Update(
                item.id(),
                item.changed(),
                after.content(),
                streams ? Optional.of(after.streams()) : Optional.empty());
    }

    /// Does it where the conditions hold; overtaken where one does not any more.
    static ItemOutcome done(ItemActs acts, List<ItemAct> conditions, ItemAct act) {
        if (conditions.isEmpty()) {
            return acts.act(act);
        }
        var all = new ArrayList<>(conditions);
        all.add(act);
        return switch (acts.actTogether(all)) {
            case JointOutcome.Done(var outcomes) -> outcomes.getLast();
            case JointOutcome.Undone(_, var why) -> why;
        };
    }

    private record Ready(
            ItemAct.Update update,
            List<ItemAct> conditions,
            Optional<String> occurrence,
            boolean still) {
        Revised made(Item item) {
            return new Revised(update, new NamedItem(item, occurrence));
        }
    }
}
