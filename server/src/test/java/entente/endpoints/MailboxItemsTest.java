package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.name;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Filter;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.mailbox.Actor;
import entente.mailbox.CalendarPermissions;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemId;
import entente.mailbox.ItemQuery;
import entente.mailbox.ItemStreams;
import entente.mailbox.Removal;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.PermissionLevel;
import entente.wire.ews.AttachmentElement;
import entente.wire.ews.AttachmentRef;
import entente.wire.ews.BatchResult;
import entente.wire.ews.CreateAttachment;
import entente.wire.ews.FindItem;
import entente.wire.ews.FolderRef;
import entente.wire.ews.FolderShape.Base;
import entente.wire.ews.GetAttachment;
import entente.wire.ews.GetItem;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemPath;
import entente.wire.ews.ItemRef;
import entente.wire.ews.ItemShape;
import entente.wire.ews.ItemShape.BodyFormat;
import entente.wire.ews.Page;
import entente.wire.ews.SyncFolderItems;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of requests that look at items.
class MailboxItemsTest {
    private static final Actor BY_OWNER = new Actor("mary@contoso.test", Actor.Way.EWS);

    private static final Caller ADMINISTRATOR = new Caller.Administrator("admin@contoso.test");

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
    void anItemIsToldWithItsTextAndTheMessageThatItCameAs() {
        var letter = desk.letter();

        var told = desk.whole(letter);

        assertThat(told.id().id()).isEqualTo(letter.id());
        assertThat(told.body().orElseThrow().text().strip()).isEqualTo("At noon?");
        assertThat(desk.source(letter)).isEqualTo(MailDesk.LETTER);
        assertThat(told.content().attachments()).hasSize(1);
        assertThat(told.owned()).isTrue();
    }

    @Test
    void anItemOfAnotherIsNotSpokenOfWhetherItIsThereOrNot() {
        var letter = desk.letter();
        var gone = desk.letter();
        desk.store.act(
                new ItemAct.Deletion(
                        ItemId.parse(gone.id()).orElseThrow(), Removal.PURGE, BY_OWNER));

        for (var caller : List.of(AS_BOB, ADMINISTRATOR)) {
            assertThat(code(desk.get(caller, letter))).isEqualTo(Code.ITEMS_NOT_SHARED);
            assertThat(code(desk.get(caller, gone))).isEqualTo(Code.ITEMS_NOT_SHARED);
            assertThat(code(attachment(caller, new AttachmentRef(letter.id(), 1).text())))
                    .isEqualTo(Code.ITEMS_NOT_SHARED);
            assertThat(code(attachment(caller, new AttachmentRef(gone.id(), 1).text())))
                    .isEqualTo(Code.ITEMS_NOT_SHARED);
        }
        assertThat(code(desk.get(AS_MARY, gone))).isEqualTo(Code.ITEM_UNKNOWN);
    }

    @Test
    void anIdThatIsNoneIsToldApartFromOneOfNoItem() {
        var ids = List.of("", "AAAA", "no base64!", "A".repeat(600));

        for (var id : ids) {
            assertThat(code(desk.get(AS_MARY, new ItemRef(id, Optional.empty()))))
                    .isEqualTo(Code.ITEM_ID_MALFORMED);
        }
        var inbox = desk.store.foldersOf(MailDesk.MARY).orElseThrow();
        assertThat(
                        code(
                                desk.get(
                                        AS_MARY,
                                        new ItemRef(
                                                inbox.folder(DefaultFolder.INBOX).id().text(),
                                                Optional.empty()))))
                .isEqualTo(Code.ITEM_ID_MALFORMED);
    }

    @Test
    void aShapeThatCannotBeIsRefusedForEachItemInItsPlace() {
        var wrong =
                new ItemShape(
                        Base.ID_ONLY,
                        false,
                        BodyFormat.BEST,
                        List.of(new ItemPath.Wrong(Code.EXTENDED_PROPERTY_INVALID)));

        var answer =
                desk.items.answer(
                        AS_MARY, new GetItem.Request(wrong, List.of(desk.letter(), desk.letter())));

        assertThat(answer.items())
                .containsExactly(
                        BatchResult.refused(Code.EXTENDED_PROPERTY_INVALID),
                        BatchResult.refused(Code.EXTENDED_PROPERTY_INVALID));
    }

