package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import java.io.IOException;

/// What an administrator may ask a server to do or tell, as JSON below `/entente/admin`.
@FunctionalInterface
interface AdminEndpoint {
    Reply answer(Visit visit) throws AdminError, IOException;

    /// Mounts it behind `door`, which lets administrators in and nobody else.
    default Mount behind(Door door, Place place) {
        return new Mount.Guarded(
                place,
                door,
                (_, visit) -> {
                    try {
                        return answer(visit);
                    } catch (AdminError error) {
                        return error.reply();
                    }
                });
    }
}
