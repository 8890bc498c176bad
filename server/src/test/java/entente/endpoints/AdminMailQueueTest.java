package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Arrival;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.ItemQuery;
import entente.mailbox.OutboxAct;
import entente.question.Address;
import entente.question.Caller;
import entente.question.TraceId;
import entente.relay.WaitingMail;
import entente.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What administrators see of messages that wait, and do with them.
class AdminMailQueueTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir private Path folder;
    private MailDesk desk;
    private List<Mount> mounts;

    @BeforeEach
    void open() {
        desk = MailDesk.open(folder.resolve("store"));
        var door = Door.forAdministrators(new Passwords((_, _) -> Optional.empty()));
        var mail = new WaitingMail(desk.store, "mail.contoso.test", () -> {});
        mounts = new AdminMailQueue(mail).mounts(door);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatWaitsIsToldWithoutWhatItSays() throws IOException {
        post();

        var told = text(answer("GET", "", ""));

        assertThat(told)
                .contains("\"count\":1", "\"from\":\"mary@contoso.test\"")
                .contains("\"to\":[\"ann@fabrikam.test\"]", "\"tries\":0")
                .contains("\"posted\":\"2026-03-02T12:00:00Z\"")
                .doesNotContain("Secret");
    }

    @Test
    void oneIsTriedAgainAndOneIsGivenUpWithAReport() throws IOException {
        post();
        var seen = desk.store.outgoing(1).getFirst();
        var later = seen.waitingOn(seen.to(), NOON.plusSeconds(3_600), "busy");
        desk.store.act(new OutboxAct.Settlement(seen, Optional.of(later)));

        var retried = answer("POST", seen.id(), "/retry");

        assertThat(text(retried))
                .contains("\"due\":\"2026-03-02T12:00:00Z\"", "\"fault\":\"busy\"");
        assertThat(desk.store.outgoingDue(NOON, Duration.ofHours(1), 9)).hasSize(1);

        var dropped = answer("DELETE", seen.id(), "");

        assertThat(dropped.status()).isEqualTo(200);
        assertThat(desk.store.outgoingCount()).isZero();
        assertThat(inbox()).isEqualTo(1);
    }

    @Test
    void whatDoesNotWaitIsNotFound() throws IOException {
        for (var method : List.of("GET", "DELETE")) {
            var gone = answer(method, "nothing", "");

            assertThat(gone.status()).isEqualTo(404);
            assertThat(text(gone)).contains("MESSAGE_NOT_WAITING", "nothing");
        }
        assertThat(answer("POST", "nothing", "/retry").status()).isEqualTo(404);
    }

    private void post() {
        desk.store.act(
                new OutboxAct.Posting(
                        MailDesk.MARY,
                        "<one@contoso.test>",
                        List.of(Address.of("ann@fabrikam.test")),
                        "Subject: Secret\r\n\r\n".getBytes(UTF_8)));
    }

    private int inbox() {
        var all = new ItemQuery(Optional.empty(), List.of(), false, 0, 9, false);
        return desk.store
                .find(FolderId.of(MailDesk.MARY, DefaultFolder.INBOX), all)
                .orElseThrow()
                .items()
                .size();
    }

    private Reply answer(String method, String id, String behind) throws IOException {
        var path = "/entente/admin/mail-queue" + (id.isEmpty() ? "" : "/" + id) + behind;
        var arrival =
                new Arrival(
                        method,
                        "mail.contoso.test",
                        443,
                        path,
                        "",
                        Map.of(),
                        new ByteArrayInputStream(new byte[0]),
                        true,
                        "192.0.2.7");
        var visit =
                new Visit(
                        arrival,
                        Map.of("id", id),
                        new Trace(TraceId.fresh(), "contoso.test"),
                        NOON);
        var mount = id.isEmpty() ? mounts.get(0) : mounts.get(behind.isEmpty() ? 1 : 2);
        return ((Mount.Guarded) mount)
                .endpoint()
                .answer(new Caller.Administrator("admin@contoso.test"), visit);
    }

    private static String text(Reply reply) {
        return new String(reply.body(), UTF_8);
    }
}
