package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.BOB;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderClass;
import entente.mailbox.FolderCreation;
import entente.mailbox.FolderId;
import entente.mailbox.FolderName;
import entente.mailbox.FolderPermissions;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.FindFolder;
import entente.wire.ews.FolderElement;
import entente.wire.ews.FolderRef;
import entente.wire.ews.FolderShape;
import entente.wire.ews.SyncFolderHierarchy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Bob is told of folders that lie in a folder that Mary shares with him.
class SharedFolderTellingTest {
    @TempDir private Path folder;

    @Test
    void ofEachFolderItIsToldWhatThatGivesAndNotTheOneItLiesIn() {
        try (var desk = MailDesk.open(folder.resolve("store"))) {
            desk.share(DefaultFolder.INBOX, PermissionLevel.REVIEWER);
            desk.store.act(made("Filled", PermissionLevel.AUTHOR));
            desk.store.act(made("Closed", PermissionLevel.NONE));
            var ask =
                    new FindFolder.Request(
                            FindFolder.Traversal.SHALLOW,
                            FolderShape.IDS_ONLY,
                            Optional.empty(),
                            BatchResult.done(Optional.empty()),
                            List.of(new FolderRef.ByName("inbox", Optional.of(MARY.toString()))));

            var found = new MailboxFolders(desk.store).answer(AS_BOB, ask).results().getFirst();

            assertThat(done(found).items())
                    .extracting(FolderElement::displayName, told -> told.rights().fill())
                    .containsExactly(tuple("Filled", true));
        }
    }

    @Test
    void synchronizingTellsNothingOfWhatLiesInAnothersFolder() {
        try (var desk = MailDesk.open(folder.resolve("store"))) {
            desk.share(DefaultFolder.INBOX, PermissionLevel.OWNER);
            desk.store.act(made("Filled", PermissionLevel.OWNER));
            var ask =
                    new SyncFolderHierarchy.Request(
                            FolderShape.IDS_ONLY,
                            Optional.of(
                                    new FolderRef.ByName("inbox", Optional.of(MARY.toString()))),
                            Optional.empty());

            var changes = new MailboxFolders(desk.store).answer(AS_BOB, ask).result();

            assertThat(done(changes).created()).isEmpty();
        }
    }

    private static FolderCreation made(String name, PermissionLevel level) {
        var none = PermissionLevel.NONE.rights();
        return new FolderCreation(
                FolderId.of(MARY, DefaultFolder.INBOX),
                new FolderName(name),
                FolderClass.NOTE,
                Optional.of(new FolderPermissions(none, none, Map.of(BOB, level.rights()))));
    }
}
