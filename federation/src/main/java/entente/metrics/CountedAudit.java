package entente.metrics;

import entente.audit.Audit;
import entente.audit.AuditEvent;
import entente.audit.AuditEvent.ActedFor;
import entente.audit.AuditEvent.AdminRead;
import entente.audit.AuditEvent.AuditResumed;
import entente.audit.AuditEvent.AuditStarted;
import entente.audit.AuditEvent.LookedUp;
import entente.audit.AuditEvent.MailboxChanged;
import entente.audit.AuditEvent.RegistrationChanged;
import entente.audit.AuditEvent.Searched;
import entente.audit.AuditEvent.SettingChanged;
import entente.audit.AuditEvent.SignInRefused;
import entente.audit.AuditEvent.TokenIssued;
import entente.audit.AuditEvent.TokenRefused;
import entente.problem.Code;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Optional;

/// A record that counts what is told to it. Nobody was answered, and nothing issued, of which the record was not kept.
final class CountedAudit implements Audit {
    private final Audit audit;
    private final Counter lookups;
    private final Counter issued;
    private final Counter refused;
    private final Counter signIns;

    CountedAudit(Audit audit, PrometheusRegistry registry) {
        this.audit = audit;
        this.lookups =
                counter(
                        registry,
                        "entente_lookups_total",
                        "Mailboxes that were asked about, by what for, over which route, what came of it and why.",
                        "purpose",
                        "route",
                        "result",
                        "reason");
        this.issued =
                counter(
                        registry,
                        "entente_tokens_issued_total",
                        "Tokens that were issued.",
                        "kind");
        this.refused =
                counter(
                        registry,
                        "entente_tokens_refused_total",
                        "Tokens that were shown, or asked for, and refused.",
                        "pipeline",
                        "reason");
        this.signIns =
                counter(
                        registry,
                        "entente_sign_ins_refused_total",
                        "Passwords that let nobody in.",
                        "reason");
    }

    private static Counter counter(
            PrometheusRegistry registry, String name, String help, String... labels) {
        return Counter.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars()
                .register(registry);
    }

    @Override
    public boolean keeps() {
        return audit.keeps();
    }

    @Override
    public boolean record(AuditEvent event) {
        var kept = audit.record(event);
        count(event, kept);
        return kept;
    }

    private void count(AuditEvent event, boolean kept) {
        switch (event) {
            case LookedUp looked -> count(looked, kept);
            case TokenIssued token when kept -> issued.labelValues(token.kind()).inc();
            case TokenRefused token ->
                    refused.labelValues(token.pipeline(), token.reason().name()).inc();
            case SignInRefused signIn -> signIns.labelValues(signIn.reason().name()).inc();
            case TokenIssued _,
                    ActedFor _,
                    SettingChanged _,
                    MailboxChanged _,
                    AdminRead _,
                    Searched _,
                    RegistrationChanged _,
                    AuditStarted _,
                    AuditResumed _ -> {}
        }
    }

    private void count(LookedUp looked, boolean kept) {
        var result = kept ? looked.found().result() : "refused";
        var reason = kept ? looked.found().reason() : Optional.of(Code.AUDIT_NOT_KEPT);
        lookups.labelValues(
                        looked.purpose(),
                        looked.route(),
                        result,
                        reason.map(Code::name).orElse("none"))
                .inc();
    }
}
