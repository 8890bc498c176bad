package entente.routes;

import entente.question.Domain;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An intra-organisation connector: where the mailboxes of some domains are, reached over OAuth
/// (`New-IntraOrganizationConnector`).
///
/// `partnerAppId` and `partnerRealm` are what the partner's challenge must name; `authServer` the name of the broker to ask.
/// `hosts` are all places a token may be carried to: those of the endpoints, and others the administrator adds.
public record Connector(
        String name,
        Set<Domain> targetAddressDomains,
        URI discoveryEndpoint,
        Optional<URI> targetSharingEpr,
        String partnerAppId,
        String partnerRealm,
        String authServer,
        Set<Host> hosts,
        boolean enabled) {
    public Connector {
        targetAddressDomains = Set.copyOf(targetAddressDomains);
        hosts = Set.copyOf(hosts);
    }

    /// A host a token may be carried to: at its port or, where none is named, at those of the connector's endpoints.
    public record Host(Domain name, Optional<Integer> port) {
        private static final int HTTPS = 443;
        private static final Pattern FORM = Pattern.compile("([^:]+)(?::(\\d{1,5}))?");

        /// `mail.contoso.test` or `mail.contoso.test:8443`.
        public static Optional<Host> parse(String text) {
            var form = FORM.matcher(text);
            if (!form.matches()) {
                return Optional.empty();
            }
            var port = Optional.ofNullable(form.group(2)).map(Integer::valueOf);
            return port.filter(number -> number < 1 || number > 65_535).isPresent()
                    ? Optional.empty()
                    : Domain.parse(form.group(1)).map(name -> new Host(name, port));
        }

        /// The host and the port of an https URL.
        public static Optional<Host> of(URI url) {
            return Optional.ofNullable(url.getHost())
                    .flatMap(Domain::parse)
                    .map(name -> new Host(name, Optional.of(portOf(url))));
        }

        private static int portOf(URI url) {
            return url.getPort() < 0 ? HTTPS : url.getPort();
        }
    }

    /// Whether this connector names the host, at whatever port.
    public boolean names(Domain host) {
        return hosts.stream().anyMatch(each -> each.name().equals(host));
    }

    /// Whether a token may be carried to `url`: over https, to a host and a port of this connector.
    public boolean leadsTo(URI url) {
        return "https".equalsIgnoreCase(url.getScheme())
                && url.getRawUserInfo() == null
                && Host.of(url).filter(this::leadsTo).isPresent();
    }

    private boolean leadsTo(Host place) {
        return hosts.contains(place)
                || (hosts.contains(new Host(place.name(), Optional.empty()))
                        && endpoints()
                                .map(Host::portOf)
                                .anyMatch(port -> place.port().filter(port::equals).isPresent()));
    }

    private Stream<URI> endpoints() {
        return Stream.concat(Stream.of(discoveryEndpoint), targetSharingEpr.stream());
    }
}
