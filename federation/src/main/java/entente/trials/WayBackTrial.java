package entente.trials;

import entente.calling.Https;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.routes.Connector;
import entente.tokens.AuthServer;
import entente.tokens.OwnIdentity;
import entente.tokens.PartnerTokens;
import entente.tokens.SigningKeys;
import entente.trace.Trace;
import entente.trusts.Action;
import entente.vouching.Message;
import entente.vouching.PartnerCalls.Outcome;
import entente.vouching.VouchedCalls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Has a partner try its own way to us: our application asks for that with its token, and is told the reason code of what stopped it, no more.
///
/// Servers other than ours have no such place; of them it is not known from here.
public final class WayBackTrial {
    /// Where partners are asked.
    public static final String PATH = "/entente/partner/way-back";

    private static final String STEP = "way-back";
    private static final String AGENT = "entente";
    private static final int MOST_BYTES = 4 * 1024;

    private final Https https;
    private final Supplier<OwnIdentity> own;
    private final Supplier<SigningKeys> keys;
    private final Supplier<List<AuthServer>> authServers;
    private final InstantSource clock;
    private final Duration patience;

    /// `patience` is for all of it: the partner's own try is a part of that.
    public WayBackTrial(
            Https https,
            Supplier<OwnIdentity> own,
            Supplier<SigningKeys> keys,
            Supplier<List<AuthServer>> authServers,
            InstantSource clock,
            Duration patience) {
        this.https = https;
        this.own = own;
        this.keys = keys;
        this.authServers = authServers;
        this.clock = clock;
        this.patience = patience;
    }

    /// Asks the partner of a connector.
    public TrialStep of(Connector connector, Trace trace) {
        var tokens = new PartnerTokens(https, own, keys, clock);
        var outcome =
                new VouchedCalls(https, tokens, authServers, clock)
                        .send(
                                message(connector),
                                connector,
                                Optional.empty(),
                                trace,
                                clock.instant().plus(patience));
        return switch (outcome) {
            case Outcome.Answered(var status, var body) when status == 200 -> told(body);
            case Outcome.Answered(var status, var _) ->
                    unknown("the partner answered %d".formatted(status));
            case Outcome.Failed(var why) -> unknown(why.sentence());
        };
    }

    private Message message(Connector connector) {
        var place = connector.discoveryEndpoint().resolve(PATH);
        return new Message(
                place, STEP, "", Action.FREE_BUSY, AGENT, new byte[0], patience, MOST_BYTES);
    }

    private static TrialStep told(byte[] body) {
        try {
            var answer = JsonMapper.shared().readTree(body);
            return answer.path("passed").asBoolean()
                    ? TrialStep.passed(STEP, "the partner reached us over its own connector")
                    : failed(answer);
        } catch (JacksonException none) {
            return unknown("what the partner answered cannot be read");
        }
    }

    private static TrialStep failed(JsonNode answer) {
        var code = code(answer.path("reasonCode").asString(""));
        return TrialStep.failed(
                STEP,
                Refusal.of(Code.WAY_BACK_FAILED)
                        .saying(
                                "The partner tried its own way to us and was stopped: %s"
                                        .formatted(
                                                code.map(it -> it + ", " + it.sentence())
                                                        .orElse("it does not say by what."))));
    }

    /// What a stranger names is believed only where it is one of ours.
    private static Optional<Code> code(String name) {
        return Arrays.stream(Code.values()).filter(code -> code.name().equals(name)).findFirst();
    }

    private static TrialStep unknown(String why) {
        return TrialStep.skipped(
                STEP, "whether the partner reaches us is not known from here: " + why);
    }
}
