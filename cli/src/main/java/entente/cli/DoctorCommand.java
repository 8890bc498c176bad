package entente.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente doctor`.
@Command(
        name = "doctor",
        description = {
            "Looks at everything one server is and knows: its disk, store, record, own URL and keys, its federation trust, and each auth server,"
                    + " connector, partner, relationship and address space that is enabled.",
            "With --broker a broker: its disk, record, own URL, keys, applications and DNS.",
            "Changes nothing. Exit code 1 where something is ill; each fault has its reason code and what to do.",
            "In Exchange: Test-FederationTrust, Test-OrganizationRelationship and Test-OAuthConnectivity, one by one."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Also write it as a page that can be handed over: it has names, addresses and certificates' thumbprints, and no token,"
                            + " password or key.")
    private Optional<Path> page = Optional.empty();

    @Option(names = "--broker", description = "Look at the broker.")
    private boolean broker;

    @Mixin private final ServerOptions server = new ServerOptions();

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (page.filter(Files::exists).isPresent()) {
            throw isThere(page.get());
        }
        var terminal = surroundings.terminal();
        var choice = new ServerChoice(surroundings, server);
        var chosen = broker ? choice.broker() : choice.onlyServer();
        try (var api = new AdminApi(chosen)) {
            var doctor = new Doctor(api, terminal::progress);
            var examined =
                    broker ? doctor.examineBroker(chosen.label()) : doctor.examine(chosen.label());
            var now = Instant.now();
            page.ifPresent(file -> write(file, DoctorPage.of(chosen.label(), now, examined)));
            if (json) {
                terminal.say(document(chosen.label(), now, examined));
            } else {
                terminal.say(DoctorText.of(examined, terminal));
            }
            return Doctor.allWell(examined) ? ExitCode.GOOD.number() : ExitCode.FINDING.number();
        }
    }

    private static String document(String server, Instant now, List<Examined> examined) {
        var document = Json.object();
        document.put("server", server);
        document.put("at", now.toString());
        document.put("passed", Doctor.allWell(examined));
        var list = document.putArray("examined");
        examined.forEach(each -> list.add(each.json()));
        return Json.text(document);
    }

    private static void write(Path file, byte[] page) {
        try {
            Files.write(file, page, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException _) {
            throw isThere(file);
        } catch (IOException unwritable) {
            throw CommandFailed.couldNotRun(
                            "%s cannot be written.".formatted(file), "Choose another file.")
                    .causedBy(unwritable);
        }
    }

    private static CommandFailed isThere(Path file) {
        return CommandFailed.usage("%s is there already.".formatted(file), "Name another file.");
    }
}
