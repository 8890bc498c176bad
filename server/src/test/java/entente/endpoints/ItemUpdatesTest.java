package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.draft;
import static entente.endpoints.MailDesk.ref;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.mailbox.Actor;
import entente.mailbox.DefaultFolder;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemId;
import entente.mailbox.ItemOutcome;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.AttachmentRef;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.CreateAttachment;
import entente.wire.ews.DeleteAttachment;
import entente.wire.ews.Disposition;
import entente.wire.ews.FolderElement;
import entente.wire.ews.GetAttachment;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemRef;
import entente.wire.ews.ItemShape;
import entente.wire.ews.NewAttachment;
import entente.wire.ews.UpdateItem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of requests that change what items say, and of what hangs on them.
class ItemUpdatesTest {
    private static final Actor BY_OWNER = new Actor("mary@contoso.test", Actor.Way.EWS);

    private static final ItemEdit DINNER =
            new ItemEdit.SetProperties(Properties.NONE.with(Known.SUBJECT, "Dinner"));
    private static final ItemEdit FLAGGED =
            new ItemEdit.SetProperties(Properties.NONE.with(Known.FLAG_STATUS, 2));

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
    void whatNoMessageSaysLeavesTheMessageAsItCame() {
        var letter = desk.letter();

        desk.update(letter, FLAGGED);
        desk.update(letter, new ItemEdit.SetBit(Known.FLAGS, Known.FLAG_READ, false));
        desk.update(letter, ItemEdit.AddValues.texts(Known.CATEGORIES, List.of("Food")));
        desk.update(
                letter, new ItemEdit.SetProperties(Properties.NONE.with(Known.SUBJECT, "Lunch")));

        assertThat(desk.source(letter)).isEqualTo(MailDesk.LETTER);
        assertThat(desk.whole(letter).content().isRead()).isFalse();
    }

    @Test
    void anotherSubjectMakesAnotherMessageOfAllThatThereWas() {
        var letter = desk.letter();

        var answered = done(desk.update(letter, DINNER));

        assertThat(desk.subject(letter)).isEqualTo("Dinner");
        assertThat(desk.source(letter)).contains("Subject: Dinner", "At noon?", "c291cA==");
        assertThat(answered.id().id()).isEqualTo(letter.id());
        assertThat(answered.id().changeKey()).isEqualTo(desk.whole(letter).id().changeKey());
        assertThat(Optional.of(answered.id().changeKey())).isNotEqualTo(letter.changeKey());
        assertThat(bytes(letter, 1)).isEqualTo("soup");
    }

    @Test
    void textsAreSetAddedToAndTakenAway() {
        var lunch = desk.made(draft("Lunch"));

        desk.update(lunch, new ItemEdit.AppendBody(text(" Or one?")));
        assertThat(desk.whole(lunch).body()).contains(text("At noon? Or one?"));
        desk.update(lunch, new ItemEdit.SetBody(text("No.")));
        assertThat(desk.whole(lunch).body()).contains(text("No."));
        desk.update(lunch, new ItemEdit.RemoveBody());

        assertThat(desk.whole(lunch).body()).isEmpty();
    }

    @Test
    void recipientsAreSetAndAddedToLineByLine() {
        var lunch = desk.made(draft("Lunch"));
        var bob = new Addressee(Addressee.Kind.TO, "Bob", "bob@contoso.test");
        var joe = new Addressee(Addressee.Kind.TO, "", "joe@contoso.test");
        var kim = new Addressee(Addressee.Kind.CC, "", "kim@fabrikam.test");

        desk.update(lunch, new ItemEdit.SetAddressees(Addressee.Kind.TO, List.of(bob)));
        desk.update(lunch, new ItemEdit.AppendAddressees(Addressee.Kind.TO, List.of(joe)));
        desk.update(lunch, new ItemEdit.SetAddressees(Addressee.Kind.CC, List.of(kim)));

        assertThat(desk.whole(lunch).content().of(Addressee.Kind.TO)).containsExactly(bob, joe);
        assertThat(desk.whole(lunch).content().of(Addressee.Kind.CC)).containsExactly(kim);
    }

