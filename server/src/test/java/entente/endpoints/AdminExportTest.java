package entente.endpoints;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Arrival;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemOutcome;
import entente.mailbox.ItemStreams;
import entente.question.Address;
import entente.question.Caller;
import entente.question.TraceId;
import entente.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an administrator is given of a folder, page by page.
class AdminExportTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Pattern SUBJECT = Pattern.compile("Subject: (\\d+)\n");

    @TempDir private Path folder;
    private MailDesk desk;
    private Mount mount;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        mount =
                new AdminExport(desk.store)
                        .mount(Door.forAdministrators(new Passwords((_, _) -> Optional.empty())));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void manyOfOneMomentAreEachToldOnce() throws IOException {
        for (var number = 0; number < 205; number++) {
            bring(number, 10);
        }

        var told = new ArrayList<String>();
        var after = "";
        for (var number = 0; number < 3; number++) {
            var page = page(after);
            assertThat(more(page)).isTrue();
            told.addAll(subjects(page));
            after = header(page, "entente-next");
        }

        assertThat(told).hasSize(205).doesNotHaveDuplicates();
        assertThat(more(page(after))).isFalse();
        assertThat(subjects(page(after))).isEmpty();
    }

    @Test
    void aPageEndsWithWhatMakesItLarge() throws IOException {
        for (var number = 0; number < 3; number++) {
            bring(number, 3 << 20);
        }

        var first = page("");

        assertThat(subjects(first)).hasSize(2);
        assertThat(subjects(page(header(first, "entente-next")))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "IPM.Note, true",
        "IPM.Contact, false",
        "ipm.contact.Custom, false",
        "IPM.DistList, false",
        "IPM.Task, false"
    })
    void ofContactsAndTasksIsToldThatTheyAreNotExported(String itemClass, boolean exported)
            throws IOException {
        var properties =
                Properties.NONE.with(Known.ITEM_CLASS, itemClass).with(Known.RECEIVED, NOON);
        var made =
                desk.store.act(
                        new ItemAct.Creation(
                                FolderId.of(MailDesk.MARY, DefaultFolder.INBOX),
                                ItemContent.EMPTY.with(properties),
                                ItemStreams.NONE));
        assertThat(made).isInstanceOf(ItemOutcome.Done.class);

        var page = page("");

        assertThat(text(page)).contains("\"exported\":" + exported, itemClass);
        assertThat(text(page).contains("\"length\":0,")).isNotEqualTo(exported);
    }

    @Test
    void aFolderOfAnotherMailboxIsNotThere() {
        assertThat(refused("bob@contoso.test")).contains("FOLDER_UNKNOWN");
        assertThat(refused("nobody@contoso.test")).contains("MAILBOX_UNKNOWN");
    }

    private void bring(int number, int length) {
        var source = "Subject: %d\n\n%s\n".formatted(number, "x".repeat(length));
        var frame =
                new ImportFrames.Frame(
                        List.of("Inbox"),
                        Optional.of(NOON),
                        Optional.empty(),
                        Set.of(),
                        Octets.of(source.getBytes(UTF_8)));
        new MessageImport(desk.store, MailDesk.MARY, MessageImportTest.BY, NOON)
                .take(List.of(frame));
    }

    private String refused(String mailbox) {
        try {
            return text(ask(mailbox, ""));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private Reply page(String after) throws IOException {
        return ask("mary@contoso.test", after.isEmpty() ? "" : "&after=" + after);
    }

    private Reply ask(String mailbox, String more) throws IOException {
        var inbox = FolderId.of(Address.of("mary@contoso.test"), DefaultFolder.INBOX);
        var arrival =
                new Arrival(
                        "GET",
                        "mail.contoso.test",
                        443,
                        "/entente/admin/mailboxes",
                        "folder=" + java.net.URLEncoder.encode(inbox.text(), UTF_8) + more,
                        Map.of(),
                        new ByteArrayInputStream(new byte[0]),
                        true,
                        "192.0.2.7");
        var visit =
                new Visit(
                        arrival,
                        Map.of("address", mailbox),
                        new Trace(TraceId.fresh(), "contoso.test"),
                        NOON);
        return ((Mount.Guarded) mount)
                .endpoint()
                .answer(new Caller.Administrator("admin@contoso.test"), visit);
    }

    private static String header(Reply page, String name) {
        return page.headers().getOrDefault(name, List.of()).getFirst();
    }

    private static boolean more(Reply page) {
        return header(page, "entente-more").equals("true");
    }

    private static List<String> subjects(Reply page) {
        return SUBJECT.matcher(text(page)).results().map(found -> found.group(1)).toList();
    }

    private static String text(Reply reply) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(reply.body());
        try {
            if (reply.live().isPresent()) {
                reply.live().get().write(body::writeBytes);
            }
        } catch (IOException inMemory) {
            throw new AssertionError(inMemory);
        }
        return body.toString(ISO_8859_1);
    }
}
