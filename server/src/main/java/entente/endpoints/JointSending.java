package entente.endpoints;

import entente.delivery.Delivery;
import entente.delivery.Dispatch;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemOutcome;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Changes items of a mailbox's owner, and sends what belongs to that, such as news of a meeting or an answer: all of it is one change, or nothing is done.
final class JointSending {
    private final Delivery delivery;
    private final ItemFinder finder;

    JointSending(MailboxStore store, Delivery delivery) {
        this.delivery = delivery;
        this.finder = new ItemFinder(store);
    }

    /// What is to be done with the owner's own items, and what is to be sent with it.
    record Plan(List<ItemAct> own, List<Dispatch> messages) {
        Plan {
            own = List.copyOf(own);
            messages = List.copyOf(messages);
        }
    }

    /// What was named, and what became of the plan's own acts.
    record Done(NamedItem named, List<ItemOutcome> own) {}

    /// Reads the item, plans and does it until nobody came between.
    BatchResult<Done> done(
            Caller caller,
            ItemRef ref,
            boolean mindsKey,
            Function<NamedItem, BatchResult<Plan>> planned) {
        return Tries.of(
                Code.ITEM_CHANGE_KEY_STALE,
                () ->
                        finder.findNamedCurrent(caller, ref, mindsKey)
                                .then(named ->
                                        planned.apply(named)
                                                .then(plan -> tried(named, plan))
                                                .then(own ->
                                                        BatchResult.done(
                                                                own.map(all ->
                                                                        new Done(named, all))))));
    }

    /// Does what depends on nothing that may be changed meanwhile.
    BatchResult<List<ItemOutcome>> done(Address mailbox, Plan plan) {
        return sent(mailbox, plan)
                .then(own ->
                        own.map(BatchResult::done)
                                .orElseGet(() -> BatchResult.refused(Code.ITEM_CHANGE_KEY_STALE)));
    }

    private BatchResult<Optional<List<ItemOutcome>>> tried(NamedItem named, Plan plan) {
        return finder.isStill(named.item())
                ? sent(named.item().id().mailbox(), plan)
                : BatchResult.done(Optional.empty());
    }

    /// Empty where somebody came between.
    private BatchResult<Optional<List<ItemOutcome>>> sent(Address mailbox, Plan plan) {
        return switch (delivery.send(mailbox, plan.messages(), plan.own())) {
            case Delivery.Outcome.Sent(_, _, var own) -> BatchResult.done(Optional.of(own));
            case Delivery.Outcome.Refused(var why) -> new BatchResult.Refused<>(why);
            case Delivery.Outcome.Overtaken _ -> BatchResult.done(Optional.empty());
        };
    }

    /// Puts an item into Deleted Items, where it does not lie there.
    static List<ItemAct> discarded(Item item) {
        return isDiscarded(item) ? List.of() : List.of(new ItemAct.Deletion(item.id(), false));
    }

    static boolean isDiscarded(Item item) {
        return item.folder().equals(FolderId.of(item.id().mailbox(), DefaultFolder.DELETED_ITEMS));
    }
}
