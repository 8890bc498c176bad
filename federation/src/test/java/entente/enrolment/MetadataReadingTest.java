package entente.enrolment;

import static entente.enrolment.FakeBroker.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.ScriptedHttps;
import entente.question.Domain;
import entente.question.TraceId;
import entente.settings.SettingsFile;
import entente.trace.TimedStep;
import entente.trace.Trace;
import entente.trusts.FederationTrust.TokenIssuer;
import entente.wire.seal.FederationCertificate;
import entente.wire.seal.FederationCertificate.Made;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A change of the broker's keys that nobody saw ahead: one reading of its document is all that it costs.
class MetadataReadingTest {
    private static final Domain CONTOSO = Domain.of("contoso.test");
    private static final Made NEW =
            FederationCertificate.make("auth.test new", NOON, Duration.ofDays(365));

    private static final Made LATER =
            FederationCertificate.make(
                    "auth.test later", NOON.plusSeconds(60), Duration.ofDays(365));

    @TempDir private Path folder;

    private final FakeBroker broker = new FakeBroker();
    private final ScriptedHttps https = new ScriptedHttps().at("auth.test", broker);
    private final Trace trace = new Trace(TraceId.fresh(), "contoso.test");
    private SettingsFile file;
    private Enrolment enrolment;
    private MetadataReading reading;
    private TokenIssuer known;

    @BeforeEach
    void join() {
        file = SettingsFile.open(folder.resolve("settings.db"));
        enrolment =
                new Enrolment(
                        file.of(Enrolment.KIND),
                        () -> Set.of(CONTOSO),
                        https,
                        InstantSource.fixed(NOON));
        enrolment.join(
                new Wish(FakeBroker.URL, "fed.contoso.test", Set.of(CONTOSO), Optional.empty()));
        known = enrolment.trust().orElseThrow().issuer();
        reading = new MetadataReading(enrolment);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void brokerIsAskedToSignWithTheKeyThatIsKnown() {
        changeTheBrokersKey();

        assertThat(reading.isMended(known, NOON, trace)).isTrue();

        assertThat(enrolment.trust().orElseThrow().issuer().signing()).isEqualTo(NEW.certificate());
        assertThat(https.calls().getLast().target().getQuery()).startsWith("signed-by=");
        assertThat(trace.steps())
                .extracting(TimedStep::step)
                .extracting(step -> step.name())
                .containsExactly("metadata");
    }

    @Test
    void allWhoMissedItShareOneReading() throws Exception {
        changeTheBrokersKey();
        var before = readings();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> one = () -> reading.isMended(known, NOON, trace);
            for (var each : threads.invokeAll(Collections.nCopies(20, one))) {
                assertThat(each.get()).isTrue();
            }
        }

        assertThat(readings() - before).isEqualTo(1);
    }

    @Test
    void whoeverSendsTokensOfUnknownKeysHasItReadOnceInFiveMinutes() {
        var before = readings();
        var again = NOON.plus(MetadataReading.BETWEEN);

        for (var i = 0; i < 100; i++) {
            assertThat(reading.isMended(known, NOON.plusSeconds(i), trace)).isFalse();
        }
        assertThat(readings() - before).isEqualTo(1);

        for (var i = 0; i < 100; i++) {
            assertThat(reading.isMended(known, again.plusSeconds(i), trace)).isFalse();
        }
        assertThat(readings() - before).isEqualTo(2);
    }

    @Test
    void oldDocumentThatIsShownAgainChangesNothing() {
        broker.published = List.of(LATER, broker.first);
        broker.signer = Optional.of(broker.first);
        assertThat(reading.isMended(known, NOON, trace)).isTrue();
        var learnt = enrolment.trust().orElseThrow().issuer();

        broker.published = List.of(broker.first);
        var again = NOON.plus(MetadataReading.BETWEEN);

        assertThat(reading.isMended(learnt, again, trace)).isFalse();
        assertThat(enrolment.trust().orElseThrow().issuer()).isEqualTo(learnt);
        assertThat(learnt.signing()).isEqualTo(LATER.certificate());
    }

    @Test
    void documentThatNoKnownKeySignedChangesNothing() {
        broker.published = List.of(NEW);

        assertThat(reading.isMended(known, NOON, trace)).isFalse();

        assertThat(enrolment.trust().orElseThrow().issuer()).isEqualTo(known);
    }

    /// Without a word before; it still publishes the one before, and signs with that one for who knows no other.
    private void changeTheBrokersKey() {
        broker.published = List.of(NEW, broker.first);
        broker.signer = Optional.of(broker.first);
    }

    private long readings() {
        return https.calls().stream()
                .filter(call -> call.target().getPath().equals(BrokerMetadata.PATH))
                .count();
    }
}
