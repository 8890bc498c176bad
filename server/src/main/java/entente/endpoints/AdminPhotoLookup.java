package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.Directory;
import entente.photos.PhotoInquiry;
import entente.photos.PhotoLookup;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Finding;
import entente.question.Hop;
import entente.question.PhotoSize;
import entente.question.Picture;
import entente.trace.Step.RouteConsidered;
import entente.trace.TimedStep;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `POST /entente/admin/photo`: a person's photo as one of our people would see it, told with all steps.
public final class AdminPhotoLookup {
    private static final Set<String> MEMBERS = Set.of("from", "of", "size");

    private final PhotoLookup lookup;
    private final Directory directory;

    public AdminPhotoLookup(PhotoLookup lookup, Directory directory) {
        this.lookup = lookup;
        this.directory = directory;
    }

    public Mount mount(Door door) {
        return AdminEndpoint.behind(
                door, Place.at("/entente/admin/photo", "POST").changingNothing(), this::answer);
    }

    private Reply answer(Caller by, Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), MEMBERS);
        var inquiry =
                new PhotoInquiry(
                        new Caller.OwnPerson(person(ask.text("from"))),
                        ask.text("of"),
                        size(ask.maybeText("size").orElse(PhotoSize.HR240.wireName())),
                        Optional.of(
                                by instanceof Caller.Administrator(var name)
                                        ? name
                                        : by.describe()),
                        Hop.FIRST);
        var finding = lookup.look(inquiry, visit.trace());
        var steps = Address.parse(inquiry.address()).map(visit.trace()::stepsFor).orElse(List.of());
        var json = new LinkedHashMap<String, Object>();
        json.put("traceId", visit.trace().id().text());
        json.put("address", inquiry.address());
        json.put("route", route(steps));
        tell(finding, json);
        json.put("steps", steps.stream().map(AdminPhotoLookup::line).toList());
        return Json.reply(200, json);
    }

    private static void tell(Finding<Picture> finding, Map<String, Object> json) {
        switch (finding) {
            case Finding.Told<Picture>(var picture) -> {
                json.put("result", "answered");
                json.put("picture", Base64.getEncoder().encodeToString(picture.octets()));
            }
            case Finding.Refused<Picture>(var why) -> tell("refused", why, json);
            case Finding.Unreachable<Picture>(var why) -> tell("unreachable", why, json);
        }
    }

    private static void tell(String result, Refusal why, Map<String, Object> json) {
        json.put("result", result);
        json.put("reasonCode", why.code().name());
        json.put("sentence", why.sentence());
        json.put("remedy", why.remedy());
    }

    private static Map<String, Object> line(TimedStep step) {
        var json = new LinkedHashMap<String, Object>();
        json.put("step", step.step().name());
        json.put("where", step.where());
        json.put("millis", step.took().toMillis());
        json.put("detail", step.step().detail());
        return json;
    }

    private static String route(List<TimedStep> steps) {
        return steps.stream()
                .map(TimedStep::step)
                .filter(RouteConsidered.class::isInstance)
                .map(RouteConsidered.class::cast)
                .filter(RouteConsidered::chosen)
                .map(RouteConsidered::kind)
                .findFirst()
                .orElse("none");
    }

    private Address person(String from) throws AdminError {
        return Address.parse(from)
                .filter(address -> directory.find(address).isPresent())
                .orElseThrow(() -> AdminError.unknown(from));
    }

    private static PhotoSize size(String name) throws AdminError {
        return PhotoSize.of(name)
                .orElseThrow(() -> AdminError.malformed("\"size\" must be a size like HR96x96."));
    }
}
