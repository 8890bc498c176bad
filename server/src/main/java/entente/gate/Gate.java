package entente.gate;

import entente.audit.Audit;
import entente.gate.Entry.Admitted;
import entente.gate.Entry.Challenged;
import entente.gate.Entry.TurnedAway;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Caller;
import entente.question.TraceId;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/// The way of every request: trace, mount, door, endpoint, and the headers that each answer carries.
///
/// The asking side may name the trace (`client-request-id`); each answer names it back, beside a `request-id` of its own.
public final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    /// So many questions of one peer are answered in lobbies each minute.
    static final int MOST_IN_LOBBY = 60;

    private final String where;
    private final List<Mount> mounts;
    private final TraceBook traces;
    private final TurnedAwayRecord turnedAway;
    private final InstantSource clock;
    private final PerMinute answered = new PerMinute();
    private final Dates dates = new Dates();

    /// `where` is the domain whose traces these are. The first mount whose place matches answers.
    public Gate(
            String where, List<Mount> mounts, TraceBook traces, Audit audit, InstantSource clock) {
        this.where = where;
        this.mounts = List.copyOf(mounts);
        this.traces = traces;
        this.turnedAway = new TurnedAwayRecord(audit);
        this.clock = clock;
    }

    /// The answer to one request. Never throws, whatever the endpoint does.
    public Reply answer(Arrival arrival) {
        var requestId = UUID.randomUUID().toString();
        var trace = new Trace(traceId(arrival), where);
        MDC.put("trace", trace.id().text());
        try {
            return toMount(arrival, trace)
                    .with(
                            Map.of(
                                    "request-id",
                                    requestId,
                                    "client-request-id",
                                    trace.id().text(),
                                    "Date",
                                    dates.at(clock.instant())));
        } finally {
            MDC.remove("trace");
        }
    }

    private Reply toMount(Arrival arrival, Trace trace) {
        var known = false;
        for (var mount : mounts) {
            var named = mount.place().match(arrival.path());
            if (named.isEmpty()) {
                continue;
            }
            known = true;
            if (mount.place().knows(arrival.method())) {
                return stamped(mount, toEndpoint(mount, arrival, named.get(), trace));
            }
        }
        return known ? wrongMethod(arrival) : Reply.empty(404);
    }

    private Reply wrongMethod(Arrival arrival) {
        var here =
                mounts.stream()
                        .filter(mount -> mount.place().match(arrival.path()).isPresent())
                        .toList();
        var allowed = String.join(", ", here.stream().map(m -> m.place().methods()).toList());
        return stamped(here.getFirst(), Reply.empty(405).with("Allow", allowed));
    }

    private static Reply stamped(Mount mount, Reply reply) {
        return reply.with(mount.place().standing());
    }

    private Reply toEndpoint(Mount mount, Arrival arrival, Map<String, String> named, Trace trace) {
        var visit = new Visit(arrival, named, trace, clock.instant());
        try {
            return switch (mount) {
                case Mount.Open(_, var endpoint) -> endpoint.answer(visit);
                case Mount.Guarded guarded -> throughDoor(guarded, visit);
                case Mount.WithLobby(var lobby, var guarded) -> throughLobby(lobby, guarded, visit);
                case Mount.Sealed sealed -> throughSeal(sealed, visit);
            };
        } catch (RuntimeException fault) {
            return failed(visit, "nobody known", fault);
        } catch (IOException gone) {
            LOG.debug("{} ended early", arrival, gone);
            return Reply.empty(400);
        }
    }

    private Reply throughDoor(Mount.Guarded mount, Visit visit) throws IOException {
        var watch = new Stopwatch();
        return switch (mount.door().enter(visit.arrival(), visit.now(), visit.trace())) {
            case TurnedAway(var why) -> {
                record(why, visit, watch);
                turnedAway.atDoor(mount.door(), why, visit);
                yield mount.door().turnAway(why);
            }
            case Challenged(var header) -> Reply.empty(401).with("WWW-Authenticate", header);
            case Admitted(var caller, var checks) -> {
                visit.trace().add(new Step.ChecksPassed(caller.describe(), checks), watch.lap());
                yield inside(mount.place(), mount.endpoint(), caller, visit, watch);
            }
        };
    }

    /// Who shows anything at all goes to the door, and so does who asks too often or for what the lobby has no answer to.
    private Reply throughLobby(Lobby lobby, Mount.Guarded mount, Visit visit) throws IOException {
        var arrival = visit.arrival();
        var heard =
                arrival.secure()
                        && arrival.headers("authorization").isEmpty()
                        && !answered.reached(arrival.network(), MOST_IN_LOBBY, visit.now());
        var answer = heard ? lobby.answer(visit) : Optional.<Reply>empty();
        if (answer.isEmpty()) {
            return throughDoor(mount, visit);
        }
        answered.count(arrival.network(), visit.now());
        return answer.get();
    }

    private Reply throughSeal(Mount.Sealed mount, Visit visit) throws IOException {
        var watch = new Stopwatch();
        var decision = mount.door().enter(visit.arrival(), mount.destination(), visit.trace());
        return switch (decision) {
            case SealedDoor.TurnedAway(var why, var proven) -> {
                record(why, visit, watch);
                turnedAway.atSeal(why, proven, visit);
                yield mount.door().turnAway(why);
            }
            case SealedDoor.Opened(var caller, var checks, var body) -> {
                visit.trace().add(new Step.ChecksPassed(caller.describe(), checks), watch.lap());
                yield inside(mount.place(), mount.endpoint(), caller, visit.withBody(body), watch);
            }
        };
    }

    private Reply inside(
            Place place, GuardedEndpoint endpoint, Caller caller, Visit visit, Stopwatch watch)
            throws IOException {
        try {
            var reply = endpoint.answer(caller, visit);
            log(place, caller, visit, reply, watch);
            if (reply.status() >= 400) {
                turnedAway.inside(caller, visit);
            }
            return reply.withLive(body -> toldOf(body, caller, visit, watch));
        } catch (RuntimeException fault) {
            return failed(visit, caller.describe(), fault);
        } finally {
            traces.keep(visit.trace(), true);
        }
    }

    /// What went wrong here stands on record with whom it went wrong for; the caller is told nothing of it.
    private static Reply failed(Visit visit, String caller, RuntimeException fault) {
        LOG.error("{} for {} failed", visit.arrival(), caller, fault);
        if (fault instanceof Problem problem) {
            visit.trace().add(new Step.Failed(problem.refusal()), Duration.ZERO);
        }
        return Reply.empty(500);
    }

    // A visit without credentials is how clients ask what to send, and no failure of anything.
    private void record(Refusal why, Visit visit, Stopwatch watch) {
        if (why.code() != Code.NOT_SIGNED_IN) {
            LOG.info(
                    "{} from {} turned away: {} {}",
                    visit.arrival(),
                    visit.arrival().peer(),
                    why.code(),
                    why.cause().orElse(""));
            visit.trace().add(new Step.Failed(why), watch.lap());
            traces.keep(visit.trace(), false);
        }
    }

    private static void log(Place place, Caller caller, Visit visit, Reply reply, Stopwatch watch) {
        LOG.atLevel(level(place, caller, reply))
                .log(
                        "{} for {}: {} after {} ms",
                        visit.arrival(),
                        caller.describe(),
                        reply.status(),
                        watch.lap().toMillis());
    }

    /// What our own people do all day, and what partners were answered where that is on record under the same trace, is for those who look
    /// closer: a line on the disk takes longer than to read the question.
    private static Level level(Place place, Caller caller, Reply reply) {
        return switch (caller) {
            case Caller.OwnPerson _ -> Level.DEBUG;
            case Caller.Administrator _ -> Level.INFO;
            case Caller.PartnerPerson _,
                    Caller.DelegatedPerson _,
                    Caller.ForestPerson _,
                    Caller.ForestAccount _,
                    Caller.PartnerApplication _ ->
                    place.isRecording() && reply.status() < 400 ? Level.DEBUG : Level.INFO;
        };
    }

    /// The same body; its parts belong to the same trace, and the log says when it ended.
    private static LiveBody toldOf(LiveBody body, Caller caller, Visit visit, Stopwatch watch) {
        return new LiveBody() {
            @Override
            public void write(Outlet outlet) throws IOException {
                MDC.put("trace", visit.trace().id().text());
                try {
                    body.write(outlet);
                } finally {
                    LOG.debug(
                            "{} for {} ended {} ms later",
                            visit.arrival(),
                            caller.describe(),
                            watch.lap().toMillis());
                    MDC.remove("trace");
                }
            }

            @Override
            public OptionalLong length() {
                return body.length();
            }
        };
    }

    private static TraceId traceId(Arrival arrival) {
        return arrival.header("client-request-id")
                .flatMap(TraceId::parse)
                .orElseGet(TraceId::fresh);
    }
}
