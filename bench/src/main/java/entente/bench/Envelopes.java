package entente.bench;

import entente.question.AttendeeType;
import entente.question.TimeZoneRule;
import entente.question.View;
import entente.question.Window;
import entente.wire.ews.ExchangeVersion;
import entente.wire.ews.GetUserAvailability;
import java.util.List;
import java.util.Optional;

/// Requests as a client sends them.
final class Envelopes {
    private Envelopes() {}

    /// GetUserAvailability of these people, with details and a half-hourly merged string.
    static byte[] availability(List<String> addresses, Window window) {
        var mailboxes =
                addresses.stream()
                        .map(address ->
                                new GetUserAvailability.Mailbox(
                                        address, AttendeeType.REQUIRED, false))
                        .toList();
        var options =
                new GetUserAvailability.FreeBusyOptions(
                        window.start(), window.end(), 30, View.DETAILED_MERGED);
        return GetUserAvailability.request(
                new GetUserAvailability.Request(
                        TimeZoneRule.UTC, mailboxes, Optional.of(options), Optional.empty()),
                ExchangeVersion.EXCHANGE2013_SP1);
    }
}
