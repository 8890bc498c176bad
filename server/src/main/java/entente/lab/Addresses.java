package entente.lab;

import entente.question.Domain;
import java.net.URI;
import java.util.Map;

/// Where each party is reached: from outside under its own names, and on this machine under `localhost`, for which no name needs
/// to resolve.
record Addresses(Map<Domain, Integer> ports) {
    Addresses {
        ports = Map.copyOf(ports);
    }

    int port(Domain party) {
        var port = ports.get(party);
        if (port == null) {
            throw new IllegalArgumentException(party + " is not in the lab");
        }
        return port;
    }

    /// An organisation's server, as its partners know it.
    URI mail(Domain party) {
        return URI.create("https://mail.%s:%d".formatted(party, port(party)));
    }

    /// Its Autodiscover service, as connectors name it.
    URI autodiscover(Domain party) {
        return URI.create(
                "https://autodiscover.%s:%d/autodiscover/autodiscover.svc"
                        .formatted(party, port(party)));
    }

    /// The broker, as organisations know it.
    URI broker() {
        return URI.create("https://%s:%d".formatted(World.BROKER, port(World.BROKER)));
    }

    /// Anybody, on this machine.
    String here(Domain party, String path) {
        return "https://localhost:%d%s".formatted(port(party), path);
    }
}
