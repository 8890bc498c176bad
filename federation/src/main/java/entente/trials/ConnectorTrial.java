package entente.trials;

import entente.asking.EwsPartners;
import entente.asking.FreeBusyQuestion;
import entente.asking.Partners;
import entente.calling.Https;
import entente.discovery.Discovery;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Answer;
import entente.question.Domain;
import entente.question.View;
import entente.question.Window;
import entente.routes.Connector;
import entente.tokens.AuthServer;
import entente.tokens.OwnIdentity;
import entente.tokens.PartnerTokens;
import entente.tokens.SigningKeys;
import entente.trace.Step;
import entente.trace.TimedStep;
import entente.trace.Trace;
import entente.trusts.Action;
import entente.vouching.PartnerCalls;
import entente.vouching.VouchedCalls;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Tries a connector with one real question, from the challenge to the answer, by what a lookup is made of (`Test-OAuthConnectivity`).
///
/// Challenge, token and Autodiscover are new unless `cached` is asked for, so that nothing that was kept answers for the partner. An answer about
/// the mailbox, were it that there is none, is given to those alone whom the partner knows: then all of the way has been tried.
public final class ConnectorTrial {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration INTERVAL = Duration.ofMinutes(30);

    /// Said of the mailbox, to somebody who was let in.
    private static final Set<Code> TAKEN =
            Set.of(
                    Code.MAILBOX_UNKNOWN,
                    Code.CALENDAR_MISSING,
                    Code.CALENDAR_NOT_SHARED,
                    Code.OWNER_OPTED_OUT,
                    Code.GROUP_EMPTY,
                    Code.GROUP_TOO_LARGE);

    /// How a server of others says that it does not tell where a domain's EWS is.
    private static final Set<Code> NOT_OFFERED =
            Set.of(Code.DISCOVERY_FAILED, Code.PARTNER_ENDPOINT_UNKNOWN);

    private final Https https;
    private final Supplier<OwnIdentity> own;
    private final Supplier<SigningKeys> keys;
    private final Supplier<List<AuthServer>> authServers;
    private final Partners kept;
    private final OurCommands commands;
    private final InstantSource clock;
    private final Duration patience;

    /// `kept` are partners as lookups ask them, with what is remembered; `patience` is for the whole question.
    public ConnectorTrial(
            Https https,
            Supplier<OwnIdentity> own,
            Supplier<SigningKeys> keys,
            Supplier<List<AuthServer>> authServers,
            Partners kept,
            Supplier<Set<Domain>> acceptedDomains,
            InstantSource clock,
            Duration patience) {
        this.https = https;
        this.own = own;
        this.keys = keys;
        this.authServers = authServers;
        this.kept = kept;
        this.commands = new OurCommands(acceptedDomains);
        this.clock = clock;
        this.patience = patience;
    }

    /// What is asked: about whom, for whom of ours (for our application alone where nobody is named), and whether what was kept may serve.
    public record Ask(Address target, Optional<Address> user, boolean cached) {}

    /// Tries all of it, also where it is disabled.
    public Trial of(Connector connector, Ask ask, Trace trace) {
        var steps = new ArrayList<TrialStep>();
        steps.add(Switch.of("connector", connector.name(), connector.enabled(), commands));
        authServer(connector).ifPresent(steps::add);
        steps.add(AuthServerTrial.ourKey(keys.get(), clock.instant()));
        var answer = asked(connector, ask, trace);
        trace.steps().stream().map(TimedStep::step).forEach(step -> told(step, steps));
        steps.add(verdict(answer, ask, wasDiscovered(trace)));
        return new Trial(steps);
    }

    private Optional<TrialStep> authServer(Connector connector) {
        return connector
                .authServer()
                .map(name ->
                        authServers.get().stream()
                                .filter(server -> server.name().equalsIgnoreCase(name))
                                .findFirst()
                                .map(this::authServer)
                                .orElseGet(() -> missing(connector, name)));
    }

    private TrialStep authServer(AuthServer server) {
        return server.enabled()
                ? TrialStep.passed("auth-server", server.name() + " is used")
                : TrialStep.failed(
                        "auth-server",
                        Refusal.of(Code.AUTH_SERVER_DISABLED, server.name() + " is disabled.")
                                .mendedBy(
                                        commands.of(
                                                        "auth-server",
                                                        "set",
                                                        server.name(),
                                                        "--enabled")
                                                + "."));
    }

    private TrialStep missing(Connector connector, String server) {
        return TrialStep.failed(
                "auth-server",
                Refusal.of(Code.OBJECT_INCOMPLETE)
                        .saying("No auth server here is called %s.".formatted(server))
                        .mendedBy(
                                "%s, with one of %s."
                                        .formatted(
                                                commands.of(
                                                        "connector",
                                                        "set",
                                                        connector.name(),
                                                        "--auth-server",
                                                        "NAME"),
                                                commands.of("auth-server", "list"))));
    }

    private Answer asked(Connector connector, Ask ask, Trace trace) {
        var now = clock.instant();
        var start = now.truncatedTo(ChronoUnit.HOURS);
        var question =
                new FreeBusyQuestion(
                        ask.user(),
                        List.of(ask.target()),
                        new Window(start, start.plus(WINDOW)),
                        View.FREE_BUSY_MERGED,
                        INTERVAL);
        return ask.cached()
                ? answer(kept, connector, question, ask, trace)
                : anew(connector, question, ask, trace);
    }

