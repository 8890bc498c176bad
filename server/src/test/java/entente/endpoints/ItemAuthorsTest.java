package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.BOB;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.draft;
import static entente.endpoints.MailDesk.ref;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.FolderPermissions;
import entente.mailbox.FolderUpdate;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.FolderRights;
import entente.question.FolderRights.Extent;
import entente.question.FolderRights.Reading;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.CalendarView;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.CreateItem;
import entente.wire.ews.Disposition;
import entente.wire.ews.FindItem;
import entente.wire.ews.FolderRef;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemRef;
import entente.wire.ews.NewItem;
import entente.wire.ews.SyncFolderItems;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whose an item is that lies in one of Mary's folders, which nobody but the server says, and what she has of it who put it there.
class ItemAuthorsTest {
    private static final Properties BY_BOB =
            Properties.NONE.with(Known.CREATOR_ADDRESS, BOB.toString());
    private static final FolderRef MARYS_INBOX =
            new FolderRef.ByName("inbox", Optional.of(MARY.toString()));

    @TempDir private Path folder;
    private MailDesk desk;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whoChangesAnItemDoesNotMakeItHerOwn() {
        var marys = desk.made(draft("Hers"));
        desk.share(DefaultFolder.INBOX, PermissionLevel.EDITOR);
        done(update(AS_BOB, marys, new ItemEdit.SetProperties(BY_BOB)));

        desk.share(DefaultFolder.INBOX, PermissionLevel.AUTHOR);

        assertThat(code(renamed(marys))).isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);
        assertThat(creator(marys)).isEmpty();
    }

    @Test
    void whoChangesAnItemDoesNotTakeItFromWhomItIs() {
        desk.share(DefaultFolder.INBOX, PermissionLevel.AUTHOR);
        var bobs = ref(done(desk.create(AS_BOB, MARYS_INBOX, draft("His"))));

        done(update(AS_MARY, bobs, new ItemEdit.Remove(Known.CREATOR_ADDRESS)));

        done(renamed(bobs));
        assertThat(creator(bobs)).contains(BOB.toString());
    }

    @Test
    void whoMayOnlyPutItemsThereIsNotToldWhatLiesThere() {
        desk.share(DefaultFolder.INBOX, PermissionLevel.CONTRIBUTOR);
        desk.made(draft("Hers"));
        var ask =
                new SyncFolderItems.Request(
                        MailDesk.WHOLE.listed(), MARYS_INBOX, Optional.empty(), 100);

        assertThat(code(desk.find(AS_BOB, MARYS_INBOX))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(desk.items.answer(AS_BOB, ask).result())).isEqualTo(Code.ITEMS_NOT_SHARED);
    }

    @Test
    void nobodySeesTheDaysOfACalendarWhoMayOnlyPutItemsThere() {
        desk.share(DefaultFolder.CALENDAR, PermissionLevel.CONTRIBUTOR);
        var calendar = new FolderRef.ByName("calendar", Optional.of(MARY.toString()));
        var plain = MailDesk.finding(calendar);
        var days =
                new CalendarView(
                        Instant.parse("2026-03-02T00:00:00Z"),
                        Instant.parse("2026-03-03T00:00:00Z"),
                        OptionalInt.empty());
        var ask =
                new FindItem.Request(
                        plain.shape(),
                        plain.folders(),
                        plain.traversal(),
                        plain.page(),
                        plain.filter(),
                        plain.order(),
                        plain.view(),
                        Optional.of(days));

        assertThat(code(desk.items.answer(AS_BOB, ask).results().getFirst()))
                .isEqualTo(Code.ITEMS_NOT_SHARED);
    }

    @Test
    void whatAnotherHasPutThereIsNotHers() {
        desk.store.put(
                new Recipient.Mailbox(
                        MeetingDesk.ALICE,
                        "Alice",
                        Recipient.Kind.PERSON,
                        ZoneId.of("Europe/Berlin")));
        desk.store.act(
                new FolderUpdate(
                        FolderId.of(MARY, DefaultFolder.INBOX),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(FolderPermissions.of(PermissionLevel.AUTHOR))));
        var alice = new Caller.OwnPerson(MeetingDesk.ALICE);

        var hers = ref(done(desk.create(alice, MARYS_INBOX, draft("Alice's"))));

        assertThat(code(renamed(hers))).isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);
        assertThat(creator(hers)).contains(MeetingDesk.ALICE.toString());
    }

    @ParameterizedTest
    @CsvSource({"OWNED, OWNED, true", "OWNED, NONE, false", "NONE, OWNED, false"})
    void anItemIsToldAsHersWhoMayBothChangeAndDeleteIt(Extent edit, Extent delete, boolean isTold) {
        desk.share(DefaultFolder.INBOX, PermissionLevel.AUTHOR);
        var bobs = ref(done(desk.create(AS_BOB, MARYS_INBOX, draft("His"))));

        desk.share(
                DefaultFolder.INBOX,
                new FolderRights(
                        true, false, false, true, false, edit, delete, Reading.FULL_DETAILS));

        assertThat(done(desk.get(AS_BOB, bobs)).owned()).isEqualTo(isTold);
    }

    @Test
    void whatIsSentToSomebodyIsNotItsSendersInHerFolder() {
        var letter =
                new NewItem(
                        "Message",
                        new ItemContent(
                                BY_BOB.with(Known.SUBJECT, "Sent"),
                                List.of(new Addressee(Addressee.Kind.TO, "", MARY.toString())),
                                List.of()),
                        draft("Sent").body(),
                        Optional.empty(),
                        List.of(),
                        false);
        var ask =
                new CreateItem.Request(
                        Optional.of(Disposition.SEND_ONLY),
                        Optional.empty(),
                        List.of(BatchResult.done(letter)));
        done(desk.own.answer(AS_BOB, ask).items().getFirst());

        desk.share(DefaultFolder.INBOX, PermissionLevel.AUTHOR);

        var sent = ref(done(desk.find(AS_MARY, MARYS_INBOX)).items().getFirst());
        assertThat(code(renamed(sent))).isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);
    }

    private BatchResult<ItemElement> renamed(ItemRef item) {
        return update(
                AS_BOB,
                item,
                new ItemEdit.SetProperties(Properties.NONE.with(Known.SUBJECT, "Other")));
    }

    private BatchResult<ItemElement> update(Caller caller, ItemRef item, ItemEdit edit) {
        return desk.update(caller, ConflictResolution.ALWAYS_OVERWRITE, item, edit);
    }

    private Optional<String> creator(ItemRef item) {
        return desk.whole(item).content().properties().text(Known.CREATOR_ADDRESS);
    }
}
