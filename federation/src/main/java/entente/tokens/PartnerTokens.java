package entente.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.calling.Https;
import entente.calling.Kept;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.routes.TokenProfile;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import entente.wire.jwt.Issuer;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.SigningKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Tokens for partners, of every shape: obtained from brokers and kept for everybody here, or signed by ourselves.
///
/// One actor token serves all people of ours at one resource: it is kept by broker, resource and right of delegation until five
/// minutes before its end, and however many threads want it, the broker is asked once. A broker's refusal is kept too, for as long as
/// it said or for a moment, so that a lookup never becomes a hail of requests.
public final class PartnerTokens {
    private static final int MOST_KEPT = 1_000;

    private final Cache<Key, Kept<StandingToken>> kept =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST_KEPT).build();
    private final Supplier<OwnIdentity> own;
    private final Supplier<SigningKeys> keys;
    private final InstantSource clock;
    private final BrokerRequest request;
    private final OwnActorTokens ownActors = new OwnActorTokens();
    private final OuterTokens outerTokens = new OuterTokens();

    public PartnerTokens(
            Https https,
            Supplier<OwnIdentity> own,
            Supplier<SigningKeys> keys,
            InstantSource clock) {
        this.request = new BrokerRequest(https, own, keys);
        this.own = own;
        this.keys = keys;
        this.clock = clock;
    }

    /// What came of a wish.
    public sealed interface Outcome {
        record Ready(BearerSource token) implements Outcome {}

        record Failed(Refusal why) implements Outcome {}
    }

    /// The name by which partners know us where no broker vouches for us.
    public Issuer self() {
        return own.get().name();
    }

    /// A token for the wish: from memory, from the broker, which is asked at most once, or signed now. Fails before anything is
    /// sent where the shape needs our key and we hold none.
    public Outcome tokenFor(TokenWish wish, Trace trace) {
        var signer = keys.get().signerAt(clock.instant());
        return switch (wish.profile()) {
            case L1 -> actorFromBroker(wish, Optional.empty(), trace);
            case L1_SIGNED ->
                    signing(signer, key -> actorFromBroker(wish, Optional.of(key), trace));
            case L2 -> signing(signer, key -> ownActor(wish, key, Optional.empty()));
            case L2_SIGNED -> signing(signer, key -> ownActor(wish, key, Optional.of(key)));
            case N1 ->
                    signing(
                            signer,
                            key ->
                                    new Outcome.Ready(
                                            new SignedBearer(
                                                    own.get(), wish.resource(), key, clock)));
            case N2 ->
                    fromBroker(
                            wish, trace, token -> new AccessBearer(token, () -> drop(wish, token)));
        };
    }

    private static Outcome signing(
            Optional<SigningKey> signer, Function<SigningKey, Outcome> signed) {
        return signer.map(signed)
                .orElseGet(() -> new Outcome.Failed(Refusal.of(Code.SIGNING_KEY_MISSING)));
    }

    private Outcome actorFromBroker(TokenWish wish, Optional<SigningKey> signer, Trace trace) {
        return fromBroker(
                wish,
                trace,
                actor ->
                        new ActorBearer(
                                actor, outerTokens, signer, clock, () -> drop(wish, actor)));
    }

    private Outcome ownActor(TokenWish wish, SigningKey key, Optional<SigningKey> signer) {
        var actor = ownActors.tokenFor(own.get(), wish, key, clock.instant());
        return new Outcome.Ready(
                new ActorBearer(actor, outerTokens, signer, clock, () -> ownActors.drop(actor)));
    }

    private Outcome fromBroker(
            TokenWish wish, Trace trace, Function<StandingToken, BearerSource> bearer) {
        var server = wish.server().orElseThrow();
        if (!server.enabled()) {
            return new Outcome.Failed(
                    Refusal.of(Code.AUTH_SERVER_DISABLED, server.name() + " is disabled."));
        }
        var watch = new Stopwatch();
        var late =
                Refusal.of(
                        Code.BROKER_UNREACHABLE,
                        "another request to it had no answer before the deadline.");
        var place = kept.get(Key.of(wish), _ -> new Kept<>());
        var found =
                place.get(() -> request.send(wish, clock.instant()), late, wish.deadline(), clock);
        return switch (found) {
            case Kept.Found.There<StandingToken>(var token, var fromMemory) -> {
                tell(trace, server, token, fromMemory, watch.lap());
                yield new Outcome.Ready(bearer.apply(token));
            }
            case Kept.Found.Missing<StandingToken>(var why) -> new Outcome.Failed(why);
        };
    }

    /// Forgets every token that this broker issued, and every refusal.
    public void forget(AuthServer server) {
        kept.asMap().keySet().removeIf(key -> key.server().equals(server));
    }

    private void drop(TokenWish wish, StandingToken refused) {
        var place = kept.getIfPresent(Key.of(wish));
        if (place != null) {
            place.drop(refused);
        }
    }

    private static void tell(
            Trace trace, AuthServer server, StandingToken token, boolean fromCache, Duration took) {
        if (fromCache) {
            trace.add(new Step.TokenFromCache(token.audience(), token.end()), took);
            return;
        }
        var endpoint = server.tokenEndpoint().toString();
        trace.add(new Step.TokenIssued(endpoint, token.audience(), token.end()), took);
        trace.add(new Step.ClaimsShown("the broker's token", token.claims()), Duration.ZERO);
    }

    /// The whole auth server stands in the key: one that is changed or replaced starts with no tokens.
    private record Key(
            AuthServer server, PrincipalName resource, boolean delegation, boolean access) {
        static Key of(TokenWish wish) {
            return new Key(
                    wish.server().orElseThrow(),
                    wish.resource(),
                    wish.delegation(),
                    wish.profile() == TokenProfile.N2);
        }
    }
}
