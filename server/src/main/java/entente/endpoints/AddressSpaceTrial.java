package entente.endpoints;

import entente.asking.FreeBusyQuestion;
import entente.asking.Partners;
import entente.audit.Asker;
import entente.audit.Audit;
import entente.audit.AuditEvent.Found;
import entente.audit.AuditEvent.LookedUp;
import entente.calling.Https;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.Directory;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Answer;
import entente.question.Caller;
import entente.question.View;
import entente.question.Window;
import entente.routes.AddressSpace;
import entente.trials.Reached;
import entente.trials.Trial;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tries an address space with one real question, also where it is disabled: is there somebody, and does he take what proves us?
///
/// It is a lookup, and on record as one, by whoever it was asked for.
public final class AddressSpaceTrial {
    private static final Set<String> MEMBERS = Set.of("target", "from", "nobody");
    private static final Duration WINDOW = Duration.ofHours(24);

    /// Answers about one mailbox, which are given to those alone whom the forest knows.
    private static final Set<Code> TAKEN = Set.of(Code.MAILBOX_UNKNOWN, Code.CALENDAR_NOT_SHARED);

    private final Partners partners;
    private final Directory directory;
    private final Audit audit;
    private final Duration patience;
    private final Reached reached;

    /// `directory` says who may be asked for: our certificate vouches for whomever we name.
    public AddressSpaceTrial(
            Partners partners, Https https, Directory directory, Audit audit, Duration patience) {
        this.reached = new Reached(https, patience);
        this.partners = partners;
        this.directory = directory;
        this.audit = audit;
        this.patience = patience;
    }

    /// `target` is whom it asks about (postmaster where nobody is said), `from` whom it asks for. With `nobody` nothing is asked: it is only looked
    /// whether somebody is there.
    Reply of(AddressSpace space, Caller by, Visit visit) throws AdminError, IOException {
        var ask = JsonAsk.read(visit.arrival().body(), MEMBERS);
        if (ask.flag("nobody", false)) {
            return Json.reply(200, TrialJson.of(reached(space)));
        }
        var target =
                AdminTrials.address(ask, "target")
                        .orElseGet(() -> Address.of("postmaster@" + space.forest()));
        if (!target.domain().equals(space.forest())) {
            throw AdminError.malformed(
                    "\"target\" must be an address in %s.".formatted(space.forest()));
        }
        var from = AdminTrials.ours(ask, "from", directory);
        if (space.method().namesPeople() && from.isEmpty()) {
            throw AdminError.malformed(
                    "\"from\" must name one of our people: %s asks for persons."
                            .formatted(space.method()));
        }
        var start = visit.now().truncatedTo(ChronoUnit.HOURS);
        var answers =
                partners.ask(
                        space,
                        new FreeBusyQuestion(
                                from,
                                List.of(target),
                                new Window(start, start.plus(WINDOW)),
                                View.FREE_BUSY_MERGED,
                                Duration.ofMinutes(30)),
                        visit.trace(),
                        visit.now().plus(patience));
        var answer =
                Answer.of(
                        Objects.requireNonNull(
                                answers.get(target), "each mailbox is answered for"));
        if (!audit.record(lookedUp(from, by, target, answer, visit))) {
            throw AdminError.unavailable(Audit.notKept());
        }
        return Json.reply(200, report(answer, target, visit));
    }

    private Trial reached(AddressSpace space) {
        return new Trial(
                Stream.of(space.autodiscover(), space.sharingEndpoint())
                        .flatMap(Optional::stream)
                        .map(place -> reached.step("reached", place))
                        .toList());
    }

    private static LookedUp lookedUp(
            Optional<Address> from, Caller by, Address target, Answer answer, Visit visit) {
        var administrator = Asker.of(by);
        var asker =
                from.map(person ->
                                Asker.of(new Caller.OwnPerson(person))
                                        .through(Optional.of(administrator.name())))
                        .orElse(administrator);
        return new LookedUp(
                visit.now(),
                visit.trace().id(),
                asker,
                target,
                Optional.empty(),
                Optional.empty(),
                "freebusy",
                "address-space",
                found(answer));
    }

    private static Found found(Answer answer) {
        return switch (answer) {
            case Answer.Answered(var freeBusy) ->
                    new Found(
                            "answered",
                            Optional.empty(),
                            Optional.of(freeBusy.level()),
                            Optional.empty());
            case Answer.Refused(var why) -> notAnswered("refused", why);
            case Answer.Unreachable(var why) -> notAnswered("unreachable", why);
        };
    }

    private static Found notAnswered(String result, Refusal why) {
        return new Found(result, Optional.of(why.code()), Optional.empty(), Optional.empty());
    }

    private static Map<String, Object> report(Answer answer, Address target, Visit visit) {
        var json = new LinkedHashMap<String, Object>();
        var why = why(answer);
        json.put("passed", why.filter(it -> !TAKEN.contains(it.code())).isEmpty());
        json.put("target", target.toString());
        why.ifPresent(it -> {
            json.put("reasonCode", it.code().name());
            json.put("sentence", it.sentence());
            json.put("remedy", it.remedy());
        });
        json.put(
                "steps",
                visit.trace().steps().stream()
                        .map(step ->
                                Map.of(
                                        "step", step.step().name(),
                                        "millis", step.took().toMillis(),
                                        "detail", step.step().detail()))
                        .toList());
        return json;
    }

    private static Optional<Refusal> why(Answer answer) {
        return switch (answer) {
            case Answer.Answered _ -> Optional.empty();
            case Answer.Refused(var why) -> Optional.of(why);
            case Answer.Unreachable(var why) -> Optional.of(why);
        };
    }
}
