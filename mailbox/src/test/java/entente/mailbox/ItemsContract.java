package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.Filter;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyValue;
import entente.problem.Code;
import entente.problem.Problem;
import entente.question.Address;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every mailbox store promises of items.
interface ItemsContract extends MailboxStoreContract {
    FolderId INBOX = FolderId.of(MARY, DefaultFolder.INBOX);
    FolderId BIN = FolderId.of(MARY, DefaultFolder.DELETED_ITEMS);
    FolderId DRAFTS = FolderId.of(MARY, DefaultFolder.DRAFTS);
    FolderId BOBS_INBOX = FolderId.of(BOB, DefaultFolder.INBOX);
    FolderId CALENDAR = FolderId.of(MARY, DefaultFolder.CALENDAR);
    ItemStreams LUNCH_STREAMS =
            new ItemStreams(
                    Optional.of(new Body(Body.Format.HTML, "<p>Grüße</p>")),
                    Optional.of(Octets.of("Subject: Lunch\r\n\r\nGrüße".getBytes(UTF_8))),
                    Map.of(1, Octets.of(new byte[] {1, 2, 3}), 2, Octets.NONE));

    default MailboxStore storeOfMary() {
        var store = emptyStore();
        store.put(MARYS_MAILBOX);
        return store;
    }

    @Test
    default void anItemIsThereAsItWasMadeAlsoAfterARestart() {
        var store = storeOfMary();
        var content = message("Lunch");

        var id = done(store, new ItemAct.Creation(INBOX, content, LUNCH_STREAMS));

        var back = reopened(store);
        var item = back.item(id).orElseThrow();
        assertThat(item.folder()).isEqualTo(INBOX);
        assertThat(item.hasSource()).isTrue();
        assertThat(item.content().addressees()).isEqualTo(content.addressees());
        assertThat(item.content().properties().all())
                .containsAllEntriesOf(content.properties().all());
        assertThat(back.body(id)).contains(new Body(Body.Format.HTML, "<p>Grüße</p>"));
        assertThat(back.source(id).orElseThrow().bytes())
                .isEqualTo("Subject: Lunch\r\n\r\nGrüße".getBytes(UTF_8));
        assertThat(back.attachment(id, 1).orElseThrow().bytes()).containsExactly(1, 2, 3);
        assertThat(back.attachment(id, 2).orElseThrow().bytes()).isEmpty();
        assertThat(back.attachment(id, 3)).isEmpty();
        assertThat(ItemId.parse(id.text())).contains(id);
    }

    @Test
    default void theStoreSaysOfAnItemWhatOnlyItKnows() {
        var store = storeOfMary();
        var said =
                message("Lunch")
                        .withAttachments(
                                List.of(
                                        new AttachmentPart(
                                                1,
                                                "a",
                                                "text/plain",
                                                Optional.empty(),
                                                false,
                                                false,
                                                3)));
        var lies =
                said.properties()
                        .with(Known.SIZE, 1)
                        .with(Known.DISPLAY_TO, "Nobody")
                        .with(Known.HAS_ATTACHMENTS, false)
                        .without(Known.RECEIVED)
                        .without(Known.ITEM_CLASS);

        var id = done(store, new ItemAct.Creation(INBOX, said.with(lies), LUNCH_STREAMS));

        var item = store.item(id).orElseThrow();
        var properties = item.content().properties();
        assertThat(properties.number(Known.SIZE)).contains((int) item.size());
        assertThat(item.size()).isGreaterThan(LUNCH_STREAMS.length());
        assertThat(properties.text(Known.DISPLAY_TO)).contains("Bob");
        assertThat(properties.text(Known.DISPLAY_CC)).contains("ann@fabrikam.test");
        assertThat(properties.find(Known.DISPLAY_BCC)).isEmpty();
        assertThat(properties.flag(Known.HAS_ATTACHMENTS)).contains(true);
        assertThat(properties.has(Known.FLAGS, Known.FLAG_HAS_ATTACHMENT)).isTrue();
        assertThat(properties.time(Known.RECEIVED)).contains(NOW);
        assertThat(properties.time(Known.CREATED)).contains(NOW);
        assertThat(properties.time(Known.MODIFIED)).contains(NOW);
        assertThat(properties.text(Known.ITEM_CLASS)).contains("IPM.Note");
        assertThat(properties.number(Known.ARTICLE_NUMBER).orElseThrow()).isPositive();
        assertThat(properties.find(Known.ENTRY_ID))
                .contains(new PropertyValue.Binary(id.entryId()));
        assertThat(
                        properties
                                .find(Known.RECORD_KEY)
                                .map(value -> ((PropertyValue.Binary) value).hex()))
                .contains(id.entryId().substring(92, 136));
        assertThat(id.entryId()).hasSize(140).contains(INBOX.entryId().substring(44, 88));
        assertThat(id.entryId().substring(0, 40)).isEqualTo(INBOX.entryId().substring(0, 40));
    }

