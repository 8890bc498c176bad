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
        return Tries.of(
                Code.ITEM_CHANGE_KEY_STALE,
                () ->
                        finder.findNamedCurrent(caller, ref, mindsKey, Wish.CHANGE)
                                .then(named ->
                                        revision.apply(named)
                                                .then(update -> written(caller, named, update))));
    }

    /// Empty where somebody came between.
    private BatchResult<Optional<Revised>> written(
            Caller caller, NamedItem named, ItemAct.Update update) {
        var conditions = finder.giving(caller, named.item(), Wish.CHANGE);
        var outcome =
                finder.isStill(named.item())
                        ? done(acts, conditions, update.by(RemovalAsked.by(caller)))
                        : new ItemOutcome.Overtaken();
        return outcome instanceof ItemOutcome.Overtaken
                ? BatchResult.done(Optional.empty())
                : ItemTelling.left(outcome)
                        .then(item ->
                                BatchResult.done(
                                        Optional.of(
                                                new Revised(
                                                        update,
                                                        new NamedItem(item, named.occurrence())))));
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
}
