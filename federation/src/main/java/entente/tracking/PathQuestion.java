package entente.tracking;

import entente.delegation.DelegatedOperation;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Finding;
import entente.routes.Partner;
import entente.wire.ews.ExchangeVersion;
import entente.wire.ews.GetMessageTrackingReport;
import entente.wire.ews.PartnerAnswer;
import entente.wire.ews.PartnerFault;
import entente.wire.ews.TrackingReport;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;

/// What became of a message there for one of a partner's people, by the id that the partner gave its report.
record PathQuestion(Address sender, String reportId, Address mailbox, boolean queued)
        implements TrackingQuestion<List<TrackingReport.Event>> {
    @Override
    public DelegatedOperation operation() {
        return DelegatedOperation.GET_MESSAGE_TRACKING_REPORT;
    }

    @Override
    public byte[] request(List<Address> some, Partner partner) {
        return GetMessageTrackingReport.request(
                new GetMessageTrackingReport.Request(
                        GetMessageTrackingReport.Template.RECIPIENT_PATH,
                        Optional.of(mailbox.toString()),
                        reportId,
                        queued),
                ExchangeVersion.EXCHANGE2013_SP1);
    }

    @Override
    public List<PartnerAnswer<List<TrackingReport.Event>>> read(byte[] response)
            throws MalformedXml, PartnerFault {
        var read =
                GetMessageTrackingReport.readResponse(
                        new ByteArrayInputStream(response), response.length);
        return List.of(
                switch (read) {
                    case PartnerAnswer.Shown<TrackingReport>(var report) ->
                            new PartnerAnswer.Shown<>(report.events());
                    case PartnerAnswer.Error<TrackingReport>(var code, var text) ->
                            new PartnerAnswer.Error<>(code, text);
                });
    }

    /// Of whom was not asked about nothing is believed.
    @Override
    public Finding<List<TrackingReport.Event>> believed(List<TrackingReport.Event> shown) {
        var about =
                shown.stream()
                        .filter(event ->
                                Address.parse(event.recipient()).equals(Optional.of(mailbox)))
                        .toList();
        return about.isEmpty()
                ? new Finding.Refused<>(Refusal.of(Code.MESSAGE_NOT_TRACKED_THERE))
                : new Finding.Told<>(about);
    }
}
