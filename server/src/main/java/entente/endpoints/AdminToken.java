package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.inspection.Circumstances;
import entente.inspection.Inspector;
import entente.inspection.Unrecognised;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// `POST /entente/admin/token/inspect`: what a token says, and what would become of it here. Nothing of it is used up.
public final class AdminToken {
    private static final Set<String> ASK = Set.of("token", "host", "at", "offline");

    private final Inspector inspector;
    private final String host;

    /// `host` is the one that a token is thought to have come to where none is said.
    public AdminToken(Inspector inspector, String host) {
        this.inspector = inspector;
        this.host = host;
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(
                door, Place.at("/entente/admin/token/inspect", "POST").changingNothing());
    }

    private Reply answer(Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), ASK);
        var at = ask.maybeText("at").isPresent() ? ask.time("at") : visit.now();
        var reading =
                ask.flag("offline", false) ? Optional.<Instant>empty() : Optional.of(visit.now());
        var as = new Circumstances(host(ask), at, reading);
        try {
            return Json.reply(200, InspectionJson.of(inspector.inspect(ask.text("token"), as), as));
        } catch (Unrecognised neither) {
            throw AdminError.refused(
                    Refusal.of(Code.TOKEN_UNRECOGNISED)
                            .saying(
                                    Code.TOKEN_UNRECOGNISED.sentence()
                                            + " "
                                            + neither.getMessage()));
        }
    }

    private String host(JsonAsk ask) throws AdminError {
        var said = ask.maybeText("host");
        if (said.isEmpty()) {
            return host;
        }
        return Domain.parse(said.get())
                .map(Domain::name)
                .orElseThrow(() -> AdminError.malformed("\"host\" must be a host name."));
    }
}
