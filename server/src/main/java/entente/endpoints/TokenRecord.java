package entente.endpoints;

import entente.audit.Audit;
import entente.audit.AuditEvent.RegistrationChanged;
import entente.audit.AuditEvent.Times;
import entente.audit.AuditEvent.TokenIssued;
import entente.audit.AuditEvent.TokenRefused;
import entente.broker.Issue;
import entente.digest.Sha256;
import entente.gate.Visit;
import entente.problem.Refusal;
import entente.sts.Delegation;
import java.util.Locale;
import java.util.Optional;

/// Puts on record what a broker issued, and to whom it issued nothing. What the issue logs remember beyond that stands there, under the token's hash.
final class TokenRecord {
    private final Audit audit;

    TokenRecord(Audit audit) {
        this.audit = audit;
    }

    /// False where it is not on record; the token must not leave then.
    boolean issued(Issue issue, Visit visit) {
        return audit.record(
                new TokenIssued(
                        issue.at(),
                        visit.trace().id(),
                        issue.kind().name().toLowerCase(Locale.ROOT),
                        issue.client().toString(),
                        issue.resource(),
                        Optional.empty(),
                        issue.delegation(),
                        Sha256.hex(issue.tokenId()),
                        visit.arrival().peer()));
    }

    boolean issued(Delegation delegation, Visit visit) {
        return audit.record(
                new TokenIssued(
                        delegation.at(),
                        visit.trace().id(),
                        "delegation",
                        delegation.requestor(),
                        delegation.target(),
                        Optional.of(delegation.action()),
                        true,
                        Sha256.hex(delegation.tokenId()),
                        visit.arrival().peer()));
    }

    boolean registered(String organisation, String action, Visit visit) {
        return audit.record(
                new RegistrationChanged(
                        visit.now(),
                        visit.trace().id(),
                        organisation,
                        action,
                        visit.arrival().peer()));
    }

    void refused(String pipeline, Optional<String> by, boolean proven, Refusal why, Visit visit) {
        audit.record(
                new TokenRefused(
                        visit.now(),
                        visit.trace().id(),
                        pipeline,
                        by,
                        proven,
                        why.code(),
                        visit.arrival().peer(),
                        Times.ONCE));
    }
}
