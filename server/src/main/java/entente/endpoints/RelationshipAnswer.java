package entente.endpoints;

import entente.question.Caller;
import entente.question.Domain;
import entente.routes.OrganisationRelationship;
import entente.wire.autodiscover.RelationshipSettings;
import entente.wire.autodiscover.RelationshipSettings.Relationship;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/// What a partner's person may know of our relationship with her organisation: those whose domains hold her address's, and no other.
public final class RelationshipAnswer {
    private final Supplier<List<OrganisationRelationship>> relationships;

    public RelationshipAnswer(Supplier<List<OrganisationRelationship>> relationships) {
        this.relationships = relationships;
    }

    RelationshipSettings.Response to(Caller caller) {
        return switch (caller) {
            case Caller.DelegatedPerson person -> with(person.address().domain());
            case Caller.OwnPerson _,
                    Caller.PartnerPerson _,
                    Caller.ForestPerson _,
                    Caller.ForestAccount _,
                    Caller.PartnerApplication _,
                    Caller.Administrator _ ->
                    new RelationshipSettings.Response(List.of());
        };
    }

    private RelationshipSettings.Response with(Domain domain) {
        return new RelationshipSettings.Response(
                relationships.get().stream()
                        .filter(OrganisationRelationship::enabled)
                        .filter(each -> each.domains().contains(domain))
                        .map(RelationshipAnswer::told)
                        .toList());
    }

    private static Relationship told(OrganisationRelationship relationship) {
        var features = relationship.features();
        return new Relationship(
                relationship.name(),
                relationship.domains().stream().map(Domain::name).sorted().toList(),
                features.freeBusy().enabled(),
                features.freeBusy().level().wireName(),
                features.mailTips().enabled(),
                features.mailTips().level().wireName(),
                features.deliveryReports(),
                features.moves().enabled(),
                relationship.targetApplicationUri().orElse(""),
                relationship.targetAutodiscoverEpr().map(URI::toString).orElse(""),
                relationship.targetSharingEpr().map(URI::toString).orElse(""));
    }
}
