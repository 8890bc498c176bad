package entente.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.audit.AuditTerms;
import entente.calling.HttpClientHttps;
import entente.calling.Https;
import entente.calling.Reach;
import entente.calling.Trust;
import entente.endpoints.AdminTrust;
import entente.enrolment.Enrolment;
import entente.enrolment.Membership;
import entente.enrolment.Membership.Rolling;
import entente.enrolment.Membership.State;
import entente.enrolment.TokenForOurselves;
import entente.enrolment.TrustCheck;
import entente.enrolment.TrustCheck.Finding;
import entente.enrolment.Wish;
import entente.gate.Arrival;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.lab.FreePorts;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.TraceId;
import entente.server.BrokerFederationSettings.Dns;
import entente.settings.SettingsFile;
import entente.trace.Trace;
import entente.trusts.DomainProof;
import entente.wire.jwt.PemKeys;
import entente.wire.seal.FederationCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A federation trust with a real broker, over sockets, from joining to leaving.
class TrustLifeTest {
    private static final Domain CONTOSO = Domain.of("contoso.test");

    @TempDir private Path folder;

    private final Closing opened = new Closing();
    private URI broker = URI.create("https://localhost");
    private Path dns = Path.of("");
    private Enrolment enrolment;
    private TrustCheck check;

    @BeforeEach
    void start() throws IOException {
        var keys = new KeyWorkshop(folder);
        keys.tls("tls", List.of("localhost"));
        keys.signing("signing");
        federationKey("federation");
        federationKey("encryption");
        dns = folder.resolve("dns.txt");
        var port = FreePorts.next();
        broker = URI.create("https://localhost:" + port);
        opened.with(BrokerServer.start(settings(port), InstantSource.system()));
        var https = opened.with(https());
        var file = opened.with(SettingsFile.open(folder.resolve("settings.db")));
        enrolment =
                new Enrolment(
                        file.of(Enrolment.KIND),
                        () -> Set.of(CONTOSO),
                        https,
                        InstantSource.system());
        check =
                new TrustCheck(
                        https,
                        new TokenForOurselves(https, InstantSource.system()),
                        InstantSource.system());
    }

    @AfterEach
    void stop() {
        opened.close();
    }

    @Test
    void organisationJoinsProvesItsDomainRollsItsKeysAndLeaves() throws IOException {
        var joined = done(enrolment.join(wish()));
        assertThat(joined.standing(CONTOSO).state()).isEqualTo(State.PENDING);
        assertThat(done(enrolment.join(wish())).appId()).isEqualTo(joined.appId());

        assertThat(failed())
                .extracting(Finding::step)
                .containsExactly("domains", "a token for ourselves");

        publish(joined);
        assertThat(done(enrolment.check()).standing(CONTOSO).state()).isEqualTo(State.PROVED);
        assertThat(failed()).isEmpty();

        done(enrolment.roll(Rolling.STAGE, false));
        var rolled = done(enrolment.roll(Rolling.PUBLISH, false));
        publish(rolled);
        done(enrolment.roll(Rolling.CLEAR_PREVIOUS, false));
        assertThat(done(enrolment.check()).standing(CONTOSO).state()).isEqualTo(State.PROVED);
        assertThat(done(enrolment.refresh()).issuer()).isEqualTo(joined.issuer());
        assertThat(failed()).isEmpty();
        assertThat(rolled.keys().current().keyId()).isNotEqualTo(joined.keys().current().keyId());

        done(enrolment.remove(false));
        assertThat(enrolment.trust()).isEmpty();
    }

