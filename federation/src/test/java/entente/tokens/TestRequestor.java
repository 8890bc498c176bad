package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestToken.AUDIENCE;
import static entente.tokens.TestToken.CONTOSO_APP;
import static entente.tokens.TestToken.CONTOSO_NAME;
import static java.nio.charset.StandardCharsets.UTF_8;

import entente.calling.Call;
import entente.calling.Outcome;
import entente.question.Domain;
import entente.question.TraceId;
import entente.routes.TokenProfile;
import entente.trace.Trace;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.Form;
import entente.wire.jwt.GrantMalformed;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.TokenAnswer;
import entente.wire.jwt.TokenMalformed;
import entente.wire.jwt.TokenRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

/// contoso.test as a requestor, with a broker that issues whatever it is asked for and a clock that is set by hand.
final class TestRequestor {
    static final AuthServer BROKER = ChallengeCheckTest.server("hub", true, Set.of());
    static final URI ENDPOINT = BROKER.tokenEndpoint();

    final FakeHttps https = new FakeHttps();
    final Trace trace = new Trace(TraceId.fresh(), "contoso.test");
    Instant now = NOON;
    SigningKeys keys = SigningKeys.of(TestKeys.CONTOSO);
    Duration life = Duration.ofHours(1);

    private final Deque<TokenRequest.Actor> asked = new ConcurrentLinkedDeque<>();

    final PartnerTokens tokens =
            new PartnerTokens(
                    https,
                    () ->
                            new OwnIdentity(
                                    CONTOSO_APP,
                                    "contoso.test",
                                    Set.of(Domain.of("mail.contoso.test"))),
                    () -> keys,
                    () -> now);

    TestRequestor() {
        brokerAnswers(this::issue);
    }

    void brokerAnswers(Function<Call, Outcome> server) {
        https.serve(ENDPOINT, server);
    }

    void brokerAnswers(int status, String json) {
        brokerAnswers(_ -> FakeHttps.json(status, json.getBytes(UTF_8)));
    }

    void brokerRecovers() {
        brokerAnswers(this::issue);
    }

    TokenWish wish() {
        return wish(TokenProfile.L1);
    }

    TokenWish wish(TokenProfile profile) {
        return new TokenWish(
                profile,
                Optional.of(BROKER).filter(_ -> profile.needsBroker()),
                PrincipalName.parse(AUDIENCE).orElseThrow(),
                true,
                now.plus(Duration.ofSeconds(5)));
    }

    PartnerTokens.Outcome ask() {
        return tokens.tokenFor(wish(), trace);
    }

    /// With a token of profile L1 at hand.
    ActorBearer bearer() {
        return (ActorBearer) bearer(wish());
    }

    BearerSource bearer(TokenWish wish) {
        return switch (tokens.tokenFor(wish, trace)) {
            case PartnerTokens.Outcome.Ready(var token) -> token;
            case PartnerTokens.Outcome.Failed(var why) ->
                    throw new AssertionError(why.code() + ": " + why.cause());
        };
    }

    int asked() {
        return https.callsTo(ENDPOINT);
    }

    TokenRequest.Actor lastAsked() {
        return asked.getLast();
    }

    CompactToken lastAssertion() throws TokenMalformed {
        return CompactToken.parse(lastAsked().assertion());
    }

    /// What the fake broker issues, before anything in it is made wrong.
    TestToken actorFor(TokenRequest.Actor request) {
        return TestToken.actor()
                .with("aud", request.resource())
                .with("nameid", CONTOSO_NAME)
                .with("nbf", TestToken.seconds(now))
                .with("exp", TestToken.seconds(now.plus(life)));
    }

    Outcome issue(Call call) {
        return answer(
                switch (request(call)) {
                    case TokenRequest.Actor request -> {
                        asked.add(request);
                        yield actorFor(request);
                    }
                    case TokenRequest.ClientCredentials request ->
                            TestToken.access()
                                    .with("aud", request.target().replace(".default", ""));
                });
    }

    TokenRequest.Actor read(Call call) {
        var request = (TokenRequest.Actor) request(call);
        asked.add(request);
        return request;
    }

    private static TokenRequest request(Call call) {
        try {
            return TokenRequest.parse(Form.parse(call.body()));
        } catch (GrantMalformed malformed) {
            throw new AssertionError(malformed);
        }
    }

    Outcome answer(TestToken token) {
        var json =
                new TokenAnswer(
                                token.text(),
                                now,
                                now.plus(life),
                                AUDIENCE,
                                TokenAnswer.Style.HISTORICAL)
                        .json();
        return FakeHttps.json(200, json);
    }
}
