package entente.registry;

import entente.question.Domain;
import entente.registry.RegistrationDesk.Outcome;
import entente.registry.RegistrationDesk.Sent;
import entente.trusts.DomainProof;
import entente.trusts.FederationKey;
import entente.wire.jwt.SignedRequest;
import entente.wire.jwt.SigningKey;
import entente.wire.seal.FederationCertificate;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/// A registration desk with an empty file behind it, and organisations that might come to it.
final class RegistryWorld implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final String URL = "https://auth.test:8443/admin/v1/orgs";
    static final Domain CONTOSO = Domain.of("contoso.test");
    static final Domain FABRIKAM = Domain.of("fabrikam.test");

    static final FederationKey CONTOSO_KEY = key("contoso.test");
    static final FederationKey CONTOSO_NEXT = key("contoso.test next");
    static final FederationKey FABRIKAM_KEY = key("fabrikam.test");

    final FakeDns dns = new FakeDns();
    private final Path file;
    private final Map<Domain, Terms> terms;
    Registrations registrations;
    RegistrationDesk desk;

    RegistryWorld(Path folder) {
        this(folder, Map.of());
    }

    RegistryWorld(Path folder, Map<Domain, Terms> terms) {
        this.file = folder.resolve("registrations.db");
        this.terms = terms;
        this.registrations = Registrations.open(file, terms);
        this.desk = new RegistrationDesk(registrations, dns);
    }

    static FederationKey key(String name) {
        var made =
                FederationCertificate.make(
                        name, NOON.minus(Duration.ofDays(1)), Duration.ofDays(400));
        return new FederationKey(made.privateKey(), made.certificate());
    }

    void restart() {
        registrations.close();
        registrations = Registrations.open(file, terms);
        desk = new RegistrationDesk(registrations, dns);
    }

    @Override
    public void close() {
        registrations.close();
    }

    static SigningKey signing(FederationKey key) {
        return SigningKey.of(key.privateKey(), key.certificate());
    }

    static Sent signed(FederationKey key, String url, Instant now, Map<String, String> claims) {
        return new Sent(SignedRequest.write(signing(key), url, now, claims), url, "192.0.2.1", now);
    }

    /// Registers the organisation whose primary domain this is, under its usual names.
    Organisation register(FederationKey key, Domain domain) {
        return done(desk.register(registration(key, domain)));
    }

    static Sent registration(FederationKey key, Domain domain) {
        return registration(key, domain, NOON);
    }

    static Sent registration(FederationKey key, Domain domain, Instant now) {
        return signed(
                key,
                URL,
                now,
                Map.of(
                        "applicationUri", "fed." + domain,
                        "accountNamespace", "fed." + domain,
                        "contact", "admin@" + domain));
    }

    Outcome ask(String appId, Ask ask, FederationKey key, Instant now, String... claims) {
        var url = URL + "/" + appId + "/" + ask.getClass().getSimpleName();
        var all = claims.length == 0 ? Map.<String, String>of() : Map.of(claims[0], claims[1]);
        return desk.answer(appId, ask, signed(key, url, now, all));
    }

    /// Registers, reserves, publishes the proof and has it checked.
    Organisation registerAndProve(FederationKey key, Domain domain) {
        var appId = register(key, domain).appId();
        done(ask(appId, new Ask.ReserveDomain(), key, NOON, "domain", domain.name()));
        dns.publish(domain, DomainProof.sign(key.privateKey(), appId, domain));
        return done(ask(appId, new Ask.CheckDomain(domain), key, NOON));
    }

    static Organisation done(Outcome outcome) {
        if (outcome instanceof Outcome.Done(var organisation, var _)) {
            return organisation;
        }
        throw new AssertionError("refused: " + outcome);
    }

    static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalArgumentException(cannotBe);
        }
    }
}
