package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.FolderRights;
import entente.question.PermissionLevel;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every store promises of those who act for somebody: a part of [MailboxStoreContract].
interface DelegatesContract {
    Address PRINCIPAL = Address.of("mary@contoso.test");
    Address HELPER = Address.of("bob@contoso.test");
    Delegate BOB = new Delegate(HELPER, true, false);
    Map<DefaultFolder, PermissionLevel> LEVELS =
            Map.of(
                    DefaultFolder.CALENDAR,
                    PermissionLevel.EDITOR,
                    DefaultFolder.INBOX,
                    PermissionLevel.REVIEWER);

    MailboxStore emptyStore();

    MailboxStore reopened(MailboxStore store);

    @Test
    default void whoActsForSomebodyHasWhatTheFoldersGiveAlsoAfterARestart() {
        var store = withTwo(emptyStore());

        var refusal = store.act(PRINCIPAL, new DelegateAct.Addition(BOB, LEVELS));
        store.act(PRINCIPAL, new DelegateAct.Requests(MeetingRequests.DELEGATES_ONLY));

        assertThat(refusal).isEmpty();
        for (var each : List.of(store, reopened(store))) {
            assertThat(delegates(each))
                    .isEqualTo(new Delegates(MeetingRequests.DELEGATES_ONLY, List.of(BOB)));
            assertThat(given(each, DefaultFolder.CALENDAR))
                    .isEqualTo(PermissionLevel.EDITOR.rights());
            assertThat(given(each, DefaultFolder.INBOX))
                    .isEqualTo(PermissionLevel.REVIEWER.rights());
            assertThat(given(each, DefaultFolder.TASKS)).isEqualTo(PermissionLevel.NONE.rights());
        }
    }

    @Test
    default void aChangeOfADelegateLeavesWhatItDoesNotName() {
        var store = withTwo(emptyStore());
        store.act(PRINCIPAL, new DelegateAct.Addition(BOB, LEVELS));

        store.act(
                PRINCIPAL,
                new DelegateAct.Revision(
                        HELPER,
                        Optional.empty(),
                        Optional.of(true),
                        Map.of(DefaultFolder.INBOX, PermissionLevel.NONE)));

        assertThat(delegates(store).people()).containsExactly(new Delegate(HELPER, true, true));
        store.act(
                PRINCIPAL,
                new DelegateAct.Revision(HELPER, Optional.of(false), Optional.empty(), Map.of()));
        assertThat(delegates(store).people()).containsExactly(new Delegate(HELPER, false, true));
        assertThat(given(store, DefaultFolder.CALENDAR)).isEqualTo(PermissionLevel.EDITOR.rights());
        assertThat(given(store, DefaultFolder.INBOX)).isEqualTo(PermissionLevel.NONE.rights());
    }

    @Test
    default void whoeverIsRemovedHasNothingLeftInTheFolders() {
        var store = withTwo(emptyStore());
        store.act(PRINCIPAL, new DelegateAct.Addition(BOB, LEVELS));

        store.act(PRINCIPAL, new DelegateAct.Removal(HELPER));

        for (var each : List.of(store, reopened(store))) {
            assertThat(delegates(each)).isEqualTo(Delegates.NONE);
            assertThat(given(each, DefaultFolder.CALENDAR))
                    .isEqualTo(PermissionLevel.FREE_BUSY_TIME_ONLY.rights());
            assertThat(given(each, DefaultFolder.INBOX)).isEqualTo(PermissionLevel.NONE.rights());
        }
    }

    @Test
    default void whoeverLeavesTheDirectoryIsNobodysDelegateAndHasNothingLeftInTheFolders() {
        var store = withTwo(emptyStore());
        store.act(PRINCIPAL, new DelegateAct.Addition(BOB, LEVELS));

        store.remove(HELPER);

        for (var each : List.of(store, reopened(store))) {
            assertThat(delegates(each)).isEqualTo(Delegates.NONE);
            assertThat(given(each, DefaultFolder.CALENDAR))
                    .isEqualTo(PermissionLevel.FREE_BUSY_TIME_ONLY.rights());
            assertThat(given(each, DefaultFolder.INBOX)).isEqualTo(PermissionLevel.NONE.rights());
        }
    }

