package entente.gate;

import entente.question.AccessLevel;
import entente.question.Domain;
import entente.routes.Features;
import entente.routes.Features.FreeBusyAccess;
import entente.routes.OrganisationRelationship;
import entente.trusts.FederationKey;
import entente.trusts.FederationTrust;
import entente.wire.seal.FederationCertificate;
import entente.wire.seal.FederationCertificate.Made;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The broker, and us: Fabrikam, which has a relationship with Contoso. The keys are real, and made once.
final class TestFederation {
    static final Instant NOON = Visitors.NOON;
    static final String ISSUER = "urn:fedbroker:auth.test";
    static final Made BROKER = made("auth.test");
    static final Made OLD_BROKER = made("auth.test before");
    static final Made STRANGER = made("stranger.test");
    static final Made CONTOSO = made("contoso.test");
    static final Made OURS = made("fabrikam.test");
    static final Made OURS_BEFORE = made("fabrikam.test before");

    private TestFederation() {}

    static FederationTrust trust() {
        return trust(Optional.empty(), Optional.empty(), true);
    }

    static FederationTrust trust(
            Optional<X509Certificate> previousBroker, Optional<Made> previous, boolean enabled) {
        return trust(BROKER, previousBroker, previous, enabled);
    }

    static FederationTrust trustInAnotherBroker() {
        return trust(STRANGER, Optional.empty(), Optional.empty(), true);
    }

    private static FederationTrust trust(
            Made broker,
            Optional<X509Certificate> previousBroker,
            Optional<Made> previous,
            boolean enabled) {
        return new FederationTrust(
                "the broker",
                "4711",
                "fed.fabrikam.test",
                Set.of(Domain.of("fabrikam.test"), Domain.of("mail.fabrikam.test")),
                Optional.empty(),
                enabled,
                new FederationTrust.TokenIssuer(
                        ISSUER,
                        URI.create("https://auth.test/extSTS.srf"),
                        URI.create("https://auth.test/FederationMetadata/2006-12/x.xml"),
                        broker.certificate(),
                        previousBroker,
                        Optional.empty()),
                new FederationTrust.Keys(
                        key(OURS), Optional.empty(), previous.map(TestFederation::key)));
    }

    static OrganisationRelationship contoso() {
        return contoso(
                true, new FreeBusyAccess(true, AccessLevel.LIMITED_DETAILS, Optional.empty()));
    }

    static OrganisationRelationship contoso(boolean enabled, FreeBusyAccess access) {
        return contoso(enabled, Features.of(access));
    }

    static OrganisationRelationship contoso(boolean enabled, Features features) {
        return relationship("Contoso", "contoso.test", enabled, features, false);
    }

    /// One that may use the algorithms of old partners.
    static OrganisationRelationship northwind() {
        return relationship(
                "Northwind",
                "northwind.test",
                true,
                Features.of(
                        new FreeBusyAccess(true, AccessLevel.AVAILABILITY_ONLY, Optional.empty())),
                true);
    }

    static List<OrganisationRelationship> both() {
        return List.of(contoso(), northwind());
    }

    private static OrganisationRelationship relationship(
            String name, String domain, boolean enabled, Features features, boolean legacy) {
        return new OrganisationRelationship(
                name,
                Set.of(Domain.of(domain)),
                enabled,
                Optional.empty(),
                features,
                Optional.of("http://fed." + domain + "/"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                legacy);
    }

    private static FederationKey key(Made made) {
        return new FederationKey(made.privateKey(), made.certificate());
    }

    private static Made made(String subject) {
        return FederationCertificate.make(
                subject, NOON.minus(Duration.ofDays(1)), Duration.ofDays(365));
    }
}
