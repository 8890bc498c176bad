package entente.delegation;

import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.routes.OrganisationRelationship;
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
            Address person, List<OrganisationRelationship> relationships, List<String> passed)
            throws DelegationRefused {
        var found =
                relationships.stream()
                        .filter(each -> each.domains().contains(person.domain()))
                        .min(Comparator.comparing(each -> !each.enabled()))
                        .orElseThrow(() ->
                                DelegationRefused.ofPartner(
                                        Code.DELEGATION_RELATIONSHIP,
                                        person.domain() + " is in none"));
        passed.add("the relationship %s is with %s".formatted(found.name(), person.domain()));
        return found;
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
                                    expected));
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