    @Test
    void anotherMessageTakesThePlaceOfWhatMessagesSayAndOfNothingElse() {
        var letter = desk.letter();
        var mark = new PropertyId.Named(PropertySet.PUBLIC_STRINGS, "mark");
        var sender = new PropertyId.Named(PropertySet.INTERNET_HEADERS, "x-mood");
        desk.update(letter, FLAGGED);
        desk.update(letter, new ItemEdit.SetProperties(Properties.NONE.with(mark, "blue")));
        desk.update(letter, new ItemEdit.SetProperties(Properties.NONE.with(sender, "good")));
        var other = "Subject: Tea\r\n\r\nAt four.\r\n";

        desk.update(letter, new ItemEdit.SetMime(Octets.of(other.getBytes(US_ASCII))));

        var properties = desk.whole(letter).content().properties();
        assertThat(desk.source(letter)).isEqualTo(other);
        assertThat(properties.text(Known.SUBJECT)).contains("Tea");
        assertThat(properties.text(Known.FROM_ADDRESS)).isEmpty();
        assertThat(properties.text(mark)).contains("blue");
        assertThat(properties.text(sender)).isEmpty();
        assertThat(properties.number(Known.FLAG_STATUS)).contains(2);
        assertThat(desk.whole(letter).content().attachments()).isEmpty();
        assertThat(code(desk.update(letter, new ItemEdit.SetMime(Octets.NONE))))
                .isEqualTo(Code.ITEM_SOURCE_UNREADABLE);
    }

    @Test
    void aMessageOfWhichAPartCannotBeReadIsNotTakenApart() {
        var whole =
                new WholeItem(
                        desk.whole(desk.letter()).content(),
                        Optional.empty(),
                        Optional.of(
                                Octets.of(
                                        "Subject: Tea\r\n\r\nNothing hangs on it.\r\n"
                                                .getBytes(US_ASCII))),
                        Map.of());

        assertThat(code(whole.with(DINNER))).isEqualTo(Code.ITEM_PART_UNREADABLE);
        assertThat(code(whole.detaching(1))).isEqualTo(Code.ITEM_PART_UNREADABLE);
        assertThat(whole.with(FLAGGED)).isInstanceOf(BatchResult.Done.class);
    }

    @ParameterizedTest
    @EnumSource(ConflictResolution.class)
    void anOldChangeKeyCountsOnlyForWhoNeverOverwrites(ConflictResolution conflicts) {
        var old = desk.made(draft("Lunch"));
        var next = ref(done(desk.update(old, FLAGGED)));

        var result = desk.update(AS_MARY, conflicts, old, DINNER);

        if (conflicts == ConflictResolution.NEVER_OVERWRITE) {
            assertThat(code(result)).isEqualTo(Code.ITEM_CHANGE_KEY_STALE);
            assertThat(desk.subject(old)).isEqualTo("Lunch");
            assertThat(desk.update(AS_MARY, conflicts, next, DINNER))
                    .isInstanceOf(BatchResult.Done.class);
        }
        assertThat(desk.subject(old)).isEqualTo("Dinner");
    }

    @Test
    void aChangeKeyThatIsNoneIsRefusedAndNoneIsAsGoodAsTheRightOne() {
        var lunch = desk.made(draft("Lunch"));
        var wrong = new ItemRef(lunch.id(), Optional.of("no key"));
        var without = new ItemRef(lunch.id(), Optional.empty());

        assertThat(code(desk.update(wrong, DINNER))).isEqualTo(Code.ITEM_CHANGE_KEY_MALFORMED);
        assertThat(desk.update(AS_MARY, ConflictResolution.NEVER_OVERWRITE, without, DINNER))
                .isInstanceOf(BatchResult.Done.class);
    }

    @Test
    void nobodyChangesAnythingOfAnothers() {
        var letter = desk.letter();
        var attachment = new AttachmentRef(letter.id(), 1).text();

        for (var caller : List.of(AS_BOB, new Caller.Administrator("root"))) {
            assertThat(
                            code(
                                    desk.update(
                                            caller,
                                            ConflictResolution.ALWAYS_OVERWRITE,
                                            letter,
                                            DINNER)))
                    .isEqualTo(Code.ITEMS_NOT_SHARED);
            assertThat(code(attach(caller, letter, MailDesk.file("a", "b")).getFirst()))
                    .isEqualTo(Code.ITEMS_NOT_SHARED);
            assertThat(code(detach(caller, attachment).getFirst()))
                    .isEqualTo(Code.ITEMS_NOT_SHARED);
        }
        assertThat(desk.source(letter)).isEqualTo(MailDesk.LETTER);
    }

    @Test
    void whatCannotBeSentIsNotChangedEither() {
        var lunch = desk.made(draft("Lunch"));
        var change = new UpdateItem.Change(lunch, BatchResult.done(List.of(DINNER)));
        var refused =
                new UpdateItem.Change(lunch, BatchResult.refused(Code.ITEM_UPDATE_MISCOUNTED));

        var sent =
                desk.updates.answer(
                        AS_MARY,
                        new UpdateItem.Request(
                                ConflictResolution.AUTO_RESOLVE,
                                Optional.of(Disposition.SEND_ONLY),
                                Optional.empty(),
                                List.of(change)));
        var wrong =
                desk.updates.answer(
                        AS_MARY,
                        new UpdateItem.Request(
                                ConflictResolution.AUTO_RESOLVE,
                                Optional.empty(),
                                Optional.empty(),
                                List.of(refused)));

        assertThat(code(sent.items().getFirst())).isEqualTo(Code.RECIPIENTS_NONE);
        assertThat(code(wrong.items().getFirst())).isEqualTo(Code.ITEM_UPDATE_MISCOUNTED);
        assertThat(desk.subject(lunch)).isEqualTo("Lunch");
    }

