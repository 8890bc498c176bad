package entente.endpoints;

import entente.delivery.Delivery;
import entente.delivery.Dispatch;
import entente.delivery.Keeping;
import entente.delivery.Letter;
import entente.endpoints.ItemFinder.Wish;
import entente.endpoints.JointSending.Plan;
import entente.item.Known;
import entente.mailbox.Directory;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemActs;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemGone;
import entente.wire.ews.ItemRef;
import entente.wire.ews.NewItem;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Answers to messages: ReplyToItem, ReplyAllToItem, ForwardItem, SuppressReadReceipt.
///
/// The answer goes out and the message is marked in one change; one that is only saved marks the message when it is sent.
final class Replies {
    static final String SUPPRESS_RECEIPT = "SuppressReadReceipt";

    private final ItemActs acts;
    private final Directory directory;
    private final JointSending joint;
    private final ItemFinder finder;
    private final ItemTelling telling;
    private final InstantSource clock;

    Replies(MailboxStore store, Delivery delivery, InstantSource clock) {
        this.acts = store;
        this.directory = store;
        this.joint = new JointSending(store, delivery);
        this.finder = new ItemFinder(store);
        this.telling = new ItemTelling(store);
        this.clock = clock;
    }

    /// Sends it, and keeps a copy where there is a place for it.
    BatchResult<ItemGone> sent(
            Caller caller, NewItem brought, ReplyKind kind, Optional<FolderId> copy) {
        var keeping = copy.<Keeping>map(Keeping.Copy::new).orElseGet(Keeping.Nothing::new);
        return reference(brought)
                .then(ref ->
                        joint.done(
                                caller,
                                ref,
                                false,
                                Wish.OWN,
                                (named, acting) ->
                                        message(named)
                                                .then(item ->
                                                        written(item, brought, kind)
                                                                .then(letter ->
                                                                        BatchResult.done(
                                                                                plan(
                                                                                        acting,
                                                                                        item, kind,
                                                                                        letter,
                                                                                        keeping))))))
                .then(_ -> BatchResult.done(new ItemGone()));
    }

    private Plan plan(Acting acting, Item item, ReplyKind kind, WholeItem letter, Keeping keeping) {
        var mark = new AnsweredMark(item.id(), kind).on(item, clock.instant());
        return new Plan(
                acting,
                List.of(mark),
                List.of(new Dispatch(new Letter(letter.content(), letter.streams()), keeping)));
    }

    /// Saves it as a draft.
    BatchResult<ItemElement> saved(
            Caller caller, NewItem brought, ReplyKind kind, FolderId folder) {
        return Tries.of(
                Code.ITEM_CHANGE_KEY_STALE,
                () ->
                        reference(brought)
                                .then(ref -> finder.findNamed(caller, ref))
                                .then(Replies::message)
                                .then(item ->
                                        written(item, brought, kind)
                                                .then(whole -> draft(item, kind, folder, whole))));
    }

    /// Empty where what was read of the message was not of one moment.
    private BatchResult<Optional<ItemElement>> draft(
            Item item, ReplyKind kind, FolderId folder, WholeItem whole) {
        if (!finder.isStill(item)) {
            return BatchResult.done(Optional.empty());
        }
        var content = whole.content();
        var marked = new AnsweredMark(item.id(), kind).over(content.properties());
        var act = new ItemAct.Creation(folder, content.with(marked), whole.streams());
        return ItemTelling.left(acts.act(act))
                .then(made -> BatchResult.done(Optional.of(ItemTelling.ofId(made))));
    }

    /// No receipt is ever sent from here, so that there is nothing to change.
    BatchResult<ItemGone> receiptSuppressed(Caller caller, NewItem brought) {
        return reference(brought)
                .then(ref -> finder.find(caller, ref))
                .then(item ->
                        item.content().properties().flag(Known.READ_RECEIPT_REQUESTED).orElse(false)
                                ? BatchResult.done(new ItemGone())
                                : BatchResult.refused(Code.READ_RECEIPT_NOT_WANTED));
    }

    private static BatchResult<ItemRef> reference(NewItem brought) {
        return brought.reference()
                .map(BatchResult::done)
                .orElseGet(() -> BatchResult.refused(Code.ANSWER_REFERENCE_MISSING));
    }

    private static BatchResult<Item> message(NamedItem named) {
        return named.occurrence().isEmpty() && ReplyKind.canAnswer(named.item().content())
                ? BatchResult.done(named.item())
                : BatchResult.refused(Code.ANSWERED_NO_MESSAGE);
    }

    private BatchResult<WholeItem> written(Item item, NewItem brought, ReplyKind kind) {
        return directory.find(item.id().mailbox()).orElse(null) instanceof Recipient.Mailbox owner
                ? new ReplyWriting(kind, owner, clock.instant())
                        .written(telling.whole(item), brought)
                : BatchResult.refused(Code.ITEM_UNKNOWN);
    }
}
