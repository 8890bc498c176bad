package entente.tokens;

import entente.objects.FormReader;
import entente.objects.ObjectKind;
import entente.objects.Setting;
import entente.objects.Shape;
import entente.question.Domain;
import entente.wire.jwt.AppId;
import entente.wire.jwt.Realm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What can be set on an auth server.
public final class AuthServerKind extends ObjectKind<AuthServer> {
    public static final Setting<AuthServer> APP_ID =
            new Setting<>(
                    "appId",
                    "--app-id",
                    "ID",
                    "IssuerIdentifier",
                    Shape.TEXT,
                    "a GUID in lower case",
                    "The broker's own application id, which its tokens name.",
                    server -> Setting.text(server.appId()));
    public static final Setting<AuthServer> REALM =
            new Setting<>(
                    "realm",
                    "--realm",
                    "REALM",
                    "Realm",
                    Shape.TEXT,
                    "a realm in lower case, not *",
                    "Our realm at the broker.",
                    server -> Setting.text(server.realm()));
    public static final Setting<AuthServer> REALMS =
            new Setting<>(
                    "realms",
                    "--issues-for",
                    "REALM",
                    "",
                    Shape.TEXTS,
                    "realms in lower case, not *",
                    "A realm whose tokens it may issue, ours among them; repeat for more.",
                    server -> Setting.texts(server.realms()));
    public static final Setting<AuthServer> ISSUER_URLS =
            new Setting<>(
                    "issuerUrls",
                    "--issuer-url",
                    "REALM=URL",
                    "",
                    Shape.PAIRS,
                    "https URLs, each of a realm",
                    "What its access tokens (N2) call their issuer in a realm; repeat for more.",
                    server -> Setting.pairs(server.issuerUrls()));
    public static final Setting<AuthServer> METADATA =
            new Setting<>(
                    "metadataUrl",
                    "--metadata-url",
                    "URL",
                    "AuthMetadataUrl",
                    Shape.TEXT,
                    "an https URL",
                    "Where it publishes its keys.",
                    server -> Setting.text(server.metadataUrl()));
    public static final Setting<AuthServer> TOKEN_ENDPOINT =
            new Setting<>(
                    "tokenEndpoint",
                    "--token-endpoint",
                    "URL",
                    "TokenIssuingEndpoint",
                    Shape.TEXT,
                    "an https URL",
                    "Where it is asked for tokens.",
                    server -> Setting.text(server.tokenEndpoint()));
    public static final Setting<AuthServer> DOMAINS =
            new Setting<>(
                    "domains",
                    "--domain",
                    "DOMAIN",
                    "DomainName",
                    Shape.TEXTS,
                    "domains",
                    "A partner's domain that it is used for; for all where there is none. Repeat for more.",
                    server -> Setting.texts(server.domains()));
    public static final Setting<AuthServer> ENABLED =
            new Setting<>(
                    "enabled",
                    "--enabled",
                    "true|false",
                    "Enabled",
                    Shape.FLAG,
                    "true or false",
                    "Whether it is asked, and its tokens believed.",
                    server -> Setting.text(server.enabled()));

    public AuthServerKind() {
        super(
                "auth-server",
                List.of(
                        APP_ID,
                        REALM,
                        REALMS,
                        ISSUER_URLS,
                        METADATA,
                        TOKEN_ENDPOINT,
                        DOMAINS,
                        ENABLED));
    }

    @Override
    public String nameOf(AuthServer server) {
        return server.name();
    }

    @Override
    protected AuthServer made(String name, FormReader<AuthServer> said) {
        var realms = said.many(REALMS, Realm::parseLowerCase);
        if (!said.has(REALMS)) {
            said.fault("\"realms\" must name a realm at least");
        }
        return new AuthServer(
                name,
                said.needed(APP_ID, "missing", AppId::parseGuid),
                said.needed(REALM, "missing.invalid", Realm::parseLowerCase),
                realms,
                issuerUrls(realms, said),
                said.neededHttps(METADATA),
                said.neededHttps(TOKEN_ENDPOINT),
                said.many(DOMAINS, Domain::parse),
                said.flag(ENABLED, true));
    }

    private static Map<String, String> issuerUrls(Set<String> realms, FormReader<AuthServer> said) {
        var urls = new HashMap<>(said.urls(ISSUER_URLS));
        urls.keySet().stream()
                .filter(realm -> !realms.contains(realm))
                .sorted()
                .forEach(realm ->
                        said.fault(
                                "\"issuerUrls\" names realm %s, which is not among \"realms\""
                                        .formatted(realm)));
        urls.keySet().retainAll(realms);
        return urls;
    }
}
