package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.name;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemId;
import entente.mailbox.ItemParcel;
import entente.mailbox.ItemStreams;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.DeleteItem;
import entente.wire.ews.DeleteType;
import entente.wire.ews.ExportItems;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderRef;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemRef;
import entente.wire.ews.NewItem;
import entente.wire.ews.UploadItems;
import entente.wire.ews.UploadItems.CreateAction;
import entente.wire.ews.UploadItems.Upload;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Items that go away whole and come back.
class ItemParcelsTest {
    /// What the store says of an item, which is other for each.
    private static final Set<PropertyId> OF_THE_STORE =
            Set.of(Known.ARTICLE_NUMBER, Known.RECORD_KEY, Known.ENTRY_ID, Known.MODIFIED);

    private static final PropertyId MOOD = new PropertyId.Named(PropertySet.PUBLIC_STRINGS, "Mood");

    @TempDir private Path folder;
    private MailDesk desk;
    private ItemParcels parcels;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        parcels = new ItemParcels(desk.store);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aMessageComesBackAsItWas() {
        var letter = desk.letter();
        desk.update(
                letter,
                new ItemEdit.SetProperties(
                        Properties.NONE.with(MOOD, "good").with(Known.FLAG_STATUS, 2)));
        var before = item(letter);

        var after = item(again(letter));

        same(before, after);
        assertThat(after.hasSource()).isTrue();
        assertThat(desk.store.source(after.id()).orElseThrow().bytes())
                .asString(US_ASCII)
                .isEqualTo(MailDesk.LETTER);
    }

    @Test
    void anItemThatCameFieldByFieldComesBackAsItWas() {
        var made =
                desk.made(
                        new NewItem(
                                "Message",
                                new ItemContent(
                                        Properties.NONE
                                                .with(Known.SUBJECT, "Soup")
                                                .with(
                                                        Known.RECEIVED,
                                                        Instant.parse("2020-01-01T00:00:00Z")),
                                        List.of(
                                                new Addressee(
                                                        Addressee.Kind.BCC,
                                                        "",
                                                        "bob@contoso.test")),
                                        List.of()),
                                Optional.of(new Body(Body.Format.HTML, "<p>Hot</p>")),
                                Optional.empty(),
                                List.of(done(MailDesk.file("a.txt", "soup"))),
                                false));
        var before = item(made);

        var after = item(again(made));

        same(before, after);
        assertThat(desk.store.body(after.id())).isEqualTo(desk.store.body(before.id()));
        assertThat(desk.store.attachment(after.id(), 1).orElseThrow().bytes())
                .asString(US_ASCII)
                .isEqualTo("soup");
    }

    @Test
    void anAppointmentComesBackAsItWas() {
        var before = item(ref(desk.store.itemOf(MARY, "1").orElseThrow()));

        var after =
                item(
                        ref(
                                done(
                                        upload(
                                                AS_MARY,
                                                CreateAction.CREATE_NEW,
                                                DefaultFolder.CALENDAR,
                                                Optional.empty(),
                                                done(export(AS_MARY, ref(before.id())))
                                                        .data()
                                                        .bytes()))));

        same(before, after);
        assertThat(desk.store.source(after.id()).orElseThrow().bytes())
                .isEqualTo(desk.store.source(before.id()).orElseThrow().bytes());
    }

    @Test
    void whenItWasMadeIsKeptAndWhatIsStillToComeIsNow() {
        var past = Instant.parse("2019-05-06T07:08:09.123Z");

        assertThat(item(uploaded(new ItemParcel(ItemContent.EMPTY, ItemStreams.NONE, past))).made())
                .isEqualTo(past);
        assertThat(
                        item(uploaded(
                                        new ItemParcel(
                                                ItemContent.EMPTY,
                                                ItemStreams.NONE,
                                                Instant.parse("2040-01-01T00:00:00Z"))))
                                .made())
                .isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
    }

    @Test
    void whereItLayBeforeItWasDeletedComesBackToo() {
        var letter = desk.letter();
        desk.own.answer(
                AS_MARY,
                new DeleteItem.Request(
                        DeleteType.MOVE_TO_DELETED_ITEMS,
                        Optional.of(Invitations.SEND_TO_NONE),
                        List.of(letter)));
        var deleted =
                MailDesk.ref(done(desk.find(AS_MARY, name("deleteditems"))).items().getFirst());

        var after = item(again(deleted));

        assertThat(after.content().properties().find(Known.LAST_PARENT))
                .isPresent()
                .isEqualTo(item(deleted).content().properties().find(Known.LAST_PARENT));
    }

    @Test
    void anItemTakesThePlaceOfAnother() {
        var letter = desk.letter();
        var data = done(export(AS_MARY, letter)).data().bytes();
        desk.update(letter, new ItemEdit.SetProperties(Properties.NONE.with(Known.SUBJECT, "Tea")));

        var updated =
                done(
                        upload(
                                AS_MARY,
                                CreateAction.UPDATE,
                                DefaultFolder.INBOX,
                                Optional.of(letter),
                                data));

        assertThat(updated.id()).isEqualTo(letter.id());
        assertThat(desk.subjects("inbox")).containsExactly("Lunch");
        assertThat(desk.source(letter)).isEqualTo(MailDesk.LETTER);
    }

