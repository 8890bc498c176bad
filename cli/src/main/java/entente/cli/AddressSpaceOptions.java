package entente.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// An option for each setting of an address space but its secret. An empty text (`''`) puts a setting back to its default.
final class AddressSpaceOptions {
    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description =
                    "PerUserFB (for the person who asks), OrgWideFB (what anybody sees) or InternalProxy (by a newer server of ours). In Exchange: -AccessMethod.")
    private Optional<String> method = Optional.empty();

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "The account that the forest gave us. In Exchange: -Credentials.")
    private Optional<String> account = Optional.empty();

    @Option(
            names = "--own-certificate",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description =
                    "Show this server's own certificate in place of an account. In Exchange: -UseServiceAccount.")
    private Optional<Boolean> ownCertificate = Optional.empty();

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "The EWS of our newer server, for InternalProxy. In Exchange: -ProxyUrl.")
    private Optional<String> proxy = Optional.empty();

    @Option(
            names = "--service",
            paramLabel = "URL",
            description = "The forest's EWS. In Exchange: -TargetServiceEpr.")
    private Optional<String> service = Optional.empty();

    @Option(
            names = "--autodiscover",
            paramLabel = "URL",
            description =
                    "The forest's Autodiscover, where its EWS is not said. In Exchange: -TargetAutodiscoverEpr.")
    private Optional<String> autodiscover = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description =
                    "A further host, perhaps with :port, that the account may be shown to; repeat for more.")
    private List<String> hosts = List.of();

    @Option(
            names = "--enabled",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Whether it counts at all.")
    private Optional<Boolean> enabled = Optional.empty();

    boolean nameAnAccount() {
        return account.filter(name -> !name.isEmpty()).isPresent();
    }

    String account() {
        return account.orElse("the account");
    }

    /// Puts what was said over `settings`.
    void over(ObjectNode settings) {
        text(settings, "accessMethod", method);
        text(settings, "account", account);
        flag(settings, "useServiceAccount", ownCertificate);
        text(settings, "proxyUrl", proxy);
        text(settings, "targetServiceEpr", service);
        text(settings, "targetAutodiscoverEpr", autodiscover);
        var said = hosts.stream().filter(host -> !host.isEmpty()).toList();
        if (!said.isEmpty()) {
            said.forEach(settings.putArray("hosts")::add);
        } else if (!hosts.isEmpty()) {
            settings.putNull("hosts");
        }
        flag(settings, "enabled", enabled);
    }

    static void text(ObjectNode settings, String member, Optional<String> said) {
        said.ifPresent(text -> {
            if (text.isEmpty()) {
                settings.putNull(member);
            } else {
                settings.put(member, text);
            }
        });
    }

    static void flag(ObjectNode settings, String member, Optional<Boolean> said) {
        said.ifPresent(flag -> settings.put(member, flag.booleanValue()));
    }
}
