package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.audit.Audit;
import entente.audit.AuditEvent;
import entente.audit.AuditEvent.AdminRead;
import entente.audit.AuditEvent.MailboxChanged;
import entente.audit.AuditEvent.SettingChanged;
import entente.audit.AuditFolder;
import entente.gate.Arrival;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.MailboxStore;
import entente.mailbox.SqlMailboxStore;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.TraceId;
import entente.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What administrators do is on record, whatever endpoint does it.
class AdminActsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String BOB = "/entente/admin/mailboxes/bob@contoso.test";

    @TempDir private Path folder;
    @AutoClose private MailboxStore store;

    private final Door door = Door.forAdministrators(new Passwords((_, _) -> Optional.empty()));
    private final List<AuditEvent> recorded = new ArrayList<>();
    private Audit audit = recorded::add;

    @BeforeEach
    void open() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("mailboxes.db"),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.fixed(NOON));
    }

    @Test
    void changeIsOnRecordWithWhatItWasBefore() {
        ask("PUT", BOB, "{\"kind\": \"person\", \"displayName\": \"Bob\"}");
        ask("PUT", BOB, "{\"kind\": \"person\", \"displayName\": \"Robert\"}");

        assertThat(recorded).hasSize(2);
        var changed = (MailboxChanged) recorded.getLast();
        assertThat(changed.about()).isEqualTo(Address.of("bob@contoso.test"));
        assertThat(changed.change().by()).isEqualTo("admin@contoso.test");
        assertThat(changed.change().action()).isEqualTo("PUT");
        assertThat(changed.change().before().orElseThrow())
                .hasToString("{\"displayName\":\"Bob\"}");
        assertThat(changed.change().after().orElseThrow())
                .hasToString("{\"displayName\":\"Robert\"}");
    }

    @Test
    void passwordThatIsChangedIsToldWithoutItself() {
        ask("PUT", BOB, "{\"kind\": \"person\", \"password\": \"hunter2\"}");

        assertThat(recorded.toString()).contains("password").doesNotContain("hunter2");
    }

    @Test
    void whatIsRefusedIsOnRecordAsRefused() {
        ask("PUT", BOB, "{\"kind\": \"robot\"}");

        var refused = ((MailboxChanged) recorded.getFirst()).change();
        assertThat(refused.reason()).contains("REQUEST_MALFORMED");
        assertThat(refused.before()).isEmpty();
        assertThat(refused.after()).isEmpty();
    }

    @Test
    void whoMayNotHaveBackWhatPeopleDeletedIsOnRecordAsRefused() {
        ask("PUT", BOB, "{\"kind\": \"person\"}");

        var reply = ask("POST", BOB + "/recoverable/restore", "{\"entryIds\": [\"00\"]}");

        assertThat(reply.status()).isEqualTo(403);
        var refused = (MailboxChanged) recorded.getLast();
        assertThat(refused.about()).isEqualTo(Address.of("bob@contoso.test"));
        assertThat(refused.change().by()).isEqualTo("admin@contoso.test");
        assertThat(refused.change().action()).isEqualTo("POST recoverable restore");
        assertThat(refused.change().reason()).contains("RECOVERY_FORBIDDEN");
    }

    @Test
    void newEndpointIsOnRecordWithoutCodeOfItsOwn() {
        var reply = ask("POST", "/entente/admin/gadgets/left/turn", "{\"by\": 90}");

        assertThat(reply.status()).isEqualTo(200);
        var changed = (SettingChanged) recorded.getFirst();
        assertThat(changed.kind()).isEqualTo("gadgets");
        assertThat(changed.name()).contains("left");
        assertThat(changed.change().action()).isEqualTo("POST turn");
        assertThat(changed.change().asked().orElseThrow()).hasToString("{\"by\":90}");
    }

    @Test
    void secretByAnotherNameIsNotOnRecord() {
        ask("PUT", BOB, "{\"kind\": \"person\", \"pwd\": \"hunter2\"}");
        ask("PUT", BOB, "{\"kind\": \"person\", \"password\": 4938172640120}");

        assertThat(recorded.toString())
                .contains("pwd", "password", "REQUEST_MALFORMED")
                .doesNotContain("hunter2", "4938172640120");
    }

    @Test
    void whatWasOnlyTriedIsNoChange() {
        var tried = ask("PUT", "/entente/admin/trifles/left?dryRun=true", "{\"by\": 90}");

        assertThat(tried.status()).isEqualTo(200);
        assertThat(recorded)
                .singleElement()
                .satisfies(event ->
                        assertThat(((AdminRead) event).path())
                                .isEqualTo("PUT /entente/admin/trifles/left?dryRun=true"));
    }

    @Test
    void nothingIsTriedWhereNothingCanBe() {
        var reply = ask("PUT", BOB + "?dryRun=true", "{\"kind\": \"person\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(new String(reply.body(), UTF_8)).contains("No query is taken here");
        assertThat(store.find(Address.of("bob@contoso.test"))).isEmpty();
        assertThat(((MailboxChanged) recorded.getFirst()).change().reason())
                .contains("REQUEST_MALFORMED");
    }

    @Test
    void lookingIsOnRecordTooWhateverIsAdded() {
        ask("GET", BOB, "");
        ask("GET", BOB + "?after=1:2", "");

        assertThat(recorded)
                .hasSize(2)
                .allSatisfy(
                        event -> assertThat(((AdminRead) event).path()).isEqualTo("GET " + BOB));
    }

    @Test
    void whoFollowsTheRecordIsToldOfOnce() throws IOException {
        var mount = record();

        for (var i = 0; i < 3; i++) {
            look(mount, "after=1:2", NOON.plusSeconds(i));
        }
        assertThat(recorded).hasSize(1);
        look(mount, "after=1:2", NOON.plus(Followers.TOLD_EVERY));

        assertThat(recorded).hasSize(2).allMatch(AdminRead.class::isInstance);
    }

    @Test
    void whoAsksTheRecordSomethingElseIsToldOf() throws IOException {
        var mount = record();

        var queries =
                List.of(
                        "after=1:2&since=2099-01-01T00:00:00Z",
                        "after=1:2",
                        "after=0:0",
                        "after=0:0&about=ann@contoso.test",
                        "last=5",
                        "last=1000&after=0:0");
        queries.forEach(query -> look(mount, query, NOON));

        assertThat(recorded).hasSize(queries.size());
    }

    private Mount.Guarded record() throws IOException {
        var folder = AuditFolder.at(this.folder.resolve("audit"), "contoso.test");
        var mount = new AdminAudit(folder).mount(door);
        return (Mount.Guarded) AdminActs.recorded(List.of(mount), audit).getFirst();
    }

    private static void look(Mount.Guarded mount, String query, Instant now) {
        answer(mount, arrival("GET", "/entente/admin/audit", query, ""), Map.of(), now);
    }

    @Test
    void nothingIsChangedThatWouldNotBeOnRecord() {
        audit =
                new Audit() {
                    @Override
                    public boolean record(AuditEvent event) {
                        return false;
                    }

                    @Override
                    public boolean keeps() {
                        return false;
                    }
                };

        var reply = ask("PUT", BOB, "{\"kind\": \"person\"}");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(new String(reply.body(), UTF_8)).contains("AUDIT_NOT_KEPT");
        assertThat(store.find(Address.of("bob@contoso.test"))).isEmpty();
    }

    private Reply ask(String method, String target, String body) {
        var mounts = new ArrayList<Mount>();
        AdminEndpoint turn =
                visit -> {
                    visit.arrival().body().readAllBytes();
                    return Reply.empty(200);
                };
        mounts.add(turn.behind(door, Place.at("/entente/admin/gadgets/{name}/turn", "POST")));
        mounts.add(
                turn.behind(
                        door,
                        Place.at("/entente/admin/trifles/{name}", "PUT").tryingBy("dryRun=true")));
        mounts.addAll(
                new AdminMailbox(store, new Passwords((_, _) -> Optional.empty()), Optional.empty())
                        .mounts(door));
        var question = target.indexOf('?');
        var path = question < 0 ? target : target.substring(0, question);
        var query = question < 0 ? "" : target.substring(question + 1);
        mounts.addAll(new AdminRecoverable(store, Set.of()).mounts(door));
        for (var mount : AdminActs.recorded(mounts, audit)) {
            var named = mount.place().match(method, path);
            if (named.isPresent() && mount instanceof Mount.Guarded guarded) {
                return answer(guarded, arrival(method, path, query, body), named.get());
            }
        }
        throw new AssertionError("nothing is mounted at " + path);
    }

    private static Arrival arrival(String method, String path, String query, String body) {
        return new Arrival(
                method,
                "mail.contoso.test",
                443,
                path,
                query,
                Map.of(),
                new ByteArrayInputStream(body.getBytes(UTF_8)),
                true,
                "127.0.0.1");
    }

    private static Reply answer(Mount.Guarded mount, Arrival arrival, Map<String, String> named) {
        return answer(mount, arrival, named, NOON);
    }

    private static Reply answer(
            Mount.Guarded mount, Arrival arrival, Map<String, String> named, Instant now) {
        var trace = new Trace(TraceId.fresh(), "contoso.test");
        try {
            return mount.endpoint()
                    .answer(
                            new Caller.Administrator("admin@contoso.test"),
                            new Visit(arrival, named, trace, now));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
