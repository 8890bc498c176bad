package entente.endpoints;

import entente.audit.Audit;
import entente.audit.AuditEvent;
import entente.audit.AuditEvent.AdminRead;
import entente.audit.AuditEvent.MailboxChanged;
import entente.audit.AuditEvent.SettingChanged;
import entente.audit.Change;
import entente.audit.Withheld;
import entente.gate.Mount;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Puts on record what administrators do: one event for each request below `/entente/admin`, whatever endpoint answers it.
///
/// What may change something is refused while the record cannot be kept, and acknowledged only when it is on disk. What the object was like
/// before and after is what its own place tells (`GET`), so a new endpoint needs nothing of its own for it.
public final class AdminActs {
    private static final String BELOW = "/entente/admin/";
    private static final String RECORD = BELOW + "audit";

    private final Audit audit;
    private final List<Mount> mounts;
    private final Followers followers = new Followers();

    private AdminActs(Audit audit, List<Mount> mounts) {
        this.audit = audit;
        this.mounts = List.copyOf(mounts);
    }

    /// The same mounts, each telling `audit` of what administrators do there.
    public static List<Mount> recorded(List<Mount> mounts, Audit audit) {
        var acts = new AdminActs(audit, mounts);
        return mounts.stream().map(acts::recorded).toList();
    }

    private Mount recorded(Mount mount) {
        return mount instanceof Mount.Guarded guarded && guarded.place().isBelow(BELOW)
                ? new Mount.Guarded(
                        guarded.place(),
                        guarded.door(),
                        (caller, visit) -> answer(guarded, caller, visit))
                : mount;
    }

    private Reply answer(Mount.Guarded mount, Caller caller, Visit visit) throws IOException {
        var sent = visit.arrival();
        return mount.place().changes(sent.method(), sent.query())
                ? change(mount, caller, visit)
                : read(mount, caller, visit);
    }

    private Reply read(Mount.Guarded mount, Caller caller, Visit visit) throws IOException {
        var sent = visit.arrival();
        var follows =
                sent.path().equalsIgnoreCase(RECORD)
                        && followers.follows(name(caller), sent.query(), visit.now());
        if (!follows
                && !audit.record(
                        new AdminRead(
                                visit.now(), visit.trace().id(), name(caller), path(visit)))) {
            return AdminError.unavailable(Audit.notKept()).reply();
        }
        var reply = mount.endpoint().answer(caller, visit);
        if (sent.path().equalsIgnoreCase(RECORD)) {
            followers.given(name(caller), sent.query(), reply, follows, visit.now());
        }
        return reply;
    }

    private Reply change(Mount.Guarded mount, Caller caller, Visit visit) throws IOException {
        if (!audit.keeps()) {
            return AdminError.unavailable(Audit.notKept()).reply();
        }
        var object = new AdminObject(mounts, caller, visit);
        var before = object.look();
        var body = new Overheard(visit.arrival().body(), Withheld.LONGEST);
        try {
            var reply = mount.endpoint().answer(caller, visit.withBody(body));
            var reason = AdminObject.reason(reply);
            return told(object, caller, visit, body, before, reason)
                    ? reply
                    : AdminError.unavailable(
                                    Audit.notKept().saying("This was done, but is not on record."))
                            .reply();
        } catch (IOException | RuntimeException failed) {
            told(object, caller, visit, body, before, Optional.of(Code.INTERNAL_FAULT.name()));
            throw failed;
        }
    }

    private boolean told(
            AdminObject object,
            Caller caller,
            Visit visit,
            Overheard body,
            Optional<Withheld> before,
            Optional<String> reason) {
        var after = object.look();
        return audit.record(
                event(
                        object,
                        visit,
                        new Change(
                                name(caller),
                                object.action(),
                                reason,
                                asked(body, reason),
                                before.flatMap(it -> it.without(after)),
                                after.flatMap(it -> it.without(before)))));
    }

    // Of a request with members that nobody knows, one may be a secret by another name.
    private static Optional<Withheld> asked(Overheard body, Optional<String> reason) {
        var asked = body.heard().flatMap(Withheld::read);
        return reason.filter(Code.REQUEST_MALFORMED.name()::equals).isPresent()
                ? asked.map(Withheld::namesAlone)
                : asked;
    }

    private static AuditEvent event(AdminObject object, Visit visit, Change change) {
        var mailbox =
                object.kind().equals("mailboxes")
                        ? object.name().flatMap(Address::parse)
                        : Optional.<Address>empty();
        var trace = visit.trace().id();
        return mailbox.isPresent()
                ? new MailboxChanged(visit.now(), trace, mailbox.get(), change)
                : new SettingChanged(visit.now(), trace, object.kind(), object.name(), change);
    }

    private static String name(Caller caller) {
        return caller instanceof Caller.Administrator(var name) ? name : caller.describe();
    }

    /// What was only tried says so.
    private static String path(Visit visit) {
        var sent = visit.arrival();
        var path = sent.path().substring(0, Math.min(sent.path().length(), 400));
        var looks = sent.method().equals("GET") || sent.method().equals("HEAD");
        var query = looks || sent.query().isEmpty() ? "" : "?" + sent.query();
        return sent.method() + " " + path + query.substring(0, Math.min(query.length(), 40));
    }
}
