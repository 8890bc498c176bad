package entente.broker;

import static entente.broker.IssueLogContract.denial;
import static entente.broker.IssueLogContract.issue;
import static entente.broker.World.NOON;
import static entente.broker.World.actorForm;
import static entente.broker.World.assertion;
import static entente.broker.World.signed;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import entente.broker.Broker.Outcome;
import entente.broker.IssueLog.Recorded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteIssueLogTest implements IssueLogContract {
    private static final Duration KEEP = Duration.ofDays(1);

    @TempDir Path folder;

    private SqliteIssueLog log;

    @BeforeEach
    void open() {
        log = SqliteIssueLog.open(folder.resolve("issues.db"), KEEP);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Override
    public IssueLog log() {
        return log;
    }

    /// One that waits for its commit waits for all before it.
    @Override
    public void settle() {
        log.record(issue("contoso.test", "settled", NOON.minusSeconds(1)));
    }

    @Test
    void usedAssertionIsRememberedOverARestart() {
        log.record(issue("contoso.test", "one", NOON));
        log.record(denial("kept"));

        log.close();
        open();

        assertThat(log.record(issue("contoso.test", "one", NOON))).isEqualTo(Recorded.SEEN);
        assertThat(log.denials(10)).containsExactly(denial("kept"));
    }

    @Test
    void usedAssertionIsRememberedByAnotherNodeOnTheSameFile() {
        log.record(issue("contoso.test", "one", NOON));

        try (var other = SqliteIssueLog.open(folder.resolve("issues.db"), KEEP)) {
            assertThat(other.record(issue("contoso.test", "one", NOON))).isEqualTo(Recorded.SEEN);
            assertThat(other.record(issue("contoso.test", "two", NOON))).isEqualTo(Recorded.NEW);
        }
    }

    @Test
    void whatWasAcknowledgedStandsInAFileThatNobodyClosed() throws Exception {
        log.record(issue("contoso.test", "one", NOON));

        var copy = folder.resolve("copy.db");
        for (var part : List.of("", "-wal")) {
            Files.copy(folder.resolve("issues.db" + part), Path.of(copy + part));
        }

        try (var found = SqliteIssueLog.open(copy, KEEP)) {
            assertThat(found.issues(10)).hasSize(1);
        }
    }

    @Test
    void closedLogRecordsNothing() {
        log.close();

        assertThat(log.record(issue("contoso.test", "one", NOON))).isEqualTo(Recorded.BUSY);
        log.record(denial("late"));
    }

    @Test
    void entryThatCannotBeWrittenDoesNotEndTheWriting() {
        var good = issue("contoso.test", "one", NOON);
        var bad =
                new Issue(
                        good.at(),
                        good.client(),
                        good.resource(),
                        good.kind(),
                        good.delegation(),
                        good.assertionHash(),
                        good.tokenId(),
                        Instant.MAX);

        assertThat(log.record(bad)).isEqualTo(Recorded.BUSY);
        assertThat(log.record(good)).isEqualTo(Recorded.NEW);
    }

    @Test
    void oldRecordsGoAndThoseWhoseAssertionStillPassesStay() throws Exception {
        log.record(issue("contoso.test", "old", NOON));
        var lasting = issue("contoso.test", "lasting", NOON);
        var later = NOON.plus(Duration.ofDays(2));
        log.record(
                new Issue(
                        lasting.at(),
                        lasting.client(),
                        lasting.resource(),
                        lasting.kind(),
                        lasting.delegation(),
                        lasting.assertionHash(),
                        lasting.tokenId(),
                        later.plusSeconds(1)));

        inParallel(5_000, i -> log.record(issue("fabrikam.test", "new-" + i, later)));

        assertThat(log.issues(10_000))
                .extracting(Issue::assertionHash)
                .contains("lasting")
                .doesNotContain("old");
    }

    @Test
    void ofFiftyRequestsWithOneAssertionOneGetsAToken() throws Exception {
        var world = new World();
        var broker = brokerOn(log, world);
        var form = actorForm(signed(assertion()));

        var outcomes = inParallel(50, _ -> broker.token("contoso.test", form, "auth.test", NOON));

        assertThat(outcomes).filteredOn(Outcome.Issued.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Outcome.Refused.class::isInstance)
                .hasSize(49)
                .allMatch(refused -> ((Outcome.Refused) refused).status() == 400);
        assertThat(log.issues(100)).hasSize(1);
    }

    @Test
    void ofFiftyRequestsWithFiftyAssertionsEachGetsItsToken() throws Exception {
        var world = new World();
        var broker = brokerOn(log, world);

        var outcomes =
                inParallel(
                        50,
                        _ ->
                                broker.token(
                                        "contoso.test",
                                        actorForm(signed(assertion())),
                                        "auth.test",
                                        NOON));

        assertThat(outcomes).allMatch(Outcome.Issued.class::isInstance);
        assertThat(log.issues(100)).hasSize(50).extracting(Issue::tokenId).doesNotHaveDuplicates();
    }

    @Test
    void noPartOfAnAssertionOrATokenIsInTheFile() throws Exception {
        var broker = brokerOn(log, new World());
        var claims = assertion();
        var assertion = signed(claims);

        var outcome =
                (Outcome.Issued)
                        broker.token("contoso.test", actorForm(assertion), "auth.test", NOON);
        broker.token("contoso.test", actorForm(assertion), "auth.test", NOON);
        log.close();

        var written = Files.readString(folder.resolve("issues.db"), ISO_8859_1);
        assertThat(written).contains(World.FABRIKAM_MAIL).doesNotContain("eyJ");
        assertThat(written).doesNotContain(String.valueOf(claims.get("jti")));
        assertThat(outcome.answer().accessToken()).startsWith("eyJ");
    }

    private static Broker brokerOn(IssueLog log, World world) {
        var registry = World.registry(World.contoso(true, true));
        return new Broker(
                World.identity(),
                BrokerPolicy.lasting(Duration.ofMinutes(60)),
                () -> registry,
                () -> world.keys,
                log);
    }

    private interface Numbered<T> {
        T run(int number);
    }

    private static <T> List<T> inParallel(int times, Numbered<T> task) throws Exception {
        var tasks = new ArrayList<Callable<T>>();
        for (var i = 0; i < times; i++) {
            var number = i;
            tasks.add(() -> task.run(number));
        }
        Collections.shuffle(tasks);
        var results = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
        }
        return results;
    }
}
