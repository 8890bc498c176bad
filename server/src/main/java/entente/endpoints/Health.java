package entente.endpoints;

import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.question.Domain;
import java.util.LinkedHashMap;
import tools.jackson.databind.json.JsonMapper;

/// `GET /entente/health`: whether this server answers, and whose it is. Open to everybody.
public final class Health {
    private final byte[] body;

    public Health(Domain domain) {
        var json = new LinkedHashMap<String, Object>();
        json.put("ready", true);
        json.put("organisation", domain.name());
        this.body = JsonMapper.shared().writeValueAsBytes(json);
    }

    public Mount mount() {
        return new Mount.Open(Place.at("/entente/health", "GET"), _ -> Reply.json(200, body));
    }
}
