package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BY_OWNER;
import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Body;
import entente.item.Known;
import entente.item.Octets;
import entente.question.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Acts on items and on the folders they lie in, as a client without a plan does them: on items that are there, that were there, and in folders of any kind, few
/// enough that they meet.
final class RandomItemActs {
    private static final List<Removal> HOW = List.of(Removal.values());
    private static final List<DefaultFolder> PLACES =
            List.of(
                    DefaultFolder.INBOX,
                    DefaultFolder.DRAFTS,
                    DefaultFolder.DELETED_ITEMS,
                    DefaultFolder.CALENDAR);
    private static final int MOST_OWN_FOLDERS = 40;

    private final Random random;
    private final Address mailbox;
    private final RandomFolderActs folderActs;
    private final List<ItemId> ids = new ArrayList<>();

    RandomItemActs(Random random, Address mailbox) {
        this.random = random;
        this.mailbox = mailbox;
        this.folderActs = new RandomFolderActs(random, mailbox);
    }

    /// Does something.
    void next(MailboxStore store) {
        var tree = store.foldersOf(mailbox).orElseThrow().tree();
        if (random.nextInt(5) == 0) {
            var act = folderActs.next(tree);
            if (!(act instanceof FolderCopy) || tree.own().count() < MOST_OWN_FOLDERS) {
                store.act(act);
            }
        } else if (store.act(itemAct(store, tree)) instanceof ItemOutcome.Done(var item)) {
            ids.add(item.id());
        }
    }

    /// One that has something to do with items, as a rule.
    FolderId place(FolderTree tree) {
        var own = tree.own().all().stream().map(OwnFolder::key).toList();
        return FolderId.of(
                mailbox,
                own.isEmpty() || random.nextInt(3) > 0
                        ? PLACES.get(random.nextInt(PLACES.size()))
                        : own.get(random.nextInt(own.size())));
    }

    private ItemAct itemAct(MailboxStore store, FolderTree tree) {
        if (ids.isEmpty()) {
            return creation(tree);
        }
        var id = ids.get(ids.size() - 1 - random.nextInt(Math.min(ids.size(), 12)));
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> creation(tree);
            case 4, 5 -> update(store, id);
            case 6, 7, 8, 9 -> new ItemAct.Move(id, place(tree), BY_OWNER);
            case 10 -> new ItemAct.Copy(id, place(tree));
            case 11, 12 -> new ItemAct.Deletion(id, how(), BY_OWNER);
            default -> new ItemAct.ReadMarks(place(tree), random.nextBoolean());
        };
    }

    private ItemAct creation(FolderTree tree) {
        if (random.nextInt(3) == 0) {
            return CalendarItemsContract.creation(place(tree), calendar());
        }
        var content =
                random.nextInt(6) == 0
                        ? ItemsContract.hidden("hidden")
                        : ItemsContract.receivedAt(random.nextInt(20));
        return new ItemAct.Creation(
                place(tree),
                random.nextBoolean() ? content : content.with(ItemsContract.read(content)),
                streams());
    }

    private ItemAct update(MailboxStore store, ItemId id) {
        var item = store.item(id);
        if (item.isEmpty()) {
            return new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER);
        }
        var content = item.get().content();
        if (Appointments.isOne(content)) {
            return new ItemAct.Update(
                    id,
                    item.get().changed(),
                    content,
                    random.nextBoolean()
                            ? Optional.of(CalendarItemsContract.source(calendar()))
                            : Optional.empty());
        }
        var properties =
                random.nextBoolean()
                        ? content.properties().with(Known.SUBJECT, "x" + random.nextInt(3))
                        : content.properties()
                                .with(Known.FLAGS, Known.FLAG_READ, !content.isRead());
        return new ItemAct.Update(
                id,
                item.get().changed(),
                content.with(properties),
                random.nextInt(5) == 0 ? Optional.of(streams()) : Optional.empty());
    }

    private byte[] calendar() {
        var day = "202603%02dT090000Z".formatted(1 + random.nextInt(20));
        var uid = "uid " + random.nextInt(4);
        return CalendarItemsContract.file(CalendarItemsContract.event(uid, day, "x"));
    }

    private ItemStreams streams() {
        return new ItemStreams(
                random.nextBoolean()
                        ? Optional.of(new Body(Body.Format.TEXT, "text " + random.nextInt(3)))
                        : Optional.empty(),
                random.nextInt(3) == 0
                        ? Optional.of(
                                Octets.of(
                                        ("Subject: x\r\n\r\n--b\r\n\r\n"
                                                        + large()
                                                        + "\r\n--b--\r\n")
                                                .getBytes(UTF_8)))
                        : Optional.empty(),
                random.nextInt(3) == 0
                        ? Map.of(random.nextInt(2), Octets.of(large().getBytes(UTF_8)))
                        : Map.of());
    }

    private String large() {
        return ("large " + random.nextInt(3) + "\r\n").repeat(1 + random.nextInt(2) * 1_000);
    }

    private Removal how() {
        return HOW.get(random.nextInt(HOW.size()));
    }
}
