package entente.server;

import entente.question.Domain;
import entente.registry.Terms;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What makes a broker one that issues delegation tokens: its name in them, how it asks DNS, its two kinds of keys, and what the
/// administrator decided about organisations, by account namespace.
public record BrokerFederationSettings(
        String issuer,
        Dns dns,
        SigningSettings signing,
        SigningSettings encryption,
        Map<Domain, Terms> terms) {
    public BrokerFederationSettings {
        terms = Map.copyOf(terms);
    }

    /// Where proofs of domains are looked for.
    public sealed interface Dns {
        /// DNS servers, each `address` or `address:port`; what all of them say is believed.
        record Resolvers(List<String> servers) implements Dns {
            public Resolvers {
                servers = List.copyOf(servers);
            }
        }

        /// A file in place of DNS.
        record File(Path path) implements Dns {}
    }
}
