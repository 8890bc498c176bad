package entente.endpoints;

import entente.audit.AuditFolder;
import entente.audit.AuditSearch;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import java.io.IOException;

/// `GET /entente/admin/audit`: what stands on record, a page at a time, as JSON lines.
public final class AdminAudit {
    private final AuditSearch search;

    public AdminAudit(AuditFolder folder) {
        this.search = new AuditSearch(folder);
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(door, Place.at("/entente/admin/audit", "GET").takingQueries());
    }

    private Reply answer(Visit visit) throws AdminError, IOException {
        var ask = AuditAsk.read(visit.arrival().query());
        var last = ask.last();
        return AuditLines.of(
                last.isPresent()
                        ? search.last(last.get(), ask.filter())
                        : search.after(ask.after(), ask.filter()));
    }
}
