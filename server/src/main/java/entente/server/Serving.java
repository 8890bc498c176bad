package entente.server;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// All that one configuration serves, running. A broker comes first, as organisations ask it.
public final class Serving implements AutoCloseable {
    private final List<URI> urls;
    private final Closing servers;

    private Serving(List<URI> urls, Closing servers) {
        this.urls = List.copyOf(urls);
        this.servers = servers;
    }

    /// Returns once everything answers; what fails on the way leaves nothing running.
    public static Serving start(Configuration configuration, InstantSource clock) {
        FastCrypto.install();
        var servers = new Closing();
        var urls = new ArrayList<URI>();
        try {
            configuration
                    .broker()
                    .ifPresent(broker -> {
                        servers.with(BrokerServer.start(broker, clock));
                        urls.add(broker.url());
                    });
            configuration
                    .organisation()
                    .ifPresent(organisation -> {
                        servers.with(OrganisationServer.start(organisation, clock));
                        urls.add(organisation.url());
                    });
            return new Serving(urls, servers);
        } catch (RuntimeException failed) {
            servers.close();
            throw failed;
        }
    }

    /// Where it is reached from outside.
    public List<URI> urls() {
        return urls;
    }

    @Override
    public void close() {
        servers.close();
    }
}
