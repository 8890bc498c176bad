package entente.hybrid;

import entente.question.Domain;
import entente.routes.TokenProfile;
import entente.tokens.PartnerRight;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an administrator wants: with whom, what is shared, and where she decided what the wizard would have chosen.
///
/// `domains` are the partner's, `partner` among them. `level` is the most that is shown of a calendar to a partner by a relationship, as its
/// setting names it.
public record Wishes(
        Domain partner,
        List<String> domains,
        Set<PartnerRight> shared,
        Optional<String> level,
        Optional<Route> route,
        Optional<TokenProfile> profile,
        Optional<String> broker) {
    public Wishes {
        domains = List.copyOf(domains);
        shared = Set.copyOf(shared);
    }

    /// The two routes that need no shared password.
    public enum Route {
        OAUTH,
        DAUTH
    }
}
