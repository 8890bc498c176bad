package entente.registry;

import static entente.registry.RegistryWorld.CONTOSO;
import static entente.registry.RegistryWorld.CONTOSO_KEY;
import static entente.registry.RegistryWorld.CONTOSO_NEXT;
import static entente.registry.RegistryWorld.FABRIKAM;
import static entente.registry.RegistryWorld.FABRIKAM_KEY;
import static entente.registry.RegistryWorld.NOON;
import static entente.registry.RegistryWorld.URL;
import static entente.registry.RegistryWorld.base64;
import static entente.registry.RegistryWorld.done;
import static entente.registry.RegistryWorld.registration;
import static entente.registry.RegistryWorld.signed;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.question.Domain;
import entente.registry.RegistrationDesk.Outcome;
import entente.registry.RegistrationDesk.Sent;
import entente.wire.jwt.SelfSigned;
import entente.wire.jwt.SignedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationDeskTest {
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
    void sameCertificateGetsTheSameAppIdAlsoAfterARestart() {
        var first = world.register(CONTOSO_KEY, CONTOSO);

        world.restart();
        var again = done(world.desk.register(registration(CONTOSO_KEY, CONTOSO)));

        assertThat(again).isEqualTo(first);
        assertThat(again.uris()).containsExactly(Domain.of("fed.contoso.test"));
        assertThat(again.contact()).map(Object::toString).contains("admin@contoso.test");
        assertThat(world.registrations.members().all()).hasSize(1);
    }

    @Test
    void otherCertificateGetsAnotherAppId() {
        var contoso = world.register(CONTOSO_KEY, CONTOSO);

        var fabrikam = world.register(FABRIKAM_KEY, FABRIKAM);

        assertThat(fabrikam.appId()).isNotEqualTo(contoso.appId());
    }

    @Test
    void requestIsTakenOnceAlsoOverARestart() {
        var sent = registration(CONTOSO_KEY, CONTOSO);
        world.desk.register(sent);

        assertThat(code(world.desk.register(sent))).contains(Code.REGISTRATION_STALE);
        world.restart();
        assertThat(code(world.desk.register(sent))).contains(Code.REGISTRATION_STALE);
    }

    @Test
    void requestForAnotherUrlIsRefused() {
        var body = registration(CONTOSO_KEY, CONTOSO).body();

        var outcome = world.desk.register(new Sent(body, URL + "/other", "192.0.2.1", NOON));

        assertThat(code(outcome)).contains(Code.REGISTRATION_STALE);
        assertThat(world.registrations.members().all()).isEmpty();
    }

    @Test
    void requestOfAnotherTimeIsRefused() {
        var body = registration(CONTOSO_KEY, CONTOSO).body();

        for (var late : new Duration[] {Duration.ofMinutes(-6), Duration.ofMinutes(10)}) {
            var sent = new Sent(body, URL, "192.0.2.1", NOON.plus(late));
            assertThat(code(world.desk.register(sent))).contains(Code.REGISTRATION_STALE);
        }
    }

    @Test
    void requestWhoseSignatureIsAnothersIsRefused() {
        var contoso = registration(CONTOSO_KEY, CONTOSO).body().split("\\.", -1);
        var fabrikam = registration(FABRIKAM_KEY, FABRIKAM).body().split("\\.", -1);

        var mixed = String.join(".", contoso[0], contoso[1], fabrikam[2]);

        assertThat(code(world.desk.register(new Sent(mixed, URL, "192.0.2.1", NOON))))
                .contains(Code.REGISTRATION_MALFORMED);
    }

    @Test
    void certificateWithoutKeyIdentifierIsRefused() {
        var key = SelfSigned.rsa("contoso.test", 2048, NOON, NOON.plusSeconds(3600));
        var claims =
                Map.of(
                        "applicationUri", "fed.contoso.test",
                        "accountNamespace", "fed.contoso.test");

        var outcome =
                world.desk.register(
                        new Sent(
                                SignedRequest.write(key, URL, NOON, claims),
                                URL,
                                "192.0.2.1",
                                NOON));

        assertThat(code(outcome)).contains(Code.REGISTRATION_CERTIFICATE);
    }

    @Test
    void nobodyChangesAnothersRegistration() {
        var contoso = world.register(CONTOSO_KEY, CONTOSO);
        world.register(FABRIKAM_KEY, FABRIKAM);

        var outcome =
                world.ask(
                        contoso.appId(),
                        new Ask.ReserveDomain(),
                        FABRIKAM_KEY,
                        NOON,
                        "domain",
                        "contoso.test");

        assertThat(code(outcome)).contains(Code.REGISTRATION_SENDER);
        assertThat(world.registrations.members().withId(contoso.appId())).contains(contoso);
    }

    @Test
    void certificatesRollFromNextToCurrentToPrevious() {
        var appId = world.register(CONTOSO_KEY, CONTOSO).appId();
        var next = base64(CONTOSO_NEXT.certificate());

        done(world.ask(appId, new Ask.StageCertificate(), CONTOSO_KEY, NOON, "certificate", next));
        assertThat(code(world.ask(appId, new Ask.PublishCertificate(), CONTOSO_KEY, NOON)))
                .as("who stages a certificate has not shown to hold its key")
                .contains(Code.REGISTRATION_SENDER);
        done(world.ask(appId, new Ask.PublishCertificate(), CONTOSO_NEXT, NOON));

        world.restart();
        var rolled = done(world.ask(appId, new Ask.Look(), CONTOSO_KEY, NOON)).certificates();
        assertThat(rolled.current()).isEqualTo(CONTOSO_NEXT.certificate());
        assertThat(rolled.previous()).contains(CONTOSO_KEY.certificate());
        assertThat(code(world.ask(appId, new Ask.ClearPrevious(), CONTOSO_KEY, NOON)))
                .as("the previous certificate may look, and change nothing")
                .contains(Code.REGISTRATION_SENDER);
        done(world.ask(appId, new Ask.ClearPrevious(), CONTOSO_NEXT, NOON));
        assertThat(code(world.ask(appId, new Ask.Look(), CONTOSO_KEY, NOON)))
                .contains(Code.REGISTRATION_SENDER);
    }

    @Test
    void nothingIsPublishedWithoutANextCertificate() {
        var appId = world.register(CONTOSO_KEY, CONTOSO).appId();

        assertThat(code(world.ask(appId, new Ask.PublishCertificate(), CONTOSO_KEY, NOON)))
                .contains(Code.REGISTRATION_CONFLICT);
    }

    @Test
    void whoseCertificateAnotherStagedIsNotTakenForTheOther() {
        var appId = world.register(CONTOSO_KEY, CONTOSO).appId();
        var theirs = base64(FABRIKAM_KEY.certificate());
        done(
                world.ask(
                        appId,
                        new Ask.StageCertificate(),
                        CONTOSO_KEY,
                        NOON,
                        "certificate",
                        theirs));

        var outcome = world.desk.register(RegistryWorld.registration(FABRIKAM_KEY, FABRIKAM));

        assertThat(code(outcome)).contains(Code.REGISTRATION_TAKEN);
    }

    @Test
    void anothersCertificateIsNotTakenAsNext() {
        world.register(FABRIKAM_KEY, FABRIKAM);
        var appId = world.register(CONTOSO_KEY, CONTOSO).appId();
        var theirs = base64(FABRIKAM_KEY.certificate());

        var outcome =
                world.ask(
                        appId,
                        new Ask.StageCertificate(),
                        CONTOSO_KEY,
                        NOON,
                        "certificate",
                        theirs);

        assertThat(code(outcome)).contains(Code.REGISTRATION_TAKEN);
    }

    @Test
    void registrationsAreCountedByPeer() {
        var refused =
                IntStream.range(0, 100)
                        .mapToObj(_ -> world.desk.register(new Sent("", URL, "192.0.2.9", NOON)))
                        .filter(outcome ->
                                code(outcome).equals(Optional.of(Code.REGISTRATION_BUSY)))
                        .count();

        assertThat(refused).isEqualTo(40);
        assertThat(code(world.desk.register(registration(CONTOSO_KEY, CONTOSO)))).isEmpty();
    }

    @Test
    void administratorsTermsStandBesideTheRegistration() {
        var terms = new Terms(false, true, false, Terms.USUAL.actions());
        try (var other = new RegistryWorld(folder, Map.of(Domain.of("fed.fabrikam.test"), terms))) {
            other.register(FABRIKAM_KEY, FABRIKAM);

            assertThat(other.registrations.members().all())
                    .extracting(Organisation::terms)
                    .contains(terms);
        }
    }

    @Test
    void whoProvedNothingIn30DaysGivesItsPlaceBack() {
        world.register(FABRIKAM_KEY, FABRIKAM);
        var contoso = world.registerAndProve(CONTOSO_KEY, CONTOSO);

        world.registrations.forgetUnproved(NOON.plus(Duration.ofDays(31)));

        assertThat(world.registrations.members().all()).containsExactly(contoso);
    }

    @Test
    void whoLostItsProofHas30DaysToBringItBack() {
        var appId = world.registerAndProve(CONTOSO_KEY, CONTOSO).appId();
        world.dns.remove(CONTOSO);
        try (var sweep = new DomainSweep(world.registrations, world.dns, () -> NOON)) {
            sweep.sweep(NOON.plus(Duration.ofDays(300)));
            sweep.sweep(NOON.plus(Duration.ofDays(307)));

            var lapsed = world.registrations.members().withId(appId).orElseThrow();
            assertThat(lapsed.hasProved(CONTOSO)).isFalse();

            sweep.sweep(NOON.plus(Duration.ofDays(331)));
            assertThat(world.registrations.members().withId(appId)).isEmpty();
        }
    }

    @Test
    void whoProvedNothingInADayGivesItsPlaceToWhoWaitsForOne() {
        try (var full = Registrations.open(folder.resolve("full.db"), Map.of(), 1)) {
            var desk = new RegistrationDesk(full, world.dns);
            done(desk.register(registration(FABRIKAM_KEY, FABRIKAM, NOON)));

            var early = desk.register(registration(CONTOSO_KEY, CONTOSO, NOON));
            var later = NOON.plus(Duration.ofHours(25));
            var late = done(desk.register(registration(CONTOSO_KEY, CONTOSO, later)));

            assertThat(code(early)).contains(Code.REGISTRATION_FULL);
            assertThat(full.members().all()).containsExactly(late);
        }
    }

    @Test
    void whatWasAcknowledgedStandsInAFileThatNobodyClosed() throws IOException {
        var contoso = world.registerAndProve(CONTOSO_KEY, CONTOSO);

        var copy = folder.resolve("copy.db");
        for (var part : List.of("", "-wal")) {
            Files.copy(folder.resolve("registrations.db" + part), Path.of(copy + part));
        }

        try (var found = Registrations.open(copy, Map.of())) {
            assertThat(found.members().all()).containsExactly(contoso);
        }
    }

    @Test
    void nothingOfARequestIsPrinted() {
        var sent = signed(CONTOSO_KEY, URL, NOON, Map.of("applicationUri", "x"));

        assertThat(sent.toString()).doesNotContain(sent.body().substring(0, 20));
    }

    static Optional<Code> code(Outcome outcome) {
        return outcome instanceof Outcome.Refused(var why, var _)
                ? Optional.of(why.code())
                : Optional.empty();
    }
}
