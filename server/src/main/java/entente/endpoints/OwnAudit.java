package entente.endpoints;

import entente.audit.AuditFilter;
import entente.audit.AuditFolder;
import entente.audit.AuditSearch;
import entente.audit.AuditSearch.Page;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `GET /entente/own/audit`: who looked at the calendar of the person who signed in, and what was shown; nothing about anybody else, and
/// nothing of how it was decided. One is answered at a time, as everybody may ask.
public final class OwnAudit {
    private static final Set<String> TOLD =
            Set.of(
                    "v",
                    "at",
                    "event",
                    "by",
                    "organisation",
                    "administrator",
                    "about",
                    "purpose",
                    "route",
                    "result",
                    "level");

    private final AuditSearch search;
    private final Semaphore one = new Semaphore(1);

    public OwnAudit(AuditFolder folder) {
        this.search = new AuditSearch(folder);
    }

    public Mount mount(Door door) {
        return AdminEndpoint.behind(door, Place.at("/entente/own/audit", "GET"), this::answer);
    }

    private Reply answer(Caller caller, Visit visit) throws AdminError, IOException {
        if (!(caller instanceof Caller.OwnPerson(var person))) {
            throw AdminError.forbidden(Refusal.of(Code.OPERATION_FORBIDDEN, caller.describe()));
        }
        var ask = AuditAsk.read(visit.arrival().query());
        if (!one.tryAcquire()) {
            return Reply.empty(503).with("Retry-After", "1");
        }
        try {
            var filter = about(person, ask.filter());
            var last = ask.last();
            var page =
                    last.isPresent()
                            ? search.last(last.get(), filter)
                            : search.after(ask.after(), filter);
            return AuditLines.of(
                    new Page(
                            page.lines().stream().map(OwnAudit::told).toList(),
                            page.next(),
                            page.more()));
        } finally {
            one.release();
        }
    }

    private static AuditFilter about(Address person, AuditFilter asked) {
        return new AuditFilter(
                asked.since(),
                asked.until(),
                Map.of("event", "lookup", "about", person.toString()));
    }

    private static byte[] told(byte[] line) {
        var event = (ObjectNode) JsonMapper.shared().readTree(line);
        event.retain(List.copyOf(TOLD));
        return JsonMapper.shared().writeValueAsBytes(event);
    }
}