    @Test
    default void aFolderKnowsTheHighestNumberThatAnItemInItEverHad() {
        var store = storeOfMary();
        var none = folder(store, INBOX).newest();
        create(store, INBOX, message("One"));
        var two = create(store, INBOX, message("Two"));
        var number =
                store.item(two)
                        .orElseThrow()
                        .content()
                        .properties()
                        .number(Known.ARTICLE_NUMBER)
                        .orElseThrow();

        var moved = done(store, new ItemAct.Move(two, DRAFTS, BY_OWNER));

        assertThat(none).isZero();
        assertThat(folder(store, INBOX).newest()).isEqualTo((long) number);
        assertThat(folder(store, DRAFTS).newest()).isGreaterThan(number);
        store.act(new ItemAct.Deletion(moved, Removal.PURGE, BY_OWNER));
        assertThat(folder(reopened(store), DRAFTS).newest()).isGreaterThan(number);
    }

    @Test
    default void aFolderSaysWhatItHoldsAlsoAfterARestart() {
        var store = storeOfMary();
        var before = folder(store, INBOX);
        create(store, INBOX, message("One"));
        create(store, INBOX, message("Two").with(read(message("Two"))));
        create(store, INBOX, hidden("Settings"));

        var now = folder(store, INBOX);

        assertThat(now.items()).isEqualTo(2);
        assertThat(now.unread()).hasValue(1);
        assertThat(now.bytes()).isPositive();
        assertThat(now.changed()).isEqualTo(before.changed());
        assertThat(folder(store, CALENDAR).unread()).isEmpty();
        assertThat(folder(reopened(store), INBOX)).isEqualTo(now);
    }

    @Test
    default void whatIsTheSameInManyItemsTakesItsPlaceOnce() {
        var store = storeOfMary();
        var bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        var streams =
                new ItemStreams(Optional.empty(), Optional.empty(), Map.of(1, Octets.of(bytes)));
        for (var i = 0; i < 5; i++) {
            done(store, new ItemAct.Creation(INBOX, message("Plan"), streams));
        }

        var size = store.sizeOf(MARY).orElseThrow();

        assertThat(size.items()).isEqualTo(5);
        assertThat(reopened(store).heldBy(MARY)).isEqualTo(size.bytes());
        assertThat(size.bytes()).isGreaterThan(5 * 300_000);
        assertThat(size.storedBytes()).isBetween(300_000L, 310_000L);
        assertThat(store.sizeOf(Address.of("nobody@contoso.test"))).isEmpty();
    }

    @Test
    default void itemsAreListedNewestFirstPageByPageAndFromTheEnd() {
        var store = storeOfMary();
        for (var minute : List.of(3, 1, 2, 5, 4)) {
            create(store, INBOX, receivedAt(minute));
        }
        create(store, INBOX, hidden("Settings"));

        var first = find(store, INBOX, page(0, 2, false));
        var last = find(store, INBOX, page(4, 2, false));

        assertThat(subjects(first)).containsExactly("5", "4");
        assertThat(first.next()).isEqualTo(2);
        assertThat(first.total()).isEqualTo(5);
        assertThat(first.last()).isFalse();
        assertThat(subjects(last)).containsExactly("1");
        assertThat(last.last()).isTrue();
        assertThat(subjects(find(store, INBOX, page(0, 2, true)))).containsExactly("2", "1");
        assertThat(subjects(find(store, INBOX, page(4, 2, true)))).containsExactly("5");
        assertThat(subjects(find(store, INBOX, page(9, 2, false)))).isEmpty();
        var associated = new ItemQuery(Optional.empty(), List.of(), true, 0, 9, false);
        assertThat(subjects(find(store, INBOX, associated))).containsExactly("Settings");
        assertThat(store.find(FolderId.of(BOB, DefaultFolder.INBOX), page(0, 1, false))).isEmpty();
    }

