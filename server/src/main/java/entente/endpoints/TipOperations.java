package entente.endpoints;

import entente.mailtips.TipDesk;
import entente.mailtips.TipInquiry;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Caller;
import entente.question.Hop;
import entente.trace.Trace;
import entente.wire.ews.BatchResult;
import entente.wire.ews.EwsFault;
import entente.wire.ews.GetMailTips;
import entente.wire.ews.GetServiceConfiguration;
import entente.wire.ews.GetServiceConfiguration.InternalDomain;
import entente.wire.ews.GetServiceConfiguration.MailTipsConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// GetMailTips, and what GetServiceConfiguration says of it.
public final class TipOperations {
    private final TipDesk desk;
    private final Supplier<List<InternalDomain>> internalDomains;

    /// `internalDomains` are those whose people a client is to take for insiders, asked anew for each request.
    public TipOperations(TipDesk desk, Supplier<List<InternalDomain>> internalDomains) {
        this.desk = desk;
        this.internalDomains = internalDomains;
    }

    /// `hop` is how the request came here.
    GetMailTips.Response answer(Caller caller, Hop hop, GetMailTips.Request ask, Trace trace)
            throws EwsFault {
        Availability.throwIfAny(desk.terms().check(ask.recipients().size()));
        var inquiry =
                new TipInquiry(
                        caller,
                        ask.sendingAs(),
                        ask.recipients(),
                        ask.tips(),
                        Optional.empty(),
                        hop);
        return switch (desk.answer(inquiry, trace)) {
            case TipDesk.Outcome.Refused(var why) -> new GetMailTips.Response.Refused(why);
            case TipDesk.Outcome.Told(var answers) ->
                    new GetMailTips.Response.Told(
                            ask.tips(),
                            answers.stream()
                                    .map(each ->
                                            new GetMailTips.Recipient(
                                                    each.name(), each.written(), each.finding()))
                                    .toList());
        };
    }

    GetServiceConfiguration.Response answer(GetServiceConfiguration.Request ask) {
        return new GetServiceConfiguration.Response(
                ask.names().stream().map(this::configuration).toList());
    }

    private BatchResult<MailTipsConfiguration> configuration(String name) {
        if (!name.equals(GetServiceConfiguration.MAIL_TIPS)) {
            return new BatchResult.Refused<>(
                    Refusal.of(Code.OPERATION_NOT_OFFERED)
                            .saying("Of services, this server configures MailTips alone."));
        }
        var terms = desk.terms();
        return new BatchResult.Done<>(
                new MailTipsConfiguration(
                        terms.enabled(),
                        terms.mostRecipients(),
                        terms.maxMessageSize(),
                        terms.largeAudience(),
                        terms.externalMembers(),
                        internalDomains.get(),
                        terms.audienceCap()));
    }
}
