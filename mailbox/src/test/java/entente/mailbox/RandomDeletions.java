package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BY_OWNER;

import entente.mailbox.RecoveryQuery.Source;
import entente.question.Address;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Things that people and administrators do with what is deleted and comes back, drawn by a random number.
final class RandomDeletions {
    private static final List<Source> SOURCES = List.of(Source.values());
    private static final List<Removal> HOW = List.of(Removal.values());
    private static final List<DefaultFolder> PLACES =
            List.of(DefaultFolder.INBOX, DefaultFolder.DRAFTS, DefaultFolder.DELETED_ITEMS);

    private final Random random;
    private final Address mailbox;
    private int made;

    RandomDeletions(Random random, Address mailbox) {
        this.random = random;
        this.mailbox = mailbox;
    }

    /// Makes an item with a subject of its own, which it gives.
    String create(MailboxStore store) {
        return create(store, "");
    }

    /// The same, with a word at its end.
    String create(MailboxStore store, String word) {
        var subject = "item %d %s".formatted(made++, word).strip();
        ItemsContract.create(store, place(store), ItemsContract.message(subject));
        return subject;
    }

    /// Does one thing, which may be refused.
    void next(MailboxStore store) {
        switch (random.nextInt(10)) {
            case 0 ->
                    store.act(
                            new FolderCreation(
                                    place(store),
                                    new FolderName("folder " + random.nextInt(50)),
                                    FolderClass.NOTE));
            case 1 -> store.act(new FolderDeletion(place(store), how(), BY_OWNER));
            case 2 ->
                    store.act(
                            new FolderEmptying(
                                    emptied(store), random.nextBoolean(), how(), BY_OWNER));
            case 3 -> store.act(new FolderMove(place(store), place(store)));
            case 4, 5, 6 -> recover(store);
            default -> take(store);
        }
    }

    private void take(MailboxStore store) {
        var page = ItemsContract.find(store, emptied(store), ItemsContract.page(0, 50, false));
        if (!page.items().isEmpty()) {
            var id = page.items().get(random.nextInt(page.items().size())).id();
            store.act(
                    random.nextInt(4) == 0
                            ? new ItemAct.Move(id, place(store), BY_OWNER)
                            : new ItemAct.Deletion(id, how(), BY_OWNER));
        }
    }

    private void recover(MailboxStore store) {
        var source = SOURCES.get(random.nextInt(SOURCES.size()));
        var page = store.recoverable(mailbox, RecoveryQuery.of(source, 20)).orElseThrow();
        if (!page.items().isEmpty()) {
            var id = page.items().get(random.nextInt(page.items().size())).item().id();
            var to =
                    random.nextInt(3) == 0 ? Optional.of(place(store)) : Optional.<FolderId>empty();
            store.act(new ItemAct.Recovery(id, to, random.nextInt(3) > 0, BY_OWNER));
        }
    }

    private FolderId emptied(MailboxStore store) {
        return random.nextInt(4) == 0
                ? FolderId.of(mailbox, RecoverableFolder.DELETIONS)
                : place(store);
    }

    private FolderId place(MailboxStore store) {
        var own = store.foldersOf(mailbox).orElseThrow().tree().own().all();
        return own.isEmpty() || random.nextInt(3) == 0
                ? FolderId.of(mailbox, PLACES.get(random.nextInt(PLACES.size())))
                : FolderId.of(
                        mailbox,
                        own.stream()
                                .skip(random.nextInt(own.size()))
                                .findFirst()
                                .orElseThrow()
                                .key());
    }

    private Removal how() {
        return HOW.get(random.nextInt(HOW.size()));
    }
}