    @Test
    default void anItemIsRefusedWhereItCannotBePut() {
        var store = storeOfMary();
        var gone = folderMade(store, INBOX, "Gone");
        store.act(new FolderDeletion(gone, Removal.PURGE, BY_OWNER));

        assertThat(refused(store, creation(gone, "x"))).isEqualTo(Code.FOLDER_UNKNOWN);
        var large =
                new ItemStreams(
                        Optional.empty(),
                        Optional.of(Octets.of(new byte[ItemStreams.LARGEST + 1])),
                        Map.of());
        assertThat(refused(store, new ItemAct.Creation(INBOX, message("x"), large)))
                .isEqualTo(Code.ITEM_TOO_LARGE);
        var id = create(store, INBOX, message("x"));
        for (var act : List.of(new ItemAct.Move(id, gone, BY_OWNER), new ItemAct.Copy(id, gone))) {
            assertThat(refused(store, act)).isEqualTo(Code.FOLDER_DESTINATION_UNKNOWN);
        }
        assertThat(
                        refused(
                                store,
                                new ItemAct.Move(
                                        id, FolderId.of(BOB, DefaultFolder.INBOX), BY_OWNER)))
                .isEqualTo(Code.FOLDER_DESTINATION_UNKNOWN);
        assertThat(refused(store, new ItemAct.ReadMarks(gone, true)))
                .isEqualTo(Code.FOLDER_UNKNOWN);
        assertThatThrownBy(() -> store.act(creation(FolderId.of(BOB, DefaultFolder.INBOX), "x")))
                .isInstanceOf(Problem.class);
        assertThat(folder(store, INBOX).items()).isEqualTo(1);
    }

    @Test
    default void anItemHasNoAttachmentsBecauseItSaysSo() {
        var store = storeOfMary();
        var plain = message("Lunch").withAttachments(List.of());
        var flags = plain.properties().with(Known.FLAGS, Known.FLAG_HAS_ATTACHMENT);

        var id = create(store, INBOX, plain.with(flags));

        var properties = store.item(id).orElseThrow().content().properties();
        assertThat(properties.has(Known.FLAGS, Known.FLAG_HAS_ATTACHMENT)).isFalse();
        assertThat(properties.find(Known.HAS_ATTACHMENTS)).contains(new PropertyValue.Flag(false));
    }

    @Test
    default void ofTwoWhoChangeAnItemTheSecondLearnsThatItHasChanged() {
        var store = storeOfMary();
        var id = create(store, INBOX, message("Lunch"));
        var seen = store.item(id).orElseThrow();
        var content = seen.content();
        var tea = content.with(content.properties().with(Known.SUBJECT, "Tea"));
        var streams =
                new ItemStreams(
                        Optional.empty(), Optional.empty(), Map.of(5, Octets.of(new byte[9])));

        assertThat(done(store, new ItemAct.Update(id, seen.changed(), tea, Optional.of(streams))))
                .isEqualTo(id);

        assertThat(store.act(new ItemAct.Update(id, seen.changed(), content, Optional.empty())))
                .isEqualTo(new ItemOutcome.Overtaken());
        var now = store.item(id).orElseThrow();
        assertThat(now.content().properties().text(Known.SUBJECT)).contains("Tea");
        assertThat(now.changed().number()).isGreaterThan(seen.changed().number());
        assertThat(now.hasSource()).isFalse();
        assertThat(store.body(id)).isEmpty();
        assertThat(store.attachment(id, 5).orElseThrow().bytes()).hasSize(9);
    }

    @Test
    default void anUpdateWithoutStreamsKeepsThemAndOneThatSaysWhatIsChangesNothing() {
        var store = storeOfMary();
        var id = done(store, new ItemAct.Creation(INBOX, message("Lunch"), LUNCH_STREAMS));
        var seen = store.item(id).orElseThrow();

        done(store, new ItemAct.Update(id, seen.changed(), seen.content(), Optional.empty()));
        assertThat(store.item(id)).contains(seen);

        var read = seen.content().with(read(seen.content()));
        done(store, new ItemAct.Update(id, seen.changed(), read, Optional.empty()));
        assertThat(store.item(id).orElseThrow().content().isRead()).isTrue();
        assertThat(store.item(id).orElseThrow().changed()).isNotEqualTo(seen.changed());
        assertThat(store.source(id)).isPresent();
        assertThat(folder(store, INBOX).unread()).hasValue(0);
    }

