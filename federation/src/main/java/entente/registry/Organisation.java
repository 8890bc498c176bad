package entente.registry;

import entente.question.Address;
import entente.question.Domain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An organisation as the broker knows it.
///
/// `appId` is the broker's name for it; it never changes. People are named below `accountNamespace`; `uris` are the ApplicationUris tokens are made
/// for, at most 20, without scheme or slash. All three kinds of name are only claimed until [Members#owner] says that they are its own.
/// Domains are at most 100 and stand in the order reserved.
public record Organisation(
        String appId,
        Domain accountNamespace,
        List<Domain> uris,
        Certificates certificates,
        List<FederatedDomain> domains,
        Optional<Address> contact,
        Instant registeredAt,
        Terms terms) {
    static final int MOST_URIS = 20;
    static final int MOST_DOMAINS = 100;

    public Organisation {
        uris = List.copyOf(uris);
        domains = List.copyOf(domains);
    }

    public Optional<FederatedDomain> domain(Domain name) {
        return domains.stream().filter(domain -> domain.name().equals(name)).findFirst();
    }

    public boolean hasProved(Domain name) {
        return domain(name).filter(FederatedDomain::isProved).isPresent();
    }

    boolean claims(Domain name) {
        return accountNamespace.equals(name) || uris.contains(name);
    }

    Organisation with(Certificates certificates) {
        return changed(uris, certificates, domains);
    }

    Organisation withUri(Domain uri) {
        return changed(
                Stream.concat(uris.stream(), Stream.of(uri)).distinct().toList(),
                certificates,
                domains);
    }

    /// The same with this domain, in place of the one of its name where there is one.
    Organisation with(FederatedDomain domain) {
        var all = new ArrayList<FederatedDomain>();
        var replaced = false;
        for (var each : domains) {
            var same = each.name().equals(domain.name());
            all.add(same ? domain : each);
            replaced |= same;
        }
        if (!replaced) {
            all.add(domain);
        }
        return changed(uris, certificates, all);
    }

    Organisation without(Domain name) {
        return changed(
                uris,
                certificates,
                domains.stream().filter(domain -> !domain.name().equals(name)).toList());
    }

    private Organisation changed(
            List<Domain> uris, Certificates certificates, List<FederatedDomain> domains) {
        return new Organisation(
                appId, accountNamespace, uris, certificates, domains, contact, registeredAt, terms);
    }
}
