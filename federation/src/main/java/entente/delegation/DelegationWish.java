package entente.delegation;

import entente.question.Address;
import entente.routes.OrganisationRelationship;
import entente.trusts.Action;
import java.time.Instant;

/// A token wanted: on whose behalf, for which partner and which one action, and by when.
public record DelegationWish(
        Address person, OrganisationRelationship partner, Action action, Instant deadline) {}
