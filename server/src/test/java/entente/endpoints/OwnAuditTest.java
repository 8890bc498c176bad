package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.audit.Asker;
import entente.audit.AuditEvent.Found;
import entente.audit.AuditEvent.LookedUp;
import entente.audit.AuditFolder;
import entente.audit.AuditTerms;
import entente.audit.AuditTrail;
import entente.gate.Arrival;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Visit;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.TraceId;
import entente.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person is told who looked at her calendar, and nothing of anybody else's.
class OwnAuditTest {
    private static final Address SUE = Address.of("sue@contoso.test");
    private static final Recipient.Mailbox MAILBOX =
            new Recipient.Mailbox(SUE, "Sue", Recipient.Kind.PERSON, ZoneOffset.UTC);

    @TempDir private Path state;
    @AutoClose private MailboxStore store;
    private AuditFolder folder;
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");

    @BeforeEach
    void open() throws IOException {
        store =
                SqlMailboxStore.open(
                        state.resolve("mailboxes.db"),
                        Set.of(Domain.of("contoso.test")),
                        () -> now);
        folder = AuditFolder.at(state.resolve("audit"), "contoso.test");
    }

    @Test
    void whoHasAnAddressNowIsNotToldWhoLookedAtAnothersCalendarBefore() throws IOException {
        store.put(MAILBOX);
        lookedUpBy("mary@contoso.test");
        now = now.plus(Duration.ofDays(1));
        store.remove(SUE);
        store.put(MAILBOX);

        now = now.plus(Duration.ofDays(1));
        lookedUpBy("bob@contoso.test");

        assertThat(told("")).contains("bob@contoso.test").doesNotContain("mary@contoso.test");
        assertThat(told("since=2026-01-01T00:00:00Z")).doesNotContain("mary@contoso.test");
        assertThat(told("since=" + now.plusSeconds(1))).isEmpty();
    }

    private void lookedUpBy(String asker) {
        try (var trail = AuditTrail.open(folder, AuditTerms.USUAL, () -> now)) {
            trail.record(
                    new LookedUp(
                            now,
                            TraceId.fresh(),
                            new Asker(asker, "own-person", "contoso.test", Optional.empty()),
                            SUE,
                            Optional.empty(),
                            Optional.empty(),
                            "freebusy",
                            "local",
                            new Found(
                                    "answered",
                                    Optional.empty(),
                                    Optional.of(AccessLevel.AVAILABILITY_ONLY),
                                    Optional.empty())));
        }
    }

    private String told(String query) throws IOException {
        var door = Door.forAdministrators(new Passwords((_, _) -> Optional.empty()));
        var mount = (Mount.Guarded) new OwnAudit(folder, store).mount(door);
        var arrival =
                new Arrival(
                        "GET",
                        "mail.contoso.test",
                        443,
                        "/entente/own/audit",
                        query,
                        Map.of(),
                        new ByteArrayInputStream(new byte[0]),
                        true,
                        "127.0.0.1");
        var visit = new Visit(arrival, Map.of(), new Trace(TraceId.fresh(), "contoso.test"), now);
        var reply = mount.endpoint().answer(new Caller.OwnPerson(SUE), visit);
        return new String(reply.body(), UTF_8);
    }
}