    private Answer answer(
            Partners partners,
            Connector connector,
            FreeBusyQuestion question,
            Ask ask,
            Trace trace) {
        var deadline = clock.instant().plus(patience);
        return Answer.of(
                Objects.requireNonNull(
                        partners.ask(connector, question, trace, deadline).get(ask.target()),
                        "each mailbox is answered for"));
    }

    /// By partners of whom nothing is known.
    private Answer anew(Connector connector, FreeBusyQuestion question, Ask ask, Trace trace) {
        var tokens = new PartnerTokens(https, own, keys, clock);
        var vouched = new VouchedCalls(https, tokens, authServers, clock);
        PartnerCalls calls =
                (message, partner, user, traced, deadline) ->
                        partner instanceof Connector over
                                ? vouched.send(message, over, user, traced, deadline)
                                : new PartnerCalls.Outcome.Failed(Refusal.of(Code.NO_ROUTE));
        var discovery = new Discovery(calls, clock, patience);
        var partners = new EwsPartners(discovery, calls, (_, _) -> Optional.empty());
        var answer = answer(partners, connector, question, ask, trace);
        if (!(answer instanceof Answer.Refused(var why))
                || why.code() != Code.MAILBOX_UNKNOWN
                || wasDiscovered(trace)) {
            return answer;
        }
        // Autodiscover knows nobody of this name, so EWS was not asked: its host is told for the
        // domain too.
        var deadline = clock.instant().plus(patience);
        return switch (discovery.ewsUrlOf(
                connector, ask.target().domain(), ask.user(), Action.FREE_BUSY, trace, deadline)) {
            case Discovery.Outcome.Found(var ews) ->
                    answer(partners, connector.askedAt(ews), question, ask, trace);
            // It may be one that does not offer this.
            case Discovery.Outcome.Failed(var other) when NOT_OFFERED.contains(other.code()) ->
                    answer;
            case Discovery.Outcome.Failed(var other) -> new Answer.Refused(other);
            case Discovery.Outcome.NobodyThere _, Discovery.Outcome.Moved _ -> answer;
        };
    }

    private static boolean wasDiscovered(Trace trace) {
        return trace.steps().stream().anyMatch(each -> each.step() instanceof Step.Discovered);
    }

    private static void told(Step step, List<TrialStep> steps) {
        switch (step) {
            case Step.ClocksApart apart -> clocks(apart, steps);
            case Step.ChallengeParsed _,
                    Step.TokenRequested _,
                    Step.TokenIssued _,
                    Step.TokenFromCache _,
                    Step.TokenSent _,
                    Step.ClaimsShown _,
                    Step.MetadataRefreshed _,
                    Step.Discovered _,
                    Step.Called _,
                    Step.TriedAgain _ ->
                    steps.add(TrialStep.passed(step.name(), step.detail()));
            // What the lookup before it decided, and what the other side does with it.
            case Step.RouteConsidered _,
                    Step.TargetFollowed _,
                    Step.ChecksPassed _,
                    Step.RelationshipApplied _,
                    Step.PermissionWon _,
                    Step.AnsweredFrom _,
                    Step.PhotoShown _,
                    Step.TipsTold _,
                    Step.Failed _ -> {}
        }
    }

    /// Each call tells the time; once said is enough.
    private static void clocks(Step.ClocksApart apart, List<TrialStep> steps) {
        if (steps.stream().noneMatch(step -> step.step().equals(Clocks.STEP))) {
            steps.add(Clocks.apart(apart));
        }
    }

    private static TrialStep verdict(Answer answer, Ask ask, boolean discovered) {
        return switch (answer) {
            case Answer.Answered _ ->
                    TrialStep.passed("verdict", ask.target() + " was answered for");
            case Answer.Refused(var why) -> verdict(why, discovered);
            case Answer.Unreachable(var why) -> verdict(why, discovered);
        };
    }

    private static TrialStep verdict(Refusal why, boolean discovered) {
        return TAKEN.contains(why.code())
                ? TrialStep.passed(
                        "verdict",
                        "the partner knows us; of the mailbox it says: " + why.sentence())
                : TrialStep.failed(stepOf(why.code(), discovered), why);
    }

    /// At which step it ended.
    private static String stepOf(Code code, boolean discovered) {
        return switch (code) {
            case CHALLENGE_MISSING, CHALLENGE_NOT_OURS -> "challenge";
            case ISSUER_NOT_SHARED, AUTH_SERVER_DISABLED -> "issuer";
            case SIGNING_KEY_MISSING,
                    BROKER_UNREACHABLE,
                    BROKER_TLS_REFUSED,
                    BROKER_REFUSED,
                    BROKER_CLIENT_UNKNOWN,
                    BROKER_RESOURCE_UNKNOWN,
                    BROKER_CALL_FORBIDDEN,
                    BROKER_ASSERTION_REFUSED,
                    BROKER_BUSY,
                    BROKER_ANSWER_UNREADABLE ->
                    "token";
            case PARTNER_REFUSED_TOKEN -> "token-taken";
            case DISCOVERY_REDIRECTED -> "discovery";
            default -> discovered ? "call" : "discovery";
        };
    }
}
