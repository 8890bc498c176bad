package entente.hybrid;

import entente.routes.TokenProfile;
import entente.tokens.PartnerRight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The partner's half as commands of the Exchange Management Shell. Names and addresses are those that our side has; nothing in it is secret.
final class ExchangeCommands {
    private static final String METADATA = "/FederationMetadata/2006-12/FederationMetadata.xml";

    private final Own own;
    private final Set<PartnerRight> shared;
    private final List<String> lines = new ArrayList<>();

    private ExchangeCommands(Own own, Set<PartnerRight> shared) {
        this.own = own;
        this.shared = shared;
        comment("What Exchange has to know of %s (%s).".formatted(own.name(), own.organisation()));
        comment("Run it in the Exchange Management Shell, after reading it.");
        lines.add("");
    }

    /// Empty where Exchange has no such shape of token.
    static Optional<String> of(Own own, Wishes wishes, Way.OAuth way, String theirRealm) {
        if (way.profile() != TokenProfile.L1 && way.profile() != TokenProfile.L2) {
            return Optional.empty();
        }
        var commands = new ExchangeCommands(own, wishes.sharedAnew());
        way.broker().ifPresent(broker -> commands.authServer(broker, theirRealm));
        if (way.broker().isPresent()) {
            commands.run(
                    "New-PartnerApplication",
                    "-Name",
                    quoted(own.name()),
                    "-ApplicationIdentifier",
                    quoted(own.appId()),
                    "-Realm",
                    quoted(own.realm()),
                    "-Enabled",
                    "$true");
        } else {
            commands.run(
                    "New-PartnerApplication",
                    "-Name",
                    quoted(own.name()),
                    "-AuthMetadataUrl",
                    quoted(own.metadataUrl()),
                    "-Enabled",
                    "$true");
        }
        commands.comment("Free/busy for applications takes a linked account with the roles of");
        commands.comment(
                "Configure-EnterprisePartnerApplication.ps1 (Set-PartnerApplication -LinkedAccount).");
        commands.run(
                "New-IntraOrganizationConnector",
                "-Name",
                quoted(own.name()),
                "-DiscoveryEndpoint",
                quoted(own.discoveryEndpoint()),
                "-TargetAddressDomains",
                commands.domains(),
                "-Enabled",
                "$true");
        commands.lines.add("");
        commands.comment("Afterwards, for somebody with a mailbox there:");
        commands.comment(
                "Test-OAuthConnectivity -Service EWS -TargetUri %s -Mailbox SOMEBODY -Verbose | fl"
                        .formatted(own.discoveryEndpoint()));
        return Optional.of(commands.toString());
    }

    static String of(Own own, Wishes wishes, Way.Delegation way, Optional<String> applicationUri) {
        var commands = new ExchangeCommands(own, wishes.sharedAnew());
        commands.comment(
                "Exchange registers by itself at Microsoft's gateway alone. For another broker its");
        commands.comment(
                "administrator has to know your certificate, and assigns the application id.");
        commands.comment(
                "New-FederationTrust -Name %s -Thumbprint YOURS -ApplicationUri YOURS -SkipNamespaceProviderProvisioning -ApplicationIdentifier ASSIGNED -MetadataUrl %s"
                        .formatted(quoted(way.broker()), quoted(way.broker() + METADATA)));
        commands.comment(
                "Set-FederatedOrganizationIdentifier -DelegationFederationTrust … -AccountNamespace … -Enabled $true");
        commands.lines.add("");
        commands.relationship(applicationUri, wishes);
        commands.lines.add("");
        commands.comment("Afterwards, for somebody with a mailbox there:");
        commands.comment(
                "Test-OrganizationRelationship -Identity %s -UserIdentity SOMEBODY -Verbose"
                        .formatted(quoted(own.name())));
        return commands.toString();
    }

    private void authServer(BrokerRealms broker, String theirRealm) {
        run(
                "New-AuthServer",
                "-Name",
                quoted(broker.url()),
                "-AuthMetadataUrl",
                quoted(Mirror.of(broker, own.realm(), theirRealm).metadataUrl()));
    }

    private void relationship(Optional<String> applicationUri, Wishes wishes) {
        var words = new ArrayList<String>();
        words.add("New-OrganizationRelationship");
        words.addAll(List.of("-Name", quoted(own.name()), "-DomainNames", domains()));
        applicationUri.ifPresent(
                uri -> words.addAll(List.of("-TargetApplicationUri", quoted(uri))));
        words.addAll(
                List.of("-TargetAutodiscoverEpr", quoted(own.discoveryEndpoint() + "/WSSecurity")));
        var level = wishes.level().orElse(DelegationHalf.LEVEL);
        if (shared.contains(PartnerRight.FREE_BUSY)) {
            words.addAll(List.of("-FreeBusyAccessEnabled", "$true", "-FreeBusyAccessLevel", level));
        }
        if (shared.contains(PartnerRight.MAIL_TIPS)) {
            words.addAll(
                    List.of(
                            "-MailTipsAccessEnabled",
                            "$true",
                            "-MailTipsAccessLevel",
                            DelegationHalf.tips(level)));
        }
        if (shared.contains(PartnerRight.PHOTOS)) {
            words.addAll(List.of("-PhotosEnabled", "$true"));
        }
        if (shared.contains(PartnerRight.DELIVERY_REPORTS)) {
            words.addAll(List.of("-DeliveryReportEnabled", "$true"));
        }
        words.addAll(List.of("-Enabled", "$true"));
        run(words.toArray(String[]::new));
    }

    private String domains() {
        return own.domains().stream()
                .map(ExchangeCommands::quoted)
                .collect(Collectors.joining(","));
    }

    private void run(String... words) {
        lines.add(String.join(" ", words));
    }

    private void comment(String text) {
        lines.add("# " + text.replace('\n', ' ').replace('\r', ' '));
    }

    /// A literal of PowerShell: in single quotes nothing is expanded, and a quote in it is doubled; the typographic ones count as quotes too.
    static String quoted(String text) {
        return "'"
                + text.replaceAll("[\\p{Cntrl}]", " ")
                        .replaceAll("(['\u2018\u2019\u201a\u201b])", "$1$1")
                + "'";
    }

    @Override
    public String toString() {
        return String.join("\r\n", lines) + "\r\n";
    }
}
