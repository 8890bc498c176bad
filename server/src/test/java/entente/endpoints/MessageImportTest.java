package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.endpoints.MessageImport.Result;
import entente.item.Octets;
import entente.mailbox.Actor;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemOutcome;
import entente.mailbox.ItemQuery;
import entente.mailbox.ItemStreams;
import entente.problem.Code;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which messages of a part of an import are written, and which are not.
class MessageImportTest {
    private static final String DATE = "Date: Mon, 2 Mar 2026 08:00:00 +0000\n";
    private static final byte[] WITH_ID = bytes("Message-ID: <1@fabrikam.test>\n" + DATE + "\na\n");
    private static final byte[] WITHOUT_ID = bytes("From: ann@fabrikam.test\n" + DATE + "\nb\n");

    static final Actor BY = new Actor("administrator admin@contoso.test", Actor.Way.ADMINISTRATION);

    @TempDir private Path folder;
    private MailDesk desk;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatSomebodyChangedIsStillThereIfItsMessageIdSaysSo() {
        take("Inbox", WITH_ID, WITHOUT_ID);
        inbox().forEach(this::loseItsSource);

        var results = take("Inbox", WITH_ID, WITHOUT_ID);

        assertThat(results).containsExactly(new Result.There(), new Result.Imported());
        assertThat(inbox()).hasSize(3);
    }

    @Test
    void forAMessageThatIsTooLargeNoFolderIsMade() {
        var results = take("Old", large(ItemStreams.LARGEST + 1));

        assertThat(results)
                .singleElement()
                .isInstanceOfSatisfying(
                        Result.Skipped.class,
                        skipped -> assertThat(skipped.why().code()).isEqualTo(Code.ITEM_TOO_LARGE));
        var folders = desk.store.foldersOf(MailDesk.MARY).orElseThrow();
        assertThat(folders.descendants(folders.folder(DefaultFolder.TOP)))
                .noneMatch(each -> each.displayName().equals("Old"));
    }

    @Test
    void whatTheStoreDoesNotTakeIsToldInItsPlaceAndTheRestIsImported() {
        var results = take("Inbox", bytes("only words\n"), large(ItemStreams.LARGEST), WITH_ID);

        assertThat(results)
                .satisfiesExactly(
                        noMessage -> assertSkipped(noMessage, Code.ITEM_SOURCE_UNREADABLE),
                        large -> assertSkipped(large, Code.ITEM_TOO_LARGE),
                        good -> assertThat(good).isEqualTo(new Result.Imported()));
        assertThat(inbox()).hasSize(1);
    }

    private static void assertSkipped(Result result, Code code) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Skipped.class,
                        skipped -> assertThat(skipped.why().code()).isEqualTo(code));
    }

    private List<Result> take(String name, byte[]... sources) {
        var frames =
                Arrays.stream(sources)
                        .map(source ->
                                new ImportFrames.Frame(
                                        List.of(name),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Set.of(),
                                        Octets.of(source)))
                        .toList();
        var now = Instant.parse("2026-03-02T12:00:00Z");
        return new MessageImport(desk.store, MailDesk.MARY, BY, now).take(frames).results();
    }

    private List<Item> inbox() {
        var query = new ItemQuery(Optional.empty(), List.of(), false, 0, 100, false);
        return desk.store
                .find(FolderId.of(MailDesk.MARY, DefaultFolder.INBOX), query)
                .orElseThrow()
                .items();
    }

    /// As when its owner writes a text of her own into it.
    private void loseItsSource(Item item) {
        var done =
                desk.store.act(
                        new ItemAct.Update(
                                item.id(),
                                item.changed(),
                                item.content(),
                                Optional.of(ItemStreams.NONE)));
        assertThat(done).isInstanceOf(ItemOutcome.Done.class);
        assertThat(desk.store.source(item.id())).isEmpty();
    }

    private static byte[] large(int length) {
        var source = new byte[length];
        Arrays.fill(source, (byte) 'x');
        var header = bytes("Subject: large\n\n");
        System.arraycopy(header, 0, source, 0, header.length);
        for (var end = 500; end < length; end += 500) {
            source[end] = '\n';
        }
        return source;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
