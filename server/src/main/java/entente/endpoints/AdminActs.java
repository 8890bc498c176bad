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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Puts on record what administrators do: one event for each request below `/entente/admin`, whatever endpoint answers it.
///
/// What may change something is refused while the record cannot be kept, and acknowledged only when it is on disk. What the object was like
/// before and after is what its own place tells (`GET`), so a new endpoint needs nothing of its own for it.
public final class AdminActs {
    private static final String BELOW = "/entente/admin/";
    private static final String RECORD = BELOW + "audit";
    private static final Duration FOLLOWING = Duration.ofMinutes(10);

    private final Audit audit;
    private final List<Mount> mounts;
    private final AtomicLong followed = new AtomicLong();

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
        return mount.place().changes(visit.arrival().method())
                ? change(mount, caller, visit)
                : read(mount, caller, visit);
    }

    private Reply read(Mount.Guarded mount, Caller caller, Visit visit) throws IOException {
        var read = new AdminRead(visit.now(), visit.trace().id(), name(caller), path(visit));
        return isToldAlready(visit) || audit.record(read)
                ? mount.endpoint().answer(caller, visit)
                : AdminError.unavailable(Audit.notKept()).reply();
    }

    // Who follows the record would see himself look with each look: he is told of now and then.
    private boolean isToldAlready(Visit visit) {
        if (!visit.arrival().path().equalsIgnoreCase(RECORD)
                || !visit.arrival().query().contains("after=")) {
            return false;
        }
        var last = followed.get();
        var now = visit.now().toEpochMilli();
        return now - last < FOLLOWING.toMillis() || !followed.compareAndSet(last, now);
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
                                body.heard().flatMap(Withheld::read),
                                before.flatMap(it -> it.without(after)),
                                after.flatMap(it -> it.without(before)))));
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

    private static String path(Visit visit) {
        var path = visit.arrival().path();
        return visit.arrival().method() + " " + path.substring(0, Math.min(path.length(), 400));
    }
}
