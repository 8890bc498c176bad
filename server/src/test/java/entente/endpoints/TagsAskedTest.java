package entente.endpoints;

import static entente.endpoints.GivenTags.giving;
import static entente.endpoints.GivenTags.tagged;
import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.BOB;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.draft;
import static entente.endpoints.MailDesk.name;
import static entente.endpoints.MailDesk.ref;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.PolicyTag;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderClass;
import entente.mailbox.FolderCreation;
import entente.mailbox.FolderId;
import entente.mailbox.FolderName;
import entente.mailbox.FolderOutcome;
import entente.mailbox.FolderPermissions;
import entente.mailbox.FolderUpdate;
import entente.mailbox.RetentionTag;
import entente.mailbox.TagReach;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.CreateFolder;
import entente.wire.ews.CreateItem;
import entente.wire.ews.Disposition;
import entente.wire.ews.ExportItems;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderField;
import entente.wire.ews.FolderProperties;
import entente.wire.ews.FolderRef;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemRef;
import entente.wire.ews.NewItem;
import entente.wire.ews.UpdateFolder;
import entente.wire.ews.UpdateFolder.Update;
import entente.wire.ews.UpdateItem;
import entente.wire.ews.UploadItems;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may give what which retention tag, and by which ways no other comes about.
class TagsAskedTest {
    private static final RetentionTag WEEK =
            new RetentionTag(
                    "Week",
                    new UUID(0, 1),
                    new TagReach.Personal(),
                    OptionalInt.of(7),
                    RetentionTag.Action.PERMANENTLY_DELETE);
    private static final UUID NOBODYS = new UUID(0, 4);
    private static final String STAND_UP =
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:2\nSUMMARY:Stand-up\nDTSTART:20260406T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\nEND:VCALENDAR\n";
    private static final ItemEdit REMOVED = new ItemEdit.Remove(Known.POLICY_TAG);
    private static final ItemEdit RENAMED =
            new ItemEdit.SetProperties(Properties.NONE.with(Known.SUBJECT, "Tea"));

    @TempDir private Path folder;
    private MailDesk desk;
    private OwnFolders own;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        own = new OwnFolders(desk.store);
        desk.follow(List.of(MARY, BOB), WEEK);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whoeverOwnsOneFolderOfAnothersGivesItNoTagByWhichWouldGoWhatSheDoesNotSee() {
        var work = made(FolderId.of(MARY, DefaultFolder.INBOX), "Work");
        var deep = made(work, "Deep");
        var place = new FolderRef.ById(work.text());
        var secret =
                ref(
                        done(
                                desk.create(
                                        AS_MARY,
                                        place,
                                        MailDesk.item(
                                                "Message",
                                                Properties.NONE
                                                        .with(Known.SUBJECT, "Raise")
                                                        .with(Known.SENSITIVITY, 2),
                                                Optional.empty()))));
        done(
                changedFolder(
                        AS_MARY,
                        place,
                        new Update.Put(FolderField.POLICY_TAG, properties("", WEEK))));
        share(work, PermissionLevel.OWNER);
        var before = desk.store.tagUses(MARY);

        for (var update :
                List.of(
                        new Update.Put(FolderField.POLICY_TAG, properties("", WEEK)),
                        new Update.Delete(FolderField.POLICY_TAG))) {
            assertThat(code(changedFolder(AS_BOB, place, update)))
                    .isEqualTo(Code.RETENTION_TAG_OF_ANOTHER);
        }
        var making = new CreateFolder.Request(place, List.of(properties("Mine", WEEK)));
        assertThat(code(own.answer(AS_BOB, making).folders().getFirst()))
                .isEqualTo(Code.RETENTION_TAG_OF_ANOTHER);
        var name =
                new FolderProperties(
                        Optional.of(FolderElement.Kind.FOLDER),
                        Optional.of("Renamed"),
                        Optional.empty(),
                        Set.of(FolderField.DISPLAY_NAME));
        done(changedFolder(AS_BOB, place, new Update.Put(FolderField.DISPLAY_NAME, name)));

        assertThat(code(desk.get(AS_BOB, secret))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(desk.store.foldersOf(MARY).orElseThrow().find(deep)).isPresent();
        assertThat(desk.store.tagUses(MARY)).isEqualTo(before);
        assertThat(before).singleElement().extracting(use -> use.folders().size()).isEqualTo(1);
    }

    private FolderId made(FolderId parent, String name) {
        var act = new FolderCreation(parent, new FolderName(name), FolderClass.NOTE);
        return ((FolderOutcome.Done) desk.store.act(act)).folder();
    }

    private void share(FolderId place, PermissionLevel level) {
        var none = PermissionLevel.NONE.rights();
        desk.store.act(
                new FolderUpdate(
                        place,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                                new FolderPermissions(none, none, Map.of(BOB, level.rights())))));
    }

