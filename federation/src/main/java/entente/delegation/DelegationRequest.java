package entente.delegation;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Kept.Said;
import entente.calling.Outcome;
import entente.delegation.DelegationTokens.Asked;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import entente.trusts.FederationTrust;
import entente.wire.saml.OnBehalfOf;
import entente.wire.seal.SealBroken;
import entente.wire.seal.SecuredMessage;
import entente.wire.soap.MalformedXml;
import entente.wire.trust.IssuedToken;
import entente.wire.trust.TokenRequest;
import entente.wire.trust.TokenResponse;
import entente.wire.trust.TrustVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/// Asks the broker for one delegation token (WS-Trust, February 2005): the person is named in an assertion that we sign, the body is
/// encrypted for the broker, and the message signed.
final class DelegationRequest {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int KEY_BITS = 256;

    private final Https https;
    private final InstantSource clock;

    DelegationRequest(Https https, InstantSource clock) {
        this.https = https;
        this.clock = clock;
    }

    /// Sends one request; waits for its answer no longer than the wish does, and never more than ten seconds.
    Said<DelegationToken> send(Asked asked, DelegationTokens.Key key, Trace trace) {
        var now = clock.instant();
        var left = Duration.between(now, asked.wish().deadline());
        if (!left.isPositive()) {
            return DelegationDenial.noTime();
        }
        if (asked.trust().issuer().encryption().isEmpty()) {
            return DelegationDenial.noBrokerKey(asked.trust());
        }
        var watch = new Stopwatch();
        trace.add(requested(asked), Duration.ZERO);
        var hurried = left.compareTo(LONGEST) < 0;
        var messageId = "urn:uuid:" + UUID.randomUUID();
        var outcome = https.send(call(asked, messageId, hurried ? left : LONGEST, now));
        return switch (outcome) {
            // One who had to give up early says nothing about the broker, and must not speak for
            // those
            // who wait behind.
            case Outcome.NoAnswer(var kind, var why)
                    when kind == Outcome.Kind.TIMED_OUT
                            && (hurried || Thread.currentThread().isInterrupted()) ->
                    DelegationDenial.gaveUp(why);
            case Outcome.NoAnswer(var kind, var why) -> DelegationDenial.unreachable(kind, why);
            case Outcome.Responded answer -> {
                var said = read(answer, messageId, asked, key, now);
                if (said instanceof Said.Given<DelegationToken>(var token)) {
                    trace.add(issued(asked, key, token), watch.lap());
                }
                yield said;
            }
        };
    }

    private static Step requested(Asked asked) {
        return new Step.TokenRequested(
                asked.trust().issuer().endpoint().toString(),
                asked.person().email(),
                asked.audience(),
                asked.wish().action().wireName());
    }

    private static Step issued(Asked asked, DelegationTokens.Key key, DelegationToken token) {
        return new Step.TokenIssued(
                asked.trust().issuer().endpoint().toString(),
                key.resource() + ", which it alone can open,",
                token.end());
    }

    private static Call call(Asked asked, String messageId, Duration patience, Instant now) {
        var action = TrustVersion.V2005.requestAction();
        return new Call(
                "POST",
                asked.trust().issuer().endpoint(),
                Map.of(
                        "content-type",
                        "application/soap+xml; charset=utf-8; action=\"" + action + "\""),
                message(asked, action, messageId, now),
                patience,
                TokenResponse.MOST_BYTES);
    }

    private static byte[] message(Asked asked, String action, String messageId, Instant now) {
        var trust = asked.trust();
        var ours = trust.keys().current();
        return SecuredMessage.around(request(asked, now).envelope())
                .addressedTo(trust.issuer().endpoint(), action, messageId)
                .bodyEncryptedFor(trust.issuer().encryption().orElseThrow(), asked.suite())
                .signedBy(ours.privateKey(), ours.keyId(), asked.suite(), now);
    }

    private static TokenRequest request(Asked asked, Instant now) {
        var trust = asked.trust();
        var ours = trust.keys().current();
        return new TokenRequest(
                TrustVersion.V2005,
                asked.audience(),
                asked.wish().action().wireName(),
                trust.applicationUri(),
                KEY_BITS,
                asked.suite(),
                onBehalfOf(asked.person(), trust, now)
                        .signed(ours.privateKey(), ours.keyId(), asked.suite()));
    }

    private static OnBehalfOf onBehalfOf(
            FederatedPerson person, FederationTrust trust, Instant now) {
        var issued = now.truncatedTo(ChronoUnit.SECONDS);
        return new OnBehalfOf(
                "saml-" + UUID.randomUUID(),
                trust.applicationUri(),
                person.nameIdentifier(),
                person.email().toString(),
                trust.issuer().uri(),
                issued,
                issued.plus(LIFE));
    }

    private static Said<DelegationToken> read(
            Outcome.Responded answer,
            String messageId,
            Asked asked,
            DelegationTokens.Key key,
            Instant now) {
        if (answer.status() == 429 || answer.status() == 503) {
            return DelegationDenial.busy(answer.status());
        }
        try {
            return switch (TokenResponse.read(answer.body(), messageId)) {
                case TokenResponse.Refused(var subcode, var reason) ->
                        DelegationDenial.refused(subcode, reason, asked);
                case TokenResponse.Issued(var token, _) -> usable(token, key, now);
            };
        } catch (MalformedXml | SealBroken unreadable) {
            return DelegationDenial.unreadable(
                    "HTTP %d: %s".formatted(answer.status(), unreadable.getMessage()));
        }
    }

    private static Said<DelegationToken> usable(
            IssuedToken token, DelegationTokens.Key key, Instant now) {
        return token.expires().isAfter(now)
                ? new Said.Given<>(new DelegationToken(token, key))
                : DelegationDenial.unreadable("its token has ended; compare the clocks.");
    }
}
