package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.TraceBook;
import entente.gate.Visit;
import entente.question.Domain;
import entente.question.TraceId;
import entente.trace.TimedStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `GET /entente/admin/traces/{id}`: what a request under this trace id went through here.
public final class AdminTraces {
    private final TraceBook traces;
    private final Domain where;

    public AdminTraces(TraceBook traces, Domain where) {
        this.traces = traces;
        this.where = where;
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(door, Place.at("/entente/admin/traces/{id}", "GET"));
    }

    private Reply answer(Visit visit) throws AdminError {
        var id =
                TraceId.parse(visit.named("id"))
                        .orElseThrow(() -> AdminError.malformed("A trace id is a GUID."));
        var json = new LinkedHashMap<String, Object>();
        json.put("traceId", id.text());
        json.put("where", where.name());
        json.put(
                "steps",
                traces.steps(id).orElse(List.of()).stream().map(AdminTraces::step).toList());
        return Json.reply(200, json);
    }

    private static Map<String, Object> step(TimedStep step) {
        var json = new LinkedHashMap<String, Object>();
        json.put("step", step.step().name());
        json.put("where", step.where());
        json.put("millis", step.took().toMillis());
        json.put("detail", step.step().detail());
        step.mailbox().ifPresent(mailbox -> json.put("mailbox", mailbox.toString()));
        return json;
    }
}
