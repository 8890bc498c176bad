package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Arrival;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.question.Caller;
import entente.question.TraceId;
import entente.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What administrators are told of how large a mailbox is.
class AdminMailboxSizeTest {
    @TempDir private Path folder;
    private MailDesk desk;
    private Mount mount;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        var door = Door.forAdministrators(new Passwords((_, _) -> Optional.empty()));
        mount = new AdminMailboxSize(desk.store).mount(door);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aMailboxIsAsLargeAsTheItemsInIt() throws IOException {
        desk.letter();

        var marys = text(answer("MARY@contoso.test"));
        var bobs = text(answer("bob@contoso.test"));

        var size = desk.store.sizeOf(MailDesk.MARY).orElseThrow();
        assertThat(marys)
                .contains(
                        "\"items\":2",
                        "\"bytes\":" + size.bytes(),
                        "\"storedBytes\":" + size.storedBytes());
        assertThat(size.bytes()).isGreaterThanOrEqualTo(MailDesk.LETTER.length());
        assertThat(bobs).contains("\"items\":1");
    }

    @Test
    void aMailboxThatIsNotHereHasNoSize() throws IOException {
        var nobody = answer("nobody@contoso.test");
        var noAddress = answer("mary");

        assertThat(nobody.status()).isEqualTo(404);
        assertThat(text(nobody)).contains("MAILBOX_UNKNOWN", "nobody@contoso.test");
        assertThat(noAddress.status()).isEqualTo(400);
        assertThat(text(noAddress)).contains("REQUEST_MALFORMED");
    }

    private Reply answer(String address) throws IOException {
        var arrival =
                new Arrival(
                        "GET",
                        "mail.contoso.test",
                        443,
                        "/entente/admin/mailboxes",
                        "",
                        Map.of(),
                        new ByteArrayInputStream(new byte[0]),
                        true,
                        "192.0.2.7");
        var visit =
                new Visit(
                        arrival,
                        Map.of("address", address),
                        new Trace(TraceId.fresh(), "contoso.test"),
                        Instant.parse("2026-03-02T12:00:00Z"));
        return ((Mount.Guarded) mount)
                .endpoint()
                .answer(new Caller.Administrator("admin@contoso.test"), visit);
    }

    private static String text(Reply reply) {
        return new String(reply.body(), UTF_8);
    }
}
