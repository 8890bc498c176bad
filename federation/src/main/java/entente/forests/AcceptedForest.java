package entente.forests;

import entente.mailbox.PasswordHash;
import entente.question.Address;
import entente.question.Domain;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A forest whose servers may look up free/busy here (`Set-AvailabilityConfig`).
///
/// `domains` are those of its people. With the `account` it asks for all of them at once (`-OrgWideAccount`); a server that shows one of
/// `certificates` may also say for whom it asks (`-PerUserAccount`).
public record AcceptedForest(
        Domain forest,
        Set<Domain> domains,
        Optional<Account> account,
        List<X509Certificate> certificates,
        boolean enabled) {
    public AcceptedForest {
        domains = Set.copyOf(domains);
        certificates = List.copyOf(certificates);
    }

    /// An account that is nobody's and has no mailbox.
    public record Account(Address name, PasswordHash password) {}
}
