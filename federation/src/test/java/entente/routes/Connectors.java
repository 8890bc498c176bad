package entente.routes;

import entente.question.Domain;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Connectors for tests: named after the domain they lead to, with an Autodiscover beside the mail server.
public final class Connectors {
    public static final String PARTNER_APP = "7f3c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10";

    private Connectors() {}

    public static Connector to(String domain) {
        return of(domain, Optional.empty(), true);
    }

    /// One that says where to ask, so that nothing is discovered.
    public static Connector withSharingEpr(String domain) {
        return of(
                domain,
                Optional.of(URI.create("https://mail." + domain + "/EWS/Exchange.asmx")),
                true);
    }

    public static Connector disabled(String domain) {
        return of(domain, Optional.empty(), false);
    }

    private static Connector of(String domain, Optional<URI> sharingEpr, boolean enabled) {
        return new Connector(
                (enabled ? "to-" : "no-longer-to-") + domain,
                Set.of(Domain.of(domain)),
                URI.create("https://autodiscover." + domain + "/autodiscover/autodiscover.svc"),
                sharingEpr,
                PARTNER_APP,
                domain,
                TokenProfile.L1,
                Optional.of("auth"),
                Set.of(
                        new Host(Domain.of("autodiscover." + domain), Optional.empty()),
                        new Host(Domain.of("mail." + domain), Optional.empty())),
                enabled);
    }
}
