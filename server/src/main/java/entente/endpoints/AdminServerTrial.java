package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.trials.ServerTrial;
import java.util.Set;

/// `POST /entente/admin/server/test`: whether this server itself is well, tried step by step. Changes nothing.
public final class AdminServerTrial {
    private final ServerTrial trial;

    public AdminServerTrial(ServerTrial trial) {
        this.trial = trial;
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint =
                visit -> {
                    JsonAsk.read(visit.arrival().body(), Set.of());
                    return Json.reply(200, TrialJson.of(trial.run()));
                };
        return endpoint.behind(
                door, Place.at("/entente/admin/server/test", "POST").changingNothing());
    }
}
