package entente.routes;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What can be set on a relationship, with its names: in JSON, as an option of a command, and in Exchange.
///
/// A new setting is a component of [OrganisationRelationship], a constant here, and a line in [RelationshipReader]; the settings file, the
/// administrators' API and the commands follow.
public enum RelationshipSetting {
    DOMAINS(
            "domains",
            "--domain",
            "DomainNames",
            Shape.TEXTS,
            "A domain of the partner's addresses, exactly as it is; repeat for more.",
            relationship -> texts(relationship.domains())),
    ENABLED(
            "enabled",
            "--enabled",
            "Enabled",
            Shape.FLAG,
            "Whether it counts at all.",
            relationship -> text(relationship.enabled())),
    CONTACT(
            "contact",
            "--contact",
            "OrganizationContact",
            Shape.TEXT,
            "Whom to write to over there.",
            relationship -> text(relationship.contact())),
    FREE_BUSY_ENABLED(
            "freeBusyAccessEnabled",
            "--free-busy",
            "FreeBusyAccessEnabled",
            Shape.FLAG,
            "Whether free/busy is shared, both ways.",
            relationship -> text(relationship.features().freeBusy().enabled())),
    FREE_BUSY_LEVEL(
            "freeBusyAccessLevel",
            "--free-busy-level",
            "FreeBusyAccessLevel",
            Shape.TEXT,
            "The most we show: None, AvailabilityOnly (times) or LimitedDetails (with subject and place).",
            relationship -> List.of(relationship.features().freeBusy().level().wireName())),
    FREE_BUSY_SCOPE(
            "freeBusyAccessScope",
            "--free-busy-scope",
            "FreeBusyAccessScope",
            Shape.TEXT,
            "The group whose members alone are shown; everybody where there is none.",
            relationship -> text(relationship.features().freeBusy().scope())),
    MAIL_TIPS_ENABLED(
            "mailTipsAccessEnabled",
            "--mail-tips",
            "MailTipsAccessEnabled",
            Shape.FLAG,
            "Whether MailTips are shared, both ways.",
            relationship -> text(relationship.features().mailTips().enabled())),
    MAIL_TIPS_LEVEL(
            "mailTipsAccessLevel",
            "--mail-tips-level",
            "MailTipsAccessLevel",
            Shape.TEXT,
            "The most we tell: None, Limited (what keeps a message from being sent in vain) or All.",
            relationship -> List.of(relationship.features().mailTips().level().wireName())),
    MAIL_TIPS_SCOPE(
            "mailTipsAccessScope",
            "--mail-tips-scope",
            "MailTipsAccessScope",
            Shape.TEXT,
            "The group of whose members alone automatic replies, full mailboxes and own tips are told; of everybody where there is none.",
            relationship -> text(relationship.features().mailTips().scope())),
    PHOTOS_ENABLED(
            "photosEnabled",
            "--photos",
            "PhotosEnabled",
            Shape.FLAG,
            "Whether photos of our people are shown.",
            relationship -> text(relationship.features().photos())),
    DELIVERY_REPORTS_ENABLED(
            "deliveryReportEnabled",
            "--delivery-reports",
            "DeliveryReportEnabled",
            Shape.FLAG,
            "Whether delivery reports are shared; it takes both sides.",
            relationship -> text(relationship.features().deliveryReports())),
    MAILBOX_MOVES_ENABLED(
            "mailboxMoveEnabled",
            "--mailbox-moves",
            "MailboxMoveEnabled",
            Shape.FLAG,
            "Whether mailboxes may move to and from the partner.",
            relationship -> text(relationship.features().moves().enabled())),
    MAILBOX_MOVE_CAPABILITY(
            "mailboxMoveCapability",
            "--mailbox-move-capability",
            "MailboxMoveCapability",
            Shape.TEXTS,
            "Which way they may move: Inbound, Outbound, RemoteInbound or RemoteOutbound; repeat for more.",
            relationship ->
                    relationship.features().moves().capabilities().stream()
                            .sorted()
                            .map(MoveCapability::wireName)
                            .toList()),
    MAILBOX_MOVE_SCOPES(
            "mailboxMovePublishedScopes",
            "--mailbox-move-scope",
            "MailboxMovePublishedScopes",
            Shape.TEXTS,
            "A group whose members may be moved; repeat for more.",
            relationship -> texts(relationship.features().moves().publishedScopes())),
    OAUTH_APPLICATION_ID(
            "oauthApplicationId",
            "--oauth-application-id",
            "OAuthApplicationId",
            Shape.TEXT,
            "The application that was agreed on for moves.",
            relationship -> text(relationship.features().moves().applicationId())),
    ARCHIVE_ACCESS_ENABLED(
            "archiveAccessEnabled",
            "--archive",
            "ArchiveAccessEnabled",
            Shape.FLAG,
            "Whether the partner gives access to archives that it keeps.",
            relationship -> text(relationship.features().archive())),
    TARGET_APPLICATION_URI(
            "targetApplicationUri",
            "--application-uri",
            "TargetApplicationUri",
            Shape.TEXT,
            "The partner's name at the broker: fed.fabrikam.test.",
            relationship -> text(relationship.targetApplicationUri())),
    TARGET_AUTODISCOVER(
            "targetAutodiscoverEpr",
            "--autodiscover",
            "TargetAutodiscoverEpr",
            Shape.TEXT,
            "The partner's Autodiscover, with /WSSecurity at its end.",
            relationship -> text(relationship.targetAutodiscoverEpr())),
    TARGET_SHARING(
            "targetSharingEpr",
            "--sharing",
            "TargetSharingEpr",
            Shape.TEXT,
            "The partner's EWS; where it is set, Autodiscover is not asked.",
            relationship -> text(relationship.targetSharingEpr())),
    TARGET_OWA(
            "targetOwaUrl",
            "--web",
            "TargetOwaURL",
            Shape.TEXT,
            "Where people of ours whose mailbox is over there find it in a browser.",
            relationship -> text(relationship.targetOwaUrl())),
    HOSTS(
            "hosts",
            "--host",
            "",
            Shape.TEXTS,
            "A further host, perhaps with :port, that tokens may be carried to; repeat for more.",
            relationship -> texts(relationship.furtherHosts())),
    LEGACY(
            "legacy",
            "--legacy",
            "",
            Shape.FLAG,
            "Whether the algorithms of old partners are allowed.",
            relationship -> text(relationship.legacy()));

