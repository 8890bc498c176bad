package entente.vouching;

import entente.calling.Https;
import entente.delegation.DelegatedOperation;
import entente.delegation.DelegationToken;
import entente.delegation.DelegationTokens;
import entente.delegation.DelegationWish;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.routes.Halves;
import entente.routes.OrganisationRelationship;
import entente.trace.Step;
import entente.trace.Trace;
import entente.vouching.PartnerCalls.Outcome;
import entente.wire.seal.SecuredMessage;
import entente.wire.seal.Suite;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Calls partners with a delegation token: encrypted for the partner, and a signature over the message that proves the token ours
/// (WS-Security 1.1, SAML token profile, holder of key).
///
/// Each operation has a token of its own, which opens no other. A token the partner refuses is dropped and a new one tried, once.
public final class DelegatedCalls {
    private static final String SUFFIX = "/WSSecurity";

    private final Https https;
    private final DelegationTokens tokens;
    private final InstantSource clock;
    private final ClockCheck clocks = new ClockCheck();

    public DelegatedCalls(Https https, DelegationTokens tokens, InstantSource clock) {
        this.https = https;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Sends `message` under `relationship` for `user`; there is no asking without one. No new call begins after `deadline`.
    public Outcome send(
            Message message,
            OrganisationRelationship relationship,
            Optional<Address> user,
            Trace trace,
            Instant deadline) {
        if (user.isEmpty()) {
            return new Outcome.Failed(nobodyAsks(relationship));
        }
        var sealed = message.at(secured(message.endpoint()));
        if (!relationship.leadsTo(sealed.endpoint())) {
            return new Outcome.Failed(NotNamed.of(sealed, relationship));
        }
        var operation =
                DelegatedOperation.named(sealed.operation())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        sealed.operation() + " has no token of its own"));
        var wish = new DelegationWish(user.get(), relationship, operation.required(), deadline);
        return send(new Round(sealed, wish, trace), Try.FIRST);
    }

    /// One message on its way.
    private record Round(Message message, DelegationWish wish, Trace trace) {}

    private enum Try {
        FIRST,
        LAST
    }

    private Outcome send(Round round, Try attempt) {
        return switch (tokens.tokenFor(round.wish(), round.trace())) {
            case DelegationTokens.Outcome.Failed(var why) -> new Outcome.Failed(why);
            case DelegationTokens.Outcome.Ready(var token) -> sendWith(token, round, attempt);
        };
    }

    private Outcome sendWith(DelegationToken token, Round round, Try attempt) {
        var post =
                new Post(
                        sealed(round, token),
                        https,
                        clock,
                        clocks,
                        round.trace(),
                        round.wish().deadline());
        return switch (SealVerdict.on(post.send(), round.message(), theirs(round))) {
            case SealVerdict.Taken(var status, var body) -> new Outcome.Answered(status, body);
            case SealVerdict.TokenRefused(var why) when attempt == Try.FIRST -> {
                tokens.drop(token);
                round.trace()
                        .add(new Step.TriedAgain(why.cause().orElse("no reason")), Duration.ZERO);
                yield send(round, Try.LAST);
            }
            case SealVerdict.TokenRefused(var why) -> {
                tokens.drop(token);
                yield new Outcome.Failed(why);
            }
            case SealVerdict.Failed(var why) -> new Outcome.Failed(why);
        };
    }

    private TheirHalf theirs(Round round) {
        var wish = round.wish();
        var halves = Halves.between(wish.person().domain(), wish.partner());
        return new TheirHalf(wish.partner(), halves, round.message().purpose(), tokens.trust());
    }

    private Message sealed(Round round, DelegationToken token) {
        var message = round.message();
        var issued = token.issued();
        var suite = round.wish().partner().legacy() ? Suite.LEGACY : Suite.MODERN;
        return message.withBody(
                SecuredMessage.around(message.body())
                        .addressedTo(
                                message.endpoint(),
                                message.action(),
                                "urn:uuid:" + UUID.randomUUID())
                        .signedWithToken(
                                issued.encryptedData(),
                                issued.assertionId(),
                                issued.proofKey(),
                                suite,
                                clock.instant()));
    }

    /// Where messages with a token of this kind are taken.
    private static URI secured(URI endpoint) {
        var path = endpoint.getRawPath().toLowerCase(Locale.ROOT);
        return path.endsWith(SUFFIX.toLowerCase(Locale.ROOT))
                ? endpoint
                : endpoint.resolve(endpoint.getRawPath() + SUFFIX);
    }

    private static Refusal nobodyAsks(OrganisationRelationship relationship) {
        return Refusal.of(Code.NO_USABLE_ADDRESS)
                .saying("%s is asked on behalf of a person only.".formatted(relationship.name()))
                .mendedBy("Ask as somebody with an address in a federated domain.");
    }
}
