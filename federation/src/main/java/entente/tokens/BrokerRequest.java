package entente.tokens;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Kept.Said;
import entente.calling.Outcome;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.GrantMalformed;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.TokenAnswer;
import entente.wire.jwt.TokenMalformed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks a broker for a token: proves who we are with an assertion signed by our own key, once.
final class BrokerRequest {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 64 * 1024;

    private final Https https;
    private final Supplier<OwnIdentity> own;
    private final Supplier<SigningKeys> keys;

    BrokerRequest(Https https, Supplier<OwnIdentity> own, Supplier<SigningKeys> keys) {
        this.https = https;
        this.own = own;
        this.keys = keys;
    }

    /// Sends one request; waits for its answer no longer than the wish does, and never more than ten seconds.
    Said<StandingToken> send(TokenWish wish, Instant now) {
        var left = Duration.between(now, wish.deadline());
        if (!left.isPositive()) {
            return BrokerDenial.noTime();
        }
        var signer = keys.get().signerAt(now);
        if (signer.isEmpty()) {
            return BrokerDenial.noKey();
        }
        var hurried = left.compareTo(LONGEST) < 0;
        var grant = BrokerGrant.of(wish, own.get());
        var call = call(wish, grant, signer.get(), hurried ? left : LONGEST, now);
        return switch (https.send(call)) {
            // One who had to give up early says nothing about the broker, and must not speak for
            // those who wait behind.
            case Outcome.NoAnswer(var kind, var why)
                    when kind == Outcome.Kind.TIMED_OUT
                            && (hurried || Thread.currentThread().isInterrupted()) ->
                    BrokerDenial.gaveUp(why);
            case Outcome.NoAnswer(var kind, var why) -> BrokerDenial.unreachable(kind, why);
            case Outcome.Responded answer ->
                    answer.status() == 200
                            ? read(answer.body(), grant, now)
                            : BrokerDenial.of(answer, wish.resource(), now);
        };
    }

    private Call call(
            TokenWish wish, BrokerGrant grant, SigningKey signer, Duration patience, Instant now) {
        return new Call(
                "POST",
                wish.server().orElseThrow().tokenEndpoint(),
                Map.of("content-type", "application/x-www-form-urlencoded"),
                grant.request(signer, now).encode(),
                patience,
                MOST_BYTES);
    }

    /// The answer is looked into before it is used: a token for another resource or application would be refused
    /// by the partner, with less to say about why.
    private static Said<StandingToken> read(byte[] body, BrokerGrant grant, Instant now) {
        try {
            var answer = TokenAnswer.parse(body, now);
            var claims = CompactToken.parse(answer.accessToken()).claims();
            if (!claims.text("aud").equals(Optional.of(grant.audience()))) {
                return BrokerDenial.unreadable("its token is for another resource.");
            }
            if (!grant.applicationIn(claims).equals(Optional.of(grant.application()))) {
                return BrokerDenial.unreadable("its token names another application.");
            }
            var end = claims.time("exp").filter(answer.expires()::isAfter).orElse(answer.expires());
            if (!end.isAfter(now)) {
                return BrokerDenial.unreadable("its token has ended; compare the clocks.");
            }
            return new Said.Given<>(
                    new StandingToken(
                            answer.accessToken(),
                            grant.application(),
                            grant.audience(),
                            now,
                            end,
                            claims.shown()));
        } catch (GrantMalformed | TokenMalformed malformed) {
            return BrokerDenial.unreadable(malformed.getMessage() + ".");
        }
    }
}
