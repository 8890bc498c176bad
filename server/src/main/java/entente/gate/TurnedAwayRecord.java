package entente.gate;

import entente.audit.Audit;
import entente.audit.AuditEvent.SignInRefused;
import entente.audit.AuditEvent.Times;
import entente.audit.AuditEvent.TokenRefused;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.trace.Step;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Puts on record whom the doors turned away, and why. Who showed nothing at all was only told what to show, and is left out.
final class TurnedAwayRecord {
    /// What nobody asks for by mistake.
    private static final Set<Code> FORBIDDEN =
            Set.of(
                    Code.OPERATION_FORBIDDEN,
                    Code.ACCESS_HEADER_REFUSED,
                    Code.ACCESS_HEADERS_SEVERAL,
                    Code.IMPERSONATION_REFUSED,
                    Code.FOREST_PERSON_FOREIGN,
                    Code.FOREST_PERSON_MISSING);

    private final Audit audit;

    TurnedAwayRecord(Audit audit) {
        this.audit = audit;
    }

    /// At a door for passwords and tokens.
    void atDoor(Door door, Refusal why, Visit visit) {
        var sent = visit.arrival().header("authorization").orElse("").strip();
        var scheme = sent.toLowerCase(Locale.ROOT);
        if (why.code() == Code.NOT_SIGNED_IN || sent.isEmpty()) {
            return;
        }
        if (scheme.startsWith("basic ")) {
            var named = Passwords.named(sent.substring(6).strip());
            signIn(named, why.code(), visit);
        } else if (NtlmSignIn.isScheme(scheme.split(" ", 2)[0])) {
            var named = door.namedByNtlm(sent.substring(sent.indexOf(' ') + 1).strip());
            signIn(named, why.code(), visit);
        } else {
            token("oauth", Optional.empty(), false, why.code(), visit);
        }
    }

    /// At a door for sealed messages.
    void atSeal(Refusal why, boolean proven, Visit visit) {
        token("dauth", Optional.empty(), proven, why.code(), visit);
    }

    /// Behind the door: whoever proved who it is, and asked for what it may not do.
    void inside(Caller caller, Visit visit) {
        visit.trace().steps().stream()
                .filter(step -> step.step() instanceof Step.Failed)
                .map(step -> ((Step.Failed) step.step()).why().code())
                .filter(FORBIDDEN::contains)
                .findFirst()
                .ifPresent(reason -> inside(caller, reason, visit));
    }

    private void inside(Caller caller, Code reason, Visit visit) {
        switch (caller) {
            case Caller.DelegatedPerson _ ->
                    token("dauth", Optional.of(caller.describe()), true, reason, visit);
            case Caller.PartnerPerson _, Caller.PartnerApplication _ ->
                    token("oauth", Optional.of(caller.describe()), true, reason, visit);
            case Caller.ForestPerson _, Caller.ForestAccount _ ->
                    token("address-space", Optional.of(caller.describe()), true, reason, visit);
            case Caller.OwnPerson(var person) -> signIn(Optional.of(person), reason, visit);
            case Caller.Administrator _ -> signIn(Optional.empty(), reason, visit);
        }
    }

    private void signIn(Optional<Address> by, Code reason, Visit visit) {
        var peer = visit.arrival().peer();
        audit.record(
                new SignInRefused(visit.now(), visit.trace().id(), by, reason, peer, Times.ONCE));
    }

    private void token(
            String pipeline, Optional<String> by, boolean proven, Code reason, Visit visit) {
        audit.record(
                new TokenRefused(
                        visit.now(),
                        visit.trace().id(),
                        pipeline,
                        by,
                        proven,
                        reason,
                        visit.arrival().peer(),
                        Times.ONCE));
    }
}
