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
            relationship -> text(relationship.freeBusy().enabled())),
    FREE_BUSY_LEVEL(
            "freeBusyAccessLevel",
            "--free-busy-level",
            "FreeBusyAccessLevel",
            Shape.TEXT,
            "The most we show: None, AvailabilityOnly (times) or LimitedDetails (with subject and place).",
            relationship -> List.of(relationship.freeBusy().level().wireName())),
    FREE_BUSY_SCOPE(
            "freeBusyAccessScope",
            "--free-busy-scope",
            "FreeBusyAccessScope",
            Shape.TEXT,
            "The group whose members alone are shown; everybody where there is none.",
            relationship -> text(relationship.freeBusy().scope())),
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