    /// What a setting's value is: true or false, a text, or a list of texts.
    public enum Shape {
        FLAG,
        TEXT,
        TEXTS
    }

    private final String member;
    private final String option;
    private final String exchangeName;
    private final Shape shape;
    private final String help;
    private final Function<OrganisationRelationship, List<String>> values;

    RelationshipSetting(
            String member,
            String option,
            String exchangeName,
            Shape shape,
            String help,
            Function<OrganisationRelationship, List<String>> values) {
        this.member = member;
        this.option = option;
        this.exchangeName = exchangeName;
        this.shape = shape;
        this.help = help;
        this.values = values;
    }

    public static Optional<RelationshipSetting> ofMember(String name) {
        return Arrays.stream(values()).filter(each -> each.member.equals(name)).findFirst();
    }

    /// The name in JSON.
    public String member() {
        return member;
    }

    public String option() {
        return option;
    }

    /// The parameter of `Set-OrganizationRelationship`; empty where there is none.
    public String exchangeName() {
        return exchangeName;
    }

    public Shape shape() {
        return shape;
    }

    /// A sentence on what it is for.
    public String help() {
        return help;
    }

    /// How it stands, as texts; nothing where it is not set.
    public List<String> of(OrganisationRelationship relationship) {
        return values.apply(relationship);
    }

    private static List<String> text(boolean flag) {
        return List.of(Boolean.toString(flag));
    }

    private static List<String> text(Optional<?> value) {
        return value.map(Object::toString).stream().toList();
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().toList();
    }
}