    @Test
    void ofManyLargeItemsAtOnceAsManyAreToldAsAnAnswerHolds() {
        var source = MailDesk.LETTER.replace("At noon?", "noon\r\n".repeat(3_000_000));
        var large = desk.made(MailDesk.item("Message", Properties.NONE, Optional.of(source)));

        var answer =
                desk.items.answer(
                        AS_MARY,
                        new GetItem.Request(MailDesk.WHOLE, Collections.nCopies(9, large)));
        var ids =
                desk.items.answer(
                        AS_MARY,
                        new GetItem.Request(ItemShape.IDS_ONLY, Collections.nCopies(9, large)));

        assertThat(answer.items().stream().filter(BatchResult.Done.class::isInstance))
                .hasSizeBetween(1, 3);
        assertThat(answer.items().getLast())
                .isEqualTo(BatchResult.refused(Code.ITEMS_TOO_MUCH_AT_ONCE));
        assertThat(ids.items()).allMatch(BatchResult.Done.class::isInstance);
    }

    @Test
    void anItemThatGoesWhileItIsReadIsNotToldOfByHalf() {
        var letter = desk.letter();
        var id = ItemId.parse(letter.id()).orElseThrow();
        var drafts =
                desk.store.foldersOf(MailDesk.MARY).orElseThrow().folder(DefaultFolder.DRAFTS).id();
        var busy =
                Meanwhile.before(
                        desk.store,
                        "body",
                        () -> desk.store.act(new ItemAct.Move(id, drafts, BY_OWNER)));

        var told =
                new MailboxItems(busy)
                        .answer(AS_MARY, new GetItem.Request(MailDesk.WHOLE, List.of(letter)));

        assertThat(code(told.items().getFirst())).isEqualTo(Code.ITEM_UNKNOWN);
    }

    @Test
    void attachmentsAreGivenFromTheMessageTheyCameInAndByThemselves() {
        var letter = desk.letter();

        var menu = done(attachment(AS_MARY, new AttachmentRef(letter.id(), 1).text()));

        assertThat(new String(menu.bytes().bytes(), US_ASCII)).isEqualTo("soup");
        assertThat(menu.part().name()).isEqualTo("menu.png");
        assertThat(code(attachment(AS_MARY, new AttachmentRef(letter.id(), 2).text())))
                .isEqualTo(Code.ATTACHMENT_UNKNOWN);
        assertThat(code(attachment(AS_MARY, "00000001nothing"))).isEqualTo(Code.ITEM_ID_MALFORMED);
        assertThat(code(attachment(AS_MARY, "menu"))).isEqualTo(Code.ATTACHMENT_UNKNOWN);
    }

    @Test
    void ofAMessageThatIsChangedWhileItIsReadTheAttachmentIsThatOfTheMessageAsItIsThen() {
        var lengthy = MailDesk.LETTER.replace("At noon?", "At noon?\r\n".repeat(3_000));
        var letter = desk.made(MailDesk.item("Message", Properties.NONE, Optional.of(lengthy)));
        var dinner = Octets.of(MailDesk.LETTER.replace("c291cA==", "YmVlZg==").getBytes(US_ASCII));
        var busy =
                Meanwhile.after(
                        desk.store,
                        "source",
                        () -> desk.update(letter, new ItemEdit.SetMime(dinner)));

        var told =
                new MailboxItems(busy)
                        .answer(
                                AS_MARY,
                                new GetAttachment.Request(
                                        ItemShape.IDS_ONLY,
                                        List.of(new AttachmentRef(letter.id(), 1).text())));

        var file = done(told.attachments().getFirst());
        assertThat(new String(file.bytes().bytes(), US_ASCII)).isEqualTo("beef");
    }

