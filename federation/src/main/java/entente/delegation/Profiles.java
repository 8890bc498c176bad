package entente.delegation;

import entente.problem.Code;
import entente.routes.OrganisationRelationship;
import entente.wire.seal.Signed;
import entente.wire.seal.Suite;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which algorithms may seal a message. Before it is known whose it is, those that any partner may use; then, those of that partner.
final class Profiles {
    private Profiles() {}

    static Set<Suite> allowedTo(List<OrganisationRelationship> relationships) {
        return relationships.stream().anyMatch(Profiles::mayUseLegacy)
                ? EnumSet.allOf(Suite.class)
                : EnumSet.of(Suite.MODERN);
    }

    /// The weakest suite that was used: for the token's encryption, the broker's signature or the message's.
    static Suite check(
            OpenedToken token,
            Signed signed,
            OrganisationRelationship relationship,
            List<String> passed)
            throws DelegationRefused {
        var used = EnumSet.of(signed.suite());
        used.addAll(token.suites());
        var profile = used.contains(Suite.LEGACY) ? Suite.LEGACY : Suite.MODERN;
        if (profile == Suite.LEGACY && !mayUseLegacy(relationship)) {
            throw DelegationRefused.ofPartner(
                    Code.DELEGATION_PROFILE,
                    "%s may not use %s".formatted(relationship.name(), profile.profile()));
        }
        passed.add("the relationship allows " + profile.profile());
        return profile;
    }

    private static boolean mayUseLegacy(OrganisationRelationship relationship) {
        return relationship.enabled() && relationship.legacy();
    }
}
