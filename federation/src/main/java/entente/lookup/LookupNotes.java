package entente.lookup;

import entente.audit.Asker;
import entente.audit.Audit;
import entente.audit.AuditEvent.Found;
import entente.audit.AuditEvent.LookedUp;
import entente.question.Address;
import entente.question.Answer;
import entente.question.TraceId;
import entente.routes.Route;
import entente.routes.RouteWord;
import entente.sharing.Sight;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is put on record of one lookup: an event for each mailbox, and for each that was asked for in a group.
final class LookupNotes {
    private static final String PURPOSE = "freebusy";

    private record About(Address mailbox, Optional<Address> group) {}

    private final Inquiry inquiry;
    private final TraceId trace;
    private final Instant now;
    private final Map<Address, Sight> sights = new HashMap<>();
    private final Map<About, LookedUp> events = new LinkedHashMap<>();

    LookupNotes(Inquiry inquiry, TraceId trace, Instant now) {
        this.inquiry = inquiry;
        this.trace = trace;
        this.now = now;
    }

    /// What of a mailbox here is shown to the caller.
    void decided(Address asked, Sight sight) {
        sights.put(asked, sight);
    }

    /// `asked` may be another address of the mailbox: the event is about the mailbox, so that its owner finds it.
    void add(Address asked, Optional<Address> group, Route way, Answer answer) {
        var about = way.endFor(asked);
        events.put(
                new About(asked, group),
                new LookedUp(
                        now,
                        trace,
                        Asker.of(inquiry.caller()).through(inquiry.administrator()),
                        about,
                        Optional.of(asked).filter(it -> !it.equals(about)),
                        group,
                        PURPOSE,
                        RouteWord.of(inquiry.caller(), way),
                        found(asked, answer)));
    }

    /// Whether all of it is on record.
    boolean keptBy(Audit audit) {
        return events.values().stream().allMatch(audit::record);
    }

    private Found found(Address mailbox, Answer answer) {
        var sight = Optional.ofNullable(sights.get(mailbox));
        var decidedBy = sight.map(Sight::decidedBy);
        return switch (answer) {
            case Answer.Answered(var freeBusy) ->
                    new Found(
                            "answered", Optional.empty(), Optional.of(freeBusy.level()), decidedBy);
            case Answer.Refused(var why) ->
                    new Found(
                            "refused", Optional.of(why.code()), sight.map(Sight::level), decidedBy);
            case Answer.Unreachable(var why) ->
                    new Found("unreachable", Optional.of(why.code()), Optional.empty(), decidedBy);
        };
    }
}
