package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.audit.Audit;
import entente.audit.AuditEvent;
import entente.gate.Arrival;
import entente.gate.Mount;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.question.TraceId;
import entente.registry.RegistrationDesk;
import entente.registry.Registrations;
import entente.registry.TxtRecords;
import entente.trace.Trace;
import entente.wire.jwt.SignedRequest;
import entente.wire.jwt.SigningKey;
import entente.wire.seal.FederationCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No registration is changed off the record.
class RegistrationApiTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String PATH = "/admin/v1/orgs";
    private static final String URL = "https://auth.test" + PATH;
    private static final FederationCertificate.Made KEY =
            FederationCertificate.make(
                    "contoso.test", NOON.minus(Duration.ofDays(1)), Duration.ofDays(400));

    @TempDir private Path folder;
    @AutoClose private Registrations registrations;

    @BeforeEach
    void open() {
        registrations = Registrations.open(folder.resolve("registrations.db"), Map.of());
    }

    @Test
    void nothingIsRegisteredWhileTheRecordCannotBeKept() throws IOException {
        var reply = register(new Failing());

        assertThat(reply.status()).isEqualTo(429);
        assertThat(new String(reply.body(), UTF_8)).contains("REGISTRATION_BUSY");
        assertThat(registrations.members().all()).isEmpty();
    }

    @Test
    void onceItIsKeptTheSameOrganisationIsRegistered() throws IOException {
        register(new Failing());

        var reply = register(_ -> true);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(registrations.members().all()).hasSize(1);
    }

    private static final class Failing implements Audit {
        @Override
        public boolean record(AuditEvent event) {
            return false;
        }

        @Override
        public boolean keeps() {
            return false;
        }
    }

    private Reply register(Audit audit) throws IOException {
        var desk = new RegistrationDesk(registrations, _ -> new TxtRecords.Found.Texts(Set.of()));
        var api = new RegistrationApi(desk, new OwnUrl(URI.create("https://auth.test")), audit);
        var claims =
                Map.of(
                        "applicationUri", "fed.contoso.test",
                        "accountNamespace", "fed.contoso.test");
        var key = SigningKey.of(KEY.privateKey(), KEY.certificate());
        var body = SignedRequest.write(key, URL, NOON, claims);
        var arrival =
                new Arrival(
                        "POST",
                        "auth.test",
                        443,
                        PATH,
                        "",
                        Map.of(),
                        new ByteArrayInputStream(body.getBytes(UTF_8)),
                        true,
                        "192.0.2.1");
        var visit = new Visit(arrival, Map.of(), new Trace(TraceId.fresh(), "auth.test"), NOON);
        return ((Mount.Open) api.mounts().getFirst()).endpoint().answer(visit);
    }
}
