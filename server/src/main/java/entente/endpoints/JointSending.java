package entente.endpoints;

import entente.delivery.Delivery;
import entente.delivery.Dispatch;
import entente.endpoints.ItemFinder.Wish;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemOutcome;
import entente.mailbox.MailboxStore;
import entente.mailbox.Removal;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Changes items of a mailbox's owner, or of those for whom she arranges meetings, and sends what belongs to that, such as news of a meeting or an answer: all of it is one change, or nothing is done.
final class JointSending {
    private final MailboxStore store;
    private final Delivery delivery;
    private final ItemFinder finder;

    JointSending(MailboxStore store, Delivery delivery) {
        this.store = store;
        this.delivery = delivery;
        this.finder = new ItemFinder(store);
    }

    /// For whom something is done, what is to be done with items, and what is to be sent with it.
    record Plan(Acting acting, List<ItemAct> own, List<Dispatch> messages) {
        Plan {
            own = List.copyOf(own);
            messages = List.copyOf(messages);
        }
    }

    /// What was named, and what became of the plan's own acts.
    record Done(NamedItem named, List<ItemOutcome> own) {}

    /// Reads the item, plans and does it until nobody came between. It may be in the mailbox of somebody for whom the caller arranges meetings, unless she wishes what only an owner may do.
    BatchResult<Done> done(
            Caller caller,
            ItemRef ref,
            boolean mindsKey,
            Wish wish,
            BiFunction<NamedItem, Acting, BatchResult<Plan>> planned) {
        return Tries.of(
                Code.ITEM_CHANGE_KEY_STALE,
                () ->
                        finder.findNamedCurrent(caller, ref, mindsKey, wish)
                                .then(named ->
                                        acting(caller, named.item(), wish)
                                                .then(acting -> planned(named, acting, planned))));
    }

    private BatchResult<Acting> acting(Caller caller, Item item, Wish wish) {
        var mailbox = item.id().mailbox();
        return ItemFinder.isOwn(caller, item.id())
                ? Acting.of(store, caller, mailbox, false)
                : Acting.of(store, caller, mailbox, finder.holdsPrivate(item))
                        .saying(Code.ITEMS_NOT_SHARED, Code.MEETING_OF_ANOTHER)
                        .then(acting ->
                                BatchResult.done(acting.with(finder.giving(caller, item, wish))));
    }

    private BatchResult<Optional<Done>> planned(
            NamedItem named, Acting acting, BiFunction<NamedItem, Acting, BatchResult<Plan>> plan) {
        return plan.apply(named, acting)
                .then(it ->
                        finder.isStill(named.item())
                                ? sent(it)
                                : BatchResult.done(Optional.<List<ItemOutcome>>empty()))
                .then(own -> BatchResult.done(own.map(all -> new Done(named, all))));
    }

    /// Does what depends on nothing that may be changed meanwhile.
    BatchResult<List<ItemOutcome>> done(Plan plan) {
        return sent(plan)
                .then(own ->
                        own.map(BatchResult::done)
                                .orElseGet(() -> BatchResult.refused(Code.ITEM_CHANGE_KEY_STALE)));
    }

    /// Empty where somebody came between.
    private BatchResult<Optional<List<ItemOutcome>>> sent(Plan plan) {
        var conditions = plan.acting().conditions();
        var all = new ArrayList<>(conditions);
        plan.own().forEach(act -> all.add(by(plan.acting(), act)));
        return switch (delivery.send(plan.acting().person(), plan.messages(), all)) {
            case Delivery.Outcome.Sent(_, _, var outcomes) ->
                    BatchResult.done(
                            Optional.of(outcomes.subList(conditions.size(), outcomes.size())));
            case Delivery.Outcome.Refused(var why) -> new BatchResult.Refused<>(why);
            case Delivery.Outcome.Overtaken _ -> BatchResult.done(Optional.empty());
        };
    }

    /// Whoever acts changes what is changed, be it another's item.
    private static ItemAct by(Acting acting, ItemAct act) {
        return act instanceof ItemAct.Update update
                ? update.by(RemovalAsked.by(acting.person()))
                : act;
    }

    /// Puts an item into Deleted Items, where it does not lie there. Whoever acts does it, be it another's item.
    static List<ItemAct> discarded(Item item, Acting acting) {
        return isDiscarded(item)
                ? List.of()
                : List.of(
                        new ItemAct.Deletion(
                                item.id(), Removal.DELETE, RemovalAsked.by(acting.person())));
    }

    static boolean isDiscarded(Item item) {
        return item.folder().equals(FolderId.of(item.id().mailbox(), DefaultFolder.DELETED_ITEMS));
    }
}
