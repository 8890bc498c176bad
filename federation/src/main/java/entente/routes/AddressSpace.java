package entente.routes;

import entente.question.Domain;
import entente.settings.LockedSecret;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a forest is reached that has no broker in common with us (`Add-AvailabilityAddressSpace`); one for each domain.
///
/// `endpoint` is the EWS of the forest or, for [AccessMethod#INTERNAL_PROXY], of our own newer server; where there is none,
/// `autodiscoverEpr` is asked. `proof` is sent to `hosts` and nowhere else.
public record AddressSpace(
        Domain forest,
        AccessMethod method,
        Proof proof,
        Optional<URI> autodiscoverEpr,
        Optional<URI> endpoint,
        Set<Host> hosts,
        boolean enabled)
        implements Partner {
    public AddressSpace {
        hosts = Set.copyOf(hosts);
        if (autodiscoverEpr.isEmpty() && endpoint.isEmpty()) {
            throw new IllegalArgumentException("an address space leads somewhere");
        }
    }

    /// What the other side believes that it is us.
    public sealed interface Proof {
        /// An account that it gave us, with HTTP Basic (`-Credentials`).
        record Account(String name, LockedSecret secret) implements Proof {}

        /// This server's own certificate, over TLS (`-UseServiceAccount`).
        record OwnCertificate() implements Proof {}
    }

    /// What the account's secret is locked for: this account at these places. With other places it has to be given anew, so that it cannot
    /// be had by pointing somewhere else.
    public static String purpose(Domain forest, String account, Set<Host> hosts) {
        return "%s at %s: %s"
                .formatted(
                        account,
                        forest,
                        hosts.stream()
                                .map(Host::toString)
                                .sorted()
                                .collect(Collectors.joining(" ")));
    }

    /// The hosts that no endpoint names.
    Set<Host> furtherHosts() {
        var further = new HashSet<>(hosts);
        Stream.of(autodiscoverEpr, endpoint)
                .flatMap(Optional::stream)
                .flatMap(url -> Host.of(url).stream())
                .forEach(further::remove);
        return further;
    }

    @Override
    public String name() {
        return forest.name();
    }

    @Override
    public Set<Domain> targetDomains() {
        return Set.of(forest);
    }

    @Override
    public Optional<URI> autodiscover() {
        return autodiscoverEpr;
    }

    @Override
    public Optional<URI> sharingEndpoint() {
        return endpoint;
    }
}