    @Test
    default void whoCannotActForSomebodyIsRefusedAndNothingChanges() {
        var store = withTwo(emptyStore());
        store.act(PRINCIPAL, new DelegateAct.Addition(BOB, Map.of()));
        var nobody = Address.of("nell@contoso.test");

        assertThat(added(store, PRINCIPAL)).contains(Code.DELEGATE_IS_OWNER);
        assertThat(added(store, nobody)).contains(Code.DELEGATE_WITHOUT_MAILBOX);
        assertThat(added(store, HELPER)).contains(Code.DELEGATE_EXISTS);
        assertThat(store.act(PRINCIPAL, new DelegateAct.Removal(nobody)).map(Refusal::code))
                .contains(Code.DELEGATE_UNKNOWN);
        assertThat(delegates(store).people()).containsExactly(BOB);
        assertThat(given(store, DefaultFolder.CALENDAR))
                .isEqualTo(PermissionLevel.FREE_BUSY_TIME_ONLY.rights());
    }

    @Test
    default void aFolderThatGivesSomethingElseIsChangedAndNoOther() {
        var store = withTwo(emptyStore());
        var before = changed(store, DefaultFolder.CALENDAR);
        var tasksBefore = changed(store, DefaultFolder.TASKS);

        store.act(PRINCIPAL, new DelegateAct.Addition(BOB, LEVELS));
        var added = changed(store, DefaultFolder.CALENDAR);
        store.act(
                PRINCIPAL,
                new DelegateAct.Revision(HELPER, Optional.of(false), Optional.empty(), LEVELS));

        assertThat(added).isNotEqualTo(before);
        assertThat(changed(store, DefaultFolder.CALENDAR)).isEqualTo(added);
        assertThat(changed(store, DefaultFolder.TASKS)).isEqualTo(tasksBefore);
    }

    @Test
    default void whoeverIsOneTooManyForAFolderIsRefusedAndIsNoDelegateEither() {
        var store = withTwo(emptyStore());
        var people = new HashMap<Address, FolderRights>();
        for (var number = 0; number < FolderPermissions.MOST_PEOPLE; number++) {
            people.put(
                    Address.of("person%d@contoso.test".formatted(number)),
                    PermissionLevel.REVIEWER.rights());
        }
        var none = PermissionLevel.NONE.rights();
        var given =
                store.act(
                        new FolderUpdate(
                                FolderId.of(PRINCIPAL, DefaultFolder.INBOX),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new FolderPermissions(none, none, people))));
        assertThat(given).isInstanceOf(FolderOutcome.Done.class);

        assertThat(added(store, HELPER)).contains(Code.PERMISSIONS_TOO_MANY);

        for (var each : List.of(store, reopened(store))) {
            assertThat(delegates(each)).isEqualTo(Delegates.NONE);
            assertThat(given(each, DefaultFolder.CALENDAR))
                    .isEqualTo(PermissionLevel.FREE_BUSY_TIME_ONLY.rights());
        }
    }

    @Test
    default void nobodyHasMoreThanAHundredDelegates() {
        var store = withTwo(emptyStore());
        for (var number = 0; number < Delegates.MOST; number++) {
            var person = Address.of("person%d@contoso.test".formatted(number));
            store.put(mailbox(person));
            assertThat(added(store, person)).isEmpty();
        }

        assertThat(added(store, HELPER)).contains(Code.DELEGATES_TOO_MANY);
    }

    private static Optional<Code> added(MailboxStore store, Address person) {
        return store.act(
                        PRINCIPAL,
                        new DelegateAct.Addition(new Delegate(person, false, false), LEVELS))
                .map(Refusal::code);
    }

    private static MailboxStore withTwo(MailboxStore store) {
        store.put(mailbox(PRINCIPAL));
        store.put(mailbox(HELPER));
        return store;
    }

    private static Recipient.Mailbox mailbox(Address address) {
        return new Recipient.Mailbox(
                address, address.toString(), Recipient.Kind.PERSON, ZoneId.of("UTC"));
    }

    private static Delegates delegates(MailboxStore store) {
        return store.foldersOf(PRINCIPAL).orElseThrow().delegates();
    }

    private static Change changed(MailboxStore store, DefaultFolder place) {
        return store.foldersOf(PRINCIPAL).orElseThrow().folder(place).changed();
    }

    private static FolderRights given(MailboxStore store, DefaultFolder place) {
        var folders = store.foldersOf(PRINCIPAL).orElseThrow();
        return folders.permissions(folders.folder(place)).of(HELPER);
    }
}
