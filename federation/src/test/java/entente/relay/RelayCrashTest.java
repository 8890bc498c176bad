package entente.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that hands messages on is killed: each that was acknowledged arrives, if not once then twice.
class RelayCrashTest {
    @TempDir private Path folder;

    @Test
    @Timeout(180)
    void whatWasAcknowledgedArrivesThoughTheProcessIsKilled()
            throws IOException, InterruptedException {
        killOftenAndLook(3);
    }

    @Test
    @Tag("long")
    void theSameOfAProcessThatIsKilledFiftyTimes() throws IOException, InterruptedException {
        killOftenAndLook(50);
    }

    private void killOftenAndLook(int times) throws IOException, InterruptedException {
        var random = new Random(42);
        var file = folder.resolve("store.db");
        try (var peer = SmtpPeer.plain()) {
            var acknowledged = new ArrayList<String>();
            for (var round = 0; round < times; round++) {
                acknowledged.addAll(sentUntilKilled(file, peer.port(), 10 + random.nextInt(100)));
            }

            var rest = started(file, peer.port(), "rest");
            try (var said = rest.inputReader(UTF_8)) {
                assertThat(said.readLine()).isEqualTo("all");
            }
            rest.waitFor();

            assertThat(acknowledged).hasSizeGreaterThan(10 * times);
            assertThat(peer.taken.stream().map(RelayCrashTest::id)).containsAll(acknowledged);
        }
    }

    private static String id(SmtpPeer.Taken taken) {
        return taken.message().lines().findFirst().orElseThrow().substring("Subject: ".length());
    }

    private static List<String> sentUntilKilled(Path file, int port, int lines)
            throws IOException, InterruptedException {
        var sender = started(file, port);
        var said = new ArrayList<String>();
        try (var output = sender.inputReader(UTF_8)) {
            for (var i = 0; i < lines; i++) {
                said.add(output.readLine());
            }
            // By its handle: Process.destroyForcibly would also close the stream that is yet to be
            // read.
            sender.toHandle().destroyForcibly();
            sender.waitFor();
            output.lines().forEach(said::add);
        }
        return said.stream()
                .filter(line -> line.endsWith(" ."))
                .map(line -> line.substring(0, line.length() - 2))
                .toList();
    }

    private static Process started(Path file, int port, String... more) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EndlessSender.class.getName(),
                                file.toString(),
                                Integer.toString(port)));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
