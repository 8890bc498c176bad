package entente.endpoints;

import entente.question.Caller;
import entente.question.Hop;
import entente.trace.Trace;
import entente.tracking.ReportDesk;
import entente.tracking.TrackingInquiry;
import entente.tracking.Wanted;
import entente.wire.ews.FindMessageTrackingReport;
import entente.wire.ews.GetMessageTrackingReport;
import java.util.Optional;

/// FindMessageTrackingReport and GetMessageTrackingReport.
///
/// Whatever scope is asked for, all that this server knows is searched, and the scope is answered as it was asked for.
public final class DeliveryReports {
    private final ReportDesk desk;

    public DeliveryReports(ReportDesk desk) {
        this.desk = desk;
    }

    /// `hop` is how the request came here.
    FindMessageTrackingReport.Response answer(
            Caller caller, Hop hop, FindMessageTrackingReport.Request ask, Trace trace) {
        var wanted =
                new Wanted(
                        Optional.of(ask.domain()),
                        ask.sender(),
                        ask.recipient(),
                        ask.subject(),
                        ask.from(),
                        ask.until(),
                        ask.messageId());
        return desk.find(new TrackingInquiry(caller, hop), wanted, ask.scope(), trace);
    }

    GetMessageTrackingReport.Response answer(
            Caller caller, Hop hop, GetMessageTrackingReport.Request ask, Trace trace) {
        return desk.report(new TrackingInquiry(caller, hop), ask, trace);
    }
}