    @Test
    void whoComesBetweenLosesNothing() {
        var lunch = desk.made(draft("Lunch"));
        var busy =
                MailDesk.updates(
                        Meanwhile.before(desk.store, "act", () -> desk.update(lunch, FLAGGED)));
        var change = new UpdateItem.Change(lunch, BatchResult.done(List.of(DINNER)));

        busy.answer(
                AS_MARY,
                new UpdateItem.Request(
                        ConflictResolution.AUTO_RESOLVE,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(change)));

        assertThat(desk.subject(lunch)).isEqualTo("Dinner");
        assertThat(desk.whole(lunch).content().properties().number(Known.FLAG_STATUS)).contains(2);
    }

    @Test
    void theKeyThatIsToldIsThatOfTheUpdateAndNotOfWhatCameAfterIt() {
        var lunch = desk.made(draft("Lunch"));
        var busy =
                MailDesk.updates(
                        Meanwhile.after(desk.store, "act", () -> desk.update(lunch, FLAGGED)));
        var change = new UpdateItem.Change(lunch, BatchResult.done(List.of(DINNER)));

        var told =
                busy.answer(
                        AS_MARY,
                        new UpdateItem.Request(
                                ConflictResolution.AUTO_RESOLVE,
                                Optional.empty(),
                                Optional.empty(),
                                List.of(change)));

        var key = done(told.items().getFirst()).orElseThrow().id().changeKey();
        var stale = new ItemRef(lunch.id(), Optional.of(key));
        assertThat(code(desk.update(AS_MARY, ConflictResolution.NEVER_OVERWRITE, stale, DINNER)))
                .isEqualTo(Code.ITEM_CHANGE_KEY_STALE);
    }

    @Test
    void whatIsReadWhileTheItemIsAwayIsNotWrittenWhenItIsBack() {
        var lunch = desk.made(draft("Lunch"));
        var id = ItemId.parse(lunch.id()).orElseThrow();
        var store = desk.store;
        var folders = store.foldersOf(MailDesk.MARY).orElseThrow();
        var inbox = folders.folder(DefaultFolder.INBOX).id();
        var drafts = folders.folder(DefaultFolder.DRAFTS).id();
        var away = new ArrayList<ItemId>();
        var goes =
                Meanwhile.before(
                        store,
                        "body",
                        () -> away.add(moved(store.act(new ItemAct.Move(id, drafts, BY_OWNER)))));
        var andComesBack =
                Meanwhile.after(
                        goes,
                        "body",
                        () -> store.act(new ItemAct.Move(away.getFirst(), inbox, BY_OWNER)));
        var attachments = List.of(MailDesk.file("menu", "soup"));

        var answer =
                MailDesk.updates(andComesBack)
                        .answer(AS_MARY, new CreateAttachment.Request(lunch, attachments));

        assertThat(answer.attachments().getFirst()).isInstanceOf(BatchResult.Done.class);
        assertThat(desk.whole(lunch).body()).contains(text("At noon?"));
        assertThat(bytes(lunch, 1)).isEqualTo("soup");
    }

    @Test
    void ofAnItemWhoseLargePartsGoBeforeTheyAreWrittenAgainWhatIsLeftIsChanged() {
        var lunch = desk.made(draft("Lunch"));
        var plan = MailDesk.file("plan", "x".repeat(Octets.LARGE + 1));
        var hung = done(attach(AS_MARY, lunch, plan).getFirst()).attachment().text();
        var busy =
                MailDesk.updates(Meanwhile.before(desk.store, "act", () -> detach(AS_MARY, hung)));

        var answer =
                busy.answer(
                        AS_MARY,
                        new CreateAttachment.Request(
                                lunch, List.of(MailDesk.file("menu", "soup"))));

        var number = done(answer.attachments().getFirst()).attachment().number();
        assertThat(bytes(lunch, number)).isEqualTo("soup");
        assertThat(desk.whole(lunch).content().attachments()).hasSize(1);
    }

