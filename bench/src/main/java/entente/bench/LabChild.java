package entente.bench;

import entente.lab.ReadyDocument;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/// A lab in a process of its own, so that its processor time and memory are its own. It ends with this one.
final class LabChild implements AutoCloseable {
    private static final Duration PATIENCE_TO_START = Duration.ofSeconds(90);
    private static final Duration PATIENCE_TO_END = Duration.ofSeconds(15);

    private final Process process;
    private final Path folder;
    private final ReadyDocument ready;
    private final double secondsToStart;

    private LabChild(Process process, Path folder, ReadyDocument ready, double secondsToStart) {
        this.process = process;
        this.folder = folder;
        this.ready = ready;
        this.secondsToStart = secondsToStart;
    }

    /// Starts it, and returns once everything in it answers.
    static LabChild start() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("entente-bench");
        var readyFile = folder.resolve("ready.json");
        var begun = System.nanoTime();
        var process =
                new ProcessBuilder(command(readyFile))
                        .redirectError(folder.resolve("lab.err").toFile())
                        .redirectOutput(folder.resolve("lab.out").toFile())
                        .start();
        while (!Files.exists(readyFile)) {
            var waited = Duration.ofNanos(System.nanoTime() - begun);
            if (process.waitFor(5, TimeUnit.MILLISECONDS)
                    || waited.compareTo(PATIENCE_TO_START) > 0) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "the lab did not start:\n"
                                + Files.readString(folder.resolve("lab.err"))
                                + Files.readString(folder.resolve("lab.out")));
            }
        }
        var took = (System.nanoTime() - begun) / 1e9;
        var ready = ReadyDocument.parse(Files.readString(readyFile));
        return new LabChild(process, folder, ready, took);
    }

    /// With the options that this process was started with, which are those of the product: `entente` sets them for every command.
    private static List<String> command(Path readyFile) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(LabProcess.class.getName());
        command.add(readyFile.toString());
        return command;
    }

    double secondsToStart() {
        return secondsToStart;
    }

    ReadyDocument ready() {
        return ready;
    }

    ReadyDocument.Organisation organisation(String domain) {
        return ready.organisations().stream()
                .filter(each -> each.domains().contains(domain))
                .findFirst()
                .orElseThrow();
    }

    String authorization(String address) {
        var domain = address.substring(address.indexOf('@') + 1);
        return organisation(domain).users().stream()
                .filter(user -> user.address().equals(address))
                .map(user -> HttpsClient.basic(user.address(), user.password()))
                .findFirst()
                .orElseThrow();
    }

    String administrator(String domain) {
        var admin = organisation(domain).admin();
        return HttpsClient.basic(admin.address(), admin.password());
    }

    URI at(String domain, String path) {
        return URI.create(organisation(domain).baseUrl() + path);
    }

    SSLContext trust() throws IOException, GeneralSecurityException {
        return Certificates.believing(Path.of(ready.caFile()));
    }

    /// Processor time it has used so far, in seconds.
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    /// Memory it holds now, in MiB; empty where the system does not say.
    double residentMebibytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_TO_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            for (var name : new String[] {"ready.json", "lab.err", "lab.out"}) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        } catch (IOException leftBehind) {
            process.destroyForcibly();
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
