package entente.bench;

import static entente.bench.DeletedPile.require;

import entente.item.Known;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemId;
import entente.mailbox.ItemOutcome;
import entente.mailbox.ItemQuery;
import entente.mailbox.JointOutcome;
import entente.mailbox.RecoverableFolder;
import entente.mailbox.RecoveryQuery;
import entente.mailbox.RecoveryQuery.Source;
import entente.mailbox.Removal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/// What people and administrators ask of what was deleted, each time elsewhere in the pile, so that nothing is there from the time before.
final class PileUse {
    private static final FolderId DELETIONS =
            FolderId.of(DeletedPile.OWNER, RecoverableFolder.DELETIONS);
    private static final int PAGE = 50;
    private static final int LOT = 100;
    private static final int MOST_LOTS = 200;

    private final DeletedPile pile;
    private final Random random = new Random(7);
    private final List<List<ItemId>> lots;
    private List<ItemId> back = List.of();
    private int sender;
    private int lot;

    PileUse(DeletedPile pile) {
        this.pile = pile;
        var newest = pile.page(newest(1), 1).getFirst().number();
        var many = Math.min(MOST_LOTS, pile.size() / LOT);
        this.lots =
                LongStream.range(0, many)
                        .map(number -> newest + 1 - number * (newest - pile.beginning()) / many)
                        .mapToObj(this::lotBefore)
                        .toList();
    }

    private List<ItemId> lotBefore(long end) {
        return pile.page(newest(LOT).after(end), LOT).stream()
                .map(each -> each.item().id())
                .toList();
    }

    /// The newest page, and one from anywhere.
    void list() {
        var first = pile.page(newest(PAGE), PAGE).getFirst().number();
        var older = random.nextInt(2 * pile.size() - pile.beginning() - PAGE);
        pile.page(newest(PAGE).after(first - older), PAGE);
    }

    /// All of a sender, each time of another.
    void listOfSender() {
        var address = "sender%d@fabrikam.test".formatted(sender++ % pile.senders());
        pile.page(newest(2 * PAGE).from(address), DeletedPile.OF_SENDER);
    }

    /// A page from anywhere by when they were received, as FindItem has it.
    void listByReceived() {
        var query =
                new ItemQuery(
                        Optional.empty(),
                        List.of(new ItemQuery.Order(Known.RECEIVED, true)),
                        false,
                        random.nextInt(pile.size() - PAGE),
                        PAGE,
                        false);
        var page = pile.store().find(DELETIONS, query).orElseThrow();
        require(page.items().size() == PAGE && page.total() == pile.size());
    }

    /// Has some come back that were deleted one after another, each by itself; each time others.
    void restore() {
        back = lots.get(lot++ % lots.size()).stream().map(this::restored).toList();
    }

    /// Deletes those again that came back.
    void deleteAgain() {
        var acts =
                back.stream()
                        .<ItemAct>map(
                                id -> new ItemAct.Deletion(id, Removal.SOFT_DELETE, DeletedPile.BY))
                        .toList();
        require(pile.store().actTogether(acts) instanceof JointOutcome.Done);
    }

    private ItemId restored(ItemId id) {
        var act = new ItemAct.Recovery(id, Optional.empty(), false, DeletedPile.BY);
        if (pile.store().act(act) instanceof ItemOutcome.Done(var item)) {
            require(item.folder().equals(DeletedPile.INBOX));
            return item.id();
        }
        throw new IllegalStateException("an item was not restored");
    }

    private static RecoveryQuery newest(int most) {
        return RecoveryQuery.of(Source.RECOVERABLE_ITEMS, most);
    }
}
