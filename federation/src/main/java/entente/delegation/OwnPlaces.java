package entente.delegation;

import entente.question.Domain;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/// Where we are reached from outside: under these host names, at one port, over HTTPS.
public record OwnPlaces(Set<Domain> hosts, int port) {
    private static final int HTTPS = 443;

    public OwnPlaces {
        hosts = Set.copyOf(hosts);
    }

    /// The port of `url`, which is where we say that we are, and the host names that are ours.
    public static OwnPlaces of(URI url, Set<Domain> hosts) {
        return new OwnPlaces(hosts, portOf(url));
    }

    /// Whether `to` is the URL of this path of ours: scheme, host and path are compared without regard to case, the port that HTTPS has need
    /// not be said, and there is nothing more to it.
    boolean are(String to, String path) {
        try {
            var url = new URI(to);
            return "https".equalsIgnoreCase(url.getScheme())
                    && url.getHost() != null
                    && Domain.parse(url.getHost()).filter(hosts::contains).isPresent()
                    && portOf(url) == port
                    && path.equalsIgnoreCase(url.getRawPath())
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
        } catch (URISyntaxException noUrl) {
            return false;
        }
    }

    private static int portOf(URI url) {
        return url.getPort() < 0 ? HTTPS : url.getPort();
    }
}
