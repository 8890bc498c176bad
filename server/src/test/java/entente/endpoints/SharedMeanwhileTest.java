package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.BOB;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static entente.endpoints.MailDesk.draft;
import static org.assertj.core.api.Assertions.assertThat;

import entente.delivery.Delivery;
import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.mailbox.MailboxStore;
import entente.mailtips.TipTerms;
import entente.problem.Code;
import entente.question.FolderRights;
import entente.question.FolderRights.Extent;
import entente.question.FolderRights.Reading;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.BroughtPermissions;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.CopyItem;
import entente.wire.ews.CreateFolder;
import entente.wire.ews.CreateItem;
import entente.wire.ews.DeleteItem;
import entente.wire.ews.DeleteType;
import entente.wire.ews.Disposition;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderField;
import entente.wire.ews.FolderProperties;
import entente.wire.ews.FolderRef;
import entente.wire.ews.Invitations;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemRef;
import entente.wire.ews.MarkAllItemsAsRead;
import entente.wire.ews.MoveItem;
import entente.wire.ews.UpdateFolder;
import entente.wire.ews.UpdateItem;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of what Bob does in Mary's folders when she shares them with him no longer, before it is done.
class SharedMeanwhileTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));
    private static final FolderRef INBOX = marys("inbox");
    private static final ItemEdit HIDDEN =
            new ItemEdit.SetProperties(Properties.NONE.with(Known.SENSITIVITY, 2));

    @TempDir private Path folder;
    private MailDesk desk;
    private ItemRef letter;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        letter = desk.made(draft("Hers"));
        desk.share(DefaultFolder.INBOX, PermissionLevel.OWNER);
        desk.share(DefaultFolder.DRAFTS, PermissionLevel.OWNER);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void nobodyGivesHerselfBackWhatWasTakenFromHer() {
        var rights =
                new BroughtPermissions.Entry(
                        new BroughtPermissions.UserId(
                                Optional.of(BOB.toString()), Optional.empty(), false),
                        Optional.of("Owner"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var set = folder(Optional.of(new BroughtPermissions(false, List.of(rights))));
        var change =
                new UpdateFolder.Change(
                        INBOX,
                        Optional.empty(),
                        List.of(new UpdateFolder.Update.Put(FolderField.PERMISSION_SET, set)));

        var result =
                new OwnFolders(closing(DefaultFolder.INBOX, "act"))
                        .answer(AS_BOB, new UpdateFolder.Request(List.of(change)))
                        .folders()
                        .getFirst();

        assertThat(code(result)).isEqualTo(Code.FOLDER_CHANGE_FORBIDDEN);
        assertThat(code(desk.find(AS_BOB, INBOX))).isEqualTo(Code.FOLDER_NOT_SHARED);
    }

    @Test
    void noFolderIsMadeWhereNoneMayBeMadeAnyMore() {
        var named =
                new FolderProperties(
                        Optional.of(FolderElement.Kind.FOLDER),
                        Optional.of("More"),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(FolderField.DISPLAY_NAME));

        var result =
                new OwnFolders(closing(DefaultFolder.INBOX, "act"))
                        .answer(AS_BOB, new CreateFolder.Request(INBOX, List.of(named)))
                        .folders()
                        .getFirst();

        assertThat(code(result)).isEqualTo(Code.FOLDER_CHANGE_FORBIDDEN);
    }

    @Test
    void nothingIsPutIntoAFolderNorDeletedNorChangedThatIsNotSharedAnyMore() {
        assertThat(made()).isInstanceOf(BatchResult.Refused.class);
        assertThat(code(deleted(closing(DefaultFolder.INBOX)))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(renamed(closing(DefaultFolder.INBOX)))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(marked()).isInstanceOf(BatchResult.Refused.class);

        assertThat(desk.subjects("inbox")).containsExactly("Hers");
    }

    @Test
    void anItemGoesNowhereWhereNothingMayBePutAnyMore() {
        var move = new MoveItem.Request(marys("drafts"), List.of(letter), true);
        var copy = new CopyItem.Request(marys("drafts"), List.of(letter), true);

        var moved = own(closing(DefaultFolder.DRAFTS)).answer(AS_BOB, move).items().getFirst();
        var copied = own(closing(DefaultFolder.DRAFTS)).answer(AS_BOB, copy).items().getFirst();

        assertThat(List.of(code(moved), code(copied))).containsOnly(Code.FOLDER_NOT_SHARED);
        assertThat(desk.subjects("drafts")).isEmpty();
    }

    @Test
    void whoMayNotReadAnItemAnyMoreDoesNotDeleteIt() {
        var blind =
                new FolderRights(
                        true, true, true, true, true, Extent.ALL, Extent.ALL, Reading.NONE);
        var store =
                Meanwhile.before(
                        desk.store, "actTogether", () -> desk.share(DefaultFolder.INBOX, blind));

        assertThat(code(deleted(store))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(marked(blind)).isInstanceOf(BatchResult.Refused.class);
        assertThat(desk.subjects("inbox")).containsExactly("Hers");
    }

    @Test
    void nothingIsDeletedThatHasBecomePrivate() {
        var store =
                Meanwhile.before(
                        desk.store,
                        "actTogether",
                        () ->
                                done(
                                        desk.update(
                                                MailDesk.AS_MARY,
                                                ConflictResolution.ALWAYS_OVERWRITE,
                                                letter,
                                                HIDDEN)));

        assertThat(code(deleted(store))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(desk.subjects("inbox")).containsExactly("Hers");
    }

    private MailboxStore closing(DefaultFolder place) {
        return closing(place, "actTogether");
    }

    private MailboxStore closing(DefaultFolder place, String before) {
        desk.share(place, PermissionLevel.OWNER);
        return Meanwhile.before(desk.store, before, () -> desk.share(place, PermissionLevel.NONE));
    }

    private static OwnItems own(MailboxStore store) {
        return new OwnItems(store, new Delivery(store, TipTerms.USUAL, CLOCK), CLOCK);
    }

    private BatchResult<?> made() {
        var ask =
                new CreateItem.Request(
                        Optional.of(Disposition.SAVE_ONLY),
                        Optional.of(INBOX),
                        List.of(BatchResult.done(draft("More"))));
        return own(closing(DefaultFolder.INBOX)).answer(AS_BOB, ask).items().getFirst();
    }

    private BatchResult<?> deleted(MailboxStore store) {
        var ask =
                new DeleteItem.Request(
                        DeleteType.HARD_DELETE,
                        Optional.of(Invitations.SEND_TO_NONE),
                        List.of(letter));
        return own(store).answer(AS_BOB, ask).items().getFirst();
    }

    private BatchResult<?> renamed(MailboxStore store) {
        var edit = new ItemEdit.SetProperties(Properties.NONE.with(Known.SUBJECT, "Other"));
        var ask =
                new UpdateItem.Request(
                        ConflictResolution.ALWAYS_OVERWRITE,
                        Optional.of(Disposition.SAVE_ONLY),
                        Optional.empty(),
                        List.of(new UpdateItem.Change(letter, BatchResult.done(List.of(edit)))));
        return MailDesk.updates(store).answer(AS_BOB, ask).items().getFirst();
    }

    private BatchResult<?> marked() {
        return marked(closing(DefaultFolder.INBOX));
    }

    private BatchResult<?> marked(FolderRights rights) {
        desk.share(DefaultFolder.INBOX, rights);
        return marked(desk.store);
    }

    private static BatchResult<?> marked(MailboxStore store) {
        return own(store)
                .answer(AS_BOB, new MarkAllItemsAsRead.Request(true, List.of(INBOX)))
                .folders()
                .getFirst();
    }

    private static FolderProperties folder(Optional<BroughtPermissions> permissions) {
        return new FolderProperties(
                Optional.of(FolderElement.Kind.FOLDER),
                Optional.empty(),
                Optional.empty(),
                permissions,
                Set.of(FolderField.PERMISSION_SET));
    }

    private static FolderRef marys(String place) {
        return new FolderRef.ByName(place, Optional.of(MARY.toString()));
    }
}
