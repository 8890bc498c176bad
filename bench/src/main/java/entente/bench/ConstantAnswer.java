package entente.bench;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import java.io.IOException;

/// The limit that answers are measured against: whoever passed the same door and sent the same request gets bytes that were left here.
final class ConstantAnswer {
    static final String PATH = "/entente/bench/constant";

    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private volatile byte[] bytes = new byte[0];

    Mount mount(Door door) {
        return new Mount.Guarded(Place.at(PATH, "PUT", "POST"), door, (_, visit) -> answer(visit));
    }

    private Reply answer(Visit visit) throws IOException {
        var sent = visit.arrival().body().readNBytes(MOST_BYTES);
        if (visit.arrival().method().equals("PUT")) {
            bytes = sent;
        }
        return Reply.xml(200, bytes);
    }
}
