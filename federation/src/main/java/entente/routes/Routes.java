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
import java.util.stream.Stream;

/// Chooses the way to a mailbox: here, or by the domain of its target address to a partner.
///
/// 1. A mailbox or group of ours is answered here; a mail user is followed to its target address.
/// 2. An enabled connector for the domain is taken (OAuth).
/// 3. Else an enabled relationship that shares what is asked for with it (DAuth).
/// 4. Else an enabled address space (an account or a certificate, no broker), which is for free/busy alone.
/// 5. Else there is no way.
///
/// That the way taken fails later changes nothing: there is no falling back to a weaker one. Safe for many threads.
public final class Routes {
    /// How many mail users may point at one another before a mailbox must come.
    private static final int MOST_HOPS = 3;

    private final Directory directory;
    private final Supplier<List<Connector>> connectors;
    private final Supplier<List<OrganisationRelationship>> relationships;
    private final Supplier<List<AddressSpace>> addressSpaces;

    /// All are asked anew for each choice, so that a change takes effect at once; they are considered in the order given.
    public Routes(
            Directory directory,
            Supplier<List<Connector>> connectors,
            Supplier<List<OrganisationRelationship>> relationships,
            Supplier<List<AddressSpace>> addressSpaces) {
        this.directory = directory;
        this.connectors = connectors;
        this.relationships = relationships;
        this.addressSpaces = addressSpaces;
    }

    /// The way to `mailbox`. Each way looked at is a step of `trace`, told of `mailbox` also where its target was looked at.
    public Route to(Address mailbox, Trace trace) {
        return to(mailbox, Action.FREE_BUSY, trace);
    }

    /// The way to `mailbox` for one purpose: a relationship leads only to what it shares.
    public Route to(Address mailbox, Action purpose, Trace trace) {
        return new Search(mailbox, purpose, trace).from(mailbox);
    }

    /// The partner that leads to a domain for one purpose, without telling anybody; empty where none does.
    public Optional<Partner> partnerOf(Domain domain, Action purpose) {
        return partners(domain).filter(partner -> partner.closedTo(purpose).isEmpty()).findFirst();
    }

    /// Every partner that names the domain, the one that goes before the others first.
    private Stream<Partner> partners(Domain domain) {
        return Stream.of(connectors.get(), relationships.get(), addressSpaces.get())
                .<Partner>flatMap(List::stream)
                .filter(partner -> partner.targetDomains().contains(domain));
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
            var first = Optional.<Partner>empty();
            for (var partner : partners(target.domain()).toList()) {
                var closed = partner.closedTo(purpose);
                var leads = leads(partner, target.domain());
                if (closed.isEmpty()) {
                    considered(partner.kind(), partner.name(), true, leads);
                    return new Route.Away(partner, target);
                }
                considered(partner.kind(), partner.name(), false, leads + " but " + closed.get());
                if (first.isEmpty() && partner.canServe(purpose)) {
                    first = Optional.of(partner);
                }
            }
            return nowhere(target.domain(), first);
        }

        private static String leads(Partner partner, Domain domain) {
            return (partner instanceof OrganisationRelationship ? "it is with " : "it leads to ")
                    + domain;
        }

        /// `closed` is what would lead there if it were open.
        private Route nowhere(Domain domain, Optional<Partner> closed) {
            considered("none", domain, true, "nothing leads to the domain");
            return new Route.None(
                    MissingWay.to(domain, closed, purpose, asked, directory.acceptedDomains()));
        }

        private void considered(String kind, Domain domain, boolean chosen, String why) {
            considered(kind, domain.name(), chosen, why);
        }

        private void considered(String kind, String name, boolean chosen, String why) {
            trace.add(asked, new RouteConsidered(kind, name, chosen, why), watch.lap());
        }
    }
}
