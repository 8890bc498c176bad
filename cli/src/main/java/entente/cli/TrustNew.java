package entente.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `entente trust new --broker URL`.
@Command(
        name = "new",
        description = {
            "Joins a broker: makes a key and certificate, registers them, pins the broker's key, reserves domains.",
            "Stopped anywhere, it goes on when it is called again; called later with a further --domain, it adds that.",
            "In Exchange: New-FederationTrust, Set-FederatedOrganizationIdentifier, Add-FederatedDomain."
        },
        mixinStandardHelpOptions = true)
final class TrustNew implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--broker",
            required = true,
            paramLabel = "URL",
            description = "Where the broker is, such as https://auth.test.")
    private String broker = "";

    @Option(
            names = "--uri",
            paramLabel = "NAME",
            description = "Our name at the broker; fed.DOMAIN with our first domain if absent.")
    private Optional<String> uri = Optional.empty();

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description = "A domain of ours that shall be federated; repeat for more.")
    private List<String> domains = List.of();

    @Option(
            names = "--broker-thumbprint",
            paramLabel = "SHA256",
            description =
                    "The certificate that the broker signs with, as its administrator told you; without it the first one seen is pinned, and shown.")
    private Optional<String> thumbprint = Optional.empty();

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Mixin private final TrustOptions options = new TrustOptions();

    TrustNew(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (dryRun) {
            surroundings.terminal().say("Would join %s:".formatted(broker));
            surroundings.terminal().say(Facts.of(wish()));
            return ExitCode.GOOD.number();
        }
        var trust = options.ask(surroundings, api -> api.join(wish()), TrustNew::text);
        if (thumbprint.isEmpty()) {
            surroundings
                    .terminal()
                    .remark(
                            "Note: the broker's key was pinned as it came. Compare with its administrator: %s"
                                    .formatted(
                                            trust.at("/issuer/signing/thumbprint").asString("")));
        }
        return ExitCode.GOOD.number();
    }

    private ObjectNode wish() {
        var wish = Json.object();
        wish.put("broker", broker);
        uri.ifPresent(name -> wish.put("applicationUri", name));
        domains.forEach(wish.putArray("domains")::add);
        thumbprint.ifPresent(text -> wish.put("brokerThumbprint", text));
        return wish;
    }

    private static String text(JsonNode trust) {
        return "%s%n%nPut these records into DNS, then run `entente trust check`:%n%s"
                .formatted(TrustText.of(trust), TrustText.proofs(trust));
    }
}
