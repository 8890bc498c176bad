package entente.registry;

import static entente.registry.RegistrationDeskTest.code;
import static entente.registry.RegistryWorld.CONTOSO;
import static entente.registry.RegistryWorld.CONTOSO_KEY;
import static entente.registry.RegistryWorld.CONTOSO_NEXT;
import static entente.registry.RegistryWorld.FABRIKAM;
import static entente.registry.RegistryWorld.FABRIKAM_KEY;
import static entente.registry.RegistryWorld.NOON;
import static entente.registry.RegistryWorld.done;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.question.Domain;
import entente.registry.RegistrationDesk.Outcome;
import entente.trusts.DomainProof;
import entente.trusts.FederationKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainProofTest {
    private static final Domain FED_CONTOSO = Domain.of("fed.contoso.test");

    @TempDir private Path folder;
    private RegistryWorld world;

    @BeforeEach
    void open() {
        world = new RegistryWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void proofHoldsForItsKeyItsApplicationAndItsDomainOnly() {
        var proof = DomainProof.sign(CONTOSO_KEY.privateKey(), "app", CONTOSO);
        var key = CONTOSO_KEY.certificate().getPublicKey();

        assertThat(DomainProof.verify(proof, key, "app", CONTOSO)).isTrue();
        assertThat(DomainProof.verify(proof, key, "other", CONTOSO)).isFalse();
        assertThat(DomainProof.verify(proof, key, "app", FABRIKAM)).isFalse();
        assertThat(
                        DomainProof.verify(
                                proof, FABRIKAM_KEY.certificate().getPublicKey(), "app", CONTOSO))
                .isFalse();
        assertThat(DomainProof.verify("no proof at all", key, "app", CONTOSO)).isFalse();
        assertThat(DomainProof.chunks(proof))
                .hasSize(2)
                .allMatch(chunk -> chunk.length() <= 255)
                .satisfies(chunks -> assertThat(String.join("", chunks)).isEqualTo(proof));
    }

    @Test
    void domainIsPendingUntilItsProofIsSeen() {
        var appId = world.register(CONTOSO_KEY, CONTOSO).appId();

        var reserved = reserve(appId, CONTOSO_KEY, CONTOSO);
        assertThat(reserved.hasProved(CONTOSO)).isFalse();
        var missing = world.ask(appId, new Ask.CheckDomain(CONTOSO), CONTOSO_KEY, NOON);
        assertThat(finding(missing)).isEqualTo(Code.DOMAIN_PROOF_MISSING);
        assertThat(world.registrations.members().owner(FED_CONTOSO)).isEmpty();

        world.dns.publish(CONTOSO, DomainProof.sign(CONTOSO_KEY.privateKey(), appId, CONTOSO));
        var proved = done(world.ask(appId, new Ask.CheckDomain(CONTOSO), CONTOSO_KEY, NOON));

        assertThat(proved.hasProved(CONTOSO)).isTrue();
        assertThat(world.registrations.members().owner(FED_CONTOSO)).contains(proved);
    }

    @Test
    void proofMadeWithAnotherKeyIsNone() {
        var appId = world.register(CONTOSO_KEY, CONTOSO).appId();
        reserve(appId, CONTOSO_KEY, CONTOSO);
        world.dns.publish(CONTOSO, DomainProof.sign(FABRIKAM_KEY.privateKey(), appId, CONTOSO));

        var outcome = world.ask(appId, new Ask.CheckDomain(CONTOSO), CONTOSO_KEY, NOON);

        assertThat(finding(outcome)).isEqualTo(Code.DOMAIN_PROOF_MISSING);
        assertThat(done(outcome).hasProved(CONTOSO)).isFalse();
    }

    @Test
    void nextCertificateMayHaveMadeTheProof() {
        var appId = world.register(CONTOSO_KEY, CONTOSO).appId();
        reserve(appId, CONTOSO_KEY, CONTOSO);
        stageNext(appId);
        world.dns.publish(
                CONTOSO, "unrelated", DomainProof.sign(CONTOSO_NEXT.privateKey(), appId, CONTOSO));

        var outcome = world.ask(appId, new Ask.CheckDomain(CONTOSO), CONTOSO_KEY, NOON);

        assertThat(done(outcome).hasProved(CONTOSO)).isTrue();
    }

    @Test
    void proofByThePreviousCertificateAloneHoldsAndIsTold() {
        var appId = world.registerAndProve(CONTOSO_KEY, CONTOSO).appId();
        stageNext(appId);
        done(world.ask(appId, new Ask.PublishCertificate(), CONTOSO_NEXT, NOON));

        var byPrevious = world.ask(appId, new Ask.CheckDomain(CONTOSO), CONTOSO_NEXT, NOON);
        assertThat(finding(byPrevious)).isEqualTo(Code.DOMAIN_PROOF_PREVIOUS);
        assertThat(done(byPrevious).hasProved(CONTOSO)).isTrue();
        for (var day = 1; day <= 20; day++) {
            sweep(NOON.plus(Duration.ofDays(day)));
        }
        assertThat(organisation(appId).hasProved(CONTOSO)).as("as long as it is there").isTrue();

        world.dns.publish(
                CONTOSO,
                DomainProof.sign(CONTOSO_KEY.privateKey(), appId, CONTOSO),
                DomainProof.sign(CONTOSO_NEXT.privateKey(), appId, CONTOSO));
        var byBoth = world.ask(appId, new Ask.CheckDomain(CONTOSO), CONTOSO_NEXT, NOON);
        assertThat(((Outcome.Done) byBoth).finding()).isEmpty();
    }

    private void stageNext(String appId) {
        done(
                world.ask(
                        appId,
                        new Ask.StageCertificate(),
                        CONTOSO_KEY,
                        NOON,
                        "certificate",
                        RegistryWorld.base64(CONTOSO_NEXT.certificate())));
    }

    @Test
    void silentDnsChangesNothing() {
        var appId = world.registerAndProve(CONTOSO_KEY, CONTOSO).appId();
        world.dns.fallSilentAbout(CONTOSO);

        var outcome = world.ask(appId, new Ask.CheckDomain(CONTOSO), CONTOSO_KEY, NOON);
        sweep(NOON.plus(Duration.ofDays(30)));

        assertThat(finding(outcome)).isEqualTo(Code.DOMAIN_PROOF_UNKNOWN);
        assertThat(organisation(appId).hasProved(CONTOSO)).isTrue();
    }

    @Test
    void missingProofIsGivenUpAfterSevenDaysAndNotBefore() {
        var appId = world.registerAndProve(CONTOSO_KEY, CONTOSO).appId();
        world.dns.remove(CONTOSO);

        for (var day = 1; day <= 7; day++) {
            sweep(NOON.plus(Duration.ofDays(day)));
            world.restart();
            assertThat(organisation(appId).hasProved(CONTOSO)).as("on day %d", day).isTrue();
        }
        sweep(NOON.plus(Duration.ofDays(8)));

        assertThat(organisation(appId).hasProved(CONTOSO)).isFalse();
        assertThat(world.registrations.members().owner(FED_CONTOSO)).isEmpty();
    }

    @Test
    void proofThatComesBackInTimeIsAsGoodAsBefore() {
        var before = world.registerAndProve(CONTOSO_KEY, CONTOSO);
        var appId = before.appId();
        world.dns.remove(CONTOSO);
        sweep(NOON.plus(Duration.ofDays(1)));

        world.dns.publish(CONTOSO, DomainProof.sign(CONTOSO_KEY.privateKey(), appId, CONTOSO));
        sweep(NOON.plus(Duration.ofDays(2)));
        world.dns.remove(CONTOSO);
        sweep(NOON.plus(Duration.ofDays(9)));

        var domain = organisation(appId).domain(CONTOSO).orElseThrow();
        assertThat(domain.isProved()).isTrue();
        assertThat(domain.provedAt()).contains(NOON);
        assertThat(domain.failingSince()).contains(NOON.plus(Duration.ofDays(9)));
    }

    @Test
    void proofIsLookedForOnceADay() {
        var appId = world.registerAndProve(CONTOSO_KEY, CONTOSO).appId();

        sweep(NOON.plus(Duration.ofHours(23)));

        assertThat(organisation(appId).domain(CONTOSO).orElseThrow().checkedAt()).contains(NOON);
    }

    @Test
    void domainThatOneProvedIsNobodyElses() {
        var contoso = world.registerAndProve(CONTOSO_KEY, CONTOSO);
        var other = world.register(FABRIKAM_KEY, CONTOSO).appId();

        var outcome =
                world.ask(
                        other,
                        new Ask.ReserveDomain(),
                        FABRIKAM_KEY,
                        NOON,
                        "domain",
                        "contoso.test");

        assertThat(code(outcome)).contains(Code.REGISTRATION_TAKEN);
        assertThat(world.registrations.members().owner(FED_CONTOSO)).contains(contoso);
    }

    @Test
    void namesClaimedFirstAreWorthNothingWithoutAProof() {
        world.register(FABRIKAM_KEY, CONTOSO); // claims fed.contoso.test

        var contoso = world.registerAndProve(CONTOSO_KEY, CONTOSO);

        assertThat(world.registrations.members().owner(FED_CONTOSO)).contains(contoso);
    }

    @Test
    void closestProvedDomainDecidesWhoseANameIs() {
        var cloud = Domain.of("cloud.contoso.test");
        var contoso = world.registerAndProve(CONTOSO_KEY, CONTOSO);
        done(
                world.ask(
                        contoso.appId(),
                        new Ask.AddUri(),
                        CONTOSO_KEY,
                        NOON,
                        "uri",
                        "http://fed.cloud.contoso.test/"));

        var tenant = world.registerAndProve(FABRIKAM_KEY, cloud);

        assertThat(world.registrations.members().owner(Domain.of("fed." + cloud))).contains(tenant);
    }

    @Test
    void releasedDomainIsFree() {
        var appId = world.registerAndProve(CONTOSO_KEY, CONTOSO).appId();

        done(world.ask(appId, new Ask.ReleaseDomain(CONTOSO), CONTOSO_KEY, NOON));

        world.restart();
        assertThat(organisation(appId).domains()).isEmpty();
        assertThat(world.registrations.members().proverOf(CONTOSO)).isEmpty();
        assertThat(code(world.ask(appId, new Ask.CheckDomain(CONTOSO), CONTOSO_KEY, NOON)))
                .contains(Code.REGISTRATION_UNKNOWN);
    }

    private Organisation reserve(String appId, FederationKey key, Domain domain) {
        return done(world.ask(appId, new Ask.ReserveDomain(), key, NOON, "domain", domain.name()));
    }

    private Organisation organisation(String appId) {
        return world.registrations.members().withId(appId).orElseThrow();
    }

    private void sweep(Instant now) {
        try (var sweep = new DomainSweep(world.registrations, world.dns, InstantSource.system())) {
            sweep.sweep(now);
        }
    }

    private static Code finding(Outcome outcome) {
        return ((Outcome.Done) outcome).finding().orElseThrow().code();
    }
}
