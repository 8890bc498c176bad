package entente.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that writes a record is killed, again and again on the same files: every line is whole, and each event it acknowledged is there.
class AuditCrashTest {
    private static final AuditTerms SMALL_FILES =
            new AuditTerms(Duration.ofDays(9), Long.MAX_VALUE, 20_000);
    private static final Pattern HASH = Pattern.compile("\\{.*\"tokenHash\":\"([^\"]+)\".*}");

    @TempDir private Path folder;

    @Test
    void aKilledWriterLosesNothingItAcknowledged() throws IOException, InterruptedException {
        killOftenAndLook(2);
    }

    @Test
    @Tag("long")
    void aWriterKilledFortyTimesLosesNothingItAcknowledged()
            throws IOException, InterruptedException {
        killOftenAndLook(40);
    }

    private void killOftenAndLook(int times) throws IOException, InterruptedException {
        var random = new Random(7);
        var acknowledged = new ArrayList<String>();
        for (var round = 0; round < times; round++) {
            acknowledged.addAll(acknowledgedUntilKilled(round, 1 + random.nextInt(400)));
        }

        AuditTrail.open(AuditFolder.at(folder, "contoso.test"), SMALL_FILES, InstantSource.system())
                .close();
        assertThat(written()).containsAll(acknowledged);
    }

    private List<String> acknowledgedUntilKilled(int round, int lines)
            throws IOException, InterruptedException {
        var writer =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EndlessWriter.class.getName(),
                                folder.toString(),
                                "r" + round)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var acknowledged = new ArrayList<String>();
        try (var output = writer.inputReader(UTF_8)) {
            for (var i = 0; i < lines; i++) {
                add(output.readLine(), acknowledged);
            }
            writer.toHandle().destroyForcibly();
            writer.waitFor();
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                add(line, acknowledged);
            }
        }
        return acknowledged;
    }

    // The last line may be cut off.
    private static void add(@Nullable String line, List<String> acknowledged) {
        assertThat(line).as("the writer must go on until it is killed").isNotNull();
        if (line.endsWith(".")) {
            acknowledged.add(line);
        }
    }

    private Set<String> written() throws IOException {
        var search = new AuditSearch(AuditFolder.at(folder, "contoso.test"));
        var all =
                new AuditFilter(
                        Optional.empty(), Optional.empty(), Map.of("event", "token-issued"));
        var hashes = new HashSet<String>();
        var page = search.after(AuditPlace.START, all);
        while (true) {
            for (var line : page.lines()) {
                var match = HASH.matcher(new String(line, UTF_8));
                assertThat(match.matches()).isTrue();
                hashes.add(match.group(1));
            }
            if (!page.more()) {
                return hashes;
            }
            page = search.after(page.next(), all);
        }
    }

    /// Records events in several threads, and prints each that was acknowledged, until it is killed.
    static final class EndlessWriter {
        private EndlessWriter() {}

        public static void main(String[] arguments) throws IOException {
            var trail =
                    AuditTrail.open(
                            AuditFolder.at(Path.of(arguments[0]), "contoso.test"),
                            SMALL_FILES,
                            InstantSource.system());
            try (var writers = Executors.newFixedThreadPool(4)) {
                for (var thread = 0; thread < 4; thread++) {
                    var name = arguments[1] + "t" + thread;
                    writers.execute(() -> write(trail, name));
                }
            }
        }

        private static void write(AuditTrail trail, String name) {
            for (var i = 0; ; i++) {
                var hash = name + "n" + i + ".";
                if (trail.record(Events.tokenIssued(hash))) {
                    System.out.println(hash);
                }
            }
        }
    }
}
