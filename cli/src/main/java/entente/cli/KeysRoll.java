package entente.cli;

import entente.keys.Purpose;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// `entente keys roll`.
@Command(
        name = "roll",
        description = {
            "Makes the next key that signs our tokens, and publishes it; it takes over by itself on its day, and the one before stays published.",
            "With --broker a broker's, of each purpose. An organisation's key of the federation is rolled with the broker: `entente trust roll`.",
            "In Exchange: Set-AuthConfig -NewCertificateThumbprint, -NewCertificateEffectiveDate, -ClearPreviousCertificate."
        },
        mixinStandardHelpOptions = true)
final class KeysRoll implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--effective",
            paramLabel = "TIME",
            description =
                    "When it takes over, such as 2026-03-16T08:00:00Z; in two weeks if absent.")
    private Optional<String> effective = Optional.empty();

    @Option(
            names = "--clear-previous",
            description =
                    "Make no key, but withdraw the one before: what it signed counts no longer.")
    private boolean clear;

    @Option(
            names = "--force",
            description = "Withdraw it also in the first two days after the change.")
    private boolean force;

    @Option(
            names = "--key",
            paramLabel = "PURPOSE",
            description =
                    "Of a broker: tokens (if absent), delegation, which signs delegation tokens, or encryption, for which requests are encrypted.")
    private String key = Purpose.TOKENS.word();

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final Side side = new Side();

    KeysRoll(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var wish = wish();
        var terminal = surroundings.terminal();
        var chosen = side.server(surroundings);
        try (var api = new AdminApi(chosen)) {
            if (dryRun) {
                var keys = api.get("/entente/admin/keys");
                terminal.say(json ? Json.text(keys) : KeysText.of(keys, terminal));
                terminal.remark(
                        clear
                                ? "Would withdraw the previous key."
                                : "Would make and publish the next key.");
                return ExitCode.GOOD.number();
            }
            var changed = api.send("POST", "/entente/admin/keys/roll", wish);
            terminal.say(json ? Json.text(changed) : KeysText.of(changed, terminal));
            if (!clear) {
                terminal.remark(
                        side.isBroker()
                                ? "Organisations read the new key from the broker's documents, each day; where its certificate is to be compared, it is this one:"
                                : "Partners read the new key from our metadata. Brokers at which we are registered by certificate have to be told before its day:");
                terminal.remark(Json.text(changed, "certificate").orElse(""));
            }
            return ExitCode.GOOD.number();
        }
    }

    private ObjectNode wish() {
        if (clear ? effective.isPresent() : force) {
            throw CommandFailed.usage(
                    "--effective is for a new key, --force for --clear-previous.",
                    "Make the next key first; clear the previous one days after its day.");
        }
        var purpose =
                Purpose.named(key)
                        .orElseThrow(() ->
                                CommandFailed.usage(
                                        "%s is no purpose of a key.".formatted(key),
                                        "Say tokens, delegation or encryption."));
        if (purpose != Purpose.TOKENS && !side.isBroker()) {
            throw CommandFailed.usage(
                    "--key is for --broker.",
                    "An organisation's key of the federation is rolled by `entente trust roll`.");
        }
        var wish = Json.object().put("step", clear ? "clear-previous" : "stage");
        if (side.isBroker()) {
            wish.put("key", purpose.word());
        }
        effective.ifPresent(time -> wish.put("effective", checked(time)));
        return force ? wish.put("force", true) : wish;
    }

    private static String checked(String time) {
        try {
            return OffsetDateTime.parse(time).toString();
        } catch (DateTimeParseException noTime) {
            throw CommandFailed.usage(
                    "%s is no time.".formatted(time), "Write it like 2026-03-16T08:00:00Z.");
        }
    }
}
