package entente.enrolment;

import entente.calling.Https;
import entente.enrolment.Membership.FederatedDomain;
import entente.enrolment.Membership.Rolling;
import entente.enrolment.Membership.State;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.settings.Kind;
import entente.settings.Settings;
import entente.trusts.DomainProof;
import entente.trusts.FederationKey;
import entente.trusts.FederationTrust;
import entente.trusts.FederationTrust.Keys;
import entente.wire.seal.FederationCertificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The life of our federation trust (`New-`, `Set-`, `Remove-FederationTrust`). There is at most one.
///
/// Each step is written down before the broker is asked, and again when it answered. One command at a time works on it; readers see
/// what was written down last.
public final class Enrolment {
    /// How a federation trust stands in the settings file.
    public static final Kind<Membership> KIND = new MembershipDocument();

    private static final String KEY = "broker";
    private static final Duration KEY_LIFE = Duration.ofDays(5 * 365);

    private final Settings<Membership> settings;
    private final Supplier<Set<Domain>> acceptedDomains;
    private final BrokerDesk desk;
    private final BrokerMetadata metadata;
    private final KeyRoll roll;
    private final InstantSource clock;
    private final ReentrantLock working = new ReentrantLock();

    public Enrolment(
            Settings<Membership> settings,
            Supplier<Set<Domain>> acceptedDomains,
            Https https,
            InstantSource clock) {
        this.settings = settings;
        this.acceptedDomains = acceptedDomains;
        this.desk = new BrokerDesk(https, clock);
        this.metadata = new BrokerMetadata(https);
        this.roll = new KeyRoll(desk, this::note);
        this.clock = clock;
    }

    /// What came of a command.
    public sealed interface Outcome {
        record Done(Membership membership) implements Outcome {}

        /// It stopped, and goes on when it is asked for again.
        record Refused(Refusal why) implements Outcome {}
    }

    /// How things stand. Never waits for a disk or the broker.
    public Optional<Membership> membership() {
        return settings.at(KEY);
    }

    /// The trust, once it can be used. Never waits for a disk or the broker.
    public Optional<FederationTrust> trust() {
        return membership().flatMap(Membership::trust);
    }

    /// Joins the broker, or goes on joining it; domains that are new are added to those there are.
    public Outcome join(Wish wish) {
        return work(() -> {
            var decided = decide(wish);
            var pinned =
                    decided.issuer().isPresent()
                            ? decided
                            : note(decided.with(metadata.pinned(decided)));
            var registered =
                    pinned.appId().isPresent()
                            ? pinned
                            : note(pinned.withAppId(desk.register(pinned).appId()));
            return reserved(registered);
        });
    }

    /// Has the broker look for the proofs of our domains.
    public Outcome check() {
        return work(() -> {
            var membership = reserved(registered());
            for (var domain : membership.domainsInOrder()) {
                var told = desk.check(membership, domain);
                var state = told.domains().getOrDefault(domain, State.PENDING);
                membership = note(membership.with(domain, membership.standing(domain).in(state)));
            }
            return membership;
        });
    }

    /// Learns the broker's keys anew.
    public Outcome refresh() {
        return work(this::refreshed);
    }

