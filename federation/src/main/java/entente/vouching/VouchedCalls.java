package entente.vouching;

import entente.calling.Https;
import entente.question.Address;
import entente.routes.Connector;
import entente.tokens.AuthServer;
import entente.tokens.ChallengeCheck;
import entente.tokens.PartnerTokens;
import entente.tokens.TokenWish;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import entente.vouching.PartnerCalls.Outcome;
import entente.wire.jwt.Challenge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Calls partners with a token that says who asks (MS-XOAUTH 3.2.5).
///
/// The first call to a partner goes out with an empty token; what the partner says then is remembered, and checked against the
/// connector before any token is sent. A token the partner refuses is dropped and a new one tried, once; not so where it refuses the
/// person alone.
public final class VouchedCalls {
    private final Https https;
    private final PartnerTokens tokens;
    private final Supplier<List<AuthServer>> brokers;
    private final InstantSource clock;
    private final Introductions introductions = new Introductions();
    private final ClockCheck clocks = new ClockCheck();

    /// `brokers` is asked anew for each call, so that a change takes effect at once.
    public VouchedCalls(
            Https https,
            PartnerTokens tokens,
            Supplier<List<AuthServer>> brokers,
            InstantSource clock) {
        this.https = https;
        this.tokens = tokens;
        this.brokers = brokers;
        this.clock = clock;
    }

    /// Sends `message` over `connector`: for `user`, or for ourselves where there is none. No new call begins after `deadline`.
    public Outcome send(
            Message message,
            Connector connector,
            Optional<Address> user,
            Trace trace,
            Instant deadline) {
        if (!connector.leadsTo(message.endpoint())) {
            return new Outcome.Failed(NotNamed.of(message, connector));
        }
        var round =
                new Round(
                        new Post(message, https, clock, clocks, trace, deadline),
                        connector,
                        user,
                        trace,
                        deadline);
        return switch (challenge(round)) {
            case Heard.Said(var challenge) -> sendWithToken(challenge, round, Try.FIRST);
            case Heard.Nothing(var why) -> new Outcome.Failed(why);
        };
    }

    /// Forgets what the partner said of itself.
    public void forget(Connector connector) {
        introductions.forget(connector);
    }

    /// One message on its way.
    private record Round(
            Post post, Connector connector, Optional<Address> user, Trace trace, Instant deadline) {
        /// Whom the token names: the person, where tokens of this connector name people at all.
        Optional<Address> named() {
            return user.filter(_ -> connector.profile().namesPeople());
        }
    }

    private enum Try {
        FIRST,
        LAST
    }

    /// What the partner says of itself: as it said last time, or by the real request with an empty token (MS-XOAUTH 3.2.5.4).
    private Heard challenge(Round round) {
        var known = introductions.of(round.connector());
        if (known.isPresent()) {
            return new Heard.Said(known.get());
        }
        var watch = new Stopwatch();
        var heard = Heard.in(round.post().send(""), round.post().message());
        if (heard instanceof Heard.Said(var challenge)) {
            introductions.remember(round.connector(), challenge);
            round.trace()
                    .add(
                            new Step.ChallengeParsed(
                                    Spoken.quoted(challenge.clientId()),
                                    challenge.realm().map(Spoken::quoted),
                                    challenge.trustedIssuers().stream()
                                            .map(Spoken::quoted)
                                            .toList()),
                            watch.lap());
        }
        return heard;
    }

    private Outcome sendWithToken(Challenge challenge, Round round, Try attempt) {
        var host = round.post().message().endpoint().getHost();
        return switch (ChallengeCheck.check(
                challenge, round.connector(), host, brokers.get(), tokens.self())) {
            case ChallengeCheck.Outcome.Refused(var why) -> {
                // It may say better next time; a token it gets no sooner.
                introductions.forget(round.connector());
                yield new Outcome.Failed(why);
            }
            case ChallengeCheck.Outcome.Agreed(var server, var resource) ->
                    sendWithToken(
                            new TokenWish(
                                    round.connector().profile(),
                                    server,
                                    resource,
                                    round.named().isPresent(),
                                    round.deadline()),
                            round,
                            attempt);
        };
    }

    private TheirRegistration theirs(TokenWish wish, Round round) {
        return new TheirRegistration(
                round.connector(),
                round.post().message().purpose(),
                round.user().map(Address::domain),
                tokens.self(),
                wish.server());
    }

    private Outcome sendWithToken(TokenWish wish, Round round, Try attempt) {
        return switch (tokens.tokenFor(wish, round.trace())) {
            case PartnerTokens.Outcome.Failed(var why) -> new Outcome.Failed(why);
            case PartnerTokens.Outcome.Ready(var token) -> {
                var bearer = round.named().map(token::forUser).orElseGet(token::forApplication);
                round.trace()
                        .add(
                                new Step.TokenSent(wish.profile().toString(), round.named()),
                                Duration.ZERO);
                yield switch (Verdict.on(
                        round.post().send(bearer), round.post().message(), theirs(wish, round))) {
                    case Verdict.Taken(var status, var body) -> new Outcome.Answered(status, body);
                    case Verdict.TokenRefused(var challenge, var why) when attempt == Try.FIRST -> {
                        token.drop();
                        introductions.remember(round.connector(), challenge);
                        round.trace()
                                .add(
                                        new Step.TriedAgain(why.cause().orElse("no reason")),
                                        Duration.ZERO);
                        yield sendWithToken(challenge, round, Try.LAST);
                    }
                    case Verdict.TokenRefused(_, var why) -> {
                        token.drop();
                        yield new Outcome.Failed(why);
                    }
                    case Verdict.PersonRefused(var why) -> {
                        round.named().ifPresent(token::drop);
                        yield new Outcome.Failed(why);
                    }
                    case Verdict.Failed(var why) -> new Outcome.Failed(why);
                };
            }
        };
    }
}
