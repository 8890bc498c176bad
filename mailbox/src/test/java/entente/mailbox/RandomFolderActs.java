package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BY_OWNER;

import entente.question.Address;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Acts on folders as a client without a plan does them: on any folder, sensible or not, with few names so that they meet.
final class RandomFolderActs {
    private static final List<Removal> HOW = List.of(Removal.values());
    private static final List<String> NAMES =
            List.of("A", "a", "B", "Ärger", "ÄRGER", "inbox", "Drafts", "a (2)", "C/D", "x");

    private static final List<FolderClass.Kind> KINDS = List.of(FolderClass.Kind.values());

    private final Random random;
    private final Address mailbox;

    RandomFolderActs(Random random, Address mailbox) {
        this.random = random;
        this.mailbox = mailbox;
    }

    FolderAct next(FolderTree tree) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> new FolderCreation(any(tree), name(), folderClass());
            case 5 ->
                    new FolderUpdate(
                            own(tree),
                            Optional.empty(),
                            Optional.of(name()).filter(_ -> random.nextBoolean()),
                            Optional.of(folderClass()).filter(_ -> random.nextInt(4) == 0));
            case 6, 7 -> new FolderMove(own(tree), any(tree));
            case 8 -> new FolderCopy(any(tree), any(tree));
            case 9, 10 -> new FolderDeletion(own(tree), how(), BY_OWNER);
            default -> new FolderEmptying(any(tree), random.nextInt(4) > 0, how(), BY_OWNER);
        };
    }

    /// Mostly one that somebody made, sometimes a default one.
    private FolderId own(FolderTree tree) {
        var own = tree.own().all().stream().toList();
        return own.isEmpty() || random.nextInt(10) == 0
                ? any(tree)
                : id(own.get(random.nextInt(own.size())).key());
    }

    private FolderId any(FolderTree tree) {
        var all = tree.descendants(DefaultFolder.ROOT);
        return id(
                random.nextInt(12) == 0 ? DefaultFolder.ROOT : all.get(random.nextInt(all.size())));
    }

    private FolderId id(FolderKey key) {
        return FolderId.of(mailbox, key);
    }

    private FolderName name() {
        return new FolderName(NAMES.get(random.nextInt(NAMES.size())));
    }

    private FolderClass folderClass() {
        return KINDS.get(random.nextInt(KINDS.size())).usual();
    }

    private Removal how() {
        return HOW.get(random.nextInt(HOW.size()));
    }
}
