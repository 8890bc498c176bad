package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.delivery.Delivery;
import entente.item.Addressee;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemQuery;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.mailtips.TipTerms;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.CreateItem;
import entente.wire.ews.Disposition;
import entente.wire.ews.FolderRef;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemRef;
import entente.wire.ews.NewItem;
import entente.wire.ews.SendItem;
import entente.wire.ews.UpdateItem;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of requests that send messages.
class ItemSendingTest {
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Address BOB = Address.of("bob@contoso.test");
    private static final Caller AS_MARY = new Caller.OwnPerson(MARY);
    private static final Caller AS_BOB = new Caller.OwnPerson(BOB);
    private static final Optional<FolderRef> NOTES = Optional.of(name("notes"));
    private static final Optional<FolderRef> NOWHERE = Optional.empty();

    @TempDir private Path folder;
    private MailboxStore store;
    private ItemSending sending;
    private OwnItems own;
    private ItemUpdates updates;

    @BeforeEach
    void openWithMaryAndBob() {
        var clock = InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));
        store =
                SqlMailboxStore.open(
                        folder.resolve("store"), Set.of(Domain.of("contoso.test")), clock);
        for (var address : List.of(MARY, BOB)) {
            var zone = ZoneId.of("Europe/Berlin");
            store.put(new Recipient.Mailbox(address, "M", Recipient.Kind.PERSON, zone));
        }
        var delivery = new Delivery(store, TipTerms.USUAL, clock);
        own = new OwnItems(store, delivery, clock);
        sending = new ItemSending(store, delivery, clock);
        updates = new ItemUpdates(store, delivery, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNewMessageIsSentAndLeavesNothing() {
        var answer = create(Disposition.SEND_ONLY, NOWHERE, message("Lunch", BOB));

        assertThat(answer).isEqualTo(BatchResult.done(Optional.empty()));
        assertThat(subjects(BOB, DefaultFolder.INBOX)).containsExactly("Lunch");
        assertThat(subjects(MARY, DefaultFolder.DRAFTS)).isEmpty();
        assertThat(subjects(MARY, DefaultFolder.SENT_ITEMS)).isEmpty();
    }

    @Test
    void aNewMessageIsSentAndKeptInSentItemsOrTheFolderNamed() {
        var usual = create(Disposition.SEND_AND_SAVE_COPY, NOWHERE, message("Lunch", BOB));
        var named = create(Disposition.SEND_AND_SAVE_COPY, NOTES, message("Tea", BOB));

        assertThat(List.of(usual, named)).containsOnly(BatchResult.done(Optional.empty()));
        assertThat(subjects(BOB, DefaultFolder.INBOX)).containsExactlyInAnyOrder("Lunch", "Tea");
        assertThat(subjects(MARY, DefaultFolder.SENT_ITEMS)).containsExactly("Lunch");
        assertThat(subjects(MARY, DefaultFolder.NOTES)).containsExactly("Tea");
        assertThat(
                        in(MARY, DefaultFolder.NOTES)
                                .getFirst()
                                .content()
                                .properties()
                                .has(Known.FLAGS, Known.FLAG_UNSENT))
                .isFalse();
    }

    @Test
    void aMessageThatCameAsMimeIsSentAsItCame() {
        var source = "To: bob@contoso.test\r\nSubject: Lunch\r\n\r\nHello";
        var item =
                new NewItem(
                        "Message",
                        ItemContent.EMPTY,
                        Optional.empty(),
                        Optional.of(Octets.of(source.getBytes(UTF_8))),
                        List.of(),
                        false);

        create(Disposition.SEND_ONLY, NOWHERE, item);

        var received = in(BOB, DefaultFolder.INBOX).getFirst();
        assertThat(new String(store.source(received.id()).orElseThrow().bytes(), UTF_8))
                .endsWith(source);
    }

    @Test
    void whereOneRecipientCannotHaveItTheMessageIsRefusedAndTheNextIsNot() {
        var nobody = message("Lunch", Address.of("nobody@contoso.test"));
        var answer =
                own.answer(
                        AS_MARY,
                        new CreateItem.Request(
                                Optional.of(Disposition.SEND_AND_SAVE_COPY),
                                NOWHERE,
                                List.of(
                                        BatchResult.done(nobody),
                                        BatchResult.done(message("Tea", BOB)))));

        assertThat(code(answer.items().getFirst())).isEqualTo(Code.RECIPIENT_UNKNOWN);
        assertThat(answer.items().getLast()).isEqualTo(BatchResult.done(Optional.empty()));
        assertThat(subjects(MARY, DefaultFolder.SENT_ITEMS)).containsExactly("Tea");
    }

    @Test
    void aFolderThatIsNotThereIsSaidBeforeAnythingIsSent() {
        var unknown = Optional.of(name("nowhere"));
        var bobs =
                Optional.<FolderRef>of(
                        new FolderRef.ByName("sentitems", Optional.of(BOB.toString())));
        var draft = saved("Lunch", BOB);

        assertThat(code(create(Disposition.SEND_AND_SAVE_COPY, unknown, message("Lunch", BOB))))
                .isEqualTo(Code.SENT_FOLDER_UNKNOWN);
        assertThat(code(create(Disposition.SEND_AND_SAVE_COPY, bobs, message("Lunch", BOB))))
                .isEqualTo(Code.FOLDER_NOT_SHARED);
        assertThat(code(send(AS_MARY, true, unknown, draft))).isEqualTo(Code.SENT_FOLDER_UNKNOWN);
        assertThat(code(send(AS_MARY, false, NOTES, draft))).isEqualTo(Code.SENT_FOLDER_NOT_WANTED);
        assertThat(subjects(BOB, DefaultFolder.INBOX)).isEmpty();
        assertThat(subjects(MARY, DefaultFolder.DRAFTS)).containsExactly("Lunch");
    }

    @Test
    void aRequestMayNotHaveMessagesSentWithoutEnd() {
        var draft = saved("Lunch", BOB);
        var spent = ItemBudget.toWork();
        spent.spend(1L << 30, draft);

        var answer = sending.sent(AS_MARY, draft, true, Optional.empty(), spent, BatchResult::done);

        assertThat(answer).isEqualTo(BatchResult.refused(Code.ITEMS_TOO_MUCH_AT_ONCE));
        assertThat(subjects(BOB, DefaultFolder.INBOX)).isEmpty();
        assertThat(subjects(MARY, DefaultFolder.DRAFTS)).containsExactly("Lunch");
    }

    @Test
    void aDraftIsSentFromWhereItLies() {
        var kept = send(AS_MARY, true, NOWHERE, saved("Lunch", BOB));
        var named = send(AS_MARY, true, NOTES, saved("Tea", BOB));
        var gone = send(AS_MARY, false, NOWHERE, saved("Cake", BOB));

        assertThat(List.of(kept, named, gone)).allMatch(BatchResult.Done.class::isInstance);
        assertThat(subjects(BOB, DefaultFolder.INBOX))
                .containsExactlyInAnyOrder("Lunch", "Tea", "Cake");
        assertThat(subjects(MARY, DefaultFolder.DRAFTS)).isEmpty();
        assertThat(subjects(MARY, DefaultFolder.SENT_ITEMS)).containsExactly("Lunch");
        assertThat(subjects(MARY, DefaultFolder.NOTES)).containsExactly("Tea");
        assertThat(subjects(MARY, DefaultFolder.DELETED_ITEMS)).isEmpty();
    }

    @Test
    void aDraftThatWasChangedSinceOrIsNoMessageOrSomebodyElsesIsNotSent() {
        var stale = saved("Lunch", BOB);
        update(Disposition.SAVE_ONLY, stale, "Tea");
        var task =
                new NewItem(
                        "Task",
                        ItemContent.EMPTY.with(Properties.NONE.with(Known.ITEM_CLASS, "IPM.Task")),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        false);

        assertThat(code(send(AS_MARY, true, NOWHERE, stale))).isEqualTo(Code.ITEM_CHANGE_KEY_STALE);
        assertThat(
                        code(
                                send(
                                        AS_MARY,
                                        true,
                                        NOWHERE,
                                        ref(create(Disposition.SAVE_ONLY, NOTES, task)))))
                .isEqualTo(Code.ITEM_NOT_SENT);
        assertThat(code(send(AS_BOB, false, NOWHERE, stale))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(send(AS_MARY, true, NOWHERE, new ItemRef("x", Optional.empty()))))
                .isEqualTo(Code.ITEM_ID_MALFORMED);
        assertThat(subjects(BOB, DefaultFolder.INBOX)).isEmpty();
        assertThat(send(AS_MARY, true, NOWHERE, new ItemRef(stale.id(), Optional.empty())))
                .isInstanceOf(BatchResult.Done.class);
        assertThat(subjects(BOB, DefaultFolder.INBOX)).containsExactly("Tea");
    }

    @Test
    void aDraftIsChangedAndSentAtOnceOrNeither() {
        var kept = update(Disposition.SEND_AND_SAVE_COPY, saved("Lunch", BOB), "Tea");
        var gone = update(Disposition.SEND_ONLY, saved("Lunch", BOB), "Cake");
        var refused = update(Disposition.SEND_ONLY, saved("Lunch"), "Wine");

        assertThat(List.of(kept, gone)).containsOnly(BatchResult.done(Optional.empty()));
        assertThat(code(refused)).isEqualTo(Code.RECIPIENTS_NONE);
        assertThat(subjects(BOB, DefaultFolder.INBOX)).containsExactlyInAnyOrder("Tea", "Cake");
        assertThat(subjects(MARY, DefaultFolder.SENT_ITEMS)).containsExactly("Tea");
        assertThat(subjects(MARY, DefaultFolder.DRAFTS)).containsExactly("Lunch");
    }

    @Test
    void whatIsNoMessageIsSavedWhateverTheRequestSaysOfMessages() {
        var post =
                new NewItem(
                        "PostItem",
                        ItemContent.EMPTY,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        false);

        var answer = create(Disposition.SEND_ONLY, NOTES, post);

        assertThat(ref(answer).id()).isNotEmpty();
        assertThat(in(MARY, DefaultFolder.NOTES)).hasSize(1);
    }

    private BatchResult<Optional<ItemElement>> create(
            Disposition disposition, Optional<FolderRef> place, NewItem item) {
        var items = List.of(BatchResult.done(item));
        var ask = new CreateItem.Request(Optional.of(disposition), place, items);
        return own.answer(AS_MARY, ask).items().getFirst();
    }

    private BatchResult<?> send(
            Caller caller, boolean keeps, Optional<FolderRef> place, ItemRef item) {
        return own.answer(caller, new SendItem.Request(keeps, place, List.of(item)))
                .items()
                .getFirst();
    }

    private BatchResult<Optional<ItemElement>> update(
            Disposition disposition, ItemRef item, String subject) {
        var edit = new ItemEdit.SetProperties(Properties.NONE.with(Known.SUBJECT, subject));
        var change = new UpdateItem.Change(item, BatchResult.done(List.of(edit)));
        return updates.answer(
                        AS_MARY,
                        new UpdateItem.Request(
                                ConflictResolution.NEVER_OVERWRITE,
                                Optional.of(disposition),
                                Optional.empty(),
                                List.of(change)))
                .items()
                .getFirst();
    }

    private ItemRef saved(String subject, Address... to) {
        return ref(create(Disposition.SAVE_ONLY, NOWHERE, message(subject, to)));
    }

    private static ItemRef ref(BatchResult<Optional<ItemElement>> made) {
        assertThat(made).isInstanceOf(BatchResult.Done.class);
        var id = ((BatchResult.Done<Optional<ItemElement>>) made).value().orElseThrow().id();
        return new ItemRef(id.id(), Optional.of(id.changeKey()));
    }

    private static Code code(BatchResult<?> result) {
        assertThat(result).isInstanceOf(BatchResult.Refused.class);
        return ((BatchResult.Refused<?>) result).why().code();
    }

    private static NewItem message(String subject, Address... to) {
        var addressees =
                List.of(to).stream()
                        .map(one -> new Addressee(Addressee.Kind.TO, "", one.toString()))
                        .toList();
        return new NewItem(
                "Message",
                new ItemContent(
                        Properties.NONE.with(Known.SUBJECT, subject), addressees, List.of()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false);
    }

    private List<String> subjects(Address mailbox, DefaultFolder place) {
        return in(mailbox, place).stream()
                .map(item -> item.content().properties().text(Known.SUBJECT).orElse(""))
                .toList();
    }

    private List<Item> in(Address mailbox, DefaultFolder place) {
        var all = new ItemQuery(Optional.empty(), List.of(), false, 0, 100, false);
        return store.find(FolderId.of(mailbox, place), all).orElseThrow().items();
    }

    private static FolderRef name(String name) {
        return new FolderRef.ByName(name, Optional.empty());
    }
}
