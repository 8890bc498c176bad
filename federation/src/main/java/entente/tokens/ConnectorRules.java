package entente.tokens;

import entente.objects.Rules;
import entente.question.Domain;
import entente.routes.Connector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// How a connector must stand to others and to us: an address never has two ways over connectors, and the auth server that it names
/// is there.
record ConnectorRules(
        OwnIdentity own,
        Supplier<Set<Domain>> acceptedDomains,
        Function<String, Optional<AuthServer>> authServers)
        implements Rules<Connector> {
    @Override
    public List<String> conflicts(Connector wanted, List<Connector> others) {
        var faults = new ArrayList<String>();
        for (var domain : wanted.targetAddressDomains()) {
            if (acceptedDomains.get().contains(domain)) {
                faults.add(domain + " is a domain of ours");
            }
            others.stream()
                    .filter(other -> wanted.enabled() && other.enabled())
                    .filter(other -> other.targetAddressDomains().contains(domain))
                    .forEach(other ->
                            faults.add("%s is in %s already".formatted(domain, other.name())));
        }
        if (wanted.partnerAppId().equals(own.appId())
                && wanted.partnerRealm().equals(own.realm())) {
            faults.add("\"partnerAppId\" and \"partnerRealm\" are our own");
        }
        wanted.authServer()
                .filter(name -> authServers.apply(name).isEmpty())
                .ifPresent(name -> faults.add("no auth server here is called " + name));
        return faults;
    }

    @Override
    public List<String> warnings(Connector connector) {
        var warnings = new ArrayList<String>();
        if (connector
                .discoveryEndpoint()
                .getPath()
                .toLowerCase(Locale.ROOT)
                .endsWith("wssecurity")) {
            warnings.add(
                    "discoveryEndpoint ends with /WSSecurity, where OAuth tokens are not taken.");
        }
        connector
                .authServer()
                .flatMap(authServers)
                .ifPresent(server -> warn(connector, server, warnings));
        return warnings;
    }

    private static void warn(Connector connector, AuthServer server, List<String> warnings) {
        if (!server.enabled()) {
            warnings.add("The auth server %s is disabled.".formatted(server.name()));
        }
        if (!server.domains().isEmpty()
                && Collections.disjoint(server.domains(), connector.targetAddressDomains())) {
            warnings.add(
                    "The auth server %s is for other domains than this connector's."
                            .formatted(server.name()));
        }
    }
}
