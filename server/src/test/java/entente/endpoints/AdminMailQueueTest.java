package entente.endpoints;

import static entente.endpoints.AdminAsk.NOON;
import static entente.endpoints.AdminAsk.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.item.Octets;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.ItemQuery;
import entente.mailbox.OutboxAct;
import entente.question.Address;
import entente.relay.WaitingMail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What administrators see of messages that wait, and do with them.
class AdminMailQueueTest {

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
                        Octets.of("Subject: Secret\r\n\r\n".getBytes(UTF_8))));
    }

    private int inbox() {
        var all = new ItemQuery(Optional.empty(), List.of(), false, 0, 9, false);
        return desk.store
                .find(FolderId.of(MailDesk.MARY, DefaultFolder.INBOX), all)
                .orElseThrow()
                .items()
                .size();
    }

    private Reply answer(String method, String id, String behind) {
        var mount = id.isEmpty() ? mounts.get(0) : mounts.get(behind.isEmpty() ? 1 : 2);
        return new AdminAsk(method, Map.of("id", id)).at(mount);
    }
}
