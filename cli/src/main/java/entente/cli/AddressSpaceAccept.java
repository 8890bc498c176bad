package entente.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `entente address-space accept FOREST`.
@Command(
        name = "accept",
        description = {
            "Lets a forest ask here without a broker; what is not said of one that is accepted stays as it is.",
            "With an account it sees what anybody sees; a server with a listed certificate may also say for whom it asks, and that person's permission counts.",
            "In Exchange: Set-AvailabilityConfig -OrgWideAccount, -PerUserAccount."
        },
        mixinStandardHelpOptions = true)
final class AddressSpaceAccept implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FOREST", description = "The forest's domain.")
    private String forest = "";

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description = "A domain of its people; repeat for more. FOREST if absent.")
    private List<String> domains = List.of();

    @Option(
            names = "--account",
            paramLabel = "ADDRESS",
            description =
                    "An address that nobody has, with which it signs in. In Exchange: -OrgWideAccount.")
    private Optional<String> account = Optional.empty();

    @Mixin private final SecretOptions secret = new SecretOptions();

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description =
                    "The certificate (PEM) of one of its servers; repeat for more, they take the place of those that were listed.")
    private List<Path> certificates = List.of();

    @Option(
            names = "--enabled",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Whether it is accepted at all.")
    private Optional<Boolean> enabled = Optional.empty();

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    AddressSpaceAccept(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var wanted = wanted();
        if (wanted.isEmpty()) {
            throw CommandFailed.usage(
                    "There is nothing to accept it by.", "Give --account or --certificate.");
        }
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var forests = AddressSpaces.accepted(api);
            var known = forests.find(forest).isPresent();
            if (!dryRun && known) {
                forests.change(forest, wanted);
            } else if (!dryRun) {
                forests.put(forest, wanted);
            }
            return new ChangeReport(surroundings.terminal(), dryRun, json, "forestName")
                    .print(
                            forest,
                            "%s may ask at %s.".formatted(forest, chosen.label()),
                            "Would let %s ask at %s.".formatted(forest, chosen.label()),
                            Optional.of(SecretOptions.withheld(wanted, "password")),
                            Optional.empty());
        }
    }

    private ObjectNode wanted() {
        var wanted = Json.object();
        if (!domains.isEmpty()) {
            domains.forEach(wanted.putArray("domains")::add);
        }
        AddressSpaceOptions.text(wanted, "account", account);
        if (account.filter(name -> !name.isEmpty()).isPresent() || secret.areGiven()) {
            wanted.put("password", secret.secret(surroundings, account.orElse("the account")));
        }
        if (!certificates.isEmpty()) {
            var list = wanted.putArray("certificates");
            certificates.forEach(file -> list.add(pem(file)));
        }
        AddressSpaceOptions.flag(wanted, "enabled", enabled);
        return wanted;
    }

    private static String pem(Path file) {
        try {
            var text = Files.readString(file);
            if (text.contains("PRIVATE KEY")) {
                throw CommandFailed.usage(
                        "%s holds a private key.".formatted(file),
                        "Name a file with the certificate alone; a key stays where it is.");
            }
            return text;
        } catch (IOException unreadable) {
            throw CommandFailed.couldNotRun(
                            "%s cannot be read.".formatted(file), "Check its name and rights.")
                    .causedBy(unreadable);
        }
    }
}