    @Test
    void ofManyLargeAttachmentsAtOnceAsManyAreGivenAsAnAnswerHolds() {
        var lunch = desk.made(MailDesk.draft("Lunch"));
        var huge = MailDesk.file("a", "x".repeat(24 << 20));
        desk.updates.answer(AS_MARY, new CreateAttachment.Request(lunch, List.of(huge)));
        var id = new AttachmentRef(lunch.id(), 1).text();

        var answer =
                desk.items.answer(
                        AS_MARY,
                        new GetAttachment.Request(ItemShape.IDS_ONLY, Collections.nCopies(5, id)));

        assertThat(answer.attachments().stream().filter(BatchResult.Done.class::isInstance))
                .hasSize(2);
        assertThat(answer.attachments().getLast())
                .isEqualTo(BatchResult.refused(Code.ITEMS_TOO_MUCH_AT_ONCE));
    }

    @Test
    void noSearchGoesThroughFoldersWithoutEnd() {
        var finder = new FolderFinder(desk.store);
        var inbox = done(finder.find(AS_MARY, name("inbox")));
        var query = new ItemQuery(Optional.empty(), List.of(), false, 0, 10, false);
        var budget = new FindBudget();

        var results =
                IntStream.range(0, 10_001).mapToObj(_ -> budget.search(inbox, query)).toList();

        assertThat(results.get(9_999)).isEqualTo(BatchResult.done(query));
        assertThat(results.get(10_000)).isEqualTo(BatchResult.refused(Code.FIND_TOO_MUCH_AT_ONCE));
    }

