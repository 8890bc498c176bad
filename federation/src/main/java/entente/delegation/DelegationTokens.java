package entente.delegation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.calling.Https;
import entente.calling.Kept;
import entente.calling.Kept.Said;
import entente.problem.Code;
import entente.problem.Command;
import entente.problem.Refusal;
import entente.routes.Halves;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import entente.trusts.Action;
import entente.trusts.FederationTrust;
import entente.wire.seal.Suite;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Obtains delegation tokens from the broker of our federation trust, and keeps each for its person, partner and action.
///
/// However many threads want the same one, the broker is asked once; it is asked again a minute before the token ends. A refusal is
/// kept for a moment, so that a lookup never becomes a hail of requests.
public final class DelegationTokens {
    private static final int MOST_KEPT = 10_000;

    private final Cache<Key, Kept<DelegationToken>> kept =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST_KEPT).build();
    private final Supplier<Optional<FederationTrust>> trust;
    private final DelegationRequest request;
    private final MissedRoll missed;
    private final InstantSource clock;

    /// `trust` is asked anew for each wish, so that a change takes effect at once.
    public DelegationTokens(
            Https https, Supplier<Optional<FederationTrust>> trust, InstantSource clock) {
        this(https, trust, MissedRoll.NEVER, clock);
    }

    /// The same; `missed` is asked where the broker refuses, as it does when a request is encrypted for a key that it has no more.
    public DelegationTokens(
            Https https,
            Supplier<Optional<FederationTrust>> trust,
            MissedRoll missed,
            InstantSource clock) {
        this.trust = trust;
        this.missed = missed;
        this.request = new DelegationRequest(https, clock);
        this.clock = clock;
    }

    /// What came of a wish.
    public sealed interface Outcome {
        record Ready(DelegationToken token) implements Outcome {}

        record Failed(Refusal why) implements Outcome {}
    }

    /// A token for the wish, from memory or from the broker; asks the broker once, and once more where it turns out that its keys were changed.
    public Outcome tokenFor(DelegationWish wish, Trace trace) {
        var ours = trust.get();
        if (ours.isEmpty()) {
            return new Outcome.Failed(
                    Refusal.of(Code.TRUST_MISSING)
                            .mendedBy(
                                    "Our half is missing. Make it: %s."
                                            .formatted(
                                                    Command.of(
                                                            "trust",
                                                            "new",
                                                            "--org",
                                                            ours(wish),
                                                            "--broker",
                                                            "URL",
                                                            "--domain",
                                                            ours(wish)))));
        }
        if (!ours.get().enabled()) {
            return new Outcome.Failed(
                    Refusal.of(Code.TRUST_DISABLED)
                            .mendedBy(
                                    "Enable it: %s."
                                            .formatted(
                                                    Command.of(
                                                            "trust",
                                                            "enable",
                                                            "--org",
                                                            ours(wish)))));
        }
        var audience = wish.partner().targetApplicationUri();
        if (audience.isEmpty()) {
            return new Outcome.Failed(incomplete(wish));
        }
        return FederatedPerson.of(wish.person(), ours.get())
                .map(person ->
                        tokenFor(
                                new Asked(ours.get(), person, audience.get(), suite(wish), wish),
                                trace))
                .orElseGet(() -> new Outcome.Failed(notFederated(wish)));
    }

    /// The federation trust by which tokens are asked for now; empty where there is none.
    public Optional<FederationTrust> trust() {
        return trust.get();
    }

    /// What the partner refused is not used again, unless another thread has renewed it meanwhile.
    public void drop(DelegationToken refused) {
        var place = kept.getIfPresent(refused.key());
        if (place != null) {
            place.drop(refused);
        }
    }

    /// A wish with all that is known about it.
    record Asked(
            FederationTrust trust,
            FederatedPerson person,
            String audience,
            Suite suite,
            DelegationWish wish) {
        Asked by(FederationTrust renewed) {
            return new Asked(renewed, person, audience, suite, wish);
        }
    }

    private Outcome tokenFor(Asked asked, Trace trace) {
        var watch = new Stopwatch();
        var late =
                Refusal.of(
                        Code.BROKER_UNREACHABLE,
                        "another request to it had no answer before the deadline.");
        var key = Key.of(asked);
        var place = kept.get(key, _ -> new Kept<>());
        var found = place.get(() -> ask(asked, key, trace), late, asked.wish().deadline(), clock);
        return switch (found) {
            case Kept.Found.Missing<DelegationToken>(var why) -> new Outcome.Failed(why);
            case Kept.Found.There<DelegationToken>(var token, var fromMemory) -> {
                if (fromMemory) {
                    trace.add(new Step.TokenFromCache(key.resource(), token.end()), watch.lap());
                }
                yield new Outcome.Ready(token);
            }
        };
    }

    private Said<DelegationToken> ask(Asked asked, Key key, Trace trace) {
        var said = request.send(asked, key, trace);
        var refused =
                said instanceof Said.Denied<DelegationToken>(var why, _)
                        && why.code() == Code.BROKER_REFUSED;
        if (!refused || !missed.isMended(asked.trust().issuer(), clock.instant(), trace)) {
            return said;
        }
        return trust.get()
                .filter(FederationTrust::enabled)
                .map(renewed -> request.send(asked.by(renewed), key, trace))
                .orElse(said);
    }

    private static Suite suite(DelegationWish wish) {
        return wish.partner().legacy() ? Suite.LEGACY : Suite.MODERN;
    }

    private static String ours(DelegationWish wish) {
        return wish.person().domain().name();
    }

    private static Refusal incomplete(DelegationWish wish) {
        var partner = wish.partner();
        var halves = Halves.between(wish.person().domain(), partner);
        return Refusal.of(Code.RELATIONSHIP_INCOMPLETE)
                .saying("Relationship %s names no application URI.".formatted(partner.name()))
                .mendedBy(
                        "See what the partner says it is by %s, and set it: %s."
                                .formatted(
                                        Command.of(
                                                "relationship",
                                                "discover",
                                                halves.theirs().name(),
                                                "--org",
                                                ours(wish)),
                                        Command.of(
                                                "relationship",
                                                "set",
                                                partner.name(),
                                                "--org",
                                                ours(wish),
                                                "--application-uri",
                                                "URI")));
    }

    private static Refusal notFederated(DelegationWish wish) {
        return Refusal.of(Code.NO_USABLE_ADDRESS)
                .saying(wish.person() + " has no address in a federated domain.")
                .mendedBy(
                        "Add %s to the federation trust: `entente trust check` tells which domains are proved."
                                .formatted(wish.person().domain()));
    }

    /// A trust that is made anew, or another broker's, starts with no tokens.
    record Key(
            String appId,
            String issuer,
            FederatedPerson person,
            String audience,
            Suite suite,
            Action action) {
        /// Whom and what the token is for, as traces say it.
        String resource() {
            return audience + " (" + action.wireName() + ")";
        }

        static Key of(Asked asked) {
            return new Key(
                    asked.trust().appId(),
                    asked.trust().issuer().uri(),
                    asked.person(),
                    asked.audience(),
                    asked.suite(),
                    asked.wish().action());
        }
    }
}
