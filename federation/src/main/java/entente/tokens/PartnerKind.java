package entente.tokens;

import entente.objects.FormReader;
import entente.objects.ObjectKind;
import entente.objects.Setting;
import entente.objects.Shape;
import entente.tokens.PartnerApplication.Profile;
import entente.wire.jwt.AppId;
import entente.wire.jwt.Realm;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What can be set on a partner application.
public final class PartnerKind extends ObjectKind<PartnerApplication> {
    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = 24 * 60;
    private static final int USUAL_MINUTES = 60;

    public static final Setting<PartnerApplication> APP_ID =
            new Setting<>(
                    "appId",
                    "--app-id",
                    "ID",
                    "ApplicationIdentifier",
                    Shape.TEXT,
                    "a GUID in lower case",
                    "The partner's application id.",
                    partner -> Setting.text(partner.appId()));
    public static final Setting<PartnerApplication> REALM =
            new Setting<>(
                    "realm",
                    "--realm",
                    "REALM",
                    "Realm",
                    Shape.TEXT,
                    "a realm in lower case, not *",
                    "The partner's realm.",
                    partner -> Setting.text(partner.realm()));
    public static final Setting<PartnerApplication> DOMAINS =
            new Setting<>(
                    "domains",
                    "--domain",
                    "DOMAIN",
                    "",
                    Shape.TEXTS,
                    "domains",
                    "A domain whose people it may speak for; repeat for more.",
                    partner -> Setting.texts(partner.domains()));
    public static final Setting<PartnerApplication> OPERATIONS =
            new Setting<>(
                    "operations",
                    "--operation",
                    "WORD",
                    "ActAsPermissions, -AppOnlyPermissions",
                    Shape.TEXTS,
                    "any of " + PartnerRight.words(),
                    "What it may call: %s. Without one, nothing; repeat for more."
                            .formatted(PartnerRight.words()),
                    partner -> Setting.texts(partner.operations()));
    public static final Setting<PartnerApplication> PROFILES =
            new Setting<>(
                    "profiles",
                    "--profile",
                    "PROFILE",
                    "",
                    Shape.TEXTS,
                    "any of L1, L2, N1, N2",
                    "A shape of token that is taken from it: L1, L2, N1 (the default) or N2; repeat for more.",
                    partner -> Setting.texts(partner.profiles()));
    public static final Setting<PartnerApplication> METADATA =
            new Setting<>(
                    "metadataUrl",
                    "--metadata-url",
                    "URL",
                    "AuthMetadataUrl",
                    Shape.TEXT,
                    "an https URL",
                    "Where its keys are, for L2, N1 and signed outer tokens.",
                    partner -> Setting.text(partner.metadataUrl()));
    public static final Setting<PartnerApplication> SIGNED_OUTER =
            new Setting<>(
                    "requireSignedOuter",
                    "--require-signed-outer",
                    "true|false",
                    "",
                    Shape.FLAG,
                    "true or false",
                    "Whether L1 and L2 are taken with a signed outer token only.",
                    partner -> Setting.text(partner.requireSignedOuter()));
    public static final Setting<PartnerApplication> MAIL_USER =
            new Setting<>(
                    "requireMailUser",
                    "--require-mail-user",
                    "true|false",
                    "",
                    Shape.FLAG,
                    "true or false",
                    "Whether it may speak for people who are mail users here, and nobody else.",
                    partner -> Setting.text(partner.requireMailUser()));
    public static final Setting<PartnerApplication> ACTOR_MINUTES =
            new Setting<>(
                    "actorMinutes",
                    "--actor-minutes",
                    "MINUTES",
                    "",
                    Shape.NUMBER,
                    "a number of minutes from %d to %d".formatted(LEAST_MINUTES, MOST_MINUTES),
                    "The longest life of its tokens: 5 to 1440, 60 by default.",
                    partner -> Setting.text(partner.maxActorLifetime().toMinutes()));
    public static final Setting<PartnerApplication> ENABLED =
            new Setting<>(
                    "enabled",
                    "--enabled",
                    "true|false",
                    "Enabled",
                    Shape.FLAG,
                    "true or false",
                    "Whether its tokens are taken.",
                    partner -> Setting.text(partner.enabled()));

    public PartnerKind() {
        super(
                "partner",
                List.of(
                        APP_ID,
                        REALM,
                        DOMAINS,
                        OPERATIONS,
                        PROFILES,
                        METADATA,
                        SIGNED_OUTER,
                        MAIL_USER,
                        ACTOR_MINUTES,
                        ENABLED));
    }

    @Override
    public String nameOf(PartnerApplication partner) {
        return partner.name();
    }

    @Override
    protected PartnerApplication made(String name, FormReader<PartnerApplication> said) {
        var profiles =
                said.has(PROFILES) ? said.many(PROFILES, PartnerKind::profile) : Set.of(Profile.N1);
        var signedOuter = said.flag(SIGNED_OUTER, false);
        return new PartnerApplication(
                name,
                said.needed(APP_ID, "missing", AppId::parseGuid),
                said.needed(REALM, "missing.invalid", Realm::parseLowerCase),
                said.neededDomains(DOMAINS),
                profiles,
                metadata(profiles, signedOuter, said),
                signedOuter,
                said.flag(MAIL_USER, false),
                Duration.ofMinutes(
                        said.number(ACTOR_MINUTES, LEAST_MINUTES, MOST_MINUTES, USUAL_MINUTES)),
                said.many(OPERATIONS, PartnerRight::parse),
                said.flag(ENABLED, true));
    }

    private static Optional<URI> metadata(
            Set<Profile> profiles, boolean signedOuter, FormReader<PartnerApplication> said) {
        var signsItself = profiles.contains(Profile.L2) || profiles.contains(Profile.N1);
        if (!said.has(METADATA) && (signsItself || signedOuter)) {
            said.fault(
                    "\"metadataUrl\" is missing: what the partner signs itself (L2, N1, signed outer tokens) is checked with the keys there");
        }
        return said.https(METADATA);
    }

    private static Optional<Profile> profile(String text) {
        return Arrays.stream(Profile.values()).filter(each -> each.name().equals(text)).findFirst();
    }
}
