package entente.trials;

import entente.calling.Https;
import entente.delegation.DelegationTokens;
import entente.delegation.DelegationWish;
import entente.problem.Code;
import entente.problem.Command;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.routes.Halves;
import entente.routes.OrganisationRelationship;
import entente.tokens.OwnIdentity;
import entente.trace.Trace;
import entente.trusts.Action;
import entente.trusts.FederationTrust;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Tries both halves of a relationship, without looking into any calendar (`Test-OrganizationRelationship`): what is set here, what the partner tells
/// anybody, whether the broker gives a token for it, and what the partner's own half says to one who brings that token.
///
/// Nothing that was kept serves, so that the broker and the partner answer for themselves. A relationship that is disabled is tried all the same.
public final class RelationshipTrial {
    /// Of nobody who exists; the token names it, and the partner need not know it.
    private static final String NOBODY = "relationship-test@";

    private final Https https;
    private final Supplier<Optional<FederationTrust>> trust;
    private final Supplier<Set<Domain>> acceptedDomains;
    private final Supplier<OwnIdentity> own;
    private final InstantSource clock;
    private final Duration patience;

    /// `patience` is for each of the two that are asked.
    public RelationshipTrial(
            Https https,
            Supplier<Optional<FederationTrust>> trust,
            Supplier<Set<Domain>> acceptedDomains,
            Supplier<OwnIdentity> own,
            InstantSource clock,
            Duration patience) {
        this.https = https;
        this.trust = trust;
        this.acceptedDomains = acceptedDomains;
        this.own = own;
        this.clock = clock;
        this.patience = patience;
    }

    /// Tries it on behalf of `user`, or of nobody who exists in our first federated domain.
    public Trial of(OrganisationRelationship relationship, Optional<Address> user, Trace trace) {
        var ours = trust.get();
        var asking = user.or(() -> nobody(ours));
        var halves =
                Halves.between(
                        asking.map(Address::domain).orElseGet(() -> first(acceptedDomains.get())),
                        relationship);
        var steps = new ArrayList<TrialStep>();
        steps.add(
                Switch.of(
                        "relationship",
                        relationship.name(),
                        relationship.enabled(),
                        new OurCommands(acceptedDomains)));
        steps.add(freeBusy(relationship, halves));
        steps.add(domains(relationship, halves));
        steps.add(endpoints(relationship, halves));
        steps.add(applicationUri(relationship, halves));
        steps.add(trust(ours, halves));
        new ToldOfItself(https, patience, relationship, halves).steps(ours).forEach(steps::add);
        relationship
                .targetSharingEpr()
                .map(ews -> new Reached(https, patience).step("sharing-endpoint", ews))
                .ifPresent(steps::add);
        if (ours.filter(FederationTrust::enabled).isEmpty()
                || asking.isEmpty()
                || relationship.targetApplicationUri().isEmpty()) {
            Stream.of("token", "clock", "their-half")
                    .map(step ->
                            TrialStep.skipped(step, "it takes a token, for which something lacks"))
                    .forEach(steps::add);
            return new Trial(steps);
        }
        var tokens = new DelegationTokens(https, () -> ours, clock);
        var freeBusy = token(tokens, relationship, asking.get(), trace);
        steps.add(freeBusy);
        if (freeBusy.why().isPresent()) {
            Stream.of("clock", "their-half")
                    .map(step -> TrialStep.skipped(step, "there is no token to ask with"))
                    .forEach(steps::add);
            return new Trial(steps);
        }
        steps.addAll(
                new TheirSettings(https, tokens, clock, patience, relationship, halves)
                        .steps(ours.get(), own.get().hosts(), asking.get(), trace));
        return new Trial(steps);
    }

    private static Optional<Address> nobody(Optional<FederationTrust> trust) {
        return trust.map(FederationTrust::domains)
                .filter(domains -> !domains.isEmpty())
                .map(domains -> Address.of(NOBODY + first(domains)));
    }

    private static Domain first(Set<Domain> domains) {
        return domains.stream()
                .min(Comparator.comparing(Domain::name))
                .orElseThrow(() -> new IllegalStateException("an organisation has a domain"));
    }

    private static TrialStep freeBusy(OrganisationRelationship relationship, Halves halves) {
        var access = relationship.features().freeBusy();
        return access.enabled()
                ? TrialStep.passed(
                        "free-busy",
                        "asked of the partner, and shown to it up to "
                                + access.level().wireName()
                                + access.scope()
                                        .map(group -> ", of the members of " + group)
                                        .orElse(""))
                : TrialStep.failed(
                        "free-busy",
                        Refusal.of(Code.OBJECT_DISABLED)
                                .saying(
                                        "Free/busy is not shared by %s."
                                                .formatted(relationship.name()))
                                .mendedBy(halves.open(relationship, Action.FREE_BUSY) + "."));
    }

