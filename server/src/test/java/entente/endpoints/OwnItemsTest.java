package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.draft;
import static entente.endpoints.MailDesk.item;
import static entente.endpoints.MailDesk.name;
import static entente.endpoints.MailDesk.ref;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.CalendarPermissions;
import entente.mailbox.DefaultFolder;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.CopyItem;
import entente.wire.ews.CreateItem;
import entente.wire.ews.DeleteItem;
import entente.wire.ews.DeleteType;
import entente.wire.ews.Disposition;
import entente.wire.ews.FolderRef;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemGone;
import entente.wire.ews.ItemRef;
import entente.wire.ews.MarkAllItemsAsRead;
import entente.wire.ews.MoveItem;
import entente.wire.ews.NewItem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of requests that make items and put them elsewhere.
class OwnItemsTest {
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
    void whatIsMadeIsReadAndADraftUnlessTheRequestSaysOtherwise() {
        var lunch = desk.whole(desk.made(draft("Lunch"))).content();
        var flags = Properties.NONE.with(Known.FLAGS, 0);
        var unread = desk.whole(desk.made(item("Message", flags, Optional.empty()))).content();
        var post = desk.whole(desk.made(item("PostItem", Properties.NONE, Optional.empty())));

        assertThat(lunch.isRead()).isTrue();
        assertThat(lunch.properties().has(Known.FLAGS, Known.FLAG_UNSENT)).isTrue();
        assertThat(unread.isRead()).isFalse();
        assertThat(unread.properties().has(Known.FLAGS, Known.FLAG_UNSENT)).isFalse();
        assertThat(post.content().properties().has(Known.FLAGS, Known.FLAG_UNSENT)).isFalse();
    }

    @Test
    void aMessageStaysAsItCameWhereTheRequestSaysNothingElse() {
        var same =
                Properties.NONE
                        .with(Known.SUBJECT, "Lunch")
                        .with(Known.FLAGS, Known.FLAG_READ)
                        .with(Known.FLAG_STATUS, 2);

        var made = desk.made(item("Message", same, Optional.of(MailDesk.LETTER)));

        assertThat(desk.source(made)).isEqualTo(MailDesk.LETTER);
    }

    @Test
    void whatARequestSaysBesidesAMessageHoldsAndNothingOfItIsLost() {
        var other = Properties.NONE.with(Known.SUBJECT, "Dinner");

        var made = desk.made(item("Message", other, Optional.of(MailDesk.LETTER)));

        assertThat(desk.subject(made)).isEqualTo("Dinner");
        assertThat(desk.source(made))
                .contains("Subject: Dinner", "c291cA==", "At noon?")
                .doesNotContain("Subject: Lunch");
        assertThat(desk.whole(made).content().attachments()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Message, drafts",
        "Contact, contacts",
        "DistributionList, contacts",
        "Task, tasks",
        "PostItem, drafts"
    })
    void anItemForWhichNoFolderIsNamedGoesWhereItsKindLies(String element, String place) {
        var properties = Properties.NONE.with(Known.SUBJECT, element);
        var ask = asking(Optional.empty(), item(element, properties, Optional.empty()));

        assertThat(desk.own.answer(AS_MARY, ask).items().getFirst())
                .isInstanceOf(BatchResult.Done.class);

        assertThat(desk.subjects(place)).containsExactly(element);
    }

