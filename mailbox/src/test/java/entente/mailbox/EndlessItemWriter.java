package entente.mailbox;

import entente.question.Address;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/// Does one thing after another with the items of some mailboxes, and prints `mailbox step state items .` after each that was acknowledged, until it is killed: what
/// somebody has who was told of all items of the inbox then.
final class EndlessItemWriter {
    private static final int MAILBOXES = 3;
    private static final int ALL = 100_000;

    private EndlessItemWriter() {}

    public static void main(String[] arguments) {
        var store = StorePlace.parse(arguments[0]).opened();
        for (var i = 0; i < MAILBOXES; i++) {
            var mailbox = EndlessFolderWriter.mailbox(i);
            Thread.ofPlatform().start(() -> write(store, mailbox));
        }
    }

    static FolderId inbox(Address mailbox) {
        return FolderId.of(mailbox, DefaultFolder.INBOX);
    }

    /// The items of the inbox, each with its change key.
    static String listed(MailboxStore store, Address mailbox) {
        return ItemsContract.find(store, inbox(mailbox), ItemsContract.page(0, ALL, false))
                .items()
                .stream()
                .map(EndlessItemWriter::entry)
                .sorted()
                .collect(Collectors.joining(";"));
    }

    static String entry(Item item) {
        return item.id().text() + ">" + item.changed().key();
    }

    private static void write(MailboxStore store, Address mailbox) {
        EndlessFolderWriter.putMailbox(store, mailbox);
        var acts = new RandomItemActs(new Random(mailbox.toString().hashCode()), mailbox);
        for (var step = 1; ; step++) {
            acts.next(store);
            var state =
                    store.changedSince(inbox(mailbox), Optional.empty(), ALL).orElseThrow().state();
            System.out.println(
                    "%s %d %s %s .".formatted(mailbox, step, state, listed(store, mailbox)));
        }
    }
}
