package entente.mailbox;

import java.util.List;
import java.util.Optional;

/// Posts one message after another with a copy in Sent Items, has every second one waited for no more with a report in the inbox, and prints `posted .` or `settled .` after each
/// change that was acknowledged, until it is killed.
final class EndlessOutboxWriter {
    private static final FolderId SENT =
            FolderId.of(MailboxStoreContract.MARY, DefaultFolder.SENT_ITEMS);

    private EndlessOutboxWriter() {}

    public static void main(String[] arguments) {
        var store = StorePlace.parse(arguments[0]).opened();
        store.put(MailboxStoreContract.MARYS_MAILBOX);
        for (var i = 0; ; i++) {
            store.actTogether(
                    List.of(
                            ItemsContract.creation(SENT, "Lunch"),
                            OutboxContract.posting(OutboxContract.ANN)));
            System.out.println("posted .");
            if (i % 2 == 1) {
                var oldest = store.outgoing(1).getFirst();
                store.actTogether(
                        List.of(
                                new OutboxAct.Settlement(oldest, Optional.empty()),
                                ItemsContract.creation(ItemsContract.INBOX, "Not delivered")));
                System.out.println("settled .");
            }
        }
    }

    /// How many messages were sent, and reported on, as the mailbox has it.
    static int sent(MailboxStore store) {
        return count(store, SENT);
    }

    static int reported(MailboxStore store) {
        return count(store, ItemsContract.INBOX);
    }

    private static int count(MailboxStore store, FolderId folder) {
        return ItemsContract.folder(store, folder).items();
    }
}
