package entente.endpoints;

import entente.audit.Audit;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.question.Domain;
import java.util.LinkedHashMap;
import tools.jackson.databind.json.JsonMapper;

/// `GET /entente/health`: whether this server answers, and whose it is. Open to everybody. While the record cannot be kept it is not ready
/// (503).
public final class Health {
    private final byte[] ready;
    private final byte[] unready;
    private final Audit audit;

    public Health(Domain domain, Audit audit) {
        this.ready = body(domain, true);
        this.unready = body(domain, false);
        this.audit = audit;
    }

    public Mount mount() {
        return new Mount.Open(
                Place.at("/entente/health", "GET"),
                _ -> audit.keeps() ? Reply.json(200, ready) : Reply.json(503, unready));
    }

    private static byte[] body(Domain domain, boolean ready) {
        var json = new LinkedHashMap<String, Object>();
        json.put("ready", ready);
        json.put("organisation", domain.name());
        return JsonMapper.shared().writeValueAsBytes(json);
    }
}
