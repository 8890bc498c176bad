package entente.endpoints;

import entente.availability.Limits;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.lookup.Inquiry;
import entente.lookup.Lookup;
import entente.mailbox.Directory;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.problem.Wire;
import entente.question.Address;
import entente.question.Answer;
import entente.question.Caller;
import entente.question.View;
import entente.question.Window;
import entente.trace.Step;
import entente.wire.graph.ScheduleFault;
import entente.wire.graph.ScheduleRequest;
import entente.wire.graph.ScheduleResponse;
import entente.wire.graph.ScheduleResponse.Entry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `/v1.0/…/calendar/getSchedule`: free/busy as JSON, for programs; what is shown to whom is what EWS shows.
public final class Schedules {
    private static final int MOST_BYTES = 1024 * 1024;

    private final Lookup lookup;
    private final Limits limits;
    private final Directory directory;
    private final OwnUrl url;

    public Schedules(Lookup lookup, Limits limits, Directory directory, OwnUrl url) {
        this.lookup = lookup;
        this.limits = limits;
        this.directory = directory;
        this.url = url;
    }

    public List<Mount> mounts(Door door) {
        return List.of(
                new Mount.Guarded(
                        Place.at("/v1.0/me/calendar/getSchedule", "POST"), door, this::mine),
                new Mount.Guarded(
                        Place.at("/v1.0/users/{user}/calendar/getSchedule", "POST"),
                        door,
                        this::ofUser));
    }

    private Reply mine(Caller caller, Visit visit) throws IOException {
        return switch (caller) {
            case Caller.PartnerApplication _, Caller.ForestAccount _ ->
                    error(400, "BadRequest", "There is nobody behind this token to be me.", visit);
            case Caller.OwnPerson _,
                    Caller.PartnerPerson _,
                    Caller.DelegatedPerson _,
                    Caller.ForestPerson _,
                    Caller.Administrator _ ->
                    answer(caller, visit);
        };
    }

    private Reply ofUser(Caller caller, Visit visit) throws IOException {
        var known = Address.parse(visit.named("user")).flatMap(directory::find);
        return known.isPresent()
                ? answer(caller, visit)
                : error(404, "ErrorInvalidUser", "Nobody here has this address.", visit);
    }

    private Reply answer(Caller caller, Visit visit) throws IOException {
        if (!Rights.of(caller).allowFreeBusy()) {
            return refused(403, Refusal.of(Code.OPERATION_FORBIDDEN, caller.describe()), visit);
        }
        var type = visit.arrival().header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            return error(415, "UnsupportedMediaType", "Send application/json.", visit);
        }
        var body = visit.arrival().body().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return refused(413, Refusal.of(Code.REQUEST_TOO_LARGE), visit);
        }
        try {
            return answer(caller, ScheduleRequest.read(body), visit);
        } catch (ScheduleFault fault) {
            return refused(400, fault.refusal(), visit);
        }
    }

    private Reply answer(Caller caller, ScheduleRequest ask, Visit visit) throws ScheduleFault {
        var zone = ScheduleRequest.answerZone(visit.arrival().headers("prefer"));
        var refusal =
                limits.check(ask.start(), ask.end(), ask.intervalMinutes(), ask.schedules().size());
        if (refusal.isPresent()) {
            return refused(400, refusal.get(), visit);
        }
        var inquiry =
                new Inquiry(
                        caller,
                        ask.schedules(),
                        new Window(ask.start(), ask.end()),
                        View.DETAILED_MERGED,
                        Duration.ofMinutes(ask.intervalMinutes()));
        var answers = lookup.answer(inquiry, visit.trace());
        var entries = new ArrayList<Entry>();
        for (var i = 0; i < answers.size(); i++) {
            entries.add(new Entry(ask.schedules().get(i), answers.get(i), code(answers.get(i))));
        }
        var context =
                url.of(
                        visit.arrival(),
                        "/v1.0/$metadata#Collection(microsoft.graph.scheduleInformation)");
        return Reply.json(
                200,
                new ScheduleResponse(context, entries, inquiry.window(), inquiry.interval(), zone)
                        .json());
    }

    private static Optional<String> code(Answer answer) {
        return switch (answer) {
            case Answer.Answered _ -> Optional.empty();
            case Answer.Refused(var why) -> Optional.of(code(why));
            case Answer.Unreachable(var why) -> Optional.of(code(why));
        };
    }

    /// The response code that EWS has for it, which is used here too.
    private static String code(Refusal why) {
        return switch (why.code().wire()) {
            case Wire.Mailbox(var code) -> code;
            case Wire.Fault(var code) -> code;
            case Wire.Status(var status) when status == 403 -> "ErrorAccessDenied";
            case Wire.Status _,
                    Wire.Diagnostics _,
                    Wire.Security _,
                    Wire.NotUnderstood _,
                    Wire.OAuth _,
                    Wire.Registration _,
                    Wire.Trust _,
                    Wire.Local _ ->
                    "ErrorInternalServerError";
        };
    }

    private static Reply refused(int status, Refusal why, Visit visit) {
        visit.trace().add(new Step.Failed(why), Duration.ZERO);
        return error(status, code(why), why.sentence(), visit);
    }

    private static Reply error(int status, String code, String message, Visit visit) {
        var inner = new LinkedHashMap<String, Object>();
        inner.put("date", visit.now().toString());
        inner.put("client-request-id", visit.trace().id().text());
        var error = new LinkedHashMap<String, Object>();
        error.put("code", code);
        error.put("message", message);
        error.put("innerError", inner);
        return Json.reply(status, Map.of("error", error));
    }
}
