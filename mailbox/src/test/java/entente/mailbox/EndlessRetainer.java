package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.ItemContent;
import entente.item.Known;
import entente.item.PolicyTag;
import entente.question.Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Has retention tags take what is old in a mailbox, part by part, and prints a line now and then until it is killed, also when all is done. Before the first line it makes [#FOLDERS] folders of 100 items, of which the tags take [#OLD].
final class EndlessRetainer {
    static final int FOLDERS = 12;
    static final int OLD = 80;
    static final Address MAILBOX = EndlessFolderWriter.mailbox(0);

    private static final RetentionTag YEAR =
            RetentionContract.tag(
                    "Year",
                    new TagReach.Everything(),
                    365,
                    RetentionTag.Action.DELETE_AND_ALLOW_RECOVERY);
    private static final RetentionTag WEEK =
            RetentionContract.tag(
                    "Week",
                    new TagReach.Personal(),
                    7,
                    RetentionTag.Action.DELETE_AND_ALLOW_RECOVERY);
    private static final RetentionTag KEPT =
            new RetentionTag(
                    "Kept",
                    UUID.nameUUIDFromBytes("Kept".getBytes(UTF_8)),
                    new TagReach.Personal(),
                    OptionalInt.empty(),
                    RetentionTag.Action.DELETE_AND_ALLOW_RECOVERY);

    private EndlessRetainer() {}

    public static void main(String[] arguments) throws InterruptedException {
        var store = StorePlace.parse(arguments[0]).opened();
        EndlessFolderWriter.putMailbox(store, MAILBOX);
        fill(store);
        store.changeRetention(MAILBOX, before -> before.under(Optional.of("Standard")));
        Thread.ofVirtual().start(() -> goOn(store));
        for (var line = 1; ; line++) {
            System.out.println(line);
            Thread.sleep(4);
        }
    }

    /// Has them take all that is left.
    static void goOn(SqlMailboxStore store) {
        store.retainBy(
                _ -> Optional.of(new RetentionPolicy("Standard", List.of(YEAR, WEEK, KEPT))));
        var more = true;
        while (more) {
            more = store.retainSome(MAILBOX).orElseThrow().more();
        }
    }

    private static void fill(SqlMailboxStore store) {
        var top = FolderId.of(MAILBOX, DefaultFolder.TOP);
        var first = ItemsContract.folderMade(store, top, "0");
        for (var number = 0; number < 10; number++) {
            for (var each = 0; each < 6; each++) {
                ItemsContract.create(store, first, aged("Old", 400));
            }
            for (var each = 0; each < 2; each++) {
                ItemsContract.create(store, first, tagged(aged("Week", 10), WEEK));
            }
            ItemsContract.create(store, first, tagged(aged("Kept", 900), KEPT));
            ItemsContract.create(store, first, aged("New", 1));
        }
        for (var number = 1; number < FOLDERS; number++) {
            var place = ItemsContract.folderMade(store, top, "in " + number);
            ItemsContract.folderDone(store, new FolderCopy(first, place));
        }
    }

    private static ItemContent aged(String subject, int days) {
        var content = ItemsContract.message(subject);
        return content.with(
                content.properties()
                        .with(
                                Known.RECEIVED,
                                MailboxStoreContract.NOW.minus(Duration.ofDays(days))));
    }

    private static ItemContent tagged(ItemContent content, RetentionTag tag) {
        return content.with(
                content.properties().with(Known.POLICY_TAG, PolicyTag.written(tag.id())));
    }
}
