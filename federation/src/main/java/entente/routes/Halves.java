package entente.routes;

import entente.problem.Command;
import entente.question.AccessLevel;
import entente.question.Domain;
import entente.question.MailTipsLevel;
import entente.trusts.Action;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The two halves of what there is between us and a partner, each made by its own administrator: the commands that make one, open it, and try it.
///
/// `ours` and `theirs` are a domain of each side, by which a command finds the server it speaks to.
public record Halves(Domain ours, Domain theirs) {
    /// Between whoever has the first of these domains, by name, and the owner of the other.
    public static Optional<Halves> between(Set<Domain> ours, Domain theirs) {
        return ours.stream()
                .min(Comparator.comparing(Domain::name))
                .map(first -> new Halves(first, theirs));
    }

    /// Between us, by a domain of ours, and the partner.
    public static Halves between(Domain ours, Partner partner) {
        return new Halves(
                ours,
                partner.targetDomains().stream()
                        .min(Comparator.comparing(Domain::name))
                        .orElse(ours));
    }

    /// As the partner's administrator sees them.
    public Halves turned() {
        return new Halves(/* ours= */ theirs, /* theirs= */ ours);
    }

    /// Makes our half of a relationship, which shows the partner what that purpose takes and no more.
    public String makeRelationship(Action purpose) {
        return command(
                shown(purpose),
                "relationship",
                "discover",
                theirs.name(),
                "--org",
                ours.name(),
                "--add",
                theirs.name());
    }

    /// Lets our half of a relationship show the partner what that purpose takes and no more.
    public String openRelationship(String name, Action purpose) {
        return command(
                shown(purpose), "relationship", "set", name, "--org", ours.name(), "--enabled");
    }

    /// Makes a connector that leads there; what only the partner knows is in capitals.
    String makeConnector() {
        return Command.of(
                "connector",
                "add",
                theirs.name(),
                "--org",
                ours.name(),
                ConnectorKind.DOMAINS.option(),
                theirs.name(),
                ConnectorKind.DISCOVERY.option(),
                "URL",
                ConnectorKind.PARTNER_APP_ID.option(),
                "ID",
                ConnectorKind.PARTNER_REALM.option(),
                "REALM");
    }

    /// Makes an address space for all of us at once, with an account that the forest gave us; what only the forest knows is in capitals.
    String makeAddressSpace() {
        return Command.of(
                "address-space",
                "add",
                theirs.name(),
                "--org",
                ours.name(),
                "--method",
                AccessMethod.ORG_WIDE.toString(),
                "--service",
                "URL",
                "--account",
                "NAME",
                "--secret-file",
                "FILE");
    }

    private static String command(List<String> options, String... words) {
        return Command.of(
                Stream.concat(Arrays.stream(words), options.stream()).toArray(String[]::new));
    }

    /// The options by which something is shown, at the least level of those there are.
    private static List<String> shown(Action purpose) {
        var option = sharing(purpose);
        return switch (purpose) {
            case FREE_BUSY, AUTODISCOVER ->
                    List.of(
                            option,
                            RelationshipSetting.FREE_BUSY_LEVEL.option(),
                            AccessLevel.AVAILABILITY_ONLY.wireName());
            case MAIL_TIPS ->
                    List.of(
                            option,
                            RelationshipSetting.MAIL_TIPS_LEVEL.option(),
                            MailTipsLevel.LIMITED.wireName());
            case PHOTO, MESSAGE_TRACKING, MAILBOX_MOVE, ARCHIVE -> List.of(option);
        };
    }

    /// Opens what of ours is closed to that purpose.
    public String open(Partner closed, Action purpose) {
        return switch (closed) {
            case Connector connector ->
                    Command.of(
                            "connector",
                            "set",
                            connector.name(),
                            "--org",
                            ours.name(),
                            "--enabled");
            case OrganisationRelationship relationship when relationship.enabled() ->
                    Command.of(
                            "relationship",
                            "set",
                            relationship.name(),
                            "--org",
                            ours.name(),
                            sharing(purpose));
            case OrganisationRelationship relationship ->
                    Command.of(
                            "relationship",
                            "set",
                            relationship.name(),
                            "--org",
                            ours.name(),
                            "--enabled");
            case AddressSpace space ->
                    Command.of(
                            "address-space",
                            "set",
                            space.name(),
                            "--org",
                            ours.name(),
                            "--enabled");
        };
    }

    private static String sharing(Action purpose) {
        return switch (purpose) {
            case FREE_BUSY, AUTODISCOVER -> RelationshipSetting.FREE_BUSY_ENABLED.option();
            case MAIL_TIPS -> RelationshipSetting.MAIL_TIPS_ENABLED.option();
            case PHOTO -> RelationshipSetting.PHOTOS_ENABLED.option();
            case MESSAGE_TRACKING -> RelationshipSetting.DELIVERY_REPORTS_ENABLED.option();
            case MAILBOX_MOVE -> RelationshipSetting.MAILBOX_MOVES_ENABLED.option();
            case ARCHIVE -> RelationshipSetting.ARCHIVE_ACCESS_ENABLED.option();
        };
    }

    /// Tries our half, and tells what can be known of the other from here.
    public String test(Partner partner) {
        var kind =
                switch (partner) {
                    case Connector _ -> "connector";
                    case OrganisationRelationship _ -> "relationship";
                    case AddressSpace _ -> "address-space";
                };
        return Command.of(kind, "test", partner.name(), "--org", ours.name());
    }
}
