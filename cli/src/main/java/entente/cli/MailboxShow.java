package entente.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `entente mailbox show ADDRESS`.
@Command(
        name = "show",
        description =
                "Shows one mailbox, mail user or group. In Exchange: Get-Mailbox, Get-MailboxFolderPermission.",
        mixinStandardHelpOptions = true)
final class MailboxShow implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADDRESS", description = "Whose.")
    private String address = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    MailboxShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = new ServerChoice(surroundings, server).serverFor(address);
        try (var api = new AdminApi(chosen)) {
            var mailboxes = new Mailboxes(api);
            var mailbox = mailboxes.get(address).asObject().deepCopy();
            mailboxes.permissions(mailbox).ifPresent(who -> mailbox.set("permissions", who));
            surroundings.terminal().say(json ? Json.text(mailbox) : table(mailbox));
            return ExitCode.GOOD.number();
        }
    }

    private static String table(JsonNode mailbox) {
        var table = new Table("", "");
        mailbox.propertyStream()
                .forEach(setting -> table.row(words(setting.getKey()), value(setting.getValue())));
        return table.toString();
    }

    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        }
        return value.isObject()
                ? value.propertyStream()
                        .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
                        .collect(Collectors.joining(", "))
                : value.asString();
    }
}
