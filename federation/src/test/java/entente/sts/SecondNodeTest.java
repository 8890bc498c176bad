package entente.sts;

import static entente.sts.StsWorld.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.sts.DelegationIssuer.Outcome;
import entente.sts.DelegationLog.Recorded;
import entente.sts.StsWorld.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What one node of the token service answered, no other answers again: neither one beside it nor one after it.
class SecondNodeTest {
    @TempDir private Path folder;
    private StsWorld world;

    @BeforeEach
    void open() {
        world = new StsWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /// What a request has of one that was answered before.
    enum Again {
        MESSAGE,
        MESSAGE_ID,
        ASSERTION;

        byte[] of(Wish wish, byte[] sent) {
            var other = new Wish();
            switch (this) {
                case MESSAGE -> {
                    return sent;
                }
                case MESSAGE_ID -> other.messageId = wish.messageId;
                case ASSERTION -> other.assertionId = wish.assertionId;
            }
            return other.message();
        }
    }

    @ParameterizedTest
    @EnumSource(Again.class)
    void whatOneNodeAnsweredTheNodeBesideItRefuses(Again again) {
        try (var beside = world.anotherNode()) {
            var wish = new Wish();
            var sent = wish.message();
            assertThat(world.ask(sent)).isInstanceOf(Outcome.Issued.class);

            assertRefused(again.of(wish, sent), beside);
        }
    }

    @ParameterizedTest
    @EnumSource(Again.class)
    void whatOneNodeAnsweredTheNodeAfterItRefuses(Again again) {
        var wish = new Wish();
        var sent = wish.message();
        assertThat(world.ask(sent)).isInstanceOf(Outcome.Issued.class);
        world.log.close();

        try (var after = world.anotherNode()) {
            assertRefused(again.of(wish, sent), after);
        }
    }

    @Test
    void ofFortyTimesOneMessageAtTwoNodesAtOnceOneGetsAToken() throws Exception {
        var message = new Wish().message();
        try (var beside = world.anotherNode();
                var threads = Executors.newFixedThreadPool(40)) {
            var tasks = new ArrayList<Callable<Outcome>>();
            for (var i = 0; i < 20; i++) {
                tasks.add(() -> world.ask(message));
                tasks.add(() -> beside.ask(message));
            }

            var outcomes = new ArrayList<Outcome>();
            for (var future : threads.invokeAll(tasks)) {
                outcomes.add(future.get());
            }

            assertThat(outcomes).filteredOn(Outcome.Issued.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Outcome.Refused.class::isInstance)
                    .extracting(SecondNodeTest::code)
                    .hasSize(39)
                    .containsOnly(Code.STS_REQUEST_REPLAYED);
            assertThat(beside.log().delegations(10)).hasSize(1);
        }
    }

    @Test
    void whatAnotherProcessRecordedIsSeenHereAndTheOtherWayAlsoWhenItIsKilled() throws Exception {
        try (var other = new OtherProcess(folder.resolve("delegations.db"))) {
            assertThat(other.record("theirs")).isEqualTo("NEW");
            assertThat(world.log.begin(delegation("theirs")).get()).isEqualTo(Recorded.SEEN);

            assertThat(world.log.begin(delegation("ours")).get()).isEqualTo(Recorded.NEW);
            assertThat(other.record("ours")).isEqualTo("SEEN");

            assertThat(other.record("its last")).isEqualTo("NEW");
        }

        assertThat(world.log.begin(delegation("its last")).get()).isEqualTo(Recorded.SEEN);
    }

    /// Refused as a replay, where a request that is new gets its token.
    private static void assertRefused(byte[] message, Node node) {
        assertThat(code(node.ask(message))).isEqualTo(Code.STS_REQUEST_REPLAYED);
        assertThat(node.ask(new Wish().message())).isInstanceOf(Outcome.Issued.class);
        assertThat(node.log().delegations(10)).hasSize(2);
    }

    private static Code code(Outcome outcome) {
        return ((Outcome.Refused) outcome).why().code();
    }

    /// An issue for the message of this name.
    static Delegation delegation(String message) {
        return new Delegation(
                NOON,
                "contoso",
                "person",
                "fed.fabrikam.test",
                "MSExchange.SharingCalendarFreeBusy",
                "token of " + message,
                "message " + message,
                "assertion of " + message,
                NOON.plus(Duration.ofMinutes(10)));
    }

    /// A process that has the log open, and is killed in the end.
    private static final class OtherProcess implements AutoCloseable {
        private final Process process;
        private final PrintWriter asks;
        private final BufferedReader answers;

        OtherProcess(Path file) throws IOException {
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    OtherNode.class.getName(),
                                    file.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            asks = new PrintWriter(process.outputWriter(UTF_8), true);
            answers = process.inputReader(UTF_8);
        }

        String record(String message) throws IOException {
            asks.println(message);
            return String.valueOf(answers.readLine());
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    /// The other process: records an issue for each line it is told, and says what came of it.
    static final class OtherNode {
        private OtherNode() {}

        public static void main(String[] arguments) {
            try (var log = DelegationLog.open(Path.of(arguments[0]), Duration.ofDays(90))) {
                for (var told = IO.readln(); told != null; told = IO.readln()) {
                    IO.println(log.begin(delegation(told)).get());
                }
            }
        }
    }
}
