package entente.mailbox;

import entente.question.Address;
import java.util.Random;
import java.util.stream.Collectors;

/// Does one thing after another with the folders of some mailboxes, and prints `mailbox step number folders .` after each that was
/// acknowledged, until it is killed: how many were, up to which change, and how the folders lie then.
final class EndlessFolderWriter {
    static final int MAILBOXES = 3;

    private EndlessFolderWriter() {}

    public static void main(String[] arguments) {
        var store = StorePlace.parse(arguments[0]).opened();
        for (var i = 0; i < MAILBOXES; i++) {
            var mailbox = mailbox(i);
            Thread.ofPlatform().start(() -> write(store, mailbox));
        }
    }

    static Address mailbox(int number) {
        return Address.of("m" + number + "@contoso.test");
    }

    /// The same for the same mailbox in every run.
    static RandomFolderActs actsOf(Address mailbox) {
        return new RandomFolderActs(new Random(mailbox.toString().hashCode()), mailbox);
    }

    static void putMailbox(MailboxStore store, Address mailbox) {
        store.put(
                new Recipient.Mailbox(
                        mailbox, "M", Recipient.Kind.PERSON, MailboxStoreContract.BERLIN));
    }

    /// Each folder below the root with the one it lies in and its name.
    static String listed(FolderTree tree) {
        return tree.descendants(DefaultFolder.ROOT).stream()
                .map(key ->
                        FolderKey.text(key)
                                + ">"
                                + FolderKey.text(tree.parent(key).orElseThrow())
                                + ">"
                                + escaped(tree.name(key)))
                .sorted()
                .collect(Collectors.joining(";"));
    }

    private static String escaped(String name) {
        return name.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining("."));
    }

    private static void write(MailboxStore store, Address mailbox) {
        putMailbox(store, mailbox);
        var acts = actsOf(mailbox);
        for (var step = 1; ; step++) {
            store.act(acts.next(tree(store, mailbox)));
            var now = tree(store, mailbox);
            System.out.println("%s %d %d %s .".formatted(mailbox, step, now.latest(), listed(now)));
        }
    }

    static FolderTree tree(MailboxStore store, Address mailbox) {
        return store.foldersOf(mailbox).orElseThrow().tree();
    }
}
