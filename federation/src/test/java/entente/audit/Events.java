package entente.audit;

import entente.audit.AuditEvent.Found;
import entente.audit.AuditEvent.LookedUp;
import entente.audit.AuditEvent.RegistrationChanged;
import entente.audit.AuditEvent.SignInRefused;
import entente.audit.AuditEvent.Times;
import entente.audit.AuditEvent.TokenIssued;
import entente.problem.Code;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.TraceId;
import java.time.Instant;
import java.util.Optional;

/// Events for tests.
final class Events {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Events() {}

    static TokenIssued tokenIssued(String hash) {
        return new TokenIssued(
                NOON,
                TraceId.fresh(),
                "actor",
                "app@contoso.test",
                "resource@fabrikam.test",
                Optional.empty(),
                true,
                hash,
                "192.0.2.1");
    }

    static LookedUp lookedUp(String about) {
        return new LookedUp(
                NOON,
                TraceId.fresh(),
                new Asker("mary@contoso.test", "own-person", "contoso.test", Optional.empty()),
                Address.of(about),
                Optional.empty(),
                Optional.empty(),
                "freebusy",
                "local",
                new Found(
                        "answered",
                        Optional.empty(),
                        Optional.of(AccessLevel.AVAILABILITY_ONLY),
                        Optional.empty()));
    }

    static RegistrationChanged registrationChanged(String action) {
        return new RegistrationChanged(
                NOON, TraceId.fresh(), "app@contoso.test", action, "192.0.2.1");
    }

    static SignInRefused signInRefused(String peer, Instant at) {
        return new SignInRefused(
                at,
                TraceId.fresh(),
                Optional.of(Address.of("bob@contoso.test")),
                Code.PASSWORD_REFUSED,
                peer,
                Times.ONCE);
    }
}
