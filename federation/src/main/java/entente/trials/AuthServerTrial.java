package entente.trials;

import entente.calling.Https;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.routes.Connector;
import entente.routes.Host;
import entente.tokens.AuthServer;
import entente.tokens.IssuerKeys;
import entente.tokens.OwnIdentity;
import entente.tokens.PartnerTokens;
import entente.tokens.SigningKeys;
import entente.tokens.TokenWish;
import entente.trace.Trace;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.VerifyKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Tries an auth server: whether its keys can be had, and whether it gives us a token.
///
/// The token is one that a lookup over the first connector that names the broker would ask for. It is asked for anew, so that nothing that
/// was kept answers for the broker, and shown to nobody.
public final class AuthServerTrial {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String OUR_KEY = "our-key";
    private static final String TOKEN = "token";

    private final Https https;
    private final Supplier<OwnIdentity> own;
    private final Supplier<SigningKeys> keys;
    private final IssuerKeys published;
    private final Supplier<List<Connector>> connectors;
    private final OurCommands commands;
    private final InstantSource clock;

    public AuthServerTrial(
            Https https,
            Supplier<OwnIdentity> own,
            Supplier<SigningKeys> keys,
            IssuerKeys published,
            Supplier<List<Connector>> connectors,
            Supplier<Set<Domain>> acceptedDomains,
            InstantSource clock) {
        this.https = https;
        this.own = own;
        this.keys = keys;
        this.published = published;
        this.connectors = connectors;
        this.commands = new OurCommands(acceptedDomains);
        this.clock = clock;
    }

    /// Tries all of it, also where it is disabled.
    public Trial of(AuthServer server, Trace trace) {
        var steps = new ArrayList<TrialStep>();
        steps.add(enabled(server));
        steps.add(realm(server));
        steps.add(metadata(server));
        steps.add(ourKey(keys.get(), clock.instant()));
        steps.add(Clocks.compared(https, server.metadataUrl(), clock));
        steps.add(token(server, trace));
        return new Trial(steps);
    }

    /// Only reads its document again, and keeps what it says.
    public Trial refreshed(AuthServer server) {
        return new Trial(List.of(metadata(server)));
    }

    private TrialStep enabled(AuthServer server) {
        return Switch.of("auth-server", server.name(), server.enabled(), commands);
    }

    private TrialStep realm(AuthServer server) {
        return server.realms().contains(server.realm())
                ? TrialStep.passed("realm", "it may issue tokens in our realm " + server.realm())
                : TrialStep.failed(
                        "realm",
                        Refusal.of(Code.OBJECT_INCOMPLETE)
                                .saying(
                                        "No token of it is taken in our realm %s, which is not among its realms."
                                                .formatted(server.realm()))
                                .mendedBy("With ours among them: %s.".formatted(withOurs(server))));
    }

    private String withOurs(AuthServer server) {
        var words = new ArrayList<>(List.of("auth-server", "set", server.name()));
        Stream.concat(server.realms().stream(), Stream.of(server.realm()))
                .sorted()
                .forEach(realm -> words.addAll(List.of("--issues-for", realm)));
        return commands.of(words.toArray(String[]::new));
    }

    private TrialStep metadata(AuthServer server) {
        var now = clock.instant();
        return KeysRead.of(
                published.readNow(server, now),
                now,
                "Compare metadataUrl, appId and realms of the auth server with what its administrator says: %s."
                        .formatted(commands.of("auth-server", "show", server.name())));
    }

    static TrialStep ourKey(SigningKeys keys, Instant now) {
        return keys.signerAt(now)
                .map(key -> ourKey(key.verifyKey(), now))
                .orElseGet(() -> TrialStep.failed(OUR_KEY, Refusal.of(Code.SIGNING_KEY_MISSING)));
    }

    private static TrialStep ourKey(VerifyKey key, Instant now) {
        var end = key.certificate().getNotAfter().toInstant();
        return now.isAfter(end)
                ? TrialStep.failed(
                        OUR_KEY,
                        Refusal.of(Code.KEY_ENDED, "certificate " + key.thumbprint())
                                .saying("The key that we sign with ended at %s.".formatted(end)))
                : TrialStep.passed(OUR_KEY, "we sign with " + key.thumbprint());
    }

    private TrialStep token(AuthServer server, Trace trace) {
        if (!server.enabled()) {
            return TrialStep.skipped(TOKEN, "a disabled broker is not asked");
        }
        return wish(server)
                .map(wish -> token(wish, trace))
                .orElseGet(() ->
                        TrialStep.skipped(
                                TOKEN, "no connector names it, so no token of it is needed"));
    }

    private Optional<TokenWish> wish(AuthServer server) {
        return connectors.get().stream()
                .filter(connector -> connector.profile().needsBroker())
                .filter(connector ->
                        connector.authServer().filter(server.name()::equalsIgnoreCase).isPresent())
                .min(Comparator.comparing(connector -> !connector.enabled()))
                .map(connector ->
                        new TokenWish(
                                connector.profile(),
                                Optional.of(server),
                                resource(connector),
                                false,
                                clock.instant().plus(PATIENCE)));
    }

    private static PrincipalName resource(Connector connector) {
        var host = Host.of(connector.discoveryEndpoint()).orElseThrow();
        return new PrincipalName(
                connector.partnerAppId(), host.name().name(), connector.partnerRealm());
    }

    private TrialStep token(TokenWish wish, Trace trace) {
        var fresh = new PartnerTokens(https, own, keys, clock);
        return switch (fresh.tokenFor(wish, trace)) {
            case PartnerTokens.Outcome.Failed(var why) -> refused(why);
            case PartnerTokens.Outcome.Ready _ ->
                    TrialStep.passed(TOKEN, "issued for " + wish.resource());
        };
    }

    /// What the broker says of the partner is no fault of the broker's.
    private static TrialStep refused(Refusal why) {
        return switch (why.code()) {
            case BROKER_RESOURCE_UNKNOWN, BROKER_CALL_FORBIDDEN ->
                    TrialStep.skipped(
                            TOKEN,
                            "it knows us by our key; of the partner it says: " + why.sentence());
            default -> TrialStep.failed(TOKEN, why);
        };
    }
}
