package entente.wire.ews;

import entente.question.Answer;
import entente.question.AttendeeType;
import entente.question.FreeBusy;
import entente.question.SuggestedDay;
import entente.question.TimeZoneRule;
import entente.question.View;
import entente.wire.soap.MalformedXml;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// GetUserAvailability (MS-OXWAVLS 3.1.4.1): whose time, which window of it, and what of it is shown.
///
/// The records are here; how they are written and read, in both directions, stands in the `Availability…Xml` files beside.
public final class GetUserAvailability {
    private GetUserAvailability() {}

    /// One mailbox asked about. `address` is as sent, and may be blank or no address at all.
    public record Mailbox(String address, AttendeeType type, boolean excludeConflicts) {}

    /// `FreeBusyViewOptions` as it came: typed, but not checked against any limit. The default interval is 30 minutes, the default
    /// view FreeBusy.
    public record FreeBusyOptions(Instant start, Instant end, int intervalMinutes, View view) {}

    /// What is asked. `zone` is where un-zoned times were meant, and where the answer's times are written. At least one of the two
    /// views is there.
    public record Request(
            TimeZoneRule zone,
            List<Mailbox> mailboxes,
            Optional<FreeBusyOptions> freeBusy,
            Optional<RawSuggestionOptions> suggestions)
            implements EwsRequest.Operation {
        public Request {
            mailboxes = List.copyOf(mailboxes);
        }
    }

    /// What is answered: one answer for each mailbox in the order asked, or none when free/busy was not asked for; and suggestions
    /// where they were.
    public record Response(
            TimeZoneRule zone, List<Answer> answers, Optional<List<SuggestedDay>> suggestions)
            implements EwsResponse {
        public Response {
            answers = List.copyOf(answers);
            suggestions = suggestions.map(List::copyOf);
        }
    }

    /// The request that we send to a partner: in UTC, for free/busy only. A request without it cannot be sent.
    public static byte[] request(Request request, ExchangeVersion version) {
        return request(request, version, Forwarding.NONE);
    }

    /// The same, sent on for somebody whom the partner is to know by our word.
    public static byte[] request(Request request, ExchangeVersion version, Forwarding forwarding) {
        return AvailabilityRequestXml.write(request, version, forwarding);
    }

    /// Reads a partner's response of at most `mostBytes`; its un-zoned times are taken in `zone`. Answers come in the order asked;
    /// whether there are as many as asked is for the caller to see.
    public static List<PartnerAnswer<FreeBusy>> readResponse(
            InputStream body, TimeZoneRule zone, int mostBytes) throws MalformedXml, PartnerFault {
        return AvailabilityResponseXml.read(body, zone, mostBytes);
    }
}
