package entente.asking;

import entente.question.Domain;
import entente.routes.Halves;
import entente.routes.Partner;
import java.util.Optional;

/// Who was asked, and which organisation of ours asked; empty where nobody of a domain did.
record PartnerAsked(Partner partner, Optional<Domain> ours) {
    /// The two sides, where both have a domain.
    Optional<Halves> halves() {
        return ours.map(domain -> Halves.between(domain, partner));
    }
}
