package entente.delegation;

import entente.problem.Code;
import entente.problem.Command;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.routes.Halves;
import entente.routes.OrganisationRelationship;
import entente.trusts.Action;
import entente.trusts.ApplicationUri;
import entente.wire.saml.DelegationAssertion;
import entente.wire.seal.Suite;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The organisation that asks, as our relationships know it.
final class Requestor {
    private Requestor() {}

    /// The relationship whose domains hold the very domain of the person. One that is disabled is found too, where no other is: then it is said
    /// of each calendar that it is not shared.
    static OrganisationRelationship relationship(
            Address person,
            List<OrganisationRelationship> relationships,
            Set<Domain> ownDomains,
            List<String> passed)
            throws DelegationRefused {
        var found =
                relationships.stream()
                        .filter(each -> each.domains().contains(person.domain()))
                        .min(Comparator.comparing(each -> !each.enabled()))
                        .orElseThrow(() -> missing(person, ownDomains));
        passed.add("the relationship %s is with %s".formatted(found.name(), person.domain()));
        return found;
    }

    private static DelegationRefused missing(Address person, Set<Domain> ownDomains) {
        var refused =
                DelegationRefused.ofPartner(
                        Code.DELEGATION_RELATIONSHIP, person.domain() + " is in none");
        return Halves.between(ownDomains, person.domain())
                .map(halves ->
                        refused.mendedBy(
                                "Our half is missing. If there is to be one, make it by %s, or add the domain to the relationship with its owner."
                                        .formatted(halves.makeRelationship(Action.FREE_BUSY))))
                .orElse(refused);
    }

    /// The broker's name for the organisation that got the token, which must be the relationship's where that says one.
    static void checkName(
            DelegationAssertion assertion,
            OrganisationRelationship relationship,
            List<String> passed)
            throws DelegationRefused {
        if (relationship.targetApplicationUri().isEmpty()) {
            return;
        }
        var expected = new ApplicationUri(relationship.targetApplicationUri().get());
        if (!new ApplicationUri(assertion.requestorDomain()).equals(expected)) {
            throw DelegationRefused.ofPartner(
                            Code.DELEGATION_REQUESTOR,
                            "issued to %s, and %s is with %s"
                                    .formatted(
                                            DelegationRefused.quoted(assertion.requestorDomain()),
                                            relationship.name(),
                                            expected))
                    .mendedBy(
                            "If the partner's name has changed: %s. It may be an attack."
                                    .formatted(
                                            Command.of(
                                                    "relationship",
                                                    "set",
                                                    relationship.name(),
                                                    "--application-uri",
                                                    "URI")));
        }
        passed.add("the token was issued to " + expected);
    }

    /// Nobody comes from elsewhere as one of us.
    static void notOurOwn(Address person, Set<Domain> ownDomains, List<String> passed)
            throws DelegationRefused {
        if (ownDomains.contains(person.domain())) {
            throw DelegationRefused.ofPartner(
                    Code.DELEGATION_PERSON, person + " is an address of ours");
        }
        passed.add("the person is none of ours");
    }

    static Caller.DelegatedPerson caller(
            Address person,
            OrganisationRelationship relationship,
            DelegatedOperation operation,
            Suite profile) {
        return new Caller.DelegatedPerson(
                relationship.name(),
                person,
                relationship.grant(),
                profile.profile(),
                operation.rights(relationship));
    }
}
