package entente.mailbox;

import static entente.mailbox.MailboxStoreContract.BY_OWNER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Problem;
import entente.question.Address;
import entente.question.Domain;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders that somebody makes in a mailbox.
class OwnFoldersTest {
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Address BOB = Address.of("bob@contoso.test");
    private static final FolderId INBOX = FolderId.of(MARY, DefaultFolder.INBOX);
    private static final FolderId BIN = FolderId.of(MARY, DefaultFolder.DELETED_ITEMS);
    private static final FolderId CALENDAR = FolderId.of(MARY, DefaultFolder.CALENDAR);

    @TempDir private Path folder;
    private MailboxStore store;

    @BeforeEach
    void openWithMaryAndBob() {
        store = open();
        for (var address : List.of(MARY, BOB)) {
            var zone = ZoneId.of("Europe/Berlin");
            store.put(new Recipient.Mailbox(address, "M", Recipient.Kind.PERSON, zone));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aFolderIsThereAsItWasMadeAlsoAfterARestart() {
        var made =
                done(
                        new FolderCreation(
                                INBOX, new FolderName("C/D"), new FolderClass("IPF.Note.Mine")));

        reopen();

        var found = find(made);
        assertThat(found.displayName()).isEqualTo("C/D");
        assertThat(found.folderClass()).isEqualTo("IPF.Note.Mine");
        assertThat(found.place()).isEmpty();
        assertThat(folders().parent(found).map(Folder::id)).contains(INBOX);
        assertThat(FolderId.parse(made.text())).contains(made);
    }

    @Test
    void namesAreToldApartWithoutRegardToCase() {
        made(INBOX, "Ärger");

        assertThat(refused(creation(INBOX, "äRGER"))).isEqualTo(Code.FOLDER_EXISTS);
        assertThat(refused(creation(INBOX, "A\u0308rger"))).isEqualTo(Code.FOLDER_EXISTS);
        assertThat(refused(creation(FolderId.of(MARY, DefaultFolder.TOP), "INBOX")))
                .isEqualTo(Code.FOLDER_EXISTS);
        made(BIN, "Ärger");
    }

    @Test
    void aFolderKeepsItsIdWhenItIsRenamedAndMoved() {
        var work = made(INBOX, "Work");
        var before = find(work).changed();

        assertThat(done(rename(work, "Play"))).isEqualTo(work);
        assertThat(done(new FolderMove(work, CALENDAR))).isEqualTo(work);

        assertThat(find(work).displayName()).isEqualTo("Play");
        assertThat(folders().parent(find(work)).map(Folder::id)).contains(CALENDAR);
        assertThat(find(work).changed().number()).isGreaterThan(before.number());
    }

    @Test
    void ofTwoWhoChangeAFolderTheSecondLearnsThatItHasChanged() {
        var work = made(INBOX, "Work");
        var key = Optional.of(find(work).changed().key());

        done(new FolderUpdate(work, key, Optional.of(new FolderName("Play")), Optional.empty()));

        assertThat(
                        refused(
                                new FolderUpdate(
                                        work,
                                        key,
                                        Optional.of(new FolderName("Rest")),
                                        Optional.empty())))
                .isEqualTo(Code.FOLDER_CHANGE_KEY_STALE);
        assertThat(
                        refused(
                                new FolderUpdate(
                                        work,
                                        Optional.of("?"),
                                        Optional.empty(),
                                        Optional.empty())))
                .isEqualTo(Code.FOLDER_CHANGE_KEY_MALFORMED);
        assertThat(find(work).displayName()).isEqualTo("Play");
    }

    @Test
    void aFolderInAnotherChangesNoKeyOfThatOne() {
        var work = made(INBOX, "Work");
        var key = find(work).changed();

        made(work, "Below");

        assertThat(find(work).changed()).isEqualTo(key);
        assertThat(find(work).folders()).isEqualTo(1);
    }

    @Test
    void aFolderStaysOfItsKind() {
        var work = made(INBOX, "Work");

        assertThat(refused(reclass(work, "IPF.Appointment"))).isEqualTo(Code.FOLDER_KIND_FIXED);
        done(reclass(work, "IPF.Note.Mine"));
        assertThat(find(work).folderClass()).isEqualTo("IPF.Note.Mine");
    }

    @Test
    void noFolderIsPutIntoItself() {
        var work = made(INBOX, "Work");
        var below = made(work, "Below");

        assertThat(refused(new FolderMove(work, below))).isEqualTo(Code.FOLDER_INTO_ITSELF);
        assertThat(refused(new FolderMove(work, work))).isEqualTo(Code.FOLDER_INTO_ITSELF);
        assertThat(refused(new FolderCopy(work, below))).isEqualTo(Code.FOLDER_INTO_ITSELF);
    }

    @Test
    void defaultFoldersStayAsTheyAre() {
        assertThat(refused(new FolderMove(INBOX, BIN))).isEqualTo(Code.DEFAULT_FOLDER_NOT_MOVED);
        assertThat(refused(new FolderDeletion(INBOX, Removal.PURGE, BY_OWNER)))
                .isEqualTo(Code.DEFAULT_FOLDER_NOT_DELETED);
        assertThat(refused(rename(INBOX, "Post"))).isEqualTo(Code.DEFAULT_FOLDER_NOT_CHANGED);
        assertThat(done(rename(INBOX, "Inbox"))).isEqualTo(INBOX);
    }

    @Test
    void aCopyHasAllTheFoldersAndOthersIds() {
        var work = made(INBOX, "Work");
        made(made(work, "Below"), "Deeper");

        var copy = done(new FolderCopy(work, BIN));

        assertThat(names(copy)).containsExactly("Below", "Deeper");
        assertThat(names(work)).containsExactly("Below", "Deeper");
        assertThat(copy).isNotEqualTo(work);
    }

    @Test
    void aCalendarIsCopiedWithWhatItHolds() {
        assertThat(find(done(new FolderCopy(CALENDAR, INBOX))).folderClass())
                .isEqualTo("IPF.Appointment");
        store.importCalendar(
                MARY,
                new ByteArrayInputStream(
                        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260302T090000Z\nEND:VEVENT\nEND:VCALENDAR\n"
                                .getBytes(UTF_8)));

        assertThat(find(done(new FolderCopy(CALENDAR, BIN))).items()).isEqualTo(1);
    }

    @Test
    void whatIsDeletedLiesInDeletedItemsUntilItIsDeletedThere() {
        var first = made(INBOX, "Work");
        made(first, "Below");
        done(new FolderDeletion(first, Removal.DELETE, BY_OWNER));
        var second = made(INBOX, "Work");
        done(new FolderDeletion(second, Removal.DELETE, BY_OWNER));

        assertThat(names(BIN)).containsExactly("Work", "Below", "Work (2)");

        done(new FolderDeletion(first, Removal.DELETE, BY_OWNER));
        assertThat(names(BIN)).containsExactly("Work (2)");
    }

    @Test
    void whatIsDeletedForGoodIsGoneWithAllInIt() {
        var work = made(INBOX, "Work");
        var below = made(work, "Below");

        done(new FolderDeletion(work, Removal.PURGE, BY_OWNER));

        assertThat(folders().find(work)).isEmpty();
        assertThat(folders().find(below)).isEmpty();
        assertThat(refused(rename(work, "x"))).isEqualTo(Code.FOLDER_UNKNOWN);
        assertThat(refused(creation(below, "x"))).isEqualTo(Code.FOLDER_PARENT_UNKNOWN);
        assertThat(refused(new FolderMove(made(INBOX, "y"), work)))
                .isEqualTo(Code.FOLDER_DESTINATION_UNKNOWN);
    }

    @Test
    void aFolderIsEmptiedOfItsFoldersIfThatIsAsked() {
        made(made(INBOX, "Work"), "Below");

        done(new FolderEmptying(INBOX, false, Removal.PURGE, BY_OWNER));
        assertThat(names(INBOX)).containsExactly("Work", "Below");

        done(new FolderEmptying(INBOX, true, Removal.DELETE, BY_OWNER));
        assertThat(names(INBOX)).isEmpty();
        assertThat(names(BIN)).containsExactly("Work", "Below");

        done(new FolderEmptying(BIN, true, Removal.DELETE, BY_OWNER));
        assertThat(names(BIN)).isEmpty();
    }

    @Test
    void calendarsAndWhatHoldsDefaultFoldersAreNotEmptied() {
        for (var place : List.of(DefaultFolder.ROOT, DefaultFolder.TOP, DefaultFolder.CALENDAR)) {
            assertThat(
                            refused(
                                    new FolderEmptying(
                                            FolderId.of(MARY, place),
                                            true,
                                            Removal.PURGE,
                                            BY_OWNER)))
                    .isEqualTo(Code.FOLDER_NOT_EMPTIED);
        }
    }

    @Test
    void foldersLieOnlySoDeep() {
        var parent = INBOX;
        for (var depth = 3; depth <= FolderTree.DEEPEST; depth++) {
            parent = made(parent, "x");
        }

        assertThat(refused(creation(parent, "x"))).isEqualTo(Code.FOLDER_TOO_DEEP);
        assertThat(refused(new FolderMove(made(INBOX, "y"), parent)))
                .isEqualTo(Code.FOLDER_TOO_DEEP);
    }

    @Test
    void aMailboxHasOnlySoManyFolders() {
        var tens = made(INBOX, "ten");
        IntStream.range(0, 9).forEach(number -> made(tens, "x" + number));
        var hundred = tenfold(tens, "hundred");
        var thousand = tenfold(hundred, "thousand");
        IntStream.range(0, 7)
                .forEach(number -> {
                    var place = made(BIN, "place" + number);
                    done(new FolderCopy(thousand, place));
                });

        assertThat(refused(new FolderCopy(thousand, BIN))).isEqualTo(Code.FOLDERS_TOO_MANY);
    }

    @Test
    void theFoldersOfAnotherMailboxAreNotThere() {
        var bobs = FolderId.of(BOB, DefaultFolder.INBOX);

        assertThat(refused(new FolderMove(made(INBOX, "Work"), bobs)))
                .isEqualTo(Code.FOLDER_DESTINATION_UNKNOWN);
        assertThatThrownBy(() ->
                        store.act(
                                creation(
                                        FolderId.of(
                                                Address.of("nobody@contoso.test"),
                                                DefaultFolder.INBOX),
                                        "x")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aMailboxThatIsMadeAnewHasNoneOfTheOldOnesFolders() {
        var work = made(INBOX, "Work");
        store.remove(MARY);
        store.put(
                new Recipient.Mailbox(
                        MARY, "M", Recipient.Kind.PERSON, ZoneId.of("Europe/Berlin")));

        assertThat(folders().find(work)).isEmpty();
        reopen();
        assertThat(names(INBOX)).isEmpty();
    }

    @Test
    void namesThatAnAnswerCouldNotRepeatAreNone() {
        for (var text : List.of("", " ", "a\nb", "a\u0000", "\ud800", "x".repeat(256), "\ufffe")) {
            assertThat(FolderName.parse(text)).as(text).isEmpty();
        }
        assertThat(FolderName.parse("x".repeat(255))).isPresent();
        assertThat(new FolderName("\ud83d\ude00".repeat(127)).numbered(2).text())
                .hasSizeLessThanOrEqualTo(255)
                .endsWith("\ude00 (2)");
    }

    private FolderId tenfold(FolderId folder, String name) {
        var whole = made(INBOX, name);
        IntStream.range(0, 10)
                .forEach(number -> {
                    var place = number == 0 ? whole : made(whole, name + number);
                    done(new FolderCopy(folder, place));
                });
        return whole;
    }

    private FolderId made(FolderId parent, String name) {
        return done(creation(parent, name));
    }

    private static FolderCreation creation(FolderId parent, String name) {
        return new FolderCreation(parent, new FolderName(name), FolderClass.NOTE);
    }

    private static FolderUpdate rename(FolderId folder, String name) {
        return new FolderUpdate(
                folder, Optional.empty(), Optional.of(new FolderName(name)), Optional.empty());
    }

    private static FolderUpdate reclass(FolderId folder, String folderClass) {
        return new FolderUpdate(
                folder,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new FolderClass(folderClass)));
    }

    private FolderId done(FolderAct act) {
        return switch (store.act(act)) {
            case FolderOutcome.Done(var id) -> id;
            case FolderOutcome.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private Code refused(FolderAct act) {
        return switch (store.act(act)) {
            case FolderOutcome.Done done -> throw new AssertionError(done);
            case FolderOutcome.Refused(var why) -> why.code();
        };
    }

    private Folder find(FolderId id) {
        return folders().find(id).orElseThrow();
    }

    private List<String> names(FolderId below) {
        return folders().descendants(find(below)).stream().map(Folder::displayName).toList();
    }

    private Folders folders() {
        return store.foldersOf(MARY).orElseThrow();
    }

    private void reopen() {
        store.close();
        store = open();
    }

    private MailboxStore open() {
        return SqlMailboxStore.open(
                folder.resolve("store"),
                Set.of(Domain.of("contoso.test")),
                InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z")));
    }
}
