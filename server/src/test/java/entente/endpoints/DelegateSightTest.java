package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.BOB;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Delegate;
import entente.mailbox.DelegateAct;
import entente.mailbox.ItemId;
import entente.mailbox.ItemOutcome;
import entente.mailbox.JointOutcome;
import entente.problem.Code;
import entente.question.FolderRights;
import entente.question.PermissionLevel;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.FolderRef;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.ItemElement;
import entente.wire.ews.ItemRef;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Bob sees of what is private in Mary's inbox, as her delegate.
class DelegateSightTest {
    private static final FolderRef MARYS_INBOX =
            new FolderRef.ByName("inbox", Optional.of(MARY.toString()));

    @TempDir private Path folder;
    private MailDesk desk;
    private ItemRef secret;

    @BeforeEach
    void openWithSomethingPrivate() {
        desk = MailDesk.open(folder.resolve("store"));
        var says = Properties.NONE.with(Known.SUBJECT, "Raise").with(Known.SENSITIVITY, 3);
        secret = desk.made(MailDesk.item("Message", says, Optional.empty()));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aDelegateWhoSeesWhatIsPrivateReadsFindsAndChangesIt() {
        add(true, PermissionLevel.EDITOR);

        var read = done(desk.get(AS_BOB, secret));

        assertThat(read.content().properties().text(Known.SUBJECT)).contains("Raise");
        assertThat(done(desk.find(AS_BOB, MARYS_INBOX)).items()).hasSize(1);
        assertThat(renamed()).isInstanceOf(BatchResult.Done.class);
        assertThat(desk.subject(secret)).isEqualTo("Bonus");
    }

    @Test
    void aDelegateWhoDoesNotSeeWhatIsPrivateIsToldNothingOfIt() {
        add(false, PermissionLevel.EDITOR);

        assertThat(code(desk.get(AS_BOB, secret))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(done(desk.find(AS_BOB, MARYS_INBOX)).items()).isEmpty();
        assertThat(code(renamed())).isEqualTo(Code.ITEMS_NOT_SHARED);
    }

    @Test
    void toSeeWhatIsPrivateGivesNothingThatTheFolderDoesNotGive() {
        add(true, PermissionLevel.REVIEWER);

        assertThat(desk.get(AS_BOB, secret)).isInstanceOf(BatchResult.Done.class);
        assertThat(code(renamed())).isEqualTo(Code.ITEM_CHANGE_FORBIDDEN);
    }

    @Test
    void whoeverIsNoDelegateAnyMoreSeesNothingAtOnce() {
        add(true, PermissionLevel.EDITOR);

        desk.store.act(MARY, new DelegateAct.Removal(BOB));

        assertThat(code(desk.get(AS_BOB, secret))).isEqualTo(Code.ITEMS_NOT_SHARED);
        assertThat(code(renamed())).isEqualTo(Code.ITEMS_NOT_SHARED);
    }

    @Test
    void whatWasAllowedIsNotDoneOnceADelegateSeesNothingPrivateAnyMore() {
        add(true, PermissionLevel.EDITOR);
        var finder = new ItemFinder(desk.store);
        var item = desk.store.item(ItemId.parse(secret.id()).orElseThrow()).orElseThrow();
        var conditions = finder.giving(AS_BOB, item, ItemFinder.Wish.CHANGE);

        desk.store.act(
                MARY,
                new DelegateAct.Revision(BOB, Optional.empty(), Optional.of(false), Map.of()));

        assertThat(desk.store.actTogether(conditions))
                .isEqualTo(new JointOutcome.Undone(0, new ItemOutcome.Overtaken()));
    }

    @Test
    void whatAFolderGaveIsNotDoneWithWhatIsPrivateOnceADelegateSeesNoneOfItAnyMore() {
        add(true, PermissionLevel.EDITOR);
        var found =
                done(
                        new FolderFinder(desk.store)
                                .findGiving(
                                        AS_BOB,
                                        MARYS_INBOX,
                                        FolderRights::readsItems,
                                        Code.ITEM_CHANGE_FORBIDDEN));
        var conditions = found.giving(FolderRights::readsItems);

        desk.store.act(
                MARY,
                new DelegateAct.Revision(BOB, Optional.empty(), Optional.of(false), Map.of()));

        assertThat(desk.store.actTogether(conditions))
                .isEqualTo(new JointOutcome.Undone(0, new ItemOutcome.Overtaken()));
    }

    private void add(boolean seesPrivate, PermissionLevel level) {
        var bob = new Delegate(BOB, false, seesPrivate);
        assertThat(
                        desk.store.act(
                                MARY,
                                new DelegateAct.Addition(bob, Map.of(DefaultFolder.INBOX, level))))
                .isEmpty();
    }

    private BatchResult<ItemElement> renamed() {
        return desk.update(
                AS_BOB,
                ConflictResolution.AUTO_RESOLVE,
                secret,
                new ItemEdit.SetProperties(Properties.NONE.with(Known.SUBJECT, "Bonus")));
    }
}
