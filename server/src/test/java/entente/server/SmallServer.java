package entente.server;

import entente.mailbox.Recipient;
import entente.question.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// An organisation's server in a process of its own, whose heap is as large as is said.
final class SmallServer implements AutoCloseable {
    private static final String SERVING = "Serving";

    private final Process process;
    private final int lmtp;

    private SmallServer(Process process, int lmtp) {
        this.process = process;
        this.lmtp = lmtp;
    }

    /// Starts it with this configuration and these people, whose password is [#main]'s, and returns once it answers. `heap` is as in `-Xmx`; its log is `log`.
    static SmallServer start(Path configuration, String heap, Path log, List<String> people)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-XX:+UseSerialGC",
                                "-Xmx" + heap,
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SmallServer.class.getName(),
                                configuration.toString()));
        command.addAll(people);
        var process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                        .start();
        var said = process.inputReader().readLine();
        if (said == null || !said.startsWith(SERVING)) {
            process.destroyForcibly();
            throw new IllegalStateException("the server did not start");
        }
        return new SmallServer(process, Integer.parseInt(said.substring(SERVING.length() + 1)));
    }

    /// The port for mail from elsewhere.
    int lmtp() {
        return lmtp;
    }

    /// The files that it has open, by what they are.
    List<String> openFiles() throws IOException {
        try (var files = Files.list(Path.of("/proc/%d/fd".formatted(process.pid())))) {
            var names = new ArrayList<String>();
            for (var file : files.toList()) {
                try {
                    names.add(Files.readSymbolicLink(file).toString());
                } catch (IOException closed) {
                    // Meanwhile.
                }
            }
            return names;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        var settings = Configuration.read(Path.of(arguments[0])).organisation().orElseThrow();
        var server = OrganisationServer.start(settings, InstantSource.system());
        for (var name : List.of(arguments).subList(1, arguments.length)) {
            var address = Address.of(name + "@contoso.test");
            server.store()
                    .put(
                            new Recipient.Mailbox(
                                    address, name, Recipient.Kind.PERSON, ZoneOffset.UTC));
            server.store().setPassword(address, TwoOrganisations.PASSWORD.toCharArray(), false);
        }
        System.out.println(SERVING + " " + server.lmtpPort().orElse(0));
        System.in.read();
    }
}
