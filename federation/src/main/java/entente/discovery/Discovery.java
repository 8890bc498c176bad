package entente.discovery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.routes.Partner;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import entente.trusts.Action;
import entente.vouching.PartnerCalls;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Finds the EWS URL of a partner's mailboxes.
///
/// A connector or relationship that names it is believed; otherwise the partner's Autodiscover is asked, once for all who want to know at
/// the same time. What it says holds for the whole domain, for a day or until a call to it fails.
public final class Discovery {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST_KEPT = 10_000;

    private final Cache<Key, Kept> kept =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST_KEPT).build();
    private final Flights<Key, Outcome> flights = new Flights<>();
    private final PartnerCalls calls;
    private final InstantSource clock;
    private final Duration patience;

    public Discovery(PartnerCalls calls, InstantSource clock, Duration patience) {
        this.calls = calls;
        this.clock = clock;
        this.patience = patience;
    }

    /// What was found.
    public sealed interface Outcome {
        /// Ask there: a host that the partner's object names.
        record Found(URI ews) implements Outcome {}

        /// The partner has nobody of this address; others it may have.
        record NobodyThere(Refusal why) implements Outcome {}

        /// The mailbox is known by another address now, perhaps another partner's: choose the way anew (MS-OXWSADISC `RedirectAddress`).
        record Moved(Address mailbox) implements Outcome {}

        record Failed(Refusal why) implements Outcome {}
    }

    /// Where `target` is to be found, asked in the name of `user`, and for what.
    public record Ask(Address target, Optional<Address> user, Action purpose) {}

    /// The EWS URL for the target.
    public Outcome ewsUrlOf(Partner partner, Ask ask, Trace trace, Instant deadline) {
        var watch = new Stopwatch();
        var given = partner.sharingEndpoint();
        if (given.isPresent()) {
            return found("our own setting", given.get(), trace, watch);
        }
        var key = new Key(partner, ask.target().domain());
        var known = kept.getIfPresent(key);
        if (known != null && clock.instant().isBefore(known.until())) {
            return found("memory", known.ews(), trace, watch);
        }
        var search = new Search(partner, ask, trace, deadline, calls, patience);
        var outcome =
                flights.join(
                        key,
                        () -> search(search, key),
                        Duration.between(clock.instant(), deadline));
        if (outcome.isEmpty()) {
            return new Outcome.Failed(Refusal.of(Code.DISCOVERY_TIMED_OUT));
        }
        if (search.begun()) {
            return outcome.get();
        }
        return switch (outcome.get()) {
            case Outcome.Found(var ews) -> found("a search that was under way", ews, trace, watch);
            case Outcome.Failed failed ->
                    switch (failed.why().code()) {
                        // Who searched may have had less time left; whoever still has some goes on.
                        case DISCOVERY_TIMED_OUT, BROKER_UNREACHABLE ->
                                ewsUrlOf(partner, ask, trace, deadline);
                        // That was said to somebody else.
                        case PARTNER_REFUSED_TOKEN, PARTNER_FORBIDS -> search(search, key);
                        default -> failed;
                    };
            // That was said of somebody else.
            case Outcome.NobodyThere _, Outcome.Moved _ -> search(search, key);
        };
    }

    /// The EWS URL of a whole domain, as the partner's Autodiscover tells it without anybody being named (GetDomainSettings). Nothing is kept.
    public Outcome ewsUrlOf(
            Partner partner,
            Domain domain,
            Optional<Address> user,
            Action purpose,
            Trace trace,
            Instant deadline) {
        return new DomainSearch(calls, patience)
                .run(partner, domain, user, purpose, trace, deadline);
    }

    /// Forgets what was found for a domain, because a call to it failed as calls do when mailboxes or servers have moved.
    public void forget(Partner partner, Domain domain) {
        kept.invalidate(new Key(partner, domain));
    }

    /// Forgets all that was found for a partner.
    public void forget(Partner partner) {
        kept.asMap().keySet().removeIf(key -> key.partner().equals(partner));
    }

    private Outcome search(Search search, Key key) {
        var outcome = search.run();
        if (outcome instanceof Outcome.Found(var ews)) {
            kept.put(key, new Kept(ews, clock.instant().plus(KEPT)));
        }
        return outcome;
    }

    private static Outcome found(String how, URI ews, Trace trace, Stopwatch watch) {
        trace.add(new Step.Discovered(how, ews.toString()), watch.lap());
        return new Outcome.Found(ews);
    }

    private record Key(Partner partner, Domain domain) {}

    private record Kept(URI ews, Instant until) {}
}
