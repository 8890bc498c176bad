package entente.tracking;

import entente.audit.Asker;
import entente.audit.Audit;
import entente.audit.AuditEvent.Found;
import entente.audit.AuditEvent.LookedUp;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Finding;
import entente.routes.Passage;
import entente.routes.Route;
import entente.routes.RouteWord;
import entente.trace.Trace;
import entente.wire.ews.TrackingReport.Event;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts on record who asked what became of messages, before anything is told.
record OnRecord(Audit audit, InstantSource clock) {
    private static final Logger LOG = LoggerFactory.getLogger(OnRecord.class);
    private static final String PURPOSE = "deliveryreport";

    /// What was answered from here, or why nothing was; false where that cannot be kept. What partners are not told of is in the log too. What an administrator reads about nobody is on record as an
    /// administrator's reading alone.
    boolean keeps(
            TrackingInquiry inquiry,
            Optional<Address> recipient,
            Optional<Refusal> why,
            Trace trace) {
        var caller = inquiry.caller();
        why.filter(_ -> caller.isBroughtByOthers())
                .ifPresent(because ->
                        LOG.info(
                                "{} is told nothing of a message: {} {}",
                                caller.describe(),
                                because.code(),
                                because.cause().orElse("")));
        var about = Passage.person(caller).or(() -> recipient);
        var route = caller.isBroughtByOthers() ? RouteWord.of(caller, none()) : "local";
        var result = why.isPresent() ? "refused" : "answered";
        return about.map(it -> audit.record(event(inquiry, it, route, result, why, trace)))
                .orElse(true);
    }

    /// What a partner answered about one recipient.
    boolean keeps(TrackingInquiry inquiry, Address about, Onward.Heard heard, Trace trace) {
        var result =
                switch (heard.finding()) {
                    case Finding.Told<List<Event>> _ -> "answered";
                    case Finding.Refused<List<Event>> _ -> "refused";
                    case Finding.Unreachable<List<Event>> _ -> "unreachable";
                };
        var route = RouteWord.of(inquiry.caller(), heard.way());
        return audit.record(event(inquiry, about, route, result, heard.why(), trace));
    }

    private LookedUp event(
            TrackingInquiry inquiry,
            Address about,
            String route,
            String result,
            Optional<Refusal> why,
            Trace trace) {
        return new LookedUp(
                clock.instant(),
                trace.id(),
                Asker.of(inquiry.caller()),
                about,
                Optional.empty(),
                Optional.empty(),
                PURPOSE,
                route,
                new Found(result, why.map(Refusal::code), Optional.empty(), Optional.empty()));
    }

    /// No way leads on from what a partner asks.
    private static Route none() {
        return new Route.None(Refusal.of(Code.SECOND_HOP));
    }
}