    /// The same; empty where something else is being done with the trust for longer than that.
    Optional<Outcome> refreshWithin(Duration most) {
        try {
            if (!working.tryLock(most.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work(this::refreshed));
        } finally {
            working.unlock();
        }
    }

    private Membership refreshed() throws Stopped {
        var membership = registered();
        return note(membership.with(metadata.refreshed(membership.issuer().orElseThrow())));
    }

    /// One step of rolling our keys; a step that was decided before and not finished is finished first. The previous key is not cleared while the
    /// broker or a domain's proof in DNS still needs it, unless by `force`.
    public Outcome roll(Rolling step, boolean force) {
        return work(() -> {
            var membership = registered();
            var unfinished = membership.rolling();
            if (unfinished.isPresent()) {
                membership = roll.finish(membership);
                if (unfinished.get() == step) {
                    return membership;
                }
            }
            return roll.take(membership, step, force, this::freshKey);
        });
    }

    public Outcome enable(boolean whether) {
        return work(() -> note(present().enabled(whether)));
    }

    /// Gives our domains back to the broker and forgets the trust, keys included. `force` forgets it also where the broker does not answer.
    public Outcome remove(boolean force) {
        return work(() -> {
            var membership = present();
            if (membership.appId().isPresent()) {
                release(membership, force);
            }
            return settings.change(draft -> {
                draft.remove(KEY);
                return membership;
            });
        });
    }

    private interface Steps {
        Membership take() throws Stopped;
    }

    private Outcome work(Steps steps) {
        working.lock();
        try {
            return new Outcome.Done(steps.take());
        } catch (Stopped stopped) {
            return new Outcome.Refused(stopped.why());
        } finally {
            working.unlock();
        }
    }

    /// Writes down what is wanted, with a key of its own: before anybody else hears of it.
    private Membership decide(Wish wish) throws Stopped {
        var strange = wish.domains().stream().filter(each -> !acceptedDomains.get().contains(each));
        var foreign = strange.findAny();
        if (foreign.isPresent()) {
            throw invalid("%s is no accepted domain of ours.".formatted(foreign.get()));
        }
        var before = membership();
        if (before.isEmpty()) {
            return note(made(wish));
        }
        var known = before.get();
        if (known.applicationUri().equals(wish.applicationUri()) && moved(known, wish)) {
            var there = metadata.moved(known.issuer().orElseThrow(), wish.broker());
            return note(known.movedTo(wish.broker(), there));
        }
        if (!known.broker().equals(wish.broker())
                || !known.applicationUri().equals(wish.applicationUri())) {
            throw invalid(
                    "There is a trust with %s as %s already; remove it first."
                            .formatted(known.broker(), known.applicationUri()));
        }
        return widened(pinned(known, wish), wish);
    }

    /// The thumbprint that is given last is the one that counts; a broker that is pinned already must have it.
    private Membership pinned(Membership known, Wish wish) throws Stopped {
        if (wish.pin().isEmpty() || wish.pin().equals(known.pin())) {
            return known;
        }
        if (known.issuer().isPresent()) {
            BrokerMetadata.requireKnown(known.issuer().get(), wish.pin().get());
            return known;
        }
        return note(known.withPin(wish.pin().get()));
    }

    private Membership widened(Membership known, Wish wish) {
        var domains = new LinkedHashMap<>(known.domains());
        wish.domains().forEach(domain -> domains.putIfAbsent(domain, FederatedDomain.WANTED));
        return domains.size() == known.domains().size() ? known : note(known.withDomains(domains));
    }

    /// Whether it is the same broker at another address: who says so names the key that it is known by.
    private static boolean moved(Membership known, Wish wish) {
        return !known.broker().equals(wish.broker())
                && wish.pin().isPresent()
                && known.issuer()
                        .filter(issuer -> BrokerMetadata.isKnown(issuer, wish.pin().get()))
                        .isPresent();
    }

    private Membership made(Wish wish) {
        var domains = new LinkedHashMap<Domain, FederatedDomain>();
        wish.domains().forEach(domain -> domains.put(domain, FederatedDomain.WANTED));
        return new Membership(
                String.valueOf(wish.broker().getHost()),
                wish.broker(),
                wish.applicationUri(),
                wish.pin(),
                Optional.empty(),
                Optional.empty(),
                domains,
                Optional.empty(),
                true,
                new Keys(freshKey(wish.applicationUri()), Optional.empty(), Optional.empty()),
                Optional.empty());
    }

    private FederationKey freshKey(String subject) {
        var made = FederationCertificate.make(subject, clock.instant(), KEY_LIFE);
        return new FederationKey(made.privateKey(), made.certificate());
    }

    private Membership reserved(Membership membership) throws Stopped {
        var now = membership;
        for (var domain : membership.domainsInOrder()) {
            if (now.standing(domain).state() == State.WANTED) {
                var state = desk.reserve(now, domain).domains().getOrDefault(domain, State.PENDING);
                var proof =
                        DomainProof.sign(
                                now.keys().current().privateKey(),
                                now.appId().orElseThrow(),
                                domain);
                now = note(now.with(domain, new FederatedDomain(state, Optional.of(proof))));
            }
        }
        return now;
    }

    private void release(Membership membership, boolean force) throws Stopped {
        try {
            var held = desk.look(membership, membership.keys().current()).domains().keySet();
            for (var domain : membership.domainsInOrder()) {
                if (held.contains(domain)) {
                    desk.release(membership, domain);
                }
            }
        } catch (Stopped silent) {
            if (!force) {
                throw silent;
            }
        }
    }

    private Membership present() throws Stopped {
        return membership().orElseThrow(() -> new Stopped(Refusal.of(Code.TRUST_NOT_MADE)));
    }

    /// The trust, if joining came to its end.
    private Membership registered() throws Stopped {
        var membership = present();
        if (membership.trust().isEmpty()) {
            throw invalid("Joining the broker is not finished: run `entente trust new` again.");
        }
        return membership;
    }

    private static Stopped invalid(String sentence) {
        return Stopped.saying(Code.TRUST_INVALID, sentence);
    }

    private Membership note(Membership membership) {
        return settings.change(draft -> {
            draft.put(KEY, membership);
            return membership;
        });
    }
}