    private BatchResult<FolderElement> changedFolder(
            Caller caller, FolderRef place, Update update) {
        var change = new UpdateFolder.Change(place, Optional.empty(), List.of(update));
        return own.answer(caller, new UpdateFolder.Request(List.of(change))).folders().getFirst();
    }

    private static FolderProperties properties(String name, RetentionTag tag) {
        return new FolderProperties(
                Optional.of(FolderElement.Kind.FOLDER),
                Optional.of(name).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(BatchResult.done(tag.id())),
                name.isEmpty()
                        ? Set.of(FolderField.POLICY_TAG)
                        : Set.of(FolderField.DISPLAY_NAME, FolderField.POLICY_TAG));
    }

    @Test
    void whoMayChangeItemsOfAnothersGivesThemNoTagsAndTakesNone() {
        var plain = desk.made(draft("Lunch"));
        var kept = desk.made(draft("Dinner"));
        done(desk.update(kept, giving(WEEK.id())));
        desk.share(DefaultFolder.INBOX, PermissionLevel.OWNER);

        for (var tag : List.of(WEEK.id(), NOBODYS)) {
            assertThat(code(changed(plain, giving(tag)))).isEqualTo(Code.RETENTION_TAG_OF_ANOTHER);
        }
        assertThat(code(changed(kept, RENAMED, REMOVED))).isEqualTo(Code.RETENTION_TAG_OF_ANOTHER);
        assertThat(code(desk.create(AS_BOB, inMarys(), letter(WEEK.id()))))
                .isEqualTo(Code.RETENTION_TAG_OF_ANOTHER);
        done(changed(kept, RENAMED, giving(WEEK.id())));
        done(changed(plain, RENAMED, REMOVED));

        assertThat(tagOf(plain)).isEmpty();
        assertThat(tagOf(kept)).contains(WEEK.id());
        assertThat(desk.subject(kept)).isEqualTo("Tea");
    }

    private static FolderRef inMarys() {
        return new FolderRef.ById(FolderId.of(MARY, DefaultFolder.INBOX).text());
    }

    private BatchResult<?> changed(ItemRef item, ItemEdit... edits) {
        var current = new ItemRef(item.id(), Optional.empty());
        return desk.update(AS_BOB, ConflictResolution.AUTO_RESOLVE, current, edits);
    }

    @Test
    void whoMayChangeACalendarLeavesTheTagsOfWhatLiesInIt() {
        var meeting = ref(done(desk.find(AS_MARY, name("calendar"))).items().getFirst());
        done(desk.updateMeeting(AS_MARY, meeting, giving(WEEK.id())));
        desk.share(DefaultFolder.CALENDAR, PermissionLevel.EDITOR);

        for (var edit : List.of(REMOVED, giving(NOBODYS))) {
            assertThat(code(desk.updateMeeting(AS_BOB, meeting, edit)))
                    .isEqualTo(Code.RETENTION_TAG_OF_ANOTHER);
        }
        done(desk.updateMeeting(AS_BOB, meeting, RENAMED));

        assertThat(tagOf(meeting)).contains(WEEK.id());
    }

    @Test
    void anOccurrenceIsGivenATagByTheOwnerOfItsSeriesAlone() {
        desk.store.importCalendar(MARY, new ByteArrayInputStream(STAND_UP.getBytes(UTF_8)));
        desk.share(DefaultFolder.CALENDAR, PermissionLevel.OWNER);
        var series =
                done(desk.find(AS_MARY, name("calendar"))).items().stream()
                        .filter(item -> item.content().properties().text(Known.SUBJECT).isPresent())
                        .map(MailDesk::ref)
                        .findFirst()
                        .orElseThrow();
        var second = new ItemRef(series.id(), Optional.empty(), new ItemRef.Which.Occurrence(2));

        for (var tag : List.of(WEEK.id(), NOBODYS)) {
            assertThat(code(desk.updateMeeting(AS_BOB, second, giving(tag))))
                    .isEqualTo(Code.RETENTION_TAG_OF_ANOTHER);
        }
        assertThat(code(desk.updateMeeting(AS_MARY, second, giving(NOBODYS))))
                .isEqualTo(Code.RETENTION_TAG_UNKNOWN);
        var before = tagOf(series);
        done(desk.updateMeeting(AS_MARY, second, giving(WEEK.id())));

        assertThat(before).isEmpty();
        assertThat(tagOf(series)).contains(WEEK.id());
    }

