package entente.hybrid;

import entente.question.Domain;
import entente.routes.TokenProfile;
import entente.tokens.PartnerRight;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an administrator wants: with whom, what is shared, and where she decided what the wizard would have chosen.
///
/// `domains` are the partner's, `partner` among them. `shared` is absent where nothing was said: then what is there keeps what it has, and what is new
/// gets the usual. `level` is the most that is shown of a calendar to a partner by a relationship, as its
/// setting names it.
public record Wishes(
        Domain partner,
        List<String> domains,
        Optional<Set<PartnerRight>> shared,
        Optional<String> level,
        Optional<Route> route,
        Optional<TokenProfile> profile,
        Optional<String> broker) {
    /// What is shared where nobody says anything.
    public static final Set<PartnerRight> USUAL =
            Set.of(PartnerRight.FREE_BUSY, PartnerRight.MAIL_TIPS);

    public Wishes {
        domains = List.copyOf(domains);
        shared = shared.map(Set::copyOf);
    }

    /// What an object shares that is new.
    Set<PartnerRight> sharedAnew() {
        return shared.orElse(USUAL);
    }

    /// The two routes that need no shared password.
    public enum Route {
        OAUTH,
        DAUTH
    }
}
