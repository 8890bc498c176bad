package entente.enrolment;

import entente.question.Domain;
import entente.trusts.FederationTrust;
import entente.trusts.FederationTrust.Keys;
import entente.trusts.FederationTrust.TokenIssuer;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Our federation trust with one broker, and how far it has come (`Get-FederationTrust`, `Get-FederatedOrganizationIdentifier`).
///
/// `broker` is where it answers, without a path. `issuer` is there once the broker's key was pinned, `appId` once it has registered us; with
/// both the trust can be used. `rolling` is a step of rolling our keys that was decided and not finished.
public record Membership(
        String name,
        URI broker,
        String applicationUri,
        Optional<String> pin,
        Optional<TokenIssuer> issuer,
        Optional<String> appId,
        Map<Domain, FederatedDomain> domains,
        Optional<Domain> defaultDomain,
        boolean enabled,
        Keys keys,
        Optional<Rolling> rolling) {
    public Membership {
        domains = Map.copyOf(domains);
    }

    /// One of our domains at the broker.
    public record FederatedDomain(State state, Optional<String> proof) {
        static final FederatedDomain WANTED = new FederatedDomain(State.WANTED, Optional.empty());

        FederatedDomain in(State after) {
            return new FederatedDomain(after, proof);
        }
    }

    public enum State {
        /// Decided here; the broker may not know yet.
        WANTED,
        /// The broker waits for its proof in DNS.
        PENDING,
        PROVED
    }

    /// A step of a roll of keys.
    public enum Rolling {
        STAGE,
        PUBLISH,
        CLEAR_PREVIOUS
    }

    /// How a domain of ours stands at the broker.
    public FederatedDomain standing(Domain domain) {
        return domains.getOrDefault(domain, FederatedDomain.WANTED);
    }

    List<Domain> domainsInOrder() {
        return domains.keySet().stream().sorted(Comparator.comparing(Domain::name)).toList();
    }

    /// The trust as others use it; empty as long as it cannot be used.
    public Optional<FederationTrust> trust() {
        return appId.flatMap(id -> issuer.map(known -> trust(id, known)));
    }

    private FederationTrust trust(String id, TokenIssuer known) {
        return new FederationTrust(
                name, id, applicationUri, domains.keySet(), defaultDomain, enabled, known, keys);
    }

    Membership with(TokenIssuer known) {
        return new Membership(
                name,
                broker,
                applicationUri,
                pin,
                Optional.of(known),
                appId,
                domains,
                defaultDomain,
                enabled,
                keys,
                rolling);
    }

    /// The same with the same broker elsewhere, as its document says there.
    Membership movedTo(URI elsewhere, TokenIssuer there) {
        return new Membership(
                String.valueOf(elsewhere.getHost()),
                elsewhere,
                applicationUri,
                pin,
                Optional.of(there),
                appId,
                domains,
                defaultDomain,
                enabled,
                keys,
                rolling);
    }

    Membership withPin(String expected) {
        return new Membership(
                name,
                broker,
                applicationUri,
                Optional.of(expected),
                issuer,
                appId,
                domains,
                defaultDomain,
                enabled,
                keys,
                rolling);
    }

    Membership withAppId(String id) {
        return new Membership(
                name,
                broker,
                applicationUri,
                pin,
                issuer,
                Optional.of(id),
                domains,
                defaultDomain,
                enabled,
                keys,
                rolling);
    }

    Membership with(Domain domain, FederatedDomain stands) {
        var more = new LinkedHashMap<>(domains);
        more.put(domain, stands);
        return withDomains(more);
    }

    Membership withDomains(Map<Domain, FederatedDomain> all) {
        return new Membership(
                name,
                broker,
                applicationUri,
                pin,
                issuer,
                appId,
                all,
                defaultDomain,
                enabled,
                keys,
                rolling);
    }

    Membership with(Keys changed, Optional<Rolling> step) {
        return new Membership(
                name,
                broker,
                applicationUri,
                pin,
                issuer,
                appId,
                domains,
                defaultDomain,
                enabled,
                changed,
                step);
    }

    Membership enabled(boolean whether) {
        return new Membership(
                name,
                broker,
                applicationUri,
                pin,
                issuer,
                appId,
                domains,
                defaultDomain,
                whether,
                keys,
                rolling);
    }
}
