package entente.tokens;

import entente.question.Domain;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/// A broker that this organisation trusts (`New-AuthServer`).
///
/// `appId` is the broker's own, `realms` the tenants whose tokens it may issue to us (never `*`), `realm` our own tenant there.
/// `issuerUrls` are the `iss` values of its N2 tokens by realm, compared byte for byte; a realm that is missing there has no N2.
/// `domains` restricts its use to partners of these domains; empty means no restriction. A disabled one is neither asked nor
/// believed.
public record AuthServer(
        String name,
        String appId,
        String realm,
        Set<String> realms,
        Map<String, String> issuerUrls,
        URI metadataUrl,
        URI tokenEndpoint,
        Set<Domain> domains,
        boolean enabled) {
    public AuthServer {
        realms = Set.copyOf(realms);
        issuerUrls = Map.copyOf(issuerUrls);
        domains = Set.copyOf(domains);
        if (realms.contains("*") || realm.equals("*")) {
            throw new IllegalArgumentException("the realms of an auth server are named one by one");
        }
        if (!realms.containsAll(issuerUrls.keySet())) {
            throw new IllegalArgumentException("an issuer URL is for a realm of the auth server");
        }
    }
}