    @Test
    void whatIsGoneIsMadeAnewOnlyWhereThatIsWanted() {
        var letter = desk.letter();
        var data = done(export(AS_MARY, letter)).data().bytes();
        desk.own.answer(
                AS_MARY,
                new DeleteItem.Request(
                        DeleteType.HARD_DELETE,
                        Optional.of(Invitations.SEND_TO_NONE),
                        List.of(letter)));

        assertThat(
                        code(
                                upload(
                                        AS_MARY,
                                        CreateAction.UPDATE,
                                        DefaultFolder.INBOX,
                                        Optional.of(letter),
                                        data)))
                .isEqualTo(Code.ITEM_UNKNOWN);
        done(
                upload(
                        AS_MARY,
                        CreateAction.UPDATE_OR_CREATE,
                        DefaultFolder.INBOX,
                        Optional.of(letter),
                        data));
        assertThat(desk.subjects("inbox")).containsExactly("Lunch");
        var second = MailDesk.ref(done(desk.find(AS_MARY, name("inbox"))).items().getFirst());
        done(
                upload(
                        AS_MARY,
                        CreateAction.UPDATE_OR_CREATE,
                        DefaultFolder.INBOX,
                        Optional.of(second),
                        data));
        assertThat(desk.subjects("inbox")).containsExactly("Lunch");
    }

    @Test
    void whatDoesNotSayWhereIsRefused() {
        var data = done(export(AS_MARY, desk.letter())).data().bytes();

        assertThat(
                        code(
                                upload(
                                        AS_MARY,
                                        CreateAction.UPDATE,
                                        DefaultFolder.INBOX,
                                        Optional.empty(),
                                        data)))
                .isEqualTo(Code.UPLOAD_ITEM_MISSING);
        var nowhere =
                new Upload(
                        CreateAction.CREATE_NEW,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Octets.of(data));
        assertThat(
                        code(
                                parcels.answer(AS_MARY, new UploadItems.Request(List.of(nowhere)))
                                        .items()
                                        .getFirst()))
                .isEqualTo(Code.UPLOAD_FOLDER_MISSING);
    }

    @Test
    void whatIsNoItemIsRefused() {
        var made = Instant.parse("2020-01-01T00:00:00Z");
        var otherwise =
                new ItemParcel(
                        ItemContent.EMPTY.with(
                                List.of(new Addressee(Addressee.Kind.TO, "", "bob@contoso.test"))),
                        new ItemStreams(
                                Optional.empty(),
                                Optional.of(
                                        Octets.of(
                                                "To: mary@contoso.test\r\n\r\n"
                                                        .getBytes(US_ASCII))),
                                Map.of()),
                        made);

        for (var data : List.of(new byte[0], new byte[100], otherwise.octets().bytes())) {
            assertThat(
                            code(
                                    upload(
                                            AS_MARY,
                                            CreateAction.CREATE_NEW,
                                            DefaultFolder.INBOX,
                                            Optional.empty(),
                                            data)))
                    .isEqualTo(Code.UPLOAD_UNREADABLE);
        }
        assertThat(done(desk.find(AS_MARY, name("inbox"))).items()).isEmpty();
    }

    @Test
    void whatDoesNotAgreeWithItselfIsRefused() {
        var part = new AttachmentPart(1, "a", "text/plain", Optional.empty(), false, false, 4);
        var larger = new AttachmentPart(1, "a", "text/plain", Optional.empty(), false, false, -9);
        var soup = Octets.of("soup".getBytes(US_ASCII));
        var appointment =
                ItemContent.EMPTY.with(
                        Properties.NONE.with(Known.ITEM_CLASS, ItemContent.APPOINTMENT));
        var parcels =
                List.of(
                        parcel(ItemContent.EMPTY.withAttachments(List.of(part)), Map.of()),
                        parcel(ItemContent.EMPTY, Map.of(1, soup)),
                        parcel(ItemContent.EMPTY.withAttachments(List.of(larger)), Map.of(1, soup)),
                        parcel(
                                ItemContent.EMPTY.withAttachments(List.of(part, part)),
                                Map.of(1, soup)),
                        parcel(appointment, Map.of()),
                        parcel(
                                ItemContent.EMPTY.with(
                                        Properties.NONE.with(
                                                Known.SENT, Instant.ofEpochMilli(Long.MAX_VALUE))),
                                Map.of()));

        var results =
                parcels.stream()
                        .map(parcel ->
                                upload(
                                        AS_MARY,
                                        CreateAction.CREATE_NEW,
                                        DefaultFolder.CALENDAR,
                                        Optional.empty(),
                                        parcel.octets().bytes()))
                        .toList();

        assertThat(results)
                .extracting(result ->
                        result instanceof BatchResult.Refused<FolderElement.Id>(var why)
                                ? why.code()
                                : "taken")
                .containsOnly(Code.UPLOAD_UNREADABLE);
    }

