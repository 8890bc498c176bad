package entente.routes;

import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.trace.Step.RouteConsidered;
import entente.trace.Step.TargetFollowed;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import entente.trusts.Action;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Chooses the way to a mailbox: here, or by the domain of its target address to a partner.
///
/// The first enabled connector that names the domain is taken, else the first enabled relationship that shares what is asked for with
/// it; that it fails later changes nothing, for there is no falling back to a weaker way. Safe for many threads.
public final class Routes {
    /// How many mail users may point at one another before a mailbox must come.
    private static final int MOST_HOPS = 3;

    private final Directory directory;
    private final Supplier<List<Connector>> connectors;
    private final Supplier<List<OrganisationRelationship>> relationships;

    /// Both are asked anew for each choice, so that a change takes effect at once; they are considered in the order given.
    public Routes(
            Directory directory,
            Supplier<List<Connector>> connectors,
            Supplier<List<OrganisationRelationship>> relationships) {
        this.directory = directory;
        this.connectors = connectors;
        this.relationships = relationships;
    }

    /// The way to `mailbox`. Each way looked at is a step of `trace`, told of `mailbox` also where its target was looked at.
    public Route to(Address mailbox, Trace trace) {
        return to(mailbox, Action.FREE_BUSY, trace);
    }

    /// The way to `mailbox` for one purpose: a relationship leads only to what it shares.
    public Route to(Address mailbox, Action purpose, Trace trace) {
        return new Search(mailbox, purpose, trace).from(mailbox);
    }

    /// The partner that leads to a domain, without telling anybody; empty where none does.
    public Optional<Partner> partnerOf(Domain domain) {
        return connectors.get().stream()
                .filter(Connector::enabled)
                .map(Partner.class::cast)
                .filter(connector -> connector.targetDomains().contains(domain))
                .findFirst()
                .or(() ->
                        relationships.get().stream()
                                .filter(relationship ->
                                        lacking(relationship, Action.FREE_BUSY).isEmpty())
                                .map(Partner.class::cast)
                                .filter(it -> it.targetDomains().contains(domain))
                                .findFirst());
    }

    private static Optional<String> lacking(OrganisationRelationship relationship, Action purpose) {
        if (!relationship.enabled()) {
            return Optional.of("is disabled");
        }
        return relationship.allows(purpose)
                ? Optional.empty()
                : Optional.of("does not share " + purpose.subject());
    }

    /// One choice: what was asked for, and the mail users passed on the way.
    private final class Search {
        private final Address asked;
        private final Action purpose;
        private final Trace trace;
        private final Stopwatch watch = new Stopwatch();
        private final Set<Address> passed = new HashSet<>();

        Search(Address asked, Action purpose, Trace trace) {
            this.asked = asked;
            this.purpose = purpose;
            this.trace = trace;
        }

        Route from(Address address) {
            var known = directory.find(address);
            if (known.isPresent()) {
                return switch (known.get()) {
                    case Recipient.Mailbox mailbox -> {
                        considered("local", address.domain(), true, "the mailbox is here");
                        yield new Route.Local(mailbox);
                    }
                    case Recipient.Group group -> {
                        considered("local", address.domain(), true, "the group is kept here");
                        yield new Route.LocalGroup(group);
                    }
                    case Recipient.MailUser mailUser -> follow(mailUser);
                };
            }
            return directory.acceptedDomains().contains(address.domain())
                    ? nobodyHere(address)
                    : away(address);
        }

        private Route follow(Recipient.MailUser mailUser) {
            passed.add(mailUser.address());
            if (passed.size() > MOST_HOPS || passed.contains(mailUser.target())) {
                considered(
                        "none",
                        asked.domain(),
                        true,
                        "its target addresses do not end at a mailbox");
                return new Route.None(
                        Refusal.of(Code.TARGET_LOOPS)
                                .because(
                                        "passed "
                                                + mailUser.address()
                                                + " on the way to "
                                                + mailUser.target()));
            }
            trace.add(
                    asked, new TargetFollowed(mailUser.address(), mailUser.target()), watch.lap());
            return from(mailUser.target());
        }

        private Route nobodyHere(Address address) {
            considered(
                    "local",
                    address.domain(),
                    true,
                    "the domain is ours, but nobody in it has this address");
            return new Route.None(
                    Refusal.of(Code.MAILBOX_UNKNOWN)
                            .saying("%s has no mailbox %s.".formatted(address.domain(), address)));
        }

        private Route away(Address target) {
            return overConnector(target)
                    .or(() -> overRelationship(target))
                    .orElseGet(() -> nowhere(target));
        }

        private Optional<Route> overConnector(Address target) {
            for (var connector : connectors.get()) {
                if (!connector.targetAddressDomains().contains(target.domain())) {
                    continue;
                }
                if (connector.enabled()) {
                    considered("oauth", connector.name(), true, "it leads to " + target.domain());
                    return Optional.of(new Route.Away(connector, target));
                }
                considered(
                        "oauth",
                        connector.name(),
                        false,
                        "it leads to " + target.domain() + " but is disabled");
            }
            return Optional.empty();
        }

        private Optional<Route> overRelationship(Address target) {
            for (var relationship : relationships.get()) {
                if (!relationship.domains().contains(target.domain())) {
                    continue;
                }
                var lacking = lacking(relationship, purpose);
                if (lacking.isEmpty()) {
                    considered("dauth", relationship.name(), true, "it is with " + target.domain());
                    return Optional.of(new Route.Away(relationship, target));
                }
                considered(
                        "dauth",
                        relationship.name(),
                        false,
                        "it is with " + target.domain() + " but " + lacking.get());
            }
            return Optional.empty();
        }

        private Route nowhere(Address target) {
            considered("none", target.domain(), true, "nothing leads to the domain");
            return new Route.None(
                    Refusal.of(Code.NO_ROUTE)
                            .saying(
                                    "No connector or relationship leads to %s."
                                            .formatted(target.domain()))
                            .mendedBy(
                                    "Add or enable a connector for %s, or a relationship: `entente relationship discover %s`."
                                            .formatted(target.domain(), target.domain())));
        }

        private void considered(String kind, Domain domain, boolean chosen, String why) {
            considered(kind, domain.name(), chosen, why);
        }

        private void considered(String kind, String name, boolean chosen, String why) {
            trace.add(asked, new RouteConsidered(kind, name, chosen, why), watch.lap());
        }
    }
}
