package entente.endpoints;

import static entente.endpoints.AdminAsk.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.item.Known;
import entente.item.Octets;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Filling;
import entente.mailbox.Folder;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemQuery;
import entente.mailbox.MailAcceptance;
import entente.mailbox.RecoveryQuery;
import entente.spool.Spool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of messages that an administrator imports.
class AdminMessageImportTest {
    private static final String ONE =
            "Message-ID: <1@fabrikam.test>\nFrom: ann@fabrikam.test\nDate: Mon, 2 Mar 2026 08:00:00 +0000\nSubject: One\n\ntext\n";
    private static final String WITHOUT_ID =
            "From: ann@fabrikam.test\nDate: Mon, 2 Mar 2026 08:00:00 +0000\nSubject: Two\n\ntext\n";

    @TempDir private Path folder;
    private MailDesk desk;
    private Mount mount;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        var door = Door.forAdministrators(new Passwords((_, _) -> Optional.empty()));
        mount =
                new AdminMessageImport(desk.store, Spool.in(folder.resolve("contents")))
                        .mount(door);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aMessageIsInAFolderThatIsMadeForItByteForByteAndWithItsMarks() throws IOException {
        var answer =
                send(
                        frame(
                                "\"folder\":[\"Archive\",\"2024\"],\"flags\":[\"read\",\"answered\",\"flagged\"],\"received\":\"2024-03-02T10:00:00Z\"",
                                ONE));

        var item = items("2024").getFirst();
        assertThat(text(answer)).isEqualTo("{\"results\":[{\"state\":\"imported\"}]}");
        assertThat(desk.store.source(item.id())).contains(Octets.of(ONE.getBytes(UTF_8)));
        assertThat(ImportedMessage.flags(item.content()))
                .containsExactly("answered", "flagged", "read");
        assertThat(item.content().properties().time(Known.RECEIVED))
                .contains(Instant.parse("2024-03-02T10:00:00Z"));
    }

    @Test
    void whatIsThereAlreadyIsNotImportedAgain() throws IOException {
        var both = frame("\"folder\":[\"Old\"]", ONE) + frame("\"folder\":[\"old\"]", WITHOUT_ID);
        send(both);

        var again = send(both + frame("\"folder\":[\"Old\"]", ONE + "more\n"));

        assertThat(text(again))
                .isEqualTo(
                        "{\"results\":[{\"state\":\"there\"},{\"state\":\"there\"},{\"state\":\"imported\"}]}");
        assertThat(items("Old")).hasSize(3);
    }

    @Test
    void theSameTwiceInOnePartIsImportedOnce() throws IOException {
        var one = frame("\"folder\":[\"Old\"]", ONE);

        var answer = send(one + one);

        assertThat(text(answer)).contains("\"imported\"", "\"there\"");
        assertThat(items("Old")).hasSize(1);
    }

    @Test
    void whatIsNoMessageOrHasNoPlaceIsSkippedAndTheRestIsImported() throws IOException {
        var answer =
                send(
                        frame("\"folder\":[\"Inbox\"]", "\0\0\0")
                                + frame("\"folder\":[\"Inbox\"]", "only words\n")
                                + frame("\"folder\":[\"Calendar\"]", ONE)
                                + frame("\"folder\":[\"a\\u0000b\"]", ONE)
                                + frame("\"folder\":[\"Old\"]", ONE));

        assertThat(text(answer))
                .containsSubsequence(
                        "ITEM_SOURCE_UNREADABLE",
                        "ITEM_SOURCE_UNREADABLE",
                        "IMPORT_FOLDER_NOT_MAIL",
                        "FOLDER_NAME_INVALID",
                        "imported");
    }

    @Test
    void whatWasDeletedBeforeItCameIsFoundInDeletionsAndGoesBackToItsFolder() throws IOException {
        var deleted = "\"flags\":[\"deleted\",\"read\"]";
        var work = frame("\"folder\":[\"Work\"]," + deleted, ONE);
        var play = frame("\"folder\":[\"Play\"]," + deleted, ONE);
        var bin = frame("\"folder\":[\"Deleted Items\"]," + deleted, ONE);

        var first = send(work + play + bin);
        var again = send(work + play + bin);

        assertThat(text(first))
                .isEqualTo(
                        "{\"results\":[{\"state\":\"imported\"},{\"state\":\"imported\"},{\"state\":\"imported\"}]}");
        assertThat(text(again))
                .isEqualTo(
                        "{\"results\":[{\"state\":\"there\"},{\"state\":\"there\"},{\"state\":\"there\"}]}");
        assertThat(items("Work")).isEmpty();
        var folders = desk.store.foldersOf(MailDesk.MARY).orElseThrow();
        var query = RecoveryQuery.of(RecoveryQuery.Source.RECOVERABLE_ITEMS, 9);
        assertThat(desk.store.recoverable(MailDesk.MARY, query).orElseThrow().items())
                .allSatisfy(each -> assertThat(each.item().content().isRead()).isTrue())
                .extracting(each -> folders.path(folders.origin(each.item().content())))
                .containsExactly("Inbox", "Play", "Work");
    }

