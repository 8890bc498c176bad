package entente.endpoints;

import static java.nio.charset.StandardCharsets.US_ASCII;

import entente.audit.Audit;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.problem.Wire;
import entente.question.Domain;
import entente.registry.Ask;
import entente.registry.RegistrationDesk;
import entente.registry.RegistrationDesk.Outcome;
import entente.registry.RegistrationDesk.Sent;
import entente.wire.jwt.CompactToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where organisations register at the broker and keep their registration, below `/admin/v1/orgs`. The body of each request is a token
/// ([entente.wire.jwt.SignedRequest]); each answer is JSON.
public final class RegistrationApi {
    private static final String ORGS = "/admin/v1/orgs";
    private static final String ORG = ORGS + "/{appId}";

    /// What is asked of the registration itself changes nothing.
    private static final String LOOKS = "POST";

    private final RegistrationDesk desk;
    private final OwnUrl url;
    private final Audit audit;
    private final TokenRecord record;

    public RegistrationApi(RegistrationDesk desk, OwnUrl url, Audit audit) {
        this.desk = desk;
        this.url = url;
        this.audit = audit;
        this.record = new TokenRecord(audit);
    }

    public List<Mount> mounts() {
        return List.of(
                new Mount.Open(
                        Place.at(ORGS, "POST"),
                        visit -> {
                            var sent = sent(visit);
                            if (sent.isEmpty()) {
                                return refused();
                            }
                            return keeps("register")
                                    ? reply(desk.register(sent.get()), "register", visit)
                                    : notKept();
                        }),
                at(ORG, "POST", _ -> new Ask.Look()),
                at(ORG + "/certificates/next", "PUT", _ -> new Ask.StageCertificate()),
                at(ORG + "/certificates/publish", "POST", _ -> new Ask.PublishCertificate()),
                at(ORG + "/certificates/previous", "DELETE", _ -> new Ask.ClearPrevious()),
                at(ORG + "/domains", "POST", _ -> new Ask.ReserveDomain()),
                at(ORG + "/domains/{domain}/check", "POST", Ask.CheckDomain::new),
                at(ORG + "/domains/{domain}", "DELETE", Ask.ReleaseDomain::new),
                at(ORG + "/uris", "POST", _ -> new Ask.AddUri()));
    }

    /// What a path asks for, of the domain in it where there is one.
    private interface Errand {
        Ask about(Domain domain);
    }

    private Mount at(String path, String method, Errand errand) {
        return new Mount.Open(
                Place.at(path, method),
                visit -> {
                    var sent = sent(visit);
                    var ask = ask(visit, errand);
                    if (sent.isEmpty() || ask.isEmpty()) {
                        return refused();
                    }
                    var action = method + path.substring(ORG.length());
                    return keeps(action)
                            ? reply(
                                    desk.answer(visit.named("appId"), ask.get(), sent.get()),
                                    action,
                                    visit)
                            : notKept();
                });
    }

    /// Whether what it changes would be on record; asked before anything is done, as it could not be undone.
    private boolean keeps(String action) {
        return action.equals(LOOKS) || audit.keeps();
    }

    private static Reply notKept() {
        return refused(Refusal.of(Code.REGISTRATION_BUSY, "the audit is not kept"));
    }

    private static Optional<Ask> ask(Visit visit, Errand errand) {
        return Domain.parse(visit.named().getOrDefault("domain", "none")).map(errand::about);
    }

    /// The request, if it came as a secret must and is not larger than one can be.
    private Optional<Sent> sent(Visit visit) throws IOException {
        var arrival = visit.arrival();
        var most = CompactToken.MOST_CHARACTERS;
        var body = arrival.body().readNBytes(most + 1);
        return arrival.secure() && body.length <= most
                ? Optional.of(
                        new Sent(
                                new String(body, US_ASCII),
                                url.of(arrival, arrival.path()),
                                arrival.network(),
                                visit.now()))
                : Optional.empty();
    }

    private static Reply refused() {
        return refused(Refusal.of(Code.REGISTRATION_MALFORMED));
    }

    private Reply reply(Outcome outcome, String action, Visit visit) {
        return switch (outcome) {
            case Outcome.Done(var organisation, var finding) ->
                    action.equals(LOOKS) || record.registered(organisation.appId(), action, visit)
                            ? Json.reply(200, RegistrationJson.of(organisation, finding))
                            : notKept();
            case Outcome.Refused(var why, var retryAfter) -> {
                record.refused("registration", Optional.empty(), false, why, visit);
                yield retryAfter
                        .map(wait ->
                                refused(why).with("Retry-After", Long.toString(wait.toSeconds())))
                        .orElseGet(() -> refused(why));
            }
        };
    }

    private static Reply refused(Refusal why) {
        var status = why.code().wire() instanceof Wire.Registration(var known) ? known : 500;
        return Json.reply(status, Map.of("error", RegistrationJson.of(why)));
    }
}
