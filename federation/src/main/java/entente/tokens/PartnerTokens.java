package entente.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.calling.Https;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import entente.wire.jwt.PrincipalName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Obtains tokens for partners from brokers, and keeps them for everybody here.
///
/// One actor token serves all people of ours at one resource: it is kept by broker, resource and right of delegation until five
/// minutes before its end, and however many threads want it, the broker is asked once. A broker's refusal is kept too, for as long as
/// it said or for a moment, so that a lookup never becomes a hail of requests.
public final class PartnerTokens {
    private static final int MOST_KEPT = 1_000;

    private final Cache<Key, KeptToken> kept = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final ActorTokenRequest request;
    private final OuterTokens outerTokens;
    private final InstantSource clock;

    public PartnerTokens(
            Https https,
            Supplier<OwnIdentity> own,
            Supplier<SigningKeys> keys,
            InstantSource clock) {
        this.request = new ActorTokenRequest(https, own, keys);
        this.outerTokens = new OuterTokens(keys);
        this.clock = clock;
    }

    /// What came of a wish.
    public sealed interface Outcome {
        record Ready(BearerSource token) implements Outcome {}

        record Failed(Refusal why) implements Outcome {}
    }

    /// A token for the wish, from memory or from the broker; asks the broker at most once.
    public Outcome tokenFor(TokenWish wish, Trace trace) {
        if (!wish.server().enabled()) {
            return new Outcome.Failed(
                    Refusal.of(Code.AUTH_SERVER_DISABLED, wish.server().name() + " is disabled."));
        }
        var watch = new Stopwatch();
        var slot = kept.get(Key.of(wish), _ -> new KeptToken());
        return switch (slot.tokenFor(wish, request, clock)) {
            case KeptToken.Found(var token, var fromCache) -> {
                tell(trace, wish, token, fromCache, watch.lap());
                yield new Outcome.Ready(new BearerSource(token, this));
            }
            case KeptToken.Denied(var why) -> new Outcome.Failed(why);
        };
    }

    /// What the resource refused is not used again. A broker that asked for a pause keeps it.
    public void drop(TokenWish wish) {
        var slot = kept.getIfPresent(Key.of(wish));
        if (slot != null) {
            slot.drop();
        }
    }

    /// As [#drop(TokenWish)], but leaves a token alone that another thread has renewed meanwhile.
    public void drop(TokenWish wish, ActorToken refused) {
        var slot = kept.getIfPresent(Key.of(wish));
        if (slot != null) {
            slot.drop(refused);
        }
    }

    /// The bearer token that lets us speak for `user` at the actor's resource: unsigned, with the actor token inside (MS-XOAUTH
    /// 3.2.5.6). Kept for two minutes.
    public String outer(ActorToken actor, Address user) {
        return outerTokens.unsigned(actor, user, clock.instant());
    }

    void dropOuter(ActorToken actor, Address user) {
        outerTokens.drop(actor, user);
    }

    /// As [#outer], but signed with our own key and good for one call: for partners that require it. Empty when we hold no key.
    public Optional<String> signedOuter(ActorToken actor, Address user) {
        return outerTokens.signed(actor, user, clock.instant());
    }

    private static void tell(
            Trace trace, TokenWish wish, ActorToken token, boolean fromCache, Duration took) {
        var resource = token.resource().toString();
        if (fromCache) {
            trace.add(new Step.TokenFromCache(resource, token.end()), took);
            return;
        }
        var endpoint = wish.server().tokenEndpoint().toString();
        trace.add(new Step.TokenIssued(endpoint, resource, token.end()), took);
        trace.add(new Step.ClaimsShown("the actor token", token.claims()), Duration.ZERO);
    }

    /// The whole auth server stands in the key: one that is changed or replaced starts with no tokens.
    private record Key(AuthServer server, PrincipalName resource, boolean delegation) {
        static Key of(TokenWish wish) {
            return new Key(wish.server(), wish.resource(), wish.delegation());
        }
    }
}
