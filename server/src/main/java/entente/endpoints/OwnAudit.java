package entente.endpoints;

import entente.audit.AuditFilter;
import entente.audit.AuditFolder;
import entente.audit.AuditSearch;
import entente.audit.AuditSearch.Page;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderTrees;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `GET /entente/own/audit`: who looked at the calendar of the person who signed in, and what was shown; nothing about anybody else, and
/// nothing of how it was decided, nor of whoever had the address before. One is answered at a time, as everybody may ask.
public final class OwnAudit {
    private static final Set<String> TOLD =
            Set.of(
                    "v",
                    "at",
                    "event",
                    "by",
                    "organisation",
                    "administrator",
                    "about",
                    "asked",
                    "purpose",
                    "route",
                    "result",
                    "level");

    private final AuditSearch search;
    private final FolderTrees mailboxes;
    private final Semaphore one = new Semaphore(1);

    /// `mailboxes` tell since when there has been one of that address.
    public OwnAudit(AuditFolder folder, FolderTrees mailboxes) {
        this.search = new AuditSearch(folder);
        this.mailboxes = mailboxes;
    }

    public Mount mount(Door door) {
        return AdminEndpoint.behind(
                door, Place.at("/entente/own/audit", "GET").takingQueries(), this::answer);
    }

    private Reply answer(Caller caller, Visit visit) throws AdminError, IOException {
        if (!(caller instanceof Caller.OwnPerson(var person))) {
            throw AdminError.forbidden(Refusal.of(Code.OPERATION_FORBIDDEN, caller.describe()));
        }
        var ask = AuditAsk.read(visit.arrival().query());
        if (!one.tryAcquire()) {
            return Reply.empty(503).with("Retry-After", "1");
        }
        try {
            var filter = about(person, ask.filter());
            var last = ask.last();
            var page =
                    last.isPresent()
                            ? search.last(last.get(), filter)
                            : search.after(ask.after(), filter);
            return AuditLines.of(
                    new Page(
                            page.lines().stream().map(OwnAudit::told).toList(),
                            page.next(),
                            page.more()));
        } finally {
            one.release();
        }
    }

    private AuditFilter about(Address person, AuditFilter asked) {
        return new AuditFilter(
                Stream.concat(asked.since().stream(), made(person).stream())
                        .max(Comparator.naturalOrder()),
                asked.until(),
                Map.of("event", "lookup", "about", person.toString()));
    }

    private Optional<Instant> made(Address person) {
        return mailboxes
                .foldersOf(person)
                .map(folders -> folders.folder(DefaultFolder.ROOT).changed().at());
    }

    private static byte[] told(byte[] line) {
        var event = (ObjectNode) JsonMapper.shared().readTree(line);
        event.retain(List.copyOf(TOLD));
        return JsonMapper.shared().writeValueAsBytes(event);
    }
}
