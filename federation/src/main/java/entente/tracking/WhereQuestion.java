package entente.tracking;

import entente.delegation.DelegatedOperation;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Finding;
import entente.routes.Partner;
import entente.wire.ews.ExchangeVersion;
import entente.wire.ews.FindMessageTrackingReport;
import entente.wire.ews.PartnerAnswer;
import entente.wire.ews.PartnerFault;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.util.List;

/// Under which ids a partner has reports of a message of `sender` to one of its people. The sender is who asks.
record WhereQuestion(Address sender, String messageId, Address mailbox)
        implements TrackingQuestion<List<String>> {
    @Override
    public DelegatedOperation operation() {
        return DelegatedOperation.FIND_MESSAGE_TRACKING_REPORT;
    }

    @Override
    public byte[] request(List<Address> some, Partner partner) {
        return FindMessageTrackingReport.request(
                FindMessageTrackingReport.ofOne(
                        mailbox.domain().name(), sender.toString(), mailbox.toString(), messageId),
                ExchangeVersion.EXCHANGE2013_SP1);
    }

    @Override
    public List<PartnerAnswer<List<String>>> read(byte[] response)
            throws MalformedXml, PartnerFault {
        return List.of(
                FindMessageTrackingReport.readResponse(
                        new ByteArrayInputStream(response), response.length));
    }

    @Override
    public Finding<List<String>> believed(List<String> shown) {
        return shown.isEmpty()
                ? new Finding.Refused<>(Refusal.of(Code.MESSAGE_NOT_TRACKED_THERE))
                : new Finding.Told<>(shown);
    }
}