    @Test
    void whoPutAnItemThereIsNotBroughtWithIt() {
        var forged =
                parcel(
                        ItemContent.EMPTY.with(
                                Properties.NONE.with(Known.CREATOR_ADDRESS, "bob@contoso.test")),
                        Map.of());

        var made = item(uploaded(forged));

        assertThat(made.content().properties().find(Known.CREATOR_ADDRESS)).isEmpty();
    }

    @Test
    void whatTakesThePlaceOfAnAppointmentIsNotInTheCalendarAnyMore() {
        var appointment = desk.store.itemOf(MARY, "1").orElseThrow();

        done(
                upload(
                        AS_MARY,
                        CreateAction.UPDATE,
                        DefaultFolder.CALENDAR,
                        Optional.of(ref(appointment)),
                        parcel(ItemContent.EMPTY, Map.of()).octets().bytes()));

        assertThat(desk.store.itemOf(MARY, "1")).isEmpty();
        assertThat(desk.get(AS_MARY, ref(appointment))).isInstanceOf(BatchResult.Done.class);
    }

    private static ItemParcel parcel(ItemContent content, Map<Integer, Octets> attachments) {
        return new ItemParcel(
                content,
                new ItemStreams(Optional.empty(), Optional.empty(), attachments),
                Instant.parse("2020-01-01T00:00:00Z"));
    }

    @Test
    void nobodyTakesAnothersItemsAwayNorBringsAny() {
        var letter = desk.letter();
        var data = done(export(AS_MARY, letter)).data().bytes();

        assertThat(code(export(AS_BOB, letter))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(
                        code(
                                upload(
                                        AS_BOB,
                                        CreateAction.UPDATE_OR_CREATE,
                                        DefaultFolder.INBOX,
                                        Optional.of(letter),
                                        data)))
                .isEqualTo(Code.ITEMS_NOT_SHARED);
        var created =
                upload(
                        AS_BOB,
                        CreateAction.CREATE_NEW,
                        DefaultFolder.INBOX,
                        Optional.empty(),
                        data);
        assertThat(created).isInstanceOf(BatchResult.Refused.class);
        assertThat(desk.subjects("inbox")).containsExactly("Lunch");
    }

    @Test
    void anItemForProgramsIsOne() {
        var data = done(export(AS_MARY, desk.letter())).data().bytes();
        var associated =
                new Upload(
                        CreateAction.CREATE_NEW,
                        Optional.of(true),
                        Optional.of(inMarys(DefaultFolder.INBOX)),
                        Optional.empty(),
                        Octets.of(data));

        done(
                parcels.answer(AS_MARY, new UploadItems.Request(List.of(associated)))
                        .items()
                        .getFirst());

        assertThat(desk.subjects("inbox")).hasSize(1);
    }

    /// Both are told of alike, but for what the store says of each.
    private static void same(Item before, Item after) {
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(properties(after)).isEqualTo(properties(before));
        assertThat(after.content().addressees()).isEqualTo(before.content().addressees());
        assertThat(after.content().attachments()).isEqualTo(before.content().attachments());
        assertThat(after.made()).isEqualTo(before.made());
        assertThat(after.size()).isEqualTo(before.size());
    }

    private static Properties properties(Item item) {
        var all = new TreeMap<>(item.content().properties().all());
        all.keySet().removeAll(OF_THE_STORE);
        return Properties.of(all);
    }

    private ItemRef again(ItemRef item) {
        return ref(
                done(
                        upload(
                                AS_MARY,
                                CreateAction.CREATE_NEW,
                                DefaultFolder.DRAFTS,
                                Optional.empty(),
                                done(export(AS_MARY, item)).data().bytes())));
    }

    private ItemRef uploaded(ItemParcel parcel) {
        return ref(
                done(
                        upload(
                                AS_MARY,
                                CreateAction.CREATE_NEW,
                                DefaultFolder.INBOX,
                                Optional.empty(),
                                parcel.octets().bytes())));
    }

    private BatchResult<ExportItems.Exported> export(Caller caller, ItemRef item) {
        return parcels.answer(caller, new ExportItems.Request(List.of(item))).items().getFirst();
    }

    private BatchResult<FolderElement.Id> upload(
            Caller caller,
            CreateAction action,
            DefaultFolder folder,
            Optional<ItemRef> item,
            byte[] data) {
        var upload =
                new Upload(
                        action,
                        Optional.empty(),
                        Optional.of(inMarys(folder)),
                        item,
                        Octets.of(data));
        return parcels.answer(caller, new UploadItems.Request(List.of(upload))).items().getFirst();
    }

    private static FolderRef inMarys(DefaultFolder folder) {
        return new FolderRef.ById(FolderId.of(MARY, folder).text());
    }

    private Item item(ItemRef ref) {
        return desk.store.item(ItemId.parse(ref.id()).orElseThrow()).orElseThrow();
    }

    private static ItemRef ref(ItemId id) {
        return new ItemRef(id.text(), Optional.empty());
    }

    private static ItemRef ref(FolderElement.Id id) {
        return new ItemRef(id.id(), Optional.empty());
    }
}
