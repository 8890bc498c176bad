package entente.asking;

import entente.delegation.DelegatedOperation;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.AttendeeType;
import entente.question.BusyBlock;
import entente.question.Finding;
import entente.question.FreeBusy;
import entente.question.Hop;
import entente.question.TimeZoneRule;
import entente.question.View;
import entente.question.Window;
import entente.routes.AccessMethod;
import entente.routes.AddressSpace;
import entente.routes.Partner;
import entente.wire.ews.ExchangeVersion;
import entente.wire.ews.Forwarding;
import entente.wire.ews.GetUserAvailability;
import entente.wire.ews.PartnerAnswer;
import entente.wire.ews.PartnerFault;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When the people of a partner are free: which window, how much of it, and how wide the slots of its merged string are.
public record FreeBusyQuestion(
        Optional<Address> user,
        List<Address> mailboxes,
        Window window,
        View view,
        Duration interval)
        implements PartnerQuestion<FreeBusy> {
    private static final int MOST_ENTRIES = 10_000;

    public FreeBusyQuestion {
        mailboxes = mailboxes.stream().distinct().toList();
    }

    @Override
    public DelegatedOperation operation() {
        return DelegatedOperation.GET_USER_AVAILABILITY;
    }

    /// EWS `MailboxDataArray` holds no more.
    @Override
    public int mostInOneCall() {
        return 100;
    }

    @Override
    public byte[] request(List<Address> some, Partner partner) {
        return GetUserAvailability.request(
                new GetUserAvailability.Request(
                        TimeZoneRule.UTC,
                        some.stream()
                                .map(mailbox ->
                                        new GetUserAvailability.Mailbox(
                                                mailbox.toString(), AttendeeType.REQUIRED, false))
                                .toList(),
                        Optional.of(
                                new GetUserAvailability.FreeBusyOptions(
                                        window.start(),
                                        window.end(),
                                        Math.toIntExact(interval.toMinutes()),
                                        view)),
                        Optional.empty()),
                ExchangeVersion.EXCHANGE2013_SP1,
                partner instanceof AddressSpace space ? forwarding(space) : Forwarding.NONE);
    }

    /// What no token says for us: for whom, where the forest is to know, and that it must not send the question on.
    private Forwarding forwarding(AddressSpace space) {
        var hop =
                space.method() == AccessMethod.INTERNAL_PROXY
                        ? Hop.WITHIN_FOREST
                        : Hop.ACROSS_FORESTS;
        return new Forwarding(
                hop, user.filter(_ -> space.method().namesPeople()).map(Address::toString));
    }

    @Override
    public List<PartnerAnswer<FreeBusy>> read(byte[] response) throws MalformedXml, PartnerFault {
        return GetUserAvailability.readResponse(
                new ByteArrayInputStream(response), TimeZoneRule.UTC, response.length);
    }

    @Override
    public Finding<FreeBusy> believed(FreeBusy shown) {
        return whyUntrue(shown)
                .map(why -> Refusal.of(Code.PARTNER_ANSWER_UNREADABLE, why))
                .<Finding<FreeBusy>>map(Finding.Unreachable::new)
                .orElseGet(() -> new Finding.Told<>(asAsked(shown)));
    }

    private Optional<String> whyUntrue(FreeBusy shown) {
        if (shown.blocks().size() > MOST_ENTRIES) {
            return Optional.of("it lists %d entries".formatted(shown.blocks().size()));
        }
        if (!shown.blocks().stream().allMatch(block -> block.touches(window))) {
            return Optional.of("it lists entries outside the window that was asked for");
        }
        var slots = Math.ceilDiv(window.length().toNanos(), interval.toNanos());
        return shown.merged()
                .map(String::length)
                .filter(length -> length != slots)
                .map(length ->
                        "its merged string has %d slots instead of %d".formatted(length, slots));
    }

    /// No more than was asked for, should the partner show more.
    private FreeBusy asAsked(FreeBusy shown) {
        return view.details() || !shown.view().details()
                ? shown
                : new FreeBusy(
                        shown.view().timesOnly(),
                        shown.level().atMost(AccessLevel.AVAILABILITY_ONLY),
                        shown.merged(),
                        shown.blocks().stream().map(BusyBlock::withoutDetails).toList(),
                        shown.workingHours());
    }

    @Override
    public Optional<Refusal> meaning(
            String responseCode, String text, Partner partner, String what) {
        return switch (responseCode) {
            case "ErrorNoFreeBusyAccess" ->
                    Optional.of(
                            NotShown.by(
                                    new PartnerAsked(partner, user.map(Address::domain)),
                                    text,
                                    what));
            case "ErrorNoCalendar" ->
                    Optional.of(
                            Refusal.of(Code.CALENDAR_MISSING)
                                    .saying(
                                            "At %s, %s has no calendar."
                                                    .formatted(partner.name(), what))
                                    .mendedBy("Ask the partner's administrator."));
            case "ErrorResultSetTooBig" -> Optional.of(Refusal.of(Code.TOO_MANY_EVENTS));
            case "ErrorFreeBusyDLLimitReached" -> Optional.of(Refusal.of(Code.GROUP_TOO_LARGE));
            default -> Optional.empty();
        };
    }
}