    private TrialStep domains(OrganisationRelationship relationship, Halves halves) {
        var ours = acceptedDomains.get();
        var also =
                relationship.domains().stream()
                        .filter(ours::contains)
                        .map(Domain::name)
                        .sorted()
                        .toList();
        return also.isEmpty()
                ? TrialStep.passed(
                        "domains",
                        String.join(
                                ", ",
                                relationship.domains().stream()
                                        .map(Domain::name)
                                        .sorted()
                                        .toList()))
                : TrialStep.failed(
                        "domains",
                        Refusal.of(Code.RELATIONSHIP_INVALID)
                                .saying(
                                        "Domains of ours are among the partner's: %s."
                                                .formatted(String.join(", ", also)))
                                .mendedBy(
                                        Command.of(
                                                        "relationship",
                                                        "set",
                                                        relationship.name(),
                                                        "--org",
                                                        halves.ours().name(),
                                                        "--domain",
                                                        "DOMAIN")
                                                + " with the partner's alone."));
    }

    private static TrialStep endpoints(OrganisationRelationship relationship, Halves halves) {
        var all =
                Stream.of(relationship.targetAutodiscoverEpr(), relationship.targetSharingEpr())
                        .flatMap(Optional::stream)
                        .map(URI::toString)
                        .toList();
        return all.isEmpty()
                ? TrialStep.failed(
                        "endpoints",
                        Refusal.of(Code.RELATIONSHIP_INCOMPLETE)
                                .saying("No endpoint of the partner is set.")
                                .mendedBy(
                                        "%s tells it; then %s."
                                                .formatted(
                                                        discover(halves),
                                                        set(
                                                                relationship,
                                                                halves,
                                                                "--autodiscover",
                                                                "URL"))))
                : TrialStep.passed("endpoints", String.join(", ", all));
    }

    private static TrialStep applicationUri(OrganisationRelationship relationship, Halves halves) {
        return relationship
                .targetApplicationUri()
                .map(uri -> TrialStep.passed("application-uri", uri))
                .orElseGet(() ->
                        TrialStep.failed(
                                "application-uri",
                                Refusal.of(Code.RELATIONSHIP_INCOMPLETE)
                                        .saying("No application URI of the partner is set.")
                                        .mendedBy(
                                                "%s tells it; then %s."
                                                        .formatted(
                                                                discover(halves),
                                                                set(
                                                                        relationship,
                                                                        halves,
                                                                        "--application-uri",
                                                                        "URI")))));
    }

    static String discover(Halves halves) {
        return Command.of(
                "relationship", "discover", halves.theirs().name(), "--org", halves.ours().name());
    }

    static String set(
            OrganisationRelationship relationship, Halves halves, String option, String value) {
        return Command.of(
                "relationship",
                "set",
                relationship.name(),
                "--org",
                halves.ours().name(),
                option,
                value);
    }

    private static TrialStep trust(Optional<FederationTrust> trust, Halves halves) {
        var ours = halves.ours().name();
        if (trust.isEmpty()) {
            return TrialStep.failed(
                    "trust",
                    Refusal.of(Code.TRUST_MISSING)
                            .mendedBy(
                                    Command.of(
                                                    "trust",
                                                    "new",
                                                    "--org",
                                                    ours,
                                                    "--broker",
                                                    "URL",
                                                    "--domain",
                                                    ours)
                                            + "."));
        }
        if (!trust.get().enabled()) {
            return TrialStep.failed(
                    "trust",
                    Refusal.of(Code.TRUST_DISABLED)
                            .mendedBy(Command.of("trust", "enable", "--org", ours) + "."));
        }
        return trust.get().domains().contains(halves.ours())
                ? TrialStep.passed(
                        "trust",
                        "with "
                                + trust.get().issuer().uri()
                                + ", as "
                                + trust.get().applicationUri())
                : TrialStep.failed(
                        "trust",
                        Refusal.of(Code.NO_USABLE_ADDRESS)
                                .saying("%s is no federated domain.".formatted(ours))
                                .mendedBy(
                                        Command.of("trust", "check", "--org", ours)
                                                + " tells which domains are proved."));
    }

    private TrialStep token(
            DelegationTokens tokens,
            OrganisationRelationship relationship,
            Address asking,
            Trace trace) {
        var wish =
                new DelegationWish(
                        asking, relationship, Action.FREE_BUSY, clock.instant().plus(patience));
        return switch (tokens.tokenFor(wish, trace)) {
            case DelegationTokens.Outcome.Failed(var why) -> TrialStep.failed("token", why);
            case DelegationTokens.Outcome.Ready(var token) ->
                    TrialStep.passed(
                            "token",
                            "the broker issued one for free/busy on behalf of %s, good until %s"
                                    .formatted(asking, token.end()));
        };
    }
}