    @Test
    void whatWasDeletedIsNoReasonToLeaveOutTheSameThatWasNot() throws IOException {
        var deleted = frame("\"folder\":[\"Work\"],\"flags\":[\"deleted\"]", ONE);
        var live = frame("\"folder\":[\"Work\"]", ONE);

        var results = send(deleted + live + deleted + live);

        assertThat(text(results))
                .isEqualTo(
                        "{\"results\":[{\"state\":\"imported\"},{\"state\":\"imported\"},{\"state\":\"there\"},{\"state\":\"there\"}]}");
        assertThat(items("Work")).hasSize(1);
        var query = RecoveryQuery.of(RecoveryQuery.Source.RECOVERABLE_ITEMS, 9);
        assertThat(desk.store.recoverable(MailDesk.MARY, query).orElseThrow().items()).hasSize(1);
    }

    @Test
    void whereThereIsNoRoomForWhatWasDeletedAllOfItIsSkippedAndTheRestImported()
            throws IOException {
        desk.store.changeRecoverability(MailDesk.MARY, kept -> kept.within(0, 0));
        var frames = new StringBuilder();
        for (var number = 0; number < 4; number++) {
            var place = "\"folder\":[\"Work %d\"]".formatted(number);
            frames.append(frame(place + ",\"flags\":[\"deleted\"]", ONE));
            frames.append(frame(place, ONE));
        }

        var results = text(send(frames.toString()));

        assertThat(results.split("RECOVERABLE_ITEMS_FULL", -1)).hasSize(5);
        assertThat(results.split("\"imported\"", -1)).hasSize(5);
        assertThat(items("Work 0")).hasSize(1);
        assertThat(items("Work 3")).hasSize(1);
    }

    @Test
    void whatCameBackFromDeletionsIsNotImportedAsDeletedAgain() throws IOException {
        var work = frame("\"folder\":[\"Work\"],\"flags\":[\"deleted\"]", ONE);
        send(work);
        var query = RecoveryQuery.of(RecoveryQuery.Source.RECOVERABLE_ITEMS, 9);
        var id =
                desk.store
                        .recoverable(MailDesk.MARY, query)
                        .orElseThrow()
                        .items()
                        .getFirst()
                        .item()
                        .id();
        desk.store.act(new ItemAct.Recovery(id, Optional.empty(), false, MessageImportTest.BY));

        var again = send(work);

        assertThat(text(again)).isEqualTo("{\"results\":[{\"state\":\"there\"}]}");
        assertThat(items("Work")).hasSize(1);
    }

    @Test
    void whatWasDeletedNeedsNoRoomAmongWhatIsNotAndSomeAmongWhatIs() throws IOException {
        desk.store.setAcceptance(
                MailDesk.MARY, MailAcceptance.INITIAL.with(new Filling(Optional.of(1L), 0)));
        var work = frame("\"folder\":[\"Work\"],\"flags\":[\"deleted\"]", ONE);

        var taken = send(work);
        desk.store.changeRecoverability(MailDesk.MARY, kept -> kept.within(0, 0));
        var full = send(frame("\"folder\":[\"Play\"],\"flags\":[\"deleted\"]", ONE));

        assertThat(text(taken)).isEqualTo("{\"results\":[{\"state\":\"imported\"}]}");
        assertThat(text(full)).contains("skipped", "RECOVERABLE_ITEMS_FULL");
    }

    @Test
    void aFullMailboxStopsTheImport() throws IOException {
        var room = desk.store.heldBy(MailDesk.MARY) + ONE.length() + 10;
        desk.store.setAcceptance(
                MailDesk.MARY, MailAcceptance.INITIAL.with(new Filling(Optional.of(room), 0)));

        var answer =
                send(
                        frame("\"folder\":[\"Old\"]", ONE)
                                + frame("\"folder\":[\"Old\"]", WITHOUT_ID));

        assertThat(text(answer))
                .startsWith("{\"results\":[{\"state\":\"imported\"}],\"stopped\":{")
                .contains("RECIPIENT_FULL");
        assertThat(items("Old")).hasSize(1);
    }

    @Test
    void aPartThatIsCutOffOrMalformedChangesNothing() throws IOException {
        var cut =
                send(
                        frame("\"folder\":[\"Old\"]", ONE)
                                + "{\"folder\":[\"Old\"],\"length\":99}\nSubject");
        var nowhere = send(frame("\"flags\":[]", ONE));
        var unknown = send(frame("\"folder\":[\"Old\"],\"flags\":[\"odd\"]", ONE));
        var gap =
                send(
                        frame("\"folder\":[\"Old\"]", ONE)
                                + "\n"
                                + frame("\"folder\":[\"Old\"]", WITHOUT_ID));
        var open = send(frame("\"folder\":[\"Old\"]", ONE) + "{\"folder\":[\"Old\"],\"length\":0}");

        assertThat(List.of(cut, nowhere, unknown, gap, open))
                .allSatisfy(answer -> assertThat(text(answer)).contains("REQUEST_MALFORMED"));
        assertThat(named("Old")).isEmpty();
    }

    private static String frame(String members, String source) {
        return "{%s,\"length\":%d}\n%s".formatted(members, source.length(), source);
    }

    private Optional<Folder> named(String name) {
        var folders = desk.store.foldersOf(MailDesk.MARY).orElseThrow();
        return folders.descendants(folders.folder(DefaultFolder.TOP)).stream()
                .filter(each -> each.displayName().equals(name))
                .findFirst();
    }

    private List<Item> items(String name) {
        var query = new ItemQuery(Optional.empty(), List.of(), false, 0, 100, false);
        return desk.store.find(named(name).orElseThrow().id(), query).orElseThrow().items();
    }

    private Reply send(String body) {
        return new AdminAsk("POST", Map.of("address", "mary@contoso.test"), "", body).at(mount);
    }
}
