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

/// Has retention tags take what is old in a mailbox, part by part, and prints a line whenever it sees that more was taken, and without end when all is done, until it is killed. Before the first it makes [#FOLDERS] folders of 100 items, of which the tags take [#OLD]; each folder is a part at least.
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

    public static void main(String[] arguments) {
        var store = StorePlace.parse(arguments[0]).opened();
        EndlessFolderWriter.putMailbox(store, MAILBOX);
        fill(store);
        store.changeRetention(MAILBOX, before -> before.under(Optional.of("Standard")));
        var taking = Thread.ofPlatform().start(() -> goOn(store));
        var told = 0L;
        while (true) {
            var newest = EndlessRecoverer.newest(store);
            if (newest > told || !taking.isAlive()) {
                told = newest;
                System.out.println(newest);
            }
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
