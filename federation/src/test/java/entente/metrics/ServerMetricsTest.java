package entente.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.audit.Asker;
import entente.audit.Audit;
import entente.audit.AuditEvent;
import entente.audit.AuditEvent.Found;
import entente.audit.AuditEvent.LookedUp;
import entente.audit.AuditEvent.Times;
import entente.audit.AuditEvent.TokenIssued;
import entente.audit.AuditEvent.TokenRefused;
import entente.keys.BrokerInventory;
import entente.problem.Code;
import entente.problem.Problem;
import entente.question.Address;
import entente.question.Caller;
import entente.question.TraceId;
import entente.wire.jwt.SigningCertificate;
import entente.wire.jwt.SigningCertificate.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerMetricsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final ServerMetrics metrics = new ServerMetrics();
    private boolean keeps = true;

    private final Audit audit =
            metrics.counting(
                    new Audit() {
                        @Override
                        public boolean record(AuditEvent event) {
                            return keeps;
                        }

                        @Override
                        public boolean keeps() {
                            return keeps;
                        }
                    });

    @Test
    void lookupsAreCountedByWhatCameOfThemAndNobodyIsNamed() {
        audit.record(lookup("answered", Optional.empty()));
        audit.record(lookup("answered", Optional.empty()));
        audit.record(lookup("refused", Optional.of(Code.CALENDAR_NOT_SHARED)));

        assertThat(text())
                .contains(
                        "entente_lookups_total{purpose=\"freebusy\",reason=\"none\",result=\"answered\",route=\"oauth\"} 2.0",
                        "reason=\"CALENDAR_NOT_SHARED\",result=\"refused\",route=\"oauth\"} 1.0")
                .doesNotContain("mary", "joe", "@");
    }

    @Test
    void tokensAreCountedWhereTheyWereIssuedAndWhereTheyWereNot() {
        audit.record(issued());
        audit.record(
                new TokenRefused(
                        NOON,
                        TraceId.fresh(),
                        "token-endpoint",
                        Optional.empty(),
                        false,
                        Code.GRANT_BUSY,
                        "192.0.2.7",
                        Times.ONCE));
        keeps = false;
        audit.record(issued());

        assertThat(text())
                .contains(
                        "entente_tokens_issued_total{kind=\"actor\"} 1.0",
                        "entente_tokens_refused_total{pipeline=\"token-endpoint\",reason=\"GRANT_BUSY\"} 1.0");
    }

    @Test
    void whatIsNotOnRecordWasNotAnswered() {
        metrics.watchRecord(audit);
        assertThat(text()).contains("entente_record_kept 1.0");
        keeps = false;

        audit.record(lookup("answered", Optional.empty()));

        assertThat(text())
                .contains(
                        "reason=\"AUDIT_NOT_KEPT\",result=\"refused\"", "entente_record_kept 0.0");
    }

    @Test
    void keysTellHowLongTheyLastAndNothingElse() {
        var key = SigningCertificate.make("auth.test", Kind.P256, NOON, Duration.ofDays(10));
        metrics.watchKeys(
                new BrokerInventory(List.of(key.certificate()), List.of()),
                InstantSource.fixed(NOON));

        assertThat(text())
                .containsPattern(
                        "entente_key_seconds_left\\{certificate=\"[0-9a-f]{64}\",purpose=\"shown to who connects \\(TLS\\)\",state=\"current\",whose=\"us\"} 864000.0")
                .containsPattern("entente_key_replaced\\{.*} 0.0");
    }

    @Test
    void storeThatCannotBeReadIsTold() {
        metrics.watchStore(() -> {
            throw new Problem(Code.STORE_UNREADABLE, "It is gone.", "Look for it.");
        });

        assertThat(text()).contains("entente_store_readable 0.0");
    }

    @Test
    void howMuchLiesInTheSpoolIsTold() {
        metrics.watchSpool(() -> 26_000_000L);

        assertThat(text()).contains("entente_spooled_bytes 2.6E7");
    }

    @Test
    void whatRunsHereAndWhatIsInWorkIsTold() {
        assertThat(metrics.working(this::text))
                .containsPattern(
                        "entente_build_info\\{java=\"25[^\"]*\",version=\"[0-9][^\"]*\"} 1")
                .contains("entente_requests_in_work 1.0");
        assertThat(text()).contains("entente_requests_in_work 0.0");
    }

    private static LookedUp lookup(String result, Optional<Code> reason) {
        return new LookedUp(
                NOON,
                TraceId.fresh(),
                Asker.of(new Caller.OwnPerson(Address.of("mary@contoso.test"))),
                Address.of("joe@contoso.cloud.test"),
                Optional.empty(),
                Optional.empty(),
                "freebusy",
                "oauth",
                new Found(result, reason, Optional.empty(), Optional.empty()));
    }

    private static TokenIssued issued() {
        return new TokenIssued(
                NOON,
                TraceId.fresh(),
                "actor",
                "contoso",
                "fabrikam",
                Optional.empty(),
                true,
                "abcd",
                "192.0.2.7");
    }

    private String text() {
        return new String(metrics.text(), UTF_8);
    }
}
