package entente.cli;

import entente.broker.ServicePrincipalKind;
import entente.mail.RemoteDomainKind;
import entente.retention.RetentionPolicyKind;
import entente.retention.RetentionTagKind;
import entente.routes.ConnectorKind;
import entente.tokens.AuthServerKind;
import entente.tokens.PartnerKind;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// The commands on objects that administrators name: connectors, auth servers, partner applications, remote domains, retention tags and policies and, at a broker, service
/// principals. Each kind has the same five.
final class ObjectCommands {
    private static final Noun CONNECTOR =
            Noun.of(
                    new ConnectorKind(),
                    "Connectors: where mailboxes of other domains are, reached over OAuth.",
                    "IntraOrganizationConnector",
                    "enabled",
                    "profile",
                    "authServer",
                    "targetAddressDomains");
    private static final Noun AUTH_SERVER =
            Noun.of(
                    new AuthServerKind(),
                    "Auth servers: the brokers whose tokens we ask for and believe.",
                    "AuthServer",
                    "enabled",
                    "realm",
                    "tokenEndpoint");
    private static final Noun PARTNER =
            Noun.of(
                    new PartnerKind(),
                    "Partner applications: who may call us over OAuth, for whom, and what.",
                    "PartnerApplication",
                    "enabled",
                    "profiles",
                    "operations",
                    "domains");
    private static final Noun REMOTE_DOMAIN =
            Noun.of(
                    new RemoteDomainKind(),
                    "Remote domains: which domains that are not ours are treated as though they were.",
                    "RemoteDomain",
                    "domainName",
                    "isInternal");
    private static final Noun RETENTION_TAG =
            Noun.of(
                    new RetentionTagKind(),
                    "Retention tags: how old items may become, and what is done with them then.",
                    "RetentionPolicyTag",
                    "type",
                    "ageLimitForRetention",
                    "retentionAction");
    private static final Noun RETENTION_POLICY =
            Noun.of(
                    new RetentionPolicyKind(),
                    "Retention policies: tags that go together; `entente retention assign` gives a mailbox one.",
                    "RetentionPolicy",
                    "retentionPolicyTagLinks");
    private static final Noun SERVICE_PRINCIPAL =
            Noun.of(
                            new ServicePrincipalKind(),
                            "Service principals: the applications that a broker knows, who asks for tokens and whom they are for.",
                            "MgServicePrincipal",
                            "enabled",
                            "appId",
                            "realm",
                            "hosts")
                    .atBroker("certificates");

    private ObjectCommands() {}

    static List<CommandLine> all(Surroundings surroundings) {
        return List.of(
                connectors(surroundings),
                authServers(surroundings),
                partners(surroundings),
                of(REMOTE_DOMAIN, surroundings),
                of(RETENTION_TAG, surroundings),
                of(RETENTION_POLICY, surroundings),
                of(SERVICE_PRINCIPAL, surroundings));
    }

    private static CommandLine connectors(Surroundings surroundings) {
        return of(CONNECTOR, surroundings)
                .addSubcommand(
                        described(
                                new CommandLine(new ConnectorTest(CONNECTOR, surroundings)),
                                "Asks the partner one real question, from its challenge to its answer. Exit code 1 where a step failed.",
                                "In Exchange: Test-OAuthConnectivity."));
    }

    private static CommandLine authServers(Surroundings surroundings) {
        return of(AUTH_SERVER, surroundings)
                .addSubcommand(
                        "test",
                        described(
                                new CommandLine(new ObjectTest(AUTH_SERVER, "test", surroundings)),
                                "Reads the broker's keys anew and asks it for a token. Exit code 1 where a step failed.",
                                "Exchange has no such test; there Test-OAuthConnectivity is."))
                .addSubcommand(
                        "refresh",
                        described(
                                new CommandLine(
                                        new ObjectTest(AUTH_SERVER, "refresh", surroundings)),
                                "Reads the broker's keys anew, as the server does each day and for a key that it does not know.",
                                "In Exchange: Set-AuthServer -RefreshAuthMetadata."));
    }

    private static CommandLine partners(Surroundings surroundings) {
        return of(PARTNER, surroundings)
                .addSubcommand(
                        "test",
                        described(
                                new CommandLine(new ObjectTest(PARTNER, "test", surroundings)),
                                "Tries whether tokens of the partner could be believed: what is set, and its keys. Exit code 1 where a step failed.",
                                "Exchange has no such test."));
    }

    private static CommandLine of(Noun noun, Surroundings surroundings) {
        var spec = CommandSpec.create().name(noun.word()).mixinStandardHelpOptions(true);
        spec.usageMessage().description(noun.about()).synopsisSubcommandLabel("COMMAND");
        return new CommandLine(spec)
                .addSubcommand(
                        described(
                                new CommandLine(new ObjectList(noun, surroundings)),
                                "Lists them.",
                                noun.inExchange("Get")))
                .addSubcommand(
                        described(
                                new CommandLine(new ObjectShow(noun, surroundings)),
                                "Shows one with all its settings.",
                                noun.inExchange("Get")))
                .addSubcommand(
                        described(
                                ObjectAdd.command(noun, surroundings),
                                "Adds one with what is said; what is not said is at its default.",
                                noun.inExchange("New")))
                .addSubcommand(
                        described(
                                ObjectSet.command(noun, surroundings),
                                "Changes what is said and leaves the rest as it is; '' puts a setting back to its default.",
                                noun.inExchange(noun.atBroker() ? "Update" : "Set")))
                .addSubcommand(
                        described(
                                new CommandLine(new ObjectRemove(noun, surroundings)),
                                "Removes one that nothing needs any more.",
                                noun.inExchange("Remove")));
    }

    private static CommandLine described(CommandLine command, String... lines) {
        command.getCommandSpec().usageMessage().description(lines);
        return command;
    }
}
