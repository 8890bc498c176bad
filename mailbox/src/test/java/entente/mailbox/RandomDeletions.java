package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BY_OWNER;

import entente.item.Known;
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
            List.of(
                    DefaultFolder.INBOX,
                    DefaultFolder.DRAFTS,
                    DefaultFolder.CALENDAR,
                    DefaultFolder.DELETED_ITEMS);

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

    /// The same, with a word at its end. Now and then it is an appointment.
    String create(MailboxStore store, String word) {
        var subject = "item %d %s".formatted(made++, word).strip();
        if (random.nextInt(3) == 0) {
            CalendarItemsContract.appointment(
                    store, calendar(), event(subject, "20260302T090000Z"));
        } else {
            ItemsContract.create(store, place(store), ItemsContract.message(subject));
        }
        return subject;
    }

    /// An appointment that is called so, and has a UID of its own.
    private static String event(String subject, String start) {
        return CalendarItemsContract.event(subject.replace(' ', '-'), start, subject);
    }

    /// Does one thing, which may be refused.
    void next(MailboxStore store) {
        switch (random.nextInt(12)) {
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
            case 7, 8 -> change(store);
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

    /// Has an appointment begin at another time, and a message be another text; neither is called otherwise.
    private void change(MailboxStore store) {
        var places = List.of(calendar(), place(store));
        var page =
                ItemsContract.find(
                        store,
                        places.get(random.nextInt(places.size())),
                        ItemsContract.page(0, 50, false));
        if (page.items().isEmpty()) {
            return;
        }
        var item = page.items().get(random.nextInt(page.items().size()));
        var subject = item.content().properties().text(Known.SUBJECT).orElseThrow();
        var text = "%02d".formatted(random.nextInt(24));
        var streams =
                item.content().isAppointment()
                        ? CalendarItemsContract.source(
                                CalendarItemsContract.file(
                                        event(subject, "20260302T%s0000Z".formatted(text))))
                        : HoldsContract.text(text);
        var by = new Actor("person " + random.nextInt(3), Actor.Way.EWS);
        store.act(
                new ItemAct.Update(item.id(), item.changed(), item.content(), Optional.of(streams))
                        .by(by));
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

    private FolderId calendar() {
        return FolderId.of(mailbox, DefaultFolder.CALENDAR);
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
