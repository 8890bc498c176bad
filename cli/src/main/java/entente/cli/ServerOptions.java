package entente.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which server a command speaks to, and as whom. Without any of these it takes the one lab or server this user runs.
final class ServerOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server, such as https://mail.contoso.test.")
    private Optional<String> server = Optional.empty();

    @Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description = "What `entente lab --ready-file` wrote; else $$ENTENTE_READY_FILE.")
    private Optional<Path> readyFile = Optional.empty();

    @Option(names = "--org", paramLabel = "DOMAIN", description = "The organisation to speak for.")
    private Optional<String> organisation = Optional.empty();

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "Certificates (PEM) of the authorities to trust, instead of the system's.")
    private Optional<Path> authorities = Optional.empty();

    @Option(
            names = "--user",
            paramLabel = "ADDRESS",
            description =
                    "The administrator to sign in as; the password is in $$ENTENTE_PASSWORD, or is asked for on a terminal.")
    private Optional<String> user = Optional.empty();

    Optional<String> server() {
        return server;
    }

    Optional<Path> readyFile() {
        return readyFile;
    }

    Optional<String> organisation() {
        return organisation;
    }

    Optional<Path> authorities() {
        return authorities;
    }

    Optional<String> user() {
        return user;
    }
}
