package entente.routes;

import entente.objects.FormReader;
import entente.objects.ObjectKind;
import entente.objects.Setting;
import entente.objects.Shape;
import entente.wire.jwt.AppId;
import entente.wire.jwt.Realm;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What can be set on a connector.
public final class ConnectorKind extends ObjectKind<Connector> {
    public static final Setting<Connector> DOMAINS =
            new Setting<>(
                    "targetAddressDomains",
                    "--domain",
                    "DOMAIN",
                    "TargetAddressDomains",
                    Shape.TEXTS,
                    "domains",
                    "A domain whose mailboxes are there, exactly as it is; repeat for more.",
                    connector -> Setting.texts(connector.targetAddressDomains()));
    public static final Setting<Connector> ENABLED =
            new Setting<>(
                    "enabled",
                    "--enabled",
                    "true|false",
                    "Enabled",
                    Shape.FLAG,
                    "true or false",
                    "Whether it counts at all; if not, a relationship may lead there.",
                    connector -> Setting.text(connector.enabled()));
    public static final Setting<Connector> DISCOVERY =
            new Setting<>(
                    "discoveryEndpoint",
                    "--discovery",
                    "URL",
                    "DiscoveryEndpoint",
                    Shape.TEXT,
                    "an https URL",
                    "The partner's Autodiscover, without /WSSecurity at its end.",
                    connector -> Setting.text(connector.discoveryEndpoint()));
    public static final Setting<Connector> SHARING =
            new Setting<>(
                    "targetSharingEpr",
                    "--sharing",
                    "URL",
                    "TargetSharingEpr",
                    Shape.TEXT,
                    "an https URL",
                    "The partner's EWS; where it is set, Autodiscover is not asked.",
                    connector -> Setting.text(connector.targetSharingEpr()));
    public static final Setting<Connector> PARTNER_APP_ID =
            new Setting<>(
                    "partnerAppId",
                    "--partner-app-id",
                    "ID",
                    "",
                    Shape.TEXT,
                    "a GUID in lower case",
                    "The partner's application, which its challenge must name.",
                    connector -> Setting.text(connector.partnerAppId()));
    public static final Setting<Connector> PARTNER_REALM =
            new Setting<>(
                    "partnerRealm",
                    "--partner-realm",
                    "REALM",
                    "",
                    Shape.TEXT,
                    "a realm in lower case, not *",
                    "The partner's realm, for which our tokens are made.",
                    connector -> Setting.text(connector.partnerRealm()));
    public static final Setting<Connector> PROFILE =
            new Setting<>(
                    "profile",
                    "--profile",
                    "PROFILE",
                    "",
                    Shape.TEXT,
                    "L1, L1-signed, L2, L2-signed, N1 or N2",
                    "The shape of our tokens: N1 (the default), L1, L1-signed, L2, L2-signed or N2.",
                    connector -> Setting.text(connector.profile()));
    public static final Setting<Connector> AUTH_SERVER =
            new Setting<>(
                    "authServer",
                    "--auth-server",
                    "NAME",
                    "",
                    Shape.TEXT,
                    "the name of an auth server",
                    "The auth server that is asked for tokens of profile L1, L1-signed or N2.",
                    connector -> Setting.text(connector.authServer()));
    public static final Setting<Connector> HOSTS =
            new Setting<>(
                    "hosts",
                    "--host",
                    "HOST",
                    "",
                    Shape.TEXTS,
                    "hosts, perhaps with a port",
                    "A further host, perhaps with :port, that tokens may be carried to; repeat for more.",
                    connector -> Setting.texts(furtherHosts(connector)));

    public ConnectorKind() {
        super(
                "connector",
                List.of(
                        DOMAINS,
                        ENABLED,
                        DISCOVERY,
                        SHARING,
                        PARTNER_APP_ID,
                        PARTNER_REALM,
                        PROFILE,
                        AUTH_SERVER,
                        HOSTS));
    }

    @Override
    public String nameOf(Connector connector) {
        return connector.name();
    }

    @Override
    protected Connector made(String name, FormReader<Connector> said) {
        var discovery = said.neededHttps(DISCOVERY);
        var sharing = said.https(SHARING);
        var profile = said.one(PROFILE, TokenProfile::parse).orElse(TokenProfile.N1);
        return new Connector(
                name,
                said.neededDomains(DOMAINS),
                discovery,
                sharing,
                said.needed(PARTNER_APP_ID, "missing", AppId::parseGuid),
                said.needed(PARTNER_REALM, "missing.invalid", Realm::parseLowerCase),
                profile,
                authServer(profile, said),
                hosts(discovery, sharing, said),
                said.flag(ENABLED, true));
    }

    /// Required where a token comes from a broker, and a fault where none does: whoever names a broker means to ask it.
    private static Optional<String> authServer(TokenProfile profile, FormReader<Connector> said) {
        if (profile.needsBroker()) {
            return Optional.of(said.needed(AUTH_SERVER, "missing", Optional::of));
        }
        if (said.has(AUTH_SERVER)) {
            said.fault(
                    "\"authServer\" is not asked for tokens of profile %s: leave it out, or set \"profile\" to L1, L1-signed or N2"
                            .formatted(profile));
        }
        return Optional.empty();
    }

    private static Set<Host> hosts(
            URI discovery, Optional<URI> sharing, FormReader<Connector> said) {
        var hosts = new HashSet<>(said.many(HOSTS, Host::parse));
        hosts.addAll(ofEndpoints(discovery, sharing));
        return hosts;
    }

    private static Set<Host> furtherHosts(Connector connector) {
        var further = new HashSet<>(connector.hosts());
        further.removeAll(ofEndpoints(connector.discoveryEndpoint(), connector.targetSharingEpr()));
        return further;
    }

    private static Set<Host> ofEndpoints(URI discovery, Optional<URI> sharing) {
        var hosts = new HashSet<Host>();
        Stream.concat(Stream.of(discovery), sharing.stream())
                .flatMap(url -> Host.of(url).stream())
                .forEach(hosts::add);
        return hosts;
    }
}
