package entente.endpoints;

import entente.enrolment.Enrolment;
import entente.enrolment.Enrolment.Outcome;
import entente.enrolment.Membership;
import entente.enrolment.Membership.Rolling;
import entente.enrolment.Thumbprint;
import entente.enrolment.TrustCheck;
import entente.enrolment.Wish;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.routes.ApplicationUri;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `/entente/admin/trust`: our federation trust. `GET` tells how it stands, `PUT` makes it or goes on making it, `PATCH` enables or disables it;
/// below it stand the other things that can be done with it.
public final class AdminTrust {
    private static final String PATH = "/entente/admin/trust";
    private static final String THUMBPRINT = "brokerThumbprint";
    private static final Set<String> WISH =
            Set.of("broker", "applicationUri", "domains", THUMBPRINT);

    private final Enrolment enrolment;
    private final TrustCheck check;
    private final Domain ours;

    /// `ours` is the domain that our ApplicationUri is made of where none is said.
    public AdminTrust(Enrolment enrolment, TrustCheck check, Domain ours) {
        this.enrolment = enrolment;
        this.check = check;
        this.ours = ours;
    }

    public List<Mount> mounts(Door door) {
        AdminEndpoint trust = this::trust;
        AdminEndpoint proofs = visit -> reply(enrolment.check(), visit);
        AdminEndpoint refresh = visit -> reply(enrolment.refresh(), visit);
        AdminEndpoint roll = visit -> reply(roll(visit), visit);
        AdminEndpoint remove = visit -> reply(enrolment.remove(force(visit)), visit);
        AdminEndpoint test = _ -> Json.reply(200, TrustJson.of(check.run(present())));
        return List.of(
                trust.behind(door, Place.at(PATH, "GET", "PUT", "PATCH")),
                proofs.behind(door, Place.at(PATH + "/check", "POST")),
                refresh.behind(door, Place.at(PATH + "/refresh", "POST")),
                roll.behind(door, Place.at(PATH + "/roll", "POST")),
                remove.behind(door, Place.at(PATH + "/remove", "POST")),
                test.behind(door, Place.at(PATH + "/test", "POST").changingNothing()));
    }

    private Reply trust(Visit visit) throws AdminError, IOException {
        return switch (visit.arrival().method()) {
            case "PUT" -> reply(enrolment.join(wish(visit)), visit);
            case "PATCH" -> reply(enrolment.enable(enabled(visit)), visit);
            default -> Json.reply(200, TrustJson.of(present(), visit.now()));
        };
    }

    private Membership present() throws AdminError {
        return enrolment
                .membership()
                .orElseThrow(() -> AdminError.notFound(Refusal.of(Code.TRUST_NOT_MADE)));
    }

    private static Reply reply(Outcome outcome, Visit visit) throws AdminError {
        return switch (outcome) {
            case Outcome.Done(var membership) ->
                    Json.reply(200, TrustJson.of(membership, visit.now()));
            case Outcome.Refused(var why) -> throw AdminError.refused(why);
        };
    }

    private Wish wish(Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), WISH);
        var broker =
                ask.https("broker")
                        .flatMap(Wish::broker)
                        .orElseThrow(() ->
                                AdminError.malformed(
                                        "\"broker\" must be an https URL without a path."));
        return new Wish(broker, applicationUri(ask), domains(ask), pin(ask));
    }

    private String applicationUri(JsonAsk ask) throws AdminError {
        var said = ask.maybeText("applicationUri");
        if (said.isEmpty()) {
            return enrolment.membership().map(Membership::applicationUri).orElse("fed." + ours);
        }
        return ApplicationUri.bare(said.get())
                .orElseThrow(() ->
                        AdminError.malformed(
                                "\"applicationUri\" must be a name like fed.contoso.test."));
    }

    private static Set<Domain> domains(JsonAsk ask) throws AdminError {
        var domains = new HashSet<Domain>();
        for (var name : ask.texts("domains")) {
            domains.add(
                    Domain.parse(name)
                            .orElseThrow(() ->
                                    AdminError.malformed("%s is no domain.".formatted(name))));
        }
        return domains;
    }

    private static Optional<String> pin(JsonAsk ask) throws AdminError {
        var said = ask.maybeText(THUMBPRINT);
        var pin = said.flatMap(Thumbprint::parse);
        if (said.isPresent() && pin.isEmpty()) {
            throw AdminError.malformed(
                    "\"%s\" must be a SHA-256 thumbprint, 64 hex digits.".formatted(THUMBPRINT));
        }
        return pin;
    }

    private static boolean enabled(Visit visit) throws AdminError, IOException {
        return JsonAsk.read(visit.arrival().body(), Set.of("enabled")).flag("enabled", true);
    }

    private static boolean force(Visit visit) throws AdminError, IOException {
        return JsonAsk.read(visit.arrival().body(), Set.of("force")).flag("force", false);
    }

    private Outcome roll(Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), Set.of("step", "force"));
        var step = step(ask.text("step"));
        var force = ask.flag("force", false);
        if (force && step != Rolling.CLEAR_PREVIOUS) {
            throw AdminError.malformed("\"force\" is for clear-previous alone.");
        }
        return enrolment.roll(step, force);
    }

    private static Rolling step(String name) throws AdminError {
        return switch (name) {
            case "stage" -> Rolling.STAGE;
            case "publish" -> Rolling.PUBLISH;
            case "clear-previous" -> Rolling.CLEAR_PREVIOUS;
            default ->
                    throw AdminError.malformed(
                            "\"step\" must be stage, publish or clear-previous.");
        };
    }
}
