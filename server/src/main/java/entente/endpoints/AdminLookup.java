package entente.endpoints;

import entente.availability.Limits;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.lookup.Inquiry;
import entente.lookup.Lookup;
import entente.lookup.LookupReport;
import entente.mailbox.Directory;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Hop;
import entente.question.View;
import entente.question.Window;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// `POST /entente/admin/lookup`: a lookup as one of our people would do it, told with all its steps.
public final class AdminLookup {
    private static final Set<String> MEMBERS =
            Set.of("from", "to", "start", "end", "view", "intervalMinutes");
    private static final int USUAL_INTERVAL = 30;

    private final Lookup lookup;
    private final Limits limits;
    private final Directory directory;

    public AdminLookup(Lookup lookup, Limits limits, Directory directory) {
        this.lookup = lookup;
        this.limits = limits;
        this.directory = directory;
    }

    public Mount mount(Door door) {
        return AdminEndpoint.behind(
                door, Place.at("/entente/admin/lookup", "POST").changingNothing(), this::answer);
    }

    private Reply answer(Caller by, Visit visit) throws AdminError, IOException {
        var inquiry = inquiry(by, JsonAsk.read(visit.arrival().body(), MEMBERS));
        var answers = lookup.answer(inquiry, visit.trace());
        return Reply.json(200, LookupReport.of(inquiry, answers, visit.trace()).json());
    }

    private Inquiry inquiry(Caller by, JsonAsk ask) throws AdminError {
        var start = ask.time("start");
        var end = ask.time("end");
        var interval = ask.number("intervalMinutes", USUAL_INTERVAL);
        var addresses = ask.texts("to");
        var refusal = limits.check(start, end, interval, addresses.size());
        if (refusal.isPresent()) {
            throw AdminError.refused(refusal.get());
        }
        return new Inquiry(
                new Caller.OwnPerson(person(ask.text("from"))),
                addresses,
                new Window(start, end),
                view(ask.maybeText("view").orElse(View.DETAILED_MERGED.wireName())),
                Duration.ofMinutes(interval),
                Optional.of(by instanceof Caller.Administrator(var name) ? name : by.describe()),
                Hop.FIRST);
    }

    private Address person(String from) throws AdminError {
        return Address.parse(from)
                .filter(address -> directory.find(address).isPresent())
                .orElseThrow(() -> AdminError.unknown(from));
    }

    private static View view(String name) throws AdminError {
        return Arrays.stream(View.values())
                .filter(view -> view.wireName().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() ->
                        AdminError.malformed(
                                "\"view\" must be MergedOnly, FreeBusy, FreeBusyMerged,"
                                        + " Detailed or DetailedMerged."));
    }
}
