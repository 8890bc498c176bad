package entente.mailtips;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.MailTipsLevel;
import entente.routes.OrganisationRelationship;
import entente.tokens.PartnerRight;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Decides what a caller may be told, from the way it came.
///
/// Our own people are told everything. Over DAuth the relationship's level counts. Over OAuth the partner application must have the right to ask;
/// then a relationship with the person's domain decides, a disabled one too, and where there is none the two are parts of one organisation, as
/// intra-organisation connectors have it: all. An application that names nobody asks for all of its people, so that the least counts of what
/// the relationships with their domains give. A forest without a broker shares free/busy alone.
record TipRights(
        Supplier<List<OrganisationRelationship>> relationships, Predicate<Domain> isInside) {
    TipRight of(Caller caller) {
        return switch (caller) {
            case Caller.OwnPerson _ -> new TipRight.Everything("one of our own people asked");
            case Caller.Administrator _ -> new TipRight.Everything("an administrator asked");
            case Caller.DelegatedPerson person ->
                    shared(
                            person.grant().mailTips().level(),
                            person.grant().mailTips().scope().map(Set::of).orElse(Set.of()),
                            isInside.test(person.address().domain()),
                            person.relationship());
            case Caller.PartnerPerson person ->
                    ofPartner(
                            person.operations(),
                            person.partner(),
                            Set.of(person.address().domain()),
                            isInside.test(person.address().domain()));
            case Caller.PartnerApplication app ->
                    ofPartner(app.operations(), app.partner(), app.domains(), false);
            case Caller.ForestPerson person -> ofForest(person.forest());
            case Caller.ForestAccount account -> ofForest(account.forest());
        };
    }

    private TipRight ofPartner(
            Set<String> operations, String partner, Set<Domain> domains, boolean inside) {
        var application = "the partner application " + partner;
        if (!operations.contains(PartnerRight.MAIL_TIPS.toString())) {
            return nothing(application + " may not ask for MailTips", partner);
        }
        var bounds =
                domains.stream()
                        .flatMap(domain -> relationshipWith(domain).stream())
                        .distinct()
                        .toList();
        return bounds.stream()
                .min(Comparator.comparing(each -> each.grant().mailTips().level()))
                .map(least ->
                        shared(
                                least.grant().mailTips().level(),
                                scopes(bounds),
                                inside,
                                least.name()))
                .orElseGet(() ->
                        new TipRight.Shared(
                                MailTipsLevel.ALL,
                                Set.of(),
                                inside,
                                application
                                        + " may ask for MailTips, and no relationship says less"));
    }

    /// Of those with a domain the one that is enabled, else one that is not and gives nothing: to disable it must not give more.
    private Optional<OrganisationRelationship> relationshipWith(Domain domain) {
        return relationships.get().stream()
                .filter(each -> each.domains().contains(domain))
                .min(Comparator.comparing(each -> !each.enabled()));
    }

    private static Set<Address> scopes(List<OrganisationRelationship> bounds) {
        return bounds.stream()
                .flatMap(each -> each.grant().mailTips().scope().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static TipRight shared(
            MailTipsLevel level, Set<Address> scopes, boolean inside, String relationship) {
        var decidedBy =
                "the relationship %s: MailTips %s".formatted(relationship, level.wireName());
        return level == MailTipsLevel.NONE
                ? nothing(decidedBy, relationship)
                : new TipRight.Shared(level, scopes, inside, decidedBy);
    }

    private static TipRight ofForest(String forest) {
        return nothing("the forest %s may ask for free/busy alone".formatted(forest), forest);
    }

    private static TipRight nothing(String decidedBy, String whose) {
        return new TipRight.Nothing(
                Refusal.of(Code.MAIL_TIPS_DISABLED, decidedBy)
                        .saying("No MailTips are told to %s.".formatted(whose)),
                decidedBy);
    }
}
