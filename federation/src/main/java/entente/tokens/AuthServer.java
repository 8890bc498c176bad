package entente.tokens;

import entente.question.Domain;
import java.net.URI;
import java.util.Set;

/// A broker that this organisation trusts (`New-AuthServer`).
///
/// `appId` is the broker's own, `realms` the tenants whose tokens it may issue to us (never `*`), `realm` our own tenant there.
/// `issuerUrls` are the `iss` values of its N2 tokens, one for each realm. `domains` restricts its use to partners of these
/// domains; empty means no restriction. A disabled one is neither asked nor believed.
public record AuthServer(
        String name,
        String appId,
        String realm,
        Set<String> realms,
        URI metadataUrl,
        URI tokenEndpoint,
        Set<Domain> domains,
        boolean enabled) {
    public AuthServer {
        realms = Set.copyOf(realms);
        domains = Set.copyOf(domains);
    }
}