    @Test
    default void anItemThatMovesHasAnotherIdAndTheOldOneIsNotFound() {
        var store = storeOfMary();
        var id = done(store, new ItemAct.Creation(INBOX, message("Lunch"), LUNCH_STREAMS));
        var before = store.item(id).orElseThrow();

        assertThat(done(store, new ItemAct.Move(id, INBOX, BY_OWNER))).isEqualTo(id);
        var moved = done(store, new ItemAct.Move(id, DRAFTS, BY_OWNER));

        assertThat(moved).isNotEqualTo(id);
        assertThat(store.item(id)).isEmpty();
        assertThat(store.source(id)).isEmpty();
        assertThat(refused(store, new ItemAct.Move(id, DRAFTS, BY_OWNER)))
                .isEqualTo(Code.ITEM_UNKNOWN);
        assertThat(refused(store, new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER)))
                .isEqualTo(Code.ITEM_UNKNOWN);
        assertThat(store.item(moved).orElseThrow().changed()).isEqualTo(before.changed());
        assertThat(store.source(moved)).isPresent();
        assertThat(folder(store, INBOX).items()).isZero();
        assertThat(folder(store, DRAFTS).items()).isEqualTo(1);
    }

    @Test
    default void aCopyIsAnotherItemThatOutlivesTheFirst() {
        var store = storeOfMary();
        var id = done(store, new ItemAct.Creation(INBOX, message("Lunch"), LUNCH_STREAMS));

        var copy = done(store, new ItemAct.Copy(id, INBOX));
        done(store, new ItemAct.Deletion(id, Removal.DELETE, BY_OWNER));

        assertThat(copy).isNotEqualTo(id);
        assertThat(store.source(copy)).isPresent();
        assertThat(store.attachment(copy, 1)).isPresent();
        assertThat(subjects(find(store, INBOX, page(0, 9, false)))).containsExactly("Lunch");
    }

    @Test
    default void aDeletedItemLiesInDeletedItemsAndKnowsWhereItLayUntilItMoves() {
        var store = storeOfMary();
        var id = create(store, INBOX, message("Lunch"));
        var before = store.item(id).orElseThrow();

        var deleted = done(store, new ItemAct.Deletion(id, Removal.DELETE, BY_OWNER));

        var item = store.item(deleted).orElseThrow();
        assertThat(item.folder()).isEqualTo(BIN);
        assertThat(item.changed()).isEqualTo(before.changed());
        assertThat(item.content().properties().find(Known.LAST_PARENT))
                .contains(new PropertyValue.Binary(INBOX.entryId().substring(44, 88)));

        var back = done(store, new ItemAct.Move(deleted, INBOX, BY_OWNER));
        assertThat(back).isEqualTo(id);
        assertThat(store.item(back).orElseThrow().content().properties().find(Known.LAST_PARENT))
                .isEmpty();
        var again = done(store, new ItemAct.Deletion(back, Removal.DELETE, BY_OWNER));
        assertThat(store.act(new ItemAct.Deletion(again, Removal.DELETE, BY_OWNER)))
                .isEqualTo(new ItemOutcome.Gone());
        assertThat(folder(store, BIN).items()).isZero();
    }

    @Test
    default void allItemsOfAFolderAreMarkedAsReadOrNot() {
        var store = storeOfMary();
        create(store, INBOX, message("One"));
        create(store, INBOX, message("Two"));

        assertThat(store.act(new ItemAct.ReadMarks(INBOX, true))).isEqualTo(new ItemOutcome.Gone());
        assertThat(folder(store, INBOX).unread()).hasValue(0);

        store.act(new ItemAct.ReadMarks(INBOX, false));
        assertThat(folder(store, INBOX).unread()).hasValue(2);
    }

    @Test
    default void aFolderTakesItsItemsAlong() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        var id = create(store, work, message("Lunch"));

        store.act(new FolderDeletion(work, Removal.DELETE, BY_OWNER));
        assertThat(store.item(id)).isPresent();
        assertThat(folder(store, work).items()).isEqualTo(1);

        store.act(new FolderEmptying(BIN, true, Removal.DELETE, BY_OWNER));
        assertThat(store.item(id)).isEmpty();
        assertThat(store.find(work, page(0, 1, false))).isEmpty();
        assertThat(refused(store, new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER)))
                .isEqualTo(Code.ITEM_UNKNOWN);
    }

    @Test
    default void aCopyOfAFolderHasItemsLikeItsOwn() {
        var store = storeOfMary();
        var work = folderMade(store, INBOX, "Work");
        var below = folderMade(store, work, "Below");
        done(store, new ItemAct.Creation(work, message("Lunch"), LUNCH_STREAMS));
        create(store, below, message("Tea"));
        create(store, below, hidden("Settings"));

        var copy = folderDone(store, new FolderCopy(work, DRAFTS));

        var page = find(store, copy, page(0, 9, false));
        assertThat(subjects(page)).containsExactly("Lunch");
        assertThat(store.source(page.items().getFirst().id())).isPresent();
        var folders = store.foldersOf(MARY).orElseThrow();
        var copyBelow = folders.children(folders.find(copy).orElseThrow()).getFirst();
        assertThat(copyBelow.items()).isEqualTo(1);
        assertThat(copyBelow.bytes()).isEqualTo(folder(store, below).bytes());
    }

    @Test
    default void anEmptiedFolderIsEmptyAndWhatItHeldLiesInDeletedItems() {
        var store = storeOfMary();
        create(store, INBOX, message("One"));
        create(store, INBOX, message("Two"));
        create(store, INBOX, hidden("Settings"));

        store.act(new FolderEmptying(INBOX, false, Removal.DELETE, BY_OWNER));
        assertThat(folder(store, INBOX).items()).isZero();
        var deleted = find(store, BIN, page(0, 9, false));
        assertThat(subjects(deleted)).containsExactlyInAnyOrder("One", "Two");
        assertThat(deleted.items().getFirst().content().properties().find(Known.LAST_PARENT))
                .contains(new PropertyValue.Binary(INBOX.entryId().substring(44, 88)));

        store.act(new FolderEmptying(BIN, false, Removal.DELETE, BY_OWNER));
        assertThat(folder(store, BIN).items()).isZero();
    }

    @Test
    default void aRemovedMailboxLeavesNoItemBehind() {
        var store = storeOfMary();
        var id = done(store, new ItemAct.Creation(INBOX, message("Lunch"), LUNCH_STREAMS));
        store.remove(MARY);
        assertThat(store.item(id)).isEmpty();
        store.put(MARYS_MAILBOX);

        assertThat(store.item(id)).isEmpty();
        assertThat(folder(reopened(store), INBOX).items()).isZero();
    }

    @Test
    default void actsInSeveralMailboxesAreDoneTogetherAndStay() {
        var store = storeOfMary();
        store.put(bobsMailbox());
        var draft = create(store, DRAFTS, message("Lunch"));
        var seen = store.item(draft).orElseThrow().changed();
        var sent = FolderId.of(MARY, DefaultFolder.SENT_ITEMS);
        var read = message("Lunch").with(read(message("Lunch")));

        var outcome =
                store.actTogether(
                        List.of(
                                new ItemAct.Update(draft, seen, read, Optional.empty()),
                                new ItemAct.Move(draft, sent, BY_OWNER),
                                new ItemAct.Creation(BOBS_INBOX, message("Lunch"), LUNCH_STREAMS),
                                new ItemAct.Creation(INBOX, message("Lunch"), LUNCH_STREAMS)));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        JointOutcome.Done.class, done -> assertThat(done.outcomes()).hasSize(4));
        var back = reopened(store);
        assertThat(folder(back, DRAFTS).items()).isZero();
        assertThat(subjects(find(back, sent, page(0, 9, false)))).containsExactly("Lunch");
        var delivered = find(back, BOBS_INBOX, page(0, 9, false)).items().getFirst();
        assertThat(back.source(delivered.id())).isPresent();
        assertThat(folder(back, BOBS_INBOX).unread()).hasValue(1);
        assertThat(folder(back, INBOX).items()).isEqualTo(1);
    }

    @Test
    default void whereOneOfSeveralActsCannotBeDoneNoneIs() {
        var store = storeOfMary();
        store.put(bobsMailbox());
        var draft = create(store, DRAFTS, message("Lunch"));
        var stale = store.item(draft).orElseThrow().changed();
        var tea = message("Tea");
        done(store, new ItemAct.Update(draft, stale, tea, Optional.empty()));
        var before = List.of(folder(store, INBOX), folder(store, DRAFTS));
        var delivery = new ItemAct.Creation(BOBS_INBOX, message("Lunch"), LUNCH_STREAMS);
        var tooLarge =
                new ItemStreams(
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(1, Octets.of(new byte[(25 << 20) + 1])));

        var overtaken =
                store.actTogether(
                        List.of(
                                delivery,
                                new ItemAct.Deletion(draft, Removal.PURGE, BY_OWNER),
                                creation(INBOX, "Copy"),
                                new ItemAct.Update(draft, stale, tea, Optional.empty())));
        var gone = folderMade(store, INBOX, "Gone");
        store.act(new FolderDeletion(gone, Removal.PURGE, BY_OWNER));
        var nowhere = store.actTogether(List.of(delivery, creation(gone, "Copy")));
        var large =
                store.actTogether(
                        List.of(delivery, new ItemAct.Creation(BOBS_INBOX, tea, tooLarge)));
        var changed =
                store.actTogether(
                        List.of(delivery, new ItemAct.Update(draft, stale, tea, Optional.empty())));

        assertThat(undone(overtaken, 3)).isEqualTo(Code.ITEM_UNKNOWN.name());
        assertThat(undone(nowhere, 1)).isEqualTo(Code.FOLDER_UNKNOWN.name());
        assertThat(undone(large, 1)).isEqualTo(Code.ITEM_TOO_LARGE.name());
        assertThat(undone(changed, 1)).isEqualTo("Overtaken");
        assertThatThrownBy(() ->
                        store.actTogether(
                                List.of(
                                        delivery,
                                        creation(FolderId.of(JOE, DefaultFolder.INBOX), "x"))))
                .isInstanceOf(Problem.class);
        assertThat(List.of(folder(store, INBOX), folder(store, DRAFTS))).isEqualTo(before);
        assertThat(folder(store, BOBS_INBOX).items()).isZero();
        var back = reopened(store);
        assertThat(List.of(folder(back, INBOX), folder(back, DRAFTS))).isEqualTo(before);
        assertThat(find(back, BOBS_INBOX, page(0, 9, false)).items()).isEmpty();
    }

    private static String undone(JointOutcome outcome, int index) {
        return outcome instanceof JointOutcome.Undone(var at, var why) && at == index
                ? why instanceof ItemOutcome.Refused(var refusal)
                        ? refusal.code().name()
                        : why.getClass().getSimpleName()
                : fail("not undone by " + index + ": " + outcome);
    }

    private static Recipient.Mailbox bobsMailbox() {
        return new Recipient.Mailbox(BOB, "Bob Minor", Recipient.Kind.PERSON, BERLIN);
    }

    static ItemContent message(String subject) {
        return new ItemContent(
                Properties.NONE
                        .with(Known.ITEM_CLASS, "IPM.Note")
                        .with(Known.SUBJECT, subject)
                        .with(Known.RECEIVED, NOW)
                        .with(Known.MESSAGE_ID, "<" + subject + "@contoso.test>"),
                List.of(
                        new Addressee(Addressee.Kind.TO, "Bob", "bob@contoso.test"),
                        new Addressee(Addressee.Kind.CC, "", "ann@fabrikam.test")),
                List.of());
    }

    @Test
    default void aLargeMessageIsKeptInPiecesAndReadFromAnywhere() {
        var store = storeOfMary();
        var source = large(1);
        var streams = new ItemStreams(Optional.empty(), Optional.of(source), Map.of(1, large(2)));

        var id = done(store, new ItemAct.Creation(INBOX, message("Plan"), streams));
        var copy = done(store, new ItemAct.Copy(id, DRAFTS));

        var kept = store.source(copy).orElseThrow();
        assertThat(kept.isSame(source)).isTrue();
        assertThat(kept.slice(700_001, 300_000).bytes())
                .isEqualTo(source.slice(700_001, 300_000).bytes());
        assertThat(store.attachment(id, 1).orElseThrow().isSame(large(2))).isTrue();
        var size = store.sizeOf(MARY).orElseThrow();
        assertThat(size.storedBytes()).isLessThan(size.bytes() * 3 / 4);
    }

    @Test
    default void whatGoesWhileItIsReadIsNoEnd() {
        var store = storeOfMary();
        var streams = new ItemStreams(Optional.empty(), Optional.of(large(1)), Map.of());
        var id = done(store, new ItemAct.Creation(INBOX, message("Plan"), streams));
        var kept = store.source(id).orElseThrow();

        store.act(new ItemAct.Deletion(id, Removal.PURGE, BY_OWNER));

        assertThatThrownBy(kept::bytes)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.refusal().code())
                                        .isEqualTo(Code.ITEM_CHANGED_WHILE_READ));
        assertThat(store.sizeOf(MARY).orElseThrow().storedBytes()).isZero();
    }

    /// Bytes that cannot be made shorter, more than are in memory at once.
    static Octets large(long seed) {
        var bytes = new byte[1_300_000];
        new Random(seed).nextBytes(bytes);
        return Octets.of(bytes);
    }

    @Test
    default void aMessageWhoseIdIsTooLongForAnIndexIsKeptAndFound() {
        var store = storeOfMary();
        var random = new Random(20_260_302);
        var id = "<";
        while (id.length() < 8_000) {
            id += Long.toString(random.nextLong(), 36);
        }
        var content = message("Long");
        var item =
                create(store, INBOX, content.with(content.properties().with(Known.MESSAGE_ID, id)));

        var filter =
                new Filter.Compared(
                        Known.MESSAGE_ID, Filter.Relation.EQUAL, new PropertyValue.Text(id));
        var query = new ItemQuery(Optional.of(filter), List.of(), false, 0, 9, false);

        assertThat(store.find(INBOX, query).orElseThrow().items())
                .extracting(Item::id)
                .containsExactly(item);
    }

    static ItemContent receivedAt(int minute) {
        var content = message("" + minute);
        Instant at = NOW.plusSeconds(60L * minute);
        return content.with(content.properties().with(Known.RECEIVED, at));
    }

    static ItemContent hidden(String subject) {
        var content = message(subject);
        return content.with(content.properties().with(Known.FLAGS, Known.FLAG_ASSOCIATED, true));
    }

    static Properties read(ItemContent content) {
        return content.properties().with(Known.FLAGS, Known.FLAG_READ, true);
    }

    static ItemAct creation(FolderId folder, String subject) {
        return new ItemAct.Creation(folder, message(subject), ItemStreams.NONE);
    }

    static ItemId create(MailboxStore store, FolderId folder, ItemContent content) {
        return done(store, new ItemAct.Creation(folder, content, ItemStreams.NONE));
    }

    static ItemId done(MailboxStore store, ItemAct act) {
        return store.act(act) instanceof ItemOutcome.Done(var item)
                ? item.id()
                : fail("not done: " + act);
    }

    static Code refused(MailboxStore store, ItemAct act) {
        return store.act(act) instanceof ItemOutcome.Refused(var why)
                ? why.code()
                : fail("not refused: " + act);
    }

    static FolderId folderMade(MailboxStore store, FolderId parent, String name) {
        return folderDone(
                store, new FolderCreation(parent, new FolderName(name), FolderClass.NOTE));
    }

    static FolderId folderDone(MailboxStore store, FolderAct act) {
        return store.act(act) instanceof FolderOutcome.Done(var id) ? id : fail("not done: " + act);
    }

    static Folder folder(MailboxStore store, FolderId id) {
        Address mailbox = id.mailbox();
        return store.foldersOf(mailbox).flatMap(folders -> folders.find(id)).orElseThrow();
    }

    static ItemQuery page(int offset, int most, boolean fromEnd) {
        return new ItemQuery(Optional.empty(), List.of(), false, offset, most, fromEnd);
    }

    static ItemPage find(MailboxStore store, FolderId folder, ItemQuery query) {
        return store.find(folder, query).orElseThrow();
    }

    static List<String> subjects(ItemPage page) {
        return page.items().stream()
                .map(item -> item.content().properties().text(Known.SUBJECT).orElse(""))
                .toList();
    }
}
