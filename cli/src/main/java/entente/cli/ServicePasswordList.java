package entente.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `entente mailbox service-password list ADDRESS`.
@Command(
        name = "list",
        description = "Shows the names of a mailbox's service passwords, and when they were made.",
        mixinStandardHelpOptions = true)
final class ServicePasswordList implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private final ShownMailbox shown = new ShownMailbox();

    ServicePasswordList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return shown.show(
                surroundings,
                (api, address) -> api.get(AdminApi.mailbox(address, "service-passwords")),
                ServicePasswordList::table);
    }

    private static String table(JsonNode all) {
        var table = new Table("name", "made");
        all.path("servicePasswords")
                .valueStream()
                .forEach(one ->
                        table.row(
                                Json.text(one, "name").orElse(""),
                                Json.text(one, "made").orElse("")));
        return table.isEmpty() ? "There is none." : table.toString();
    }
}
