package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.List;
import java.util.Optional;

/// What a request says of who is to act for a mailbox's owner: `mailbox` is the address as sent; `meetingRequests` is the word of `DeliverMeetingRequests`, if it is there.
public record BroughtDelegates(
        String mailbox, List<BroughtDelegate> people, Optional<String> meetingRequests) {
    public BroughtDelegates {
        people = List.copyOf(people);
    }

    /// Reads `<AddDelegate>` or `<UpdateDelegate>`.
    static BroughtDelegates read(XmlCursor xml) throws MalformedXml {
        var mailbox = Optional.<String>empty();
        var people = List.<BroughtDelegate>of();
        var requests = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Mailbox" -> mailbox = EmailAddressXml.read(xml);
                case "DelegateUsers" -> people = DelegatesReader.readUsers(xml);
                case "DeliverMeetingRequests" -> requests = Optional.of(xml.text());
                default -> xml.skip();
            }
        }
        return new BroughtDelegates(
                mailbox.orElseThrow(() -> xml.missing("Mailbox/EmailAddress")), people, requests);
    }
}
