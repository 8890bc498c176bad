package entente.endpoints;

import static entente.endpoints.MailDesk.AS_BOB;
import static entente.endpoints.MailDesk.AS_MARY;
import static entente.endpoints.MailDesk.BOB;
import static entente.endpoints.MailDesk.MARY;
import static entente.endpoints.MailDesk.code;
import static entente.endpoints.MailDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.DefaultFolder;
import entente.problem.Code;
import entente.question.Caller;
import entente.question.FolderRights;
import entente.question.PermissionLevel;
import entente.wire.ews.AddDelegate;
import entente.wire.ews.BatchResult;
import entente.wire.ews.BroughtDelegate;
import entente.wire.ews.BroughtDelegates;
import entente.wire.ews.BroughtPermissions;
import entente.wire.ews.DelegateFolder;
import entente.wire.ews.DelegateUser;
import entente.wire.ews.GetDelegate;
import entente.wire.ews.RemoveDelegate;
import entente.wire.ews.UpdateDelegate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who acts for Mary, as she says and is told.
class OwnDelegatesTest {
    private static final Map<DelegateFolder, String> LEVELS =
            Map.of(DelegateFolder.CALENDAR, "Editor", DelegateFolder.INBOX, "None");

    @TempDir private Path folder;
    private MailDesk desk;
    private OwnDelegates delegates;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        delegates = new OwnDelegates(desk.store);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aDelegateIsToldOfAsSheWasAddedAndTheFolderGivesHerThat() {
        var added = done(added(bob(LEVELS)).getFirst()).orElseThrow();

        assertThat(added.receivesCopies()).isTrue();
        assertThat(added.seesPrivate()).isFalse();
        assertThat(level(added, DelegateFolder.CALENDAR)).contains(PermissionLevel.EDITOR);
        assertThat(level(added, DelegateFolder.JOURNAL)).contains(PermissionLevel.NONE);
        assertThat(inCalendar()).isEqualTo(PermissionLevel.EDITOR.rights());
        assertThat(told(true)).containsExactly(BatchResult.done(Optional.of(added)));
    }

    @Test
    void whatDelegatesMayDoIsToldWhereThatIsAskedFor() {
        added(bob(LEVELS));

        assertThat(done(told(false).getFirst()).orElseThrow().rights()).isEmpty();
    }

    @Test
    void aPermissionThatTheFolderGivesIsWhatADelegateHas() {
        added(bob(Map.of()));

        desk.share(DefaultFolder.TASKS, PermissionLevel.PUBLISHING_EDITOR);

        var told = done(told(true).getFirst()).orElseThrow();
        assertThat(level(told, DelegateFolder.TASKS)).contains(PermissionLevel.PUBLISHING_EDITOR);
    }

    @Test
    void anUpdateThatRepeatsCustomLeavesTheRightsAsTheyAre() {
        added(bob(Map.of()));
        desk.share(DefaultFolder.TASKS, PermissionLevel.PUBLISHING_EDITOR);

        updated(bob(Map.of(DelegateFolder.TASKS, "Custom")), Optional.of("DelegatesOnly"));

        var told = done(told(true).getFirst()).orElseThrow();
        assertThat(level(told, DelegateFolder.TASKS)).contains(PermissionLevel.PUBLISHING_EDITOR);
        assertThat(done(asked(AS_MARY, List.of(), true)).meetingRequests())
                .isEqualTo("DelegatesOnly");
    }

    @Test
    void whoeverIsRemovedIsNoDelegateAndHasNothing() {
        added(bob(LEVELS));

        var removed = removed(named(BOB.toString()));

        assertThat(removed).containsExactly(BatchResult.done(Optional.empty()));
        assertThat(told(true)).isEmpty();
        assertThat(inCalendar()).isEqualTo(PermissionLevel.FREE_BUSY_TIME_ONLY.rights());
    }

    @Test
    void eachPersonOfARequestIsAnsweredInTheOrderAsked() {
        var mary = new BroughtDelegate(named(MARY.toString()), Map.of(), none(), none());

        var results = added(mary, bob(LEVELS), bob(LEVELS));

        assertThat(code(results.get(0))).isEqualTo(Code.DELEGATE_IS_OWNER);
        assertThat(results.get(1)).isInstanceOf(BatchResult.Done.class);
        assertThat(code(results.get(2))).isEqualTo(Code.DELEGATE_EXISTS);
        assertThat(code(removed(named("nell@contoso.test")).getFirst()))
                .isEqualTo(Code.DELEGATE_UNKNOWN);
        assertThat(code(removed(named("")).getFirst())).isEqualTo(Code.DELEGATE_NOT_NAMED);
    }