    @Test
    void foldersAreSearchedByWhatIsAskedFor() {
        desk.made(MailDesk.draft("Lunch"));
        desk.made(MailDesk.draft("Dinner"));
        var filter = new Filter.Contains(Known.SUBJECT, "lunch", Filter.Place.WHOLE, false);

        var found = desk.items.answer(AS_MARY, finding(Optional.of(filter), 0, 10));

        var page = done(found.results().getFirst());
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.last()).isTrue();
        assertThat(desk.subjects("inbox")).containsExactlyInAnyOrder("Lunch", "Dinner");
    }

    @Test
    void onePageTellsOfAThousandItemsAtMost() {
        var inbox = FolderId.of(MailDesk.MARY, DefaultFolder.INBOX);
        var one = new ItemAct.Creation(inbox, ItemContent.EMPTY, ItemStreams.NONE);
        desk.store.actTogether(Collections.nCopies(1_001, one));

        var found = desk.items.answer(AS_MARY, finding(Optional.empty(), 0, 5_000));

        var page = done(found.results().getFirst());
        assertThat(page.items()).hasSize(1_000);
        assertThat(page.total()).isEqualTo(1_001);
        assertThat(page.last()).isFalse();
    }

    @Test
    void aSearchThatCannotBeSaysWhyInsteadOfFindingNothing() {
        var part =
                new Filter.Contains(new PropertyId.Tag(0x3f00), "x", Filter.Place.ANYWHERE, false);
        var notes = Properties.NONE.with(new PropertyId.Tag(0x3f00), "ha ".repeat(2_000_000));
        desk.made(MailDesk.item("Message", notes, Optional.empty()));
        var many = new Filter.All(Collections.nCopies(400, part));

        assertThat(code(first(finding(Optional.of(many), 0, 10))))
                .isEqualTo(Code.FILTER_TOO_COMPLEX);
        assertThat(code(first(finding(Optional.empty(), -1, 10)))).isEqualTo(Code.PAGE_INVALID);
        assertThat(code(first(finding(Optional.empty(), 0, 0)))).isEqualTo(Code.PAGE_EMPTY);
        var view =
                new FindItem.Request(
                        ItemShape.IDS_ONLY,
                        List.of(name("inbox")),
                        FindItem.Traversal.SHALLOW,
                        Optional.empty(),
                        BatchResult.done(Optional.empty()),
                        BatchResult.done(List.of()),
                        Optional.of("GroupBy"));
        assertThat(code(first(view))).isEqualTo(Code.FIND_VIEW_NOT_OFFERED);
    }

    @Test
    void noMoreIsToldOfManyFoldersThanAnAnswerHolds() {
        var notes = Properties.NONE.with(new PropertyId.Tag(0x3f00), "ha ".repeat(4_000_000));
        desk.made(MailDesk.item("Message", notes, Optional.empty()));
        var inbox = Collections.nCopies(9, name("inbox")).toArray(FolderRef[]::new);

        var answer = desk.items.answer(AS_MARY, MailDesk.finding(inbox));

        assertThat(answer.results().getFirst()).isInstanceOf(BatchResult.Done.class);
        assertThat(answer.results().getLast())
                .isEqualTo(BatchResult.refused(Code.ITEMS_TOO_MUCH_AT_ONCE));
    }

    @Test
    void aFolderOfAnotherIsNotListedNorACalendarInWhichNothingIsRead() {
        desk.store.setPermissions(
                MailDesk.MARY,
                CalendarPermissions.of(
                        PermissionLevel.CONTRIBUTOR, PermissionLevel.NONE, Map.of()));
        var inbox = of("inbox");
        var calendar = of("calendar");

        assertThat(code(desk.find(AS_BOB, inbox))).isEqualTo(Code.FOLDER_NOT_SHARED);
        assertThat(code(sync(AS_BOB, inbox, Optional.empty()))).isEqualTo(Code.FOLDER_NOT_SHARED);
        assertThat(code(desk.find(AS_BOB, calendar))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(sync(AS_BOB, calendar, Optional.empty()))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(desk.find(ADMINISTRATOR, inbox))).isEqualTo(Code.FOLDER_NOT_SHARED);
    }

    @Test
    void theDefaultCalendarsEntriesAreItemsLikeOthers() {
        var found = done(desk.find(AS_MARY, name("calendar"))).items();
        var told = done(sync(AS_MARY, name("calendar"), Optional.empty())).created();

        assertThat(found).hasSize(1);
        assertThat(told).extracting(ItemElement::id).containsExactly(found.getFirst().id());
    }

    @Test
    void whoAsksAgainIsToldWhatChangedAndAStateOfAnotherFolderIsNone() {
        var lunch = desk.made(MailDesk.draft("Lunch"));
        var known = done(sync(AS_MARY, name("inbox"), Optional.empty()));
        assertThat(known.created()).hasSize(1);
        desk.store.act(
                new ItemAct.Deletion(
                        ItemId.parse(lunch.id()).orElseThrow(), Removal.PURGE, BY_OWNER));

        var since = done(sync(AS_MARY, name("inbox"), Optional.of(known.state())));

        assertThat(since.deleted()).containsExactly(lunch.id());
        assertThat(since.last()).isTrue();
        assertThat(code(sync(AS_MARY, name("drafts"), Optional.of(known.state()))))
                .isEqualTo(Code.SYNC_STATE_INVALID);
        assertThat(code(sync(AS_MARY, name("inbox"), Optional.of("AAAA"))))
                .isEqualTo(Code.SYNC_STATE_INVALID);
        assertThat(code(sync(AS_MARY, name("attic"), Optional.empty())))
                .isEqualTo(Code.SYNC_FOLDER_UNKNOWN);
    }

    private BatchResult<SyncFolderItems.Changes> sync(
            Caller caller, FolderRef of, Optional<String> state) {
        return desk.items
                .answer(caller, new SyncFolderItems.Request(ItemShape.IDS_ONLY, of, state, 512))
                .result();
    }

    private BatchResult<AttachmentElement> attachment(Caller caller, String id) {
        return desk.items
                .answer(caller, new GetAttachment.Request(ItemShape.IDS_ONLY, List.of(id)))
                .attachments()
                .getFirst();
    }

    private BatchResult<?> first(FindItem.Request ask) {
        return desk.items.answer(AS_MARY, ask).results().getFirst();
    }

    private static FindItem.Request finding(Optional<Filter> filter, int offset, int most) {
        return new FindItem.Request(
                ItemShape.IDS_ONLY,
                List.of(name("inbox")),
                FindItem.Traversal.SHALLOW,
                Optional.of(new Page(offset, most, false)),
                BatchResult.done(filter),
                BatchResult.done(List.of()),
                Optional.empty());
    }

    private static FolderRef of(String name) {
        return new FolderRef.ByName(name, Optional.of("mary@contoso.test"));
    }
}
