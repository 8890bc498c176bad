package entente.trials;

import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Outcome;
import entente.calling.ScriptedHttps;
import entente.calling.Site;
import entente.keys.KeyEntry;
import entente.keys.KeyEntry.State;
import entente.mailbox.SqlMailboxStore;
import entente.problem.Code;
import entente.question.Domain;
import entente.trials.TrialStep.Result;
import entente.wire.jwt.SigningCertificate;
import entente.wire.jwt.SigningCertificate.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServerTrialTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Domain CONTOSO = Domain.of("contoso.test");
    private static final String HOST = "mail.contoso.test";

    @TempDir private Path folder;

    private final ScriptedHttps https = new ScriptedHttps();
    private boolean recordKept = true;
    private List<KeyEntry> keys = List.of();
    private SqlMailboxStore store;

    @BeforeEach
    void openStore() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("mailboxes.db"), Set.of(CONTOSO), InstantSource.fixed(NOON));
        https.at(HOST, _ -> said("{\"ready\": true, \"organisation\": \"contoso.test\"}"));
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void whatIsWellPasses() {
        keys = List.of(key("signs our tokens", State.CURRENT, 90));

        var trial = run();

        assertThat(trial.passed()).as("%s", trial.steps()).isTrue();
        assertThat(trial.steps())
                .extracting(TrialStep::step)
                .containsExactly("time", "java", "disk", "store", "record", "url", "keys");
    }

    @ParameterizedTest
    @CsvSource({
        "NAME_UNKNOWN, OWN_NAME_UNKNOWN",
        "TLS,          OWN_TLS_REFUSED",
        "UNREACHABLE,  OWN_URL_SILENT",
        "TIMED_OUT,    OWN_URL_SILENT",
        "BROKEN,       OWN_URL_SILENT"
    })
    void wayToOurOwnUrlThatIsBrokenIsNamed(Outcome.Kind broken, Code code) {
        https.at(HOST, _ -> new Site.Broken(broken));

        assertThat(failed(run())).containsExactly(Map.entry("url", code));
    }

    @Test
    void anotherServerAtOurOwnUrlIsNotTakenForUs() {
        https.at(HOST, _ -> said("{\"ready\": true, \"organisation\": \"fabrikam.test\"}"));
        assertThat(failed(run())).containsExactly(Map.entry("url", Code.OWN_URL_ANOTHER));

        https.at(HOST, _ -> said("<html>It works</html>"));
        assertThat(failed(run())).containsExactly(Map.entry("url", Code.OWN_URL_ANOTHER));
    }

    @Test
    void urlThatMayNotBeDialledFromHereIsNotCalledBroken() {
        https.at(HOST, _ -> new Site.Broken(Outcome.Kind.REFUSED_HERE));

        var trial = run();

        assertThat(trial.passed()).isTrue();
        assertThat(trial.steps())
                .filteredOn(step -> step.step().equals("url"))
                .extracting(TrialStep::result)
                .containsExactly(Result.SKIPPED);
    }

    @Test
    void recordThatIsNotKeptIsAFault() {
        recordKept = false;

        assertThat(failed(run())).containsExactly(Map.entry("record", Code.AUDIT_NOT_KEPT));
    }

    @Test
    void storeThatCannotBeReadIsAFault() {
        store.close();

        assertThat(failed(run())).extracting(Map.Entry::getKey).containsExactly("store");
    }

    @ParameterizedTest
    @EnumSource(names = {"CURRENT", "PUBLISHED", "TRUSTED"})
    void keyThatEndsSoonAndHasNoSuccessorIsAFault(State state) {
        keys =
                List.of(
                        key("signs our tokens", State.CURRENT, 90),
                        key("signs in the federation", state, 29));

        assertThat(failed(run())).containsExactly(Map.entry("keys", Code.KEY_ENDING));
    }

    @Test
    void keyThatAnotherOutlastsIsNone() {
        keys =
                List.of(
                        key("signs our tokens", State.CURRENT, 3),
                        key("signs our tokens", State.NEXT, 90),
                        key("signs in the federation", State.PREVIOUS, -1));

        assertThat(run().passed()).isTrue();
    }

    private Trial run() {
        return new ServerTrial(
                        new ServerTrial.Who(CONTOSO, URI.create("https://" + HOST + ":8441")),
                        folder,
                        https,
                        store,
                        () -> recordKept,
                        _ -> keys,
                        InstantSource.fixed(NOON))
                .run();
    }

    private static List<Map.Entry<String, Code>> failed(Trial trial) {
        return trial.steps().stream()
                .filter(step -> step.result() == Result.FAILED)
                .map(step -> Map.entry(step.step(), step.why().orElseThrow().code()))
                .toList();
    }

    private static Site.Said said(String body) {
        return Site.said(200, body);
    }

    private static KeyEntry key(String purpose, State state, int days) {
        var certificate =
                SigningCertificate.make(
                                purpose,
                                Kind.P256,
                                NOON.minus(Duration.ofDays(30)),
                                Duration.ofDays(30 + days).plusMinutes(1))
                        .certificate();
        return new KeyEntry(
                "us",
                purpose,
                state,
                certificate,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