    @Test
    void attachmentsAreHungOnInOneChangeAndNumberedOn() {
        var letter = desk.letter();

        var made =
                attach(
                        AS_MARY,
                        letter,
                        MailDesk.file("a", "bread"),
                        BatchResult.refused(Code.ITEM_KIND_NOT_OFFERED),
                        MailDesk.file("b", "wine"));

        assertThat(done(made.getFirst()).attachment()).isEqualTo(new AttachmentRef(letter.id(), 2));
        assertThat(code(made.get(1))).isEqualTo(Code.ITEM_KIND_NOT_OFFERED);
        assertThat(done(made.get(2)).attachment()).isEqualTo(new AttachmentRef(letter.id(), 3));
        assertThat(done(made.get(2)).item()).isEqualTo(desk.whole(letter).id());
        assertThat(List.of(bytes(letter, 1), bytes(letter, 2), bytes(letter, 3)))
                .containsExactly("soup", "bread", "wine");
        assertThat(desk.source(letter)).contains("Subject: Lunch", "At noon?", "c291cA==");
    }

    @Test
    void twoThatAreHungOnAtOnceAreToldApart() {
        var lunch = desk.made(draft("Lunch"));
        var busy =
                Meanwhile.after(
                        desk.store,
                        "act",
                        () -> attach(AS_MARY, lunch, MailDesk.file("b", "wine")));

        var answer =
                MailDesk.updates(busy)
                        .answer(
                                AS_MARY,
                                new CreateAttachment.Request(
                                        lunch, List.of(MailDesk.file("a", "bread"))));

        var number = done(answer.attachments().getFirst()).attachment().number();
        assertThat(bytes(lunch, number)).isEqualTo("bread");
        assertThat(desk.whole(lunch).content().attachments()).hasSize(2);
    }

    @Test
    void anAttachmentThatIsTakenAwayIsGoneAndTheOthersKeepTheirNumbers() {
        var letter = desk.letter();
        attach(AS_MARY, letter, MailDesk.file("a", "bread"));

        var first = new AttachmentRef(letter.id(), 1).text();
        var root = done(detach(AS_MARY, first).getFirst());

        assertThat(root).isEqualTo(desk.whole(letter).id());
        attach(AS_MARY, letter, MailDesk.file("b", "wine"));
        assertThat(bytes(letter, 2)).isEqualTo("bread");
        assertThat(bytes(letter, 3)).isEqualTo("wine");
        assertThat(desk.whole(letter).content().attachments()).hasSize(2);
        assertThat(code(detach(AS_MARY, first).getFirst())).isEqualTo(Code.ATTACHMENT_UNKNOWN);
        assertThat(code(detach(AS_MARY, "x").getFirst())).isEqualTo(Code.ATTACHMENT_UNKNOWN);
        assertThat(code(detach(AS_MARY, "00000001AAAA").getFirst()))
                .isEqualTo(Code.ITEM_ID_MALFORMED);
    }

    @Test
    void whatWouldMakeAnItemTooLargeIsRefusedAndTheItemStays() {
        var lunch = desk.made(draft("Lunch"));
        var huge = MailDesk.file("a", "x".repeat(26 << 20));

        assertThat(code(attach(AS_MARY, lunch, huge).getFirst())).isEqualTo(Code.ITEM_TOO_LARGE);

        assertThat(desk.whole(lunch).content().attachments()).isEmpty();
    }

    @Test
    void aRequestMayNotHaveLargeItemsWrittenWithoutEnd() {
        var budget = ItemBudget.toWork();

        var spent = IntStream.range(0, 60).mapToObj(at -> budget.spend(24 << 20, at)).toList();

        assertThat(spent.getFirst()).isEqualTo(BatchResult.done(0));
        assertThat(spent.getLast()).isEqualTo(BatchResult.refused(Code.ITEMS_TOO_MUCH_AT_ONCE));
    }

    private List<BatchResult<CreateAttachment.Made>> attach(
            Caller caller, ItemRef item, BatchResult<NewAttachment> first) {
        return desk.updates
                .answer(caller, new CreateAttachment.Request(item, List.of(first)))
                .attachments();
    }

    private List<BatchResult<CreateAttachment.Made>> attach(
            Caller caller,
            ItemRef item,
            BatchResult<NewAttachment> first,
            BatchResult<NewAttachment> second,
            BatchResult<NewAttachment> third) {
        return desk.updates
                .answer(caller, new CreateAttachment.Request(item, List.of(first, second, third)))
                .attachments();
    }

    private List<BatchResult<FolderElement.Id>> detach(Caller caller, String id) {
        return desk.updates.answer(caller, new DeleteAttachment.Request(List.of(id))).items();
    }

    private String bytes(ItemRef item, int number) {
        var ask =
                new GetAttachment.Request(
                        ItemShape.IDS_ONLY, List.of(new AttachmentRef(item.id(), number).text()));
        return new String(
                done(desk.items.answer(AS_MARY, ask).attachments().getFirst()).bytes().bytes(),
                US_ASCII);
    }

    private static ItemId moved(ItemOutcome outcome) {
        assertThat(outcome).isInstanceOf(ItemOutcome.Done.class);
        return ((ItemOutcome.Done) outcome).item().id();
    }

    private static Body text(String text) {
        return new Body(Body.Format.TEXT, text);
    }
}
