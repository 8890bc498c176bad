package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.index.MailIndex;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemStreams;
import entente.question.Address;
import entente.search.SearchDesk;
import java.nio.file.Path;
import java.time.InstantSource;
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

/// What an administrator who may search is told and given, and what is refused.
class AdminSearchTest {
    private static final Address ADMIN = Address.of("admin@contoso.test");
    private static final Pattern SUBJECT = Pattern.compile("\"subject\":\"(Lunch \\d+)\"");

    @TempDir private Path folder;
    private MailDesk desk;
    private MailIndex index;
    private List<Mount> mounts;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        index = MailIndex.open(folder.resolve("index"), desk.store);
        mounts = mountsFor(Set.of(ADMIN));
    }

    @AfterEach
    void close() {
        index.close();
        desk.close();
    }

    @Test
    void whatIsFoundIsCountedAndSomeOfItTold() {
        bring(0);
        bring(1);

        var reply =
                found(
                        "{\"query\": \"lunch\", \"mailboxes\": [\"mary@contoso.test\"], \"wanted\": \"preview\", \"most\": 1}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(AdminAsk.text(reply))
                .contains("\"items\":2", "\"more\":true", "\"path\":[\"Inbox\"]");
        assertThat(subjects(reply)).hasSize(1);
    }

    @Test
    void itemsAreGivenOutPageByPageEachOnce() {
        for (var number = 0; number < 120; number++) {
            bring(number);
        }

        var first = items("");
        var second = items(", \"after\": \"%s\"".formatted(header(first, "entente-next")));
        var third = items(", \"after\": \"%s\"".formatted(header(second, "entente-next")));

        assertThat(List.of(first, second, third))
                .extracting(reply -> header(reply, "entente-more"))
                .containsExactly("true", "true", "false");
        assertThat(
                        List.of(first, second, third).stream()
                                .flatMap(reply -> subjects(reply).stream()))
                .hasSize(120)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotOfAFormThatIsGivenOutHasNoBytes() {
        bring("IPM.Contact", "Lunch 1");

        var reply = items("");

        assertThat(AdminAsk.text(reply))
                .contains("\"length\":0", "\"exported\":false")
                .endsWith("}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | \\\"query\\\" is missing",
                "{\"query\": \"a AND\"} | QUERY_UNREADABLE",
                "{\"query\": \"a\", \"wanted\": \"export\"} | must be estimate",
                "{\"query\": \"a\", \"most\": 0} | from 1 to 1000",
                "{\"query\": \"a\", \"most\": 1001} | from 1 to 1000",
                "{\"query\": \"a\", \"zone\": \"Nowhere\"} | must be a time zone",
                "{\"query\": \"a\", \"mailboxes\": [\"mary\"]} | REQUEST_MALFORMED",
                "{\"query\": \"a\", \"after\": \"1\"} | is not a member",
            })
    void whatIsAskedWronglyIsRefused(String body, String why) {
        var reply = found(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(AdminAsk.text(reply)).contains(why);
    }

    @Test
    void aPageThatWasNeverGivenIsRefused() {
        var reply = items(", \"after\": \"yesterday\"");

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void aMailboxThatIsNotHereIsNotFound() {
        var reply = found("{\"query\": \"a\", \"mailboxes\": [\"nobody@contoso.test\"]}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(rebuilt("nobody@contoso.test").status()).isEqualTo(404);
    }

    @Test
    void whoIsNotEntitledIsToldNothing() {
        bring(0);
        mounts = mountsFor(Set.of(Address.of("auditor@contoso.test")));

        var replies =
                List.of(
                        found("{\"query\": \"lunch\"}"),
                        items(""),
                        new AdminAsk("GET", Map.of()).at(mounts.get(2)),
                        rebuilt("mary@contoso.test"));

        assertThat(replies)
                .allSatisfy(reply -> {
                    assertThat(reply.status()).isEqualTo(403);
                    assertThat(AdminAsk.text(reply))
                            .contains("SEARCH_NOT_ENTITLED")
                            .doesNotContain("mary", "Lunch");
                });
    }

    @Test
    void theIndexTellsHowFarItIs() {
        assertThat(rebuilt("mary@contoso.test").status()).isEqualTo(200);

        var reply = new AdminAsk("GET", Map.of()).at(mounts.get(2));

        assertThat(AdminAsk.text(reply))
                .contains("\"mailbox\":\"mary@contoso.test\",\"whole\":false");
    }

    private List<Mount> mountsFor(Set<Address> searchers) {
        var searching =
                new SearchDesk(
                        searchers,
                        Optional.of(index),
                        desk.store,
                        _ -> false,
                        _ -> true,
                        InstantSource.fixed(AdminAsk.NOON));
        return new AdminSearch(searching, desk.store)
                .mounts(Door.forAdministrators(new Passwords((_, _) -> Optional.empty())));
    }

    private void bring(int number) {
        bring("IPM.Note", "Lunch " + number);
    }

    private void bring(String itemClass, String subject) {
        desk.store.act(
                new ItemAct.Creation(
                        FolderId.of(Address.of("mary@contoso.test"), DefaultFolder.INBOX),
                        ItemContent.EMPTY.with(
                                Properties.NONE
                                        .with(Known.ITEM_CLASS, itemClass)
                                        .with(Known.SUBJECT, subject)),
                        ItemStreams.NONE));
    }

    private Reply found(String body) {
        return new AdminAsk("POST", Map.of(), "", body).at(mounts.get(0));
    }

    private Reply items(String more) {
        var body = "{\"query\": \"lunch\", \"mailbox\": \"mary@contoso.test\"%s}".formatted(more);
        return new AdminAsk("POST", Map.of(), "", body).at(mounts.get(1));
    }

    private Reply rebuilt(String mailbox) {
        var body = "{\"mailbox\": \"%s\"}".formatted(mailbox);
        return new AdminAsk("POST", Map.of(), "", body).at(mounts.get(2));
    }

    private static List<String> subjects(Reply reply) {
        return SUBJECT.matcher(new String(reply.body(), UTF_8))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String header(Reply reply, String name) {
        return reply.headers().entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow()
                .getValue()
                .getFirst();
    }
}