    @Test
    void whoeverIsNamedAsEverybodyTooIsNobody() {
        var everybody =
                new BroughtPermissions.UserId(
                        Optional.of(BOB.toString()), Optional.of("Default"), false);

        var results = added(new BroughtDelegate(everybody, LEVELS, none(), none()));

        assertThat(code(results.getFirst())).isEqualTo(Code.DELEGATE_NOT_NAMED);
        assertThat(told(true)).isEmpty();
        assertThat(inCalendar()).isEqualTo(PermissionLevel.FREE_BUSY_TIME_ONLY.rights());
    }

    @ParameterizedTest
    @CsvSource({"Owner", "FreeBusyTimeOnly", "Much"})
    void whatNoDelegateCanHaveIsRefused(String level) {
        var results = added(bob(Map.of(DelegateFolder.CALENDAR, level)));

        assertThat(code(results.getFirst())).isEqualTo(Code.DELEGATE_LEVEL_UNKNOWN);
        assertThat(told(true)).isEmpty();
    }

    @Test
    void nobodyButTheOwnerIsToldOfDelegatesOrSaysWhoTheyAre() {
        added(bob(LEVELS));
        var mary = MARY.toString();
        var again = List.of(bob(LEVELS));

        assertThat(code(asked(AS_BOB, List.of(), true))).isEqualTo(Code.DELEGATES_NOT_OWN);
        assertThat(
                        code(
                                delegates
                                        .answer(
                                                AS_BOB,
                                                new AddDelegate.Request(
                                                        new BroughtDelegates(mary, again, none())))
                                        .people()))
                .isEqualTo(Code.DELEGATES_NOT_OWN);
        assertThat(
                        code(
                                delegates
                                        .answer(
                                                AS_BOB,
                                                new UpdateDelegate.Request(
                                                        new BroughtDelegates(mary, again, none())))
                                        .people()))
                .isEqualTo(Code.DELEGATES_NOT_OWN);
        assertThat(
                        code(
                                delegates
                                        .answer(
                                                AS_BOB,
                                                new RemoveDelegate.Request(
                                                        mary, List.of(named(BOB.toString()))))
                                        .people()))
                .isEqualTo(Code.DELEGATES_NOT_OWN);
        assertThat(told(true)).hasSize(1);
    }

    @Test
    void meetingsAreNotDeliveredInAWayThatNobodyKnows() {
        var ask =
                new AddDelegate.Request(
                        new BroughtDelegates(
                                MARY.toString(), List.of(bob(LEVELS)), Optional.of("Everybody")));

        assertThat(code(delegates.answer(AS_MARY, ask).people()))
                .isEqualTo(Code.DELEGATE_MEETINGS_UNKNOWN);
        assertThat(told(true)).isEmpty();
    }

    private List<BatchResult<Optional<DelegateUser>>> added(BroughtDelegate... people) {
        var ask =
                new AddDelegate.Request(
                        new BroughtDelegates(MARY.toString(), List.of(people), none()));
        return done(delegates.answer(AS_MARY, ask).people());
    }

    private void updated(BroughtDelegate person, Optional<String> requests) {
        var ask =
                new UpdateDelegate.Request(
                        new BroughtDelegates(MARY.toString(), List.of(person), requests));
        assertThat(done(delegates.answer(AS_MARY, ask).people()).getFirst())
                .isInstanceOf(BatchResult.Done.class);
    }

    private List<BatchResult<Optional<DelegateUser>>> removed(BroughtPermissions.UserId person) {
        var ask = new RemoveDelegate.Request(MARY.toString(), List.of(person));
        return done(delegates.answer(AS_MARY, ask).people());
    }

    private List<BatchResult<Optional<DelegateUser>>> told(boolean rights) {
        return done(asked(AS_MARY, List.of(), rights)).people();
    }

    private BatchResult<GetDelegate.Told> asked(
            Caller caller, List<BroughtPermissions.UserId> people, boolean rights) {
        return delegates
                .answer(caller, new GetDelegate.Request(MARY.toString(), people, rights))
                .told();
    }

    private FolderRights inCalendar() {
        var folders = desk.store.foldersOf(MARY).orElseThrow();
        return folders.permissions(folders.folder(DefaultFolder.CALENDAR)).of(BOB);
    }

    private static Optional<PermissionLevel> level(DelegateUser user, DelegateFolder folder) {
        return Optional.ofNullable(user.rights().get(folder)).flatMap(FolderRights::level);
    }

    private static BroughtDelegate bob(Map<DelegateFolder, String> levels) {
        return new BroughtDelegate(named(BOB.toString()), levels, Optional.of(true), none());
    }

    private static BroughtPermissions.UserId named(String address) {
        return new BroughtPermissions.UserId(Optional.of(address), none(), false);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