    @Test
    void nothingIsSentWithATagThatThePolicyHasNot() {
        var saved = desk.made(letter(WEEK.id()));
        for (var how : List.of(Disposition.SEND_ONLY, Disposition.SEND_AND_SAVE_COPY)) {
            var made =
                    new CreateItem.Request(
                            Optional.of(how),
                            Optional.empty(),
                            List.of(BatchResult.done(letter(NOBODYS))));
            assertThat(code(desk.own.answer(AS_MARY, made).items().getFirst()))
                    .isEqualTo(Code.RETENTION_TAG_UNKNOWN);
            assertThat(code(sent(saved, how, NOBODYS))).isEqualTo(Code.RETENTION_TAG_UNKNOWN);
        }

        done(sent(saved, Disposition.SEND_AND_SAVE_COPY, WEEK.id()));

        assertThat(done(desk.find(AS_BOB, name("inbox"))).items()).hasSize(1);
        assertThat(tagOf(ref(done(desk.find(AS_MARY, name("sentitems"))).items().getFirst())))
                .contains(WEEK.id());
    }

    private BatchResult<?> sent(ItemRef saved, Disposition how, UUID tag) {
        var change = new UpdateItem.Change(saved, BatchResult.done(List.of(giving(tag))));
        var ask =
                new UpdateItem.Request(
                        ConflictResolution.AUTO_RESOLVE,
                        Optional.of(how),
                        Optional.empty(),
                        List.of(change));
        return desk.updates.answer(AS_MARY, ask).items().getFirst();
    }

    @Test
    void whatIsBroughtBackHasATagOfThePolicyOrTheOneThatTheItemHas() {
        var letter = desk.made(letter(WEEK.id()));
        var parcels = new ItemParcels(desk.store);
        var data =
                done(parcels.answer(AS_MARY, new ExportItems.Request(List.of(letter)))
                                .items()
                                .getFirst())
                        .data();
        var made = upload(UploadItems.CreateAction.CREATE_NEW, Optional.empty(), data);
        var put = upload(UploadItems.CreateAction.UPDATE, Optional.of(letter), data);
        desk.follow(List.of(MARY, BOB));

        assertThat(code(parcels.answer(AS_MARY, made).items().getFirst()))
                .isEqualTo(Code.RETENTION_TAG_UNKNOWN);
        done(parcels.answer(AS_MARY, put).items().getFirst());
        var kept = tagOf(letter);
        done(desk.update(new ItemRef(letter.id(), Optional.empty()), REMOVED));

        assertThat(kept).contains(WEEK.id());
        assertThat(code(parcels.answer(AS_MARY, put).items().getFirst()))
                .isEqualTo(Code.RETENTION_TAG_UNKNOWN);
        assertThat(tagOf(letter)).isEmpty();
        assertThat(desk.subjects("inbox")).containsExactly("Lunch");
    }

    private static UploadItems.Request upload(
            UploadItems.CreateAction action, Optional<ItemRef> item, Octets data) {
        return new UploadItems.Request(
                List.of(
                        new UploadItems.Upload(
                                action,
                                Optional.empty(),
                                Optional.of(inMarys()),
                                item.map(known -> new ItemRef(known.id(), Optional.empty())),
                                data)));
    }

    private Optional<UUID> tagOf(ItemRef item) {
        return PolicyTag.of(desk.whole(item).content().properties());
    }

    private static NewItem letter(UUID tag) {
        var plain =
                MailDesk.item(
                        "Message",
                        tagged(Properties.NONE.with(Known.SUBJECT, "Lunch"), tag),
                        Optional.empty());
        var to = new Addressee(Addressee.Kind.TO, "Bob", BOB.toString());
        return new NewItem(
                plain.element(),
                new ItemContent(plain.content().properties(), List.of(to), List.of()),
                plain.body(),
                plain.mime(),
                plain.attachments(),
                plain.flagged());
    }
}
