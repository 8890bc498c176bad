package entente.mailtips;

import entente.audit.Asker;
import entente.audit.Audit;
import entente.audit.AuditEvent.Found;
import entente.audit.AuditEvent.LookedUp;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Finding;
import entente.question.MailTips;
import entente.question.TraceId;
import entente.routes.Route;
import entente.routes.RouteWord;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is put on record of one request: an event for each recipient. What was told is not on record.
final class TipNotes {
    private static final String PURPOSE = "mailtips";

    private final TipInquiry inquiry;
    private final TraceId trace;
    private final Instant now;
    private final Map<Address, LookedUp> events = new LinkedHashMap<>();
    private final Map<Address, String> decided = new HashMap<>();

    TipNotes(TipInquiry inquiry, TraceId trace, Instant now) {
        this.inquiry = inquiry;
        this.trace = trace;
        this.now = now;
    }

    /// The setting of ours that decided what is told of a recipient, before it is added.
    void decided(Address asked, String by) {
        decided.put(asked, by);
    }

    /// `asked` may be another address of the recipient: the event is about the recipient, so that its owner finds it.
    void add(Address asked, Route way, Finding<MailTips> finding) {
        var about = way.endFor(asked);
        events.put(
                asked,
                new LookedUp(
                        now,
                        trace,
                        Asker.of(inquiry.caller()).through(inquiry.administrator()),
                        about,
                        Optional.of(asked).filter(it -> !it.equals(about)),
                        Optional.empty(),
                        PURPOSE,
                        RouteWord.of(inquiry.caller(), way),
                        switch (finding) {
                            case Finding.Told<MailTips> _ ->
                                    found("answered", Optional.empty(), asked);
                            case Finding.Refused<MailTips>(var why) ->
                                    found("refused", Optional.of(why.code()), asked);
                            case Finding.Unreachable<MailTips>(var why) ->
                                    found("unreachable", Optional.of(why.code()), asked);
                        }));
    }

    /// Whether all of it is on record.
    boolean keptBy(Audit audit) {
        return events.values().stream().allMatch(audit::record);
    }

    private Found found(String result, Optional<Code> reason, Address asked) {
        return new Found(result, reason, Optional.empty(), Optional.ofNullable(decided.get(asked)));
    }
}
