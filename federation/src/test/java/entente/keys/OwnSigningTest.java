package entente.keys;

import static org.assertj.core.api.Assertions.assertThat;

import entente.keys.OwnSigning.Outcome;
import entente.problem.Code;
import entente.settings.Settings;
import entente.settings.SettingsFile;
import entente.tokens.SigningKeys;
import entente.wire.jwt.SigningCertificate;
import entente.wire.jwt.SigningCertificate.Kind;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.VerifyKey;
import entente.wire.seal.FederationCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSigningTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant DAY = NOON.plus(Duration.ofDays(3));
    private static final SigningKey CONFIGURED = key("configured");

    @TempDir private Path folder;

    private final PublicReads reads = new PublicReads(NOON);

    @Test
    void nextKeyIsPublishedAtOnceAndSignsFromItsDayOn() {
        try (var file = open()) {
            var signing = signing(file, CONFIGURED);

            var next = done(signing.stage(Optional.of(DAY), NOON)).next().orElseThrow();

            var keys = signing.keys();
            assertThat(keys.publishedAt(NOON))
                    .containsExactly(CONFIGURED.verifyKey(), next.verifyKey());
            assertThat(keys.signerAt(DAY.minusSeconds(1))).contains(CONFIGURED);
            assertThat(keys.signerAt(DAY)).contains(next);
            assertThat(keys.publishedAt(DAY))
                    .containsExactly(next.verifyKey(), CONFIGURED.verifyKey());
        }
    }

    @Test
    void nextKeyIsLikeTheCurrentOneAndLastsTwoYears() {
        try (var file = open()) {
            var next = done(signing(file, CONFIGURED).stage(Optional.empty(), NOON));

            var certificate = next.next().orElseThrow().certificate();
            assertThat(next.nextEffective()).isEqualTo(NOON.plus(OwnSigning.AHEAD));
            assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
            assertThat(certificate.getSubjectX500Principal().getName())
                    .isEqualTo("CN=contoso.test S2S signing");
            assertThat(certificate.getNotAfter().toInstant())
                    .isEqualTo(NOON.plus(Duration.ofDays(730)));
        }
    }

    @Test
    void changeSurvivesARestart() {
        VerifyKey next;
        try (var file = open()) {
            next =
                    done(signing(file, CONFIGURED).stage(Optional.of(DAY), NOON))
                            .next()
                            .orElseThrow()
                            .verifyKey();
        }

        try (var file = open()) {
            var keys = signing(file, CONFIGURED).keys();
            assertThat(keys.signerAt(DAY).map(SigningKey::verifyKey)).contains(next);
            assertThat(keys.nextEffective()).isEqualTo(DAY);
        }
    }

    @Test
    void keyThatIsPutIntoTheConfigurationLaterCounts() {
        var another = key("another");
        try (var file = open()) {
            done(signing(file, CONFIGURED).stage(Optional.of(DAY), NOON));

            var keys = signing(file, another).keys();

            assertThat(keys.publishedAt(DAY)).containsExactly(another.verifyKey());
        }
    }

    @Test
    void thereIsOneNextKeyAtATime() {
        try (var file = open()) {
            var signing = signing(file, CONFIGURED);
            done(signing.stage(Optional.of(DAY), NOON));

            assertRefused(signing.stage(Optional.of(DAY), NOON));

            assertRefused(signing.stage(Optional.of(DAY.plusSeconds(60)), DAY.plusSeconds(1)));
            done(signing.stage(Optional.empty(), DAY));
        }
    }

    @Test
    void nextKeyOfTheConfigurationThatHasNoDayGetsOne() {
        var next = key("next");
        try (var file = open()) {
            var signing =
                    new OwnSigning(
                            file.of(OwnSigning.KIND),
                            new SigningKeys(
                                    Optional.of(CONFIGURED),
                                    Optional.of(next),
                                    Instant.MAX,
                                    Optional.empty()),
                            "contoso.test",
                            reads);

            done(signing.stage(Optional.of(DAY), NOON));

            assertThat(signing.keys().signerAt(DAY.minusSeconds(1))).contains(CONFIGURED);
            assertThat(signing.keys().signerAt(DAY)).contains(next);
        }
    }

    @Test
    void keysOfSeveralPurposesChangeEachByItself() {
        try (var file = open()) {
            var changes = file.of(OwnSigning.KIND);
            var signer = federationKey("signer");
            var recipient = federationKey("recipient");
            var signing = ring(changes, Purpose.DELEGATION, signer);
            var encryption = ring(changes, Purpose.ENCRYPTION, recipient);

            var next = done(signing.stage(Optional.of(DAY), NOON)).next().orElseThrow();

            assertThat(FederationCertificate.faults(next.certificate(), NOON)).isEmpty();
            assertThat(signing.keys().signerAt(DAY)).contains(next);
            assertThat(encryption.keys().publishedAt(DAY)).containsExactly(recipient.verifyKey());
        }
    }

    private OwnSigning ring(Settings<SigningRing> changes, Purpose purpose, SigningKey configured) {
        return new OwnSigning(changes, purpose, SigningKeys.of(configured), "auth.test", reads);
    }

    private static SigningKey federationKey(String name) {
        var made = FederationCertificate.make(name, NOON, Duration.ofDays(365));
        return SigningKey.of(made.privateKey(), made.certificate());
    }

    @Test
    void keyIsNotMadeToHaveSignedYesterday() {
        try (var file = open()) {
            assertRefused(signing(file, CONFIGURED).stage(Optional.of(NOON.minusSeconds(1)), NOON));
        }
    }

    @Test
    void previousKeyIsHonouredUntilItIsClearedAndNotClearedTooSoon() {
        try (var file = open()) {
            var signing = signing(file, CONFIGURED);
            var next = done(signing.stage(Optional.of(DAY), NOON)).next().orElseThrow();
            assertRefused(signing.clearPrevious(false, NOON));

            var tooSoon = DAY.plus(OwnSigning.KEPT).minusSeconds(1);
            assertRefused(signing.clearPrevious(false, tooSoon));
            assertThat(signing.keys().publishedAt(tooSoon)).hasSize(2);
            done(signing.clearPrevious(false, tooSoon.plusSeconds(1)));

            assertThat(signing.keys().publishedAt(tooSoon)).containsExactly(next.verifyKey());
        }
    }

    @Test
    void previousKeyIsNotClearedTooSoonAlsoWhereAFurtherOneIsStaged() {
        var tooSoon = DAY.plus(OwnSigning.KEPT).minusSeconds(1);
        try (var file = open()) {
            var signing = signing(file, CONFIGURED);
            done(signing.stage(Optional.of(DAY), NOON));

            done(signing.stage(Optional.empty(), DAY.plusSeconds(1)));

            assertRefused(signing.clearPrevious(false, tooSoon));
        }
        try (var file = open()) {
            var signing = signing(file, CONFIGURED);
            assertRefused(signing.clearPrevious(false, tooSoon));
            done(signing.clearPrevious(false, tooSoon.plusSeconds(1)));
        }
    }

    @Test
    void previousKeyIsClearedAtOnceWhereThatIsForced() {
        try (var file = open()) {
            var signing = signing(file, CONFIGURED);
            done(signing.stage(Optional.of(DAY), NOON));

            done(signing.clearPrevious(true, DAY));

            assertThat(signing.keys().publishedAt(DAY)).hasSize(1);
        }
    }

    @Test
    void serverWithoutAKeyHasNoneToFollow() {
        try (var file = open()) {
            var signing =
                    new OwnSigning(
                            file.of(OwnSigning.KIND), SigningKeys.none(), "contoso.test", reads);

            assertRefused(signing.stage(Optional.empty(), NOON));
        }
    }

    private SettingsFile open() {
        return SettingsFile.open(folder.resolve("settings.db"));
    }

    private OwnSigning signing(SettingsFile file, SigningKey configured) {
        return new OwnSigning(
                file.of(OwnSigning.KIND), SigningKeys.of(configured), "contoso.test", reads);
    }

    private static SigningKey key(String name) {
        return SigningCertificate.make(name, Kind.P256, NOON, Duration.ofDays(365));
    }

    private static SigningKeys done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var keys) -> keys;
            case Outcome.Refused(var why) -> throw new AssertionError(why.sentence());
        };
    }

    private static void assertRefused(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.why().code()).isEqualTo(Code.KEY_ROLL_REFUSED));
    }
}
