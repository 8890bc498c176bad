package entente.sts;

import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.question.Domain;
import entente.registry.Ask;
import entente.registry.Organisation;
import entente.registry.RegistrationDesk;
import entente.registry.RegistrationDesk.Sent;
import entente.registry.Registrations;
import entente.registry.Terms;
import entente.registry.TxtRecords;
import entente.sts.DelegationIssuer.Outcome;
import entente.trusts.DomainProof;
import entente.trusts.FederationKey;
import entente.trusts.FederationTrust.Keys;
import entente.wire.jwt.SignedRequest;
import entente.wire.jwt.SigningKey;
import entente.wire.seal.FederationCertificate;
import entente.wire.trust.TrustFault;
import entente.wire.trust.TrustVersion;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A token service at auth.test with Contoso, who asks, and Fabrikam, whom tokens are for. Both have proved their domains.
final class StsWorld implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final String ISSUER = "urn:fedbroker:auth.test";
    static final URI ENDPOINT = URI.create("https://auth.test:8443/extSTS.srf");
    static final Domain CONTOSO_DOMAIN = Domain.of("contoso.test");
    static final Domain FABRIKAM_DOMAIN = Domain.of("fabrikam.test");

    static final FederationKey CONTOSO = key("contoso.test");
    static final FederationKey CONTOSO_NEXT = key("contoso.test next");
    static final FederationKey FABRIKAM = key("fabrikam.test");
    static final FederationKey STRANGER = key("stranger.test");
    static final FederationKey SIGNING = key("auth.test");
    static final FederationKey SIGNING_NEXT = key("auth.test next");
    static final FederationKey ENCRYPTION = key("auth.test encryption");
    static final FederationKey ENCRYPTION_NEXT = key("auth.test encryption next");

    private static final String ORGS = "https://auth.test:8443/admin/v1/orgs";

    final Registrations registrations;
    final Organisation contoso;
    final Organisation fabrikam;
    StsKeys keys = new StsKeys(only(SIGNING), only(ENCRYPTION));
    DelegationLog log;
    DelegationIssuer issuer;

    private final Path file;
    private final Map<Domain, TxtRecords.Found> dns = new HashMap<>();
    private final RegistrationDesk desk;

    StsWorld(Path folder) {
        this(folder, Map.of());
    }

    /// With what the administrator decided, by account namespace.
    StsWorld(Path folder, Map<Domain, Terms> terms) {
        this.file = folder.resolve("delegations.db");
        this.registrations = Registrations.open(folder.resolve("registrations.db"), terms);
        this.desk =
                new RegistrationDesk(
                        registrations,
                        name -> dns.getOrDefault(name, new TxtRecords.Found.Texts(Set.of())));
        this.contoso = member(CONTOSO, CONTOSO_DOMAIN);
        this.fabrikam = member(FABRIKAM, FABRIKAM_DOMAIN);
        start();
    }

    private void start() {
        var node = anotherNode();
        log = node.log();
        issuer = node.issuer();
    }

    /// What one process of the service has for itself; the file is everybody's.
    record Node(DelegationLog log, DelegationIssuer issuer) implements AutoCloseable {
        Outcome ask(byte[] message) {
            return issuer.answer(message, NOON);
        }

        @Override
        public void close() {
            log.close();
        }
    }

    /// One more node of the same service.
    Node anotherNode() {
        var opened = DelegationLog.open(file, Duration.ofDays(90));
        var identity =
                StsIdentity.at(
                        ISSUER,
                        URI.create("https://auth.test:8443"),
                        Set.of(Domain.of("auth.test")));
        return new Node(
                opened, new DelegationIssuer(identity, registrations::members, () -> keys, opened));
    }

    void restart() {
        log.close();
        start();
    }

    @Override
    public void close() {
        log.close();
        registrations.close();
    }

    static FederationKey key(String name) {
        var from = NOON.minus(Duration.ofDays(1));
        var made = FederationCertificate.make(name, from, Duration.ofDays(400));
        return new FederationKey(made.privateKey(), made.certificate());
    }

    static Keys only(FederationKey key) {
        return new Keys(key, Optional.empty(), Optional.empty());
    }

    private Organisation member(FederationKey key, Domain domain) {
        var name = "fed." + domain;
        var appId =
                ask(
                                key,
                                "",
                                new Ask.Register(),
                                Map.of("applicationUri", name, "accountNamespace", name))
                        .appId();
        prove(key, appId, domain);
        return registrations.members().withId(appId).orElseThrow();
    }

    void prove(FederationKey key, String appId, Domain domain) {
        ask(key, appId, new Ask.ReserveDomain(), Map.of("domain", domain.name()));
        dns.put(
                DomainProof.recordName(domain).orElseThrow(),
                new TxtRecords.Found.Texts(
                        Set.of(DomainProof.sign(key.privateKey(), appId, domain))));
        ask(key, appId, new Ask.CheckDomain(domain), Map.of());
    }

    /// Contoso goes over from its first key to its next.
    void stageNextOfContoso() {
        try {
            var next = Base64.getEncoder().encodeToString(CONTOSO_NEXT.certificate().getEncoded());
            ask(CONTOSO, contoso.appId(), new Ask.StageCertificate(), Map.of("certificate", next));
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    void publishNextOfContoso() {
        ask(CONTOSO_NEXT, contoso.appId(), new Ask.PublishCertificate(), Map.of());
    }

    void clearPreviousOfContoso() {
        ask(CONTOSO_NEXT, contoso.appId(), new Ask.ClearPrevious(), Map.of());
    }

    void releaseDomainOfContoso() {
        ask(CONTOSO, contoso.appId(), new Ask.ReleaseDomain(CONTOSO_DOMAIN), Map.of());
    }

    private Organisation ask(FederationKey key, String appId, Ask ask, Map<String, String> claims) {
        var signing = SigningKey.of(key.privateKey(), key.certificate());
        var body = SignedRequest.write(signing, ORGS, NOON, claims);
        var sent = new Sent(body, ORGS, "192.0.2.1", NOON);
        var outcome =
                ask instanceof Ask.Register ? desk.register(sent) : desk.answer(appId, ask, sent);
        if (outcome instanceof RegistrationDesk.Outcome.Done(var organisation, var _)) {
            return organisation;
        }
        throw new AssertionError("refused: " + outcome);
    }

    Outcome ask(byte[] message) {
        return issuer.answer(message, NOON);
    }

    /// Refused for this reason, recorded as such, nothing issued, and nothing of it told.
    void assertRefused(Code code, byte[] message) {
        assertRefused(code, ask(message));
    }

    void assertRefused(Code code, Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        var refused = (Outcome.Refused) outcome;
        assertThat(refused.why().code()).as(refused.why().toString()).isEqualTo(code);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.envelope())
                .isEqualTo(
                        new TrustFault(TrustVersion.V2005, "FailedAuthentication", false)
                                .envelope());
        assertThat(log.delegations(10)).as("tokens issued").isEmpty();
    }
}