    @Test
    void oneThatCannotBeMadeIsRefusedInItsPlaceAndTheOthersAreMade() {
        var unreadable = item("Message", Properties.NONE, Optional.of(""));
        var ask =
                asking(
                        Optional.of(name("inbox")),
                        draft("one"),
                        item("CalendarItem", Properties.NONE, Optional.empty()),
                        item("PostReplyItem", Properties.NONE, Optional.empty()),
                        unreadable,
                        draft("two"));

        var results = desk.own.answer(AS_MARY, ask).items();

        assertThat(results).hasSize(5);
        assertThat(code(results.get(1))).isEqualTo(Code.MEETING_INVITATIONS_MISSING);
        assertThat(code(results.get(2))).isEqualTo(Code.ITEM_KIND_NOT_OFFERED);
        assertThat(code(results.get(3))).isEqualTo(Code.ITEM_SOURCE_UNREADABLE);
        assertThat(desk.subjects("inbox")).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void nothingIsMadeThatDoesNotSayWhetherToSaveOrSend() {
        var items = List.<BatchResult<NewItem>>of(BatchResult.done(draft("Lunch")));
        var ask = new CreateItem.Request(Optional.empty(), Optional.of(name("inbox")), items);

        assertThat(code(desk.own.answer(AS_MARY, ask).items().getFirst()))
                .isEqualTo(Code.ITEM_DISPOSITION_MISSING);
        assertThat(desk.subjects("inbox")).isEmpty();
    }

    @Test
    void nothingIsPutIntoAnothersFolderOrNone() {
        var ofMary = new FolderRef.ByName("inbox", Optional.of("mary@contoso.test"));

        assertThat(code(desk.create(AS_MARY, name("attic"), draft("x"))))
                .isEqualTo(Code.FOLDER_DESTINATION_UNKNOWN);
        assertThat(code(desk.create(AS_BOB, ofMary, draft("x")))).isEqualTo(Code.FOLDER_NOT_SHARED);
        assertThat(desk.subjects("inbox")).isEmpty();
    }

    @Test
    void aMovedItemHasAnotherIdAndAllOfWhatItWas() {
        var letter = desk.letter();

        var moved = ref(done(move(AS_MARY, "drafts", letter, true)).orElseThrow());

        assertThat(moved.id()).isNotEqualTo(letter.id());
        assertThat(moved.changeKey()).isEqualTo(letter.changeKey());
        assertThat(desk.source(moved)).isEqualTo(MailDesk.LETTER);
        assertThat(code(desk.get(AS_MARY, letter))).isEqualTo(Code.ITEM_UNKNOWN);
        assertThat(code(move(AS_MARY, "drafts", letter, true))).isEqualTo(Code.ITEM_UNKNOWN);
        assertThat(done(move(AS_MARY, "inbox", moved, false))).isEmpty();
        assertThat(desk.subjects("inbox")).containsExactly("Lunch");
    }

    @Test
    void aCopyStandsBesideWhatItIsOf() {
        var letter = desk.letter();

        var copy = ref(done(copy(AS_MARY, name("drafts"), letter)).orElseThrow());

        assertThat(desk.source(copy)).isEqualTo(MailDesk.LETTER);
        assertThat(desk.source(letter)).isEqualTo(MailDesk.LETTER);
        assertThat(desk.subjects("drafts")).containsExactly("Lunch");
    }

    @Test
    void nobodyTakesOrPutsAnythingOfAnothers() {
        var letter = desk.letter();
        var bobs = ref(done(desk.create(AS_BOB, name("inbox"), draft("Bob's"))));
        var ofMary = new FolderRef.ByName("inbox", Optional.of("mary@contoso.test"));
        var root = new Caller.Administrator("root");

        for (var caller : List.of(AS_BOB, root)) {
            assertThat(code(move(caller, "inbox", letter, true))).isEqualTo(Code.ITEMS_NOT_SHARED);
            assertThat(code(copy(caller, name("inbox"), letter))).isEqualTo(Code.ITEMS_NOT_SHARED);
            for (var type : DeleteType.values()) {
                assertThat(code(delete(caller, type, letter))).isEqualTo(Code.ITEMS_NOT_SHARED);
            }
        }
        assertThat(code(copy(AS_BOB, ofMary, bobs))).isEqualTo(Code.FOLDER_NOT_SHARED);
        assertThat(desk.subjects("inbox")).containsExactly("Lunch");
    }

    @Test
    void nothingIsPutWhereNothingMayBe() {
        var letter = desk.letter();

        assertThat(code(move(AS_MARY, "attic", letter, true)))
                .isEqualTo(Code.FOLDER_DESTINATION_UNKNOWN);
        assertThat(code(copy(AS_MARY, name("attic"), letter)))
                .isEqualTo(Code.FOLDER_DESTINATION_UNKNOWN);
        assertThat(code(move(AS_MARY, "drafts", new ItemRef("x", Optional.empty()), true)))
                .isEqualTo(Code.ITEM_ID_MALFORMED);
        assertThat(desk.subjects("inbox")).containsExactly("Lunch");
    }

    @ParameterizedTest
    @EnumSource(DeleteType.class)
    void whatIsDeletedGoesWhereTheTypeSays(DeleteType type) {
        var letter = desk.letter();

        assertThat(delete(AS_MARY, type, letter)).isInstanceOf(BatchResult.Done.class);

        assertThat(desk.subjects("inbox")).isEmpty();
        assertThat(desk.subjects("deleteditems"))
                .hasSize(type == DeleteType.MOVE_TO_DELETED_ITEMS ? 1 : 0);
        assertThat(code(delete(AS_MARY, type, letter))).isEqualTo(Code.ITEM_UNKNOWN);
    }

    @Test
    void whatIsDeletedOutOfDeletedItemsIsGone() {
        var letter = desk.made(draft("Lunch"));
        var there = ref(done(move(AS_MARY, "deleteditems", letter, true)).orElseThrow());

        delete(AS_MARY, DeleteType.MOVE_TO_DELETED_ITEMS, there);

        assertThat(desk.subjects("deleteditems")).isEmpty();
    }

    @Test
    void allOfAFolderIsReadAndNothingOfAnothers() {
        desk.made(item("Message", Properties.NONE.with(Known.FLAGS, 0), Optional.empty()));
        var ofMary = new FolderRef.ByName("inbox", Optional.of("mary@contoso.test"));

        var bobs = desk.own.answer(AS_BOB, new MarkAllItemsAsRead.Request(true, List.of(ofMary)));
        assertThat(code(bobs.folders().getFirst())).isEqualTo(Code.FOLDER_NOT_SHARED);
        assertThat(unread()).isEqualTo(1);
        var answer =
                desk.own.answer(
                        AS_MARY,
                        new MarkAllItemsAsRead.Request(
                                true, List.of(name("inbox"), name("attic"))));

        assertThat(unread()).isZero();
        assertThat(code(answer.folders().get(1))).isEqualTo(Code.FOLDER_UNKNOWN);
    }

    @Test
    void whoMaySeeACalendarMarksAndPutsNothingInIt() {
        desk.store.setPermissions(
                MailDesk.MARY,
                CalendarPermissions.of(PermissionLevel.REVIEWER, PermissionLevel.NONE, Map.of()));
        var calendar = new FolderRef.ByName("calendar", Optional.of("mary@contoso.test"));
        var bobs = ref(done(desk.create(AS_BOB, name("inbox"), draft("Bob's"))));

        var marked =
                desk.own.answer(AS_BOB, new MarkAllItemsAsRead.Request(true, List.of(calendar)));

        assertThat(code(marked.folders().getFirst())).isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);
        assertThat(code(copy(AS_BOB, calendar, bobs))).isEqualTo(Code.ITEM_CREATION_FORBIDDEN);
        assertThat(code(desk.create(AS_BOB, calendar, draft("x"))))
                .isEqualTo(Code.ITEM_CREATION_FORBIDDEN);
    }

    private int unread() {
        return desk.store
                .foldersOf(MailDesk.MARY)
                .orElseThrow()
                .folder(DefaultFolder.INBOX)
                .unread()
                .orElseThrow();
    }

    private static CreateItem.Request asking(Optional<FolderRef> in, NewItem... items) {
        return new CreateItem.Request(
                Optional.of(Disposition.SAVE_ONLY),
                in,
                List.of(items).stream().map(BatchResult::done).toList());
    }

    private BatchResult<Optional<ItemElement>> move(
            Caller caller, String to, ItemRef item, boolean tellIds) {
        return desk.own
                .answer(caller, new MoveItem.Request(name(to), List.of(item), tellIds))
                .items()
                .getFirst();
    }

    private BatchResult<Optional<ItemElement>> copy(Caller caller, FolderRef to, ItemRef item) {
        return desk.own
                .answer(caller, new CopyItem.Request(to, List.of(item), true))
                .items()
                .getFirst();
    }

    private BatchResult<ItemGone> delete(Caller caller, DeleteType type, ItemRef item) {
        return desk.own
                .answer(caller, new DeleteItem.Request(type, List.of(item)))
                .items()
                .getFirst();
    }
}
