package entente.vouching;

import entente.calling.Call;
import entente.calling.ScriptedHttps;
import entente.calling.Site;
import entente.question.Address;
import entente.question.Domain;
import entente.question.TraceId;
import entente.routes.Connector;
import entente.routes.Connectors;
import entente.tokens.AuthServer;
import entente.tokens.OwnIdentity;
import entente.tokens.PartnerTokens;
import entente.tokens.SigningKeys;
import entente.trace.TimedStep;
import entente.trace.Trace;
import entente.wire.jwt.Challenge;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.Form;
import entente.wire.jwt.GrantMalformed;
import entente.wire.jwt.SelfSigned;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.TokenAnswer;
import entente.wire.jwt.TokenMalformed;
import entente.wire.jwt.TokenRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// contoso.test, a broker at auth.test that issues whatever it is asked for, and partners that let in who brings a token. Without
/// sockets, and with a clock that is set by hand.
public final class PartnerWorld {
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final Address MARY = Address.of("mary@contoso.test");
    public static final Site.Said DONE = Site.said(200, "<done/>");

    private static final String BROKER_APP = "00000001-0000-0000-c000-000000000000";
    private static final String OWN_APP = "11111111-2222-3333-4444-555555555555";
    private static final SigningKey KEY =
            SelfSigned.p256(
                    "Contoso S2S signing",
                    NOON.minus(Duration.ofDays(1)),
                    NOON.plus(Duration.ofDays(1)));

    public final ScriptedHttps https = new ScriptedHttps();
    public final Trace trace = new Trace(TraceId.fresh(), "contoso.test");
    public Instant now = NOON;
    public Challenge challenge =
            Challenge.of(
                    Connectors.PARTNER_APP,
                    Optional.empty(),
                    List.of(BROKER_APP + "@contoso.test"));

    public final VouchedCalls calls =
            new VouchedCalls(
                    https,
                    new PartnerTokens(
                            https,
                            () ->
                                    new OwnIdentity(
                                            OWN_APP,
                                            "contoso.test",
                                            Set.of(Domain.of("mail.contoso.test"))),
                            () -> SigningKeys.of(KEY),
                            () -> now),
                    () -> List.of(broker()),
                    () -> now);

    /// The same, for partners that are all connectors.
    public final PartnerCalls overConnectors =
            (message, partner, user, steps, deadline) ->
                    calls.send(message, (Connector) partner, user, steps, deadline);

    public PartnerWorld() {
        https.at("auth.test", this::issue);
    }

    /// A server at `host` that asks for a token, and shows whoever brings one what is `inside`.
    public void guarded(String host, Site inside) {
        https.at(
                host, call -> bearer(call).isEmpty() ? challenged(challenge) : inside.answer(call));
    }

    public static Site.Said challenged(Challenge challenge) {
        return Site.said(401, "").with("WWW-Authenticate", challenge.header());
    }

    /// A 401 about the token that was brought.
    public Site.Said refused(String diagnostics) {
        return challenged(challenge.withError("invalid_token"))
                .with("x-ms-diagnostics", diagnostics);
    }

    public Instant deadline() {
        return now.plus(Duration.ofSeconds(5));
    }

    /// Who was called, in order, and whether with a token.
    public List<String> made() {
        return https.calls().stream()
                .map(call ->
                        call.target().getHost()
                                + (call.headers().containsKey("authorization")
                                        ? bearer(call).isEmpty() ? " empty" : " token"
                                        : ""))
                .toList();
    }

    /// The tokens that were sent to a host, in order.
    public List<CompactToken> tokensTo(String host) {
        return https.calls().stream()
                .filter(call -> call.target().getHost().equals(host))
                .map(PartnerWorld::bearer)
                .filter(bearer -> !bearer.isEmpty())
                .map(PartnerWorld::parse)
                .toList();
    }

    /// The words of the steps so far.
    public List<String> steps() {
        return trace.steps().stream().map(TimedStep::step).map(step -> step.name()).toList();
    }

    private static AuthServer broker() {
        return new AuthServer(
                "auth",
                BROKER_APP,
                "contoso.test",
                Set.of("contoso.test"),
                Map.of(),
                URI.create("https://auth.test/contoso.test/metadata/json/1"),
                URI.create("https://auth.test/contoso.test/tokens/OAuth/2"),
                Set.of(),
                true);
    }

    private Site.Reply issue(Call call) {
        try {
            var request = (TokenRequest.Actor) TokenRequest.parse(Form.parse(call.body()));
            var end = now.plus(Duration.ofHours(1));
            Map<String, Object> claims =
                    Map.of(
                            "aud",
                            request.resource(),
                            "iss",
                            BROKER_APP + "@contoso.test",
                            "nameid",
                            OWN_APP + "@contoso.test",
                            "trustedfordelegation",
                            "true",
                            "nbf",
                            Long.toString(now.getEpochSecond()),
                            "exp",
                            Long.toString(end.getEpochSecond()),
                            "jti",
                            "token " + https.calls().size());
            var token = KEY.sign(KEY.usualAlgorithm(), Map.of(), claims);
            return Site.said(
                    200,
                    new TokenAnswer(
                                    token,
                                    now,
                                    end,
                                    request.resource(),
                                    TokenAnswer.Style.HISTORICAL)
                            .json());
        } catch (GrantMalformed malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static String bearer(Call call) {
        var sent = call.headers().getOrDefault("authorization", "");
        return sent.startsWith("Bearer ") ? sent.substring("Bearer ".length()) : "";
    }

    private static CompactToken parse(String token) {
        try {
            return CompactToken.parse(token);
        } catch (TokenMalformed malformed) {
            throw new AssertionError(malformed);
        }
    }
}
