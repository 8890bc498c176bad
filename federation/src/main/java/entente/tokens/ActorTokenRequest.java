package entente.tokens;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome;
import entente.problem.Refusal;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.GrantMalformed;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.TokenAnswer;
import entente.wire.jwt.TokenMalformed;
import entente.wire.jwt.TokenRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Asks a broker for an actor token: proves who we are with an assertion signed by our own key, once (MS-XOAUTH 3.2.5.2).
final class ActorTokenRequest {
    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 64 * 1024;

    private final Https https;
    private final Supplier<OwnIdentity> own;
    private final Supplier<SigningKeys> keys;

    ActorTokenRequest(Https https, Supplier<OwnIdentity> own, Supplier<SigningKeys> keys) {
        this.https = https;
        this.own = own;
        this.keys = keys;
    }

    sealed interface Result {}

    record Issued(ActorToken token) implements Result {}

    /// `pause` is how long the broker is left alone.
    record Denied(Refusal why, Duration pause) implements Result {}

    /// Sends one request; waits for its answer no longer than the wish does, and never more than ten seconds.
    Result send(TokenWish wish, Instant now) {
        var left = Duration.between(now, wish.deadline());
        if (!left.isPositive()) {
            return BrokerDenial.noTime();
        }
        var signer = keys.get().signerAt(now);
        if (signer.isEmpty()) {
            return BrokerDenial.noKey();
        }
        var hurried = left.compareTo(LONGEST) < 0;
        var call = call(wish, signer.get(), hurried ? left : LONGEST, now);
        return switch (https.send(call)) {
            // One who had to give up early says nothing about the broker, and must not speak for
            // those who wait
            // behind.
            case Outcome.NoAnswer(var kind, var why)
                    when kind == Outcome.Kind.TIMED_OUT
                            && (hurried || Thread.currentThread().isInterrupted()) ->
                    BrokerDenial.gaveUp(why);
            case Outcome.NoAnswer(var kind, var why) -> BrokerDenial.unreachable(kind, why);
            case Outcome.Responded answer ->
                    answer.status() == 200
                            ? read(answer.body(), wish, now)
                            : BrokerDenial.of(answer, now);
        };
    }

    private Call call(TokenWish wish, SigningKey signer, Duration patience, Instant now) {
        var form =
                new TokenRequest.Actor(
                        assertion(wish, signer, now),
                        wish.resource().toString(),
                        Optional.of(wish.server().realm()));
        return new Call(
                "POST",
                wish.server().tokenEndpoint(),
                Map.of("content-type", "application/x-www-form-urlencoded"),
                form.encode(),
                patience,
                MOST_BYTES);
    }

    /// Good for five minutes and, by its `jti`, for one request.
    private String assertion(TokenWish wish, SigningKey signer, Instant now) {
        var server = wish.server();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", applicationAt(server));
        claims.put("nameid", applicationAt(server));
        claims.put(
                "aud",
                "%s/%s@%s"
                        .formatted(
                                server.appId(), server.tokenEndpoint().getHost(), server.realm()));
        claims.put("nbf", Long.toString(now.getEpochSecond()));
        claims.put("exp", Long.toString(now.plus(ASSERTION_LIFE).getEpochSecond()));
        claims.put("jti", UUID.randomUUID().toString());
        if (wish.delegation()) {
            claims.put("trustedfordelegation", "true");
        }
        return signer.sign(signer.usualAlgorithm(), Map.of(), claims);
    }

    private String applicationAt(AuthServer server) {
        return own.get().appId() + "@" + server.realm();
    }

    /// The answer is looked into before it is used: a token for another resource or application would be refused
    /// by the partner, with less to say about why.
    private Result read(byte[] body, TokenWish wish, Instant now) {
        try {
            var answer = TokenAnswer.parse(body, now);
            var claims = CompactToken.parse(answer.accessToken()).claims();
            var resource = wish.resource().toString();
            if (!claims.text("aud").equals(Optional.of(resource))) {
                return BrokerDenial.unreadable("its token is for another resource.");
            }
            var application = applicationAt(wish.server());
            if (!claims.text("nameid").equals(Optional.of(application))) {
                return BrokerDenial.unreadable("its token names another application.");
            }
            var end = claims.time("exp").filter(answer.expires()::isAfter).orElse(answer.expires());
            if (!end.isAfter(now)) {
                return BrokerDenial.unreadable("its token has ended; compare the clocks.");
            }
            return new Issued(
                    new ActorToken(
                            answer.accessToken(),
                            application,
                            wish.resource(),
                            now,
                            end,
                            claims.shown()));
        } catch (GrantMalformed | TokenMalformed malformed) {
            return BrokerDenial.unreadable(malformed.getMessage() + ".");
        }
    }
}