    @Test
    void previousKeyIsClearedOverTheApiOnceBrokerAndDnsKnowTheNewOneOrByForce() throws IOException {
        publish(done(enrolment.join(wish())));
        done(enrolment.check());
        roll("{\"step\": \"stage\"}");
        roll("{\"step\": \"publish\"}");

        var early = roll("{\"step\": \"clear-previous\"}");
        assertThat(early.status()).isEqualTo(400);
        assertThat(new String(early.body(), UTF_8))
                .contains("TRUST_KEY_NEEDED", "contoso.test", "entente trust proof", "--force");
        assertThat(enrolment.membership().orElseThrow().keys().previous()).isPresent();
        assertThat(failed()).isEmpty();

        publish(enrolment.membership().orElseThrow());
        assertThat(roll("{\"step\": \"clear-previous\"}").status()).isEqualTo(200);
        assertThat(enrolment.membership().orElseThrow().keys().previous()).isEmpty();
        assertThat(failed()).isEmpty();

        roll("{\"step\": \"stage\"}");
        roll("{\"step\": \"publish\"}");
        assertThat(roll("{\"step\": \"clear-previous\"}").status()).isEqualTo(400);
        var forced = roll("{\"step\": \"clear-previous\", \"force\": true}");
        assertThat(forced.status()).isEqualTo(200);
        assertThat(enrolment.membership().orElseThrow().keys().previous()).isEmpty();
    }

    /// What the administrators' API answers.
    private Reply roll(String body) throws IOException {
        var arrival =
                new Arrival(
                        "POST",
                        "mail.contoso.test",
                        443,
                        "/entente/admin/trust/roll",
                        "",
                        Map.of(),
                        new ByteArrayInputStream(body.getBytes(UTF_8)),
                        true,
                        "192.0.2.7");
        var door = Door.forAdministrators(new Passwords((_, _) -> Optional.empty()));
        var mounts = new AdminTrust(enrolment, check, CONTOSO).mounts(door);
        return ((Mount.Guarded) mounts.get(3))
                .endpoint()
                .answer(
                        new Caller.Administrator("admin@contoso.test"),
                        new Visit(
                                arrival,
                                Map.of(),
                                new Trace(TraceId.fresh(), "contoso.test"),
                                Instant.now()));
    }

    private List<Finding> failed() {
        return check.run(enrolment.membership().orElseThrow()).stream()
                .filter(finding -> !finding.passed())
                .toList();
    }

    private void publish(Membership membership) throws IOException {
        var strings = DomainProof.chunks(membership.standing(CONTOSO).proof().orElseThrow());
        Files.writeString(
                dns, "_fedproof.%s TXT \"%s\"%n".formatted(CONTOSO, String.join("\" \"", strings)));
    }

    private Wish wish() {
        return new Wish(broker, "fed.contoso.test", Set.of(CONTOSO), Optional.empty());
    }

    private static Membership done(Enrolment.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Enrolment.Outcome.Done.class);
        return ((Enrolment.Outcome.Done) outcome).membership();
    }

    private Https https() {
        var authority = PemFiles.certificates(folder.resolve("ca.crt"));
        var names = Map.of(Domain.of("localhost"), InetAddress.getLoopbackAddress());
        return new HttpClientHttps(Trust.systemAnd(authority), new Reach(names, Set.of()));
    }

    private BrokerSettings settings(int port) {
        var tls = new KeyFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"));
        return new BrokerSettings(
                Domain.of("auth.test"),
                "00000001-0000-0000-c000-000000000000",
                Set.of("contoso.test"),
                broker,
                Set.of(Domain.of("auth.test"), Domain.of("localhost")),
                folder.resolve("state"),
                new ListenSettings("127.0.0.1", port, tls),
                only("signing"),
                Duration.ofHours(1),
                Optional.empty(),
                Optional.of(
                        new BrokerFederationSettings(
                                "urn:fedbroker:auth.test",
                                new Dns.File(dns),
                                only("federation"),
                                only("encryption"),
                                Map.of())),
                AuditTerms.USUAL,
                CallingSettings.USUAL);
    }

    private SigningSettings only(String name) {
        return SigningSettings.of(
                new KeyFiles(folder.resolve(name + ".crt"), folder.resolve(name + ".key")));
    }

    private void federationKey(String name) throws IOException {
        var made =
                FederationCertificate.make(
                        name, Instant.now().minusSeconds(60), Duration.ofDays(2));
        Files.writeString(folder.resolve(name + ".crt"), PemKeys.pem(made.certificate()));
        Files.writeString(
                folder.resolve(name + ".key"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(
                                Base64.getMimeEncoder()
                                        .encodeToString(made.privateKey().getEncoded())));
    }
}
