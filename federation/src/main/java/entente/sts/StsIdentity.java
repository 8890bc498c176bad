package entente.sts;

import entente.question.Domain;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Who the token service is: its name in tokens, where it publishes that it answers, and every URL that a request may be addressed to.
public record StsIdentity(String issuerUri, URI tokenEndpoint, Set<String> addresses) {
    private static final String PATH = "/extSTS.srf";

    public StsIdentity {
        addresses = Set.copyOf(addresses);
    }

    /// The service of a broker that is reached at `url` (`https://host:port`), and answers to each of `hosts` at its port.
    public static StsIdentity at(String issuerUri, URI url, Set<Domain> hosts) {
        var port = url.getPort() < 0 ? "" : ":" + url.getPort();
        var endpoint = URI.create("https://" + url.getHost() + port + PATH);
        var addresses = new HashSet<String>();
        addresses.add(folded(endpoint.toString()));
        hosts.forEach(host -> addresses.add(folded("https://" + host + port + PATH)));
        return new StsIdentity(issuerUri, endpoint, addresses);
    }

    boolean answersTo(String address) {
        return addresses.contains(folded(address));
    }

    private static String folded(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
