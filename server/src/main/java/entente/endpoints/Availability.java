package entente.endpoints;

import entente.availability.Limits;
import entente.lookup.Inquiry;
import entente.lookup.Lookup;
import entente.mailbox.Directory;
import entente.problem.Refusal;
import entente.question.Answer;
import entente.question.Caller;
import entente.question.Hop;
import entente.question.SuggestionOptions;
import entente.question.Window;
import entente.trace.Trace;
import entente.wire.ews.EwsFault;
import entente.wire.ews.GetUserAvailability.FreeBusyOptions;
import entente.wire.ews.GetUserAvailability.Mailbox;
import entente.wire.ews.GetUserAvailability.Request;
import entente.wire.ews.GetUserAvailability.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// GetUserAvailability: within the limits, look up; and where it was asked, suggest.
public final class Availability {
    private final Lookup lookup;
    private final Limits limits;
    private final MeetingTimes meetingTimes;

    public Availability(Lookup lookup, Limits limits, Directory directory) {
        this.lookup = lookup;
        this.limits = limits;
        this.meetingTimes = new MeetingTimes(lookup, limits, directory);
    }

    /// `hop` is how the request came here.
    Response answer(Caller caller, Hop hop, Request ask, Trace trace) throws EwsFault {
        if (ask.freeBusy().isPresent()) {
            check(ask.freeBusy().get(), ask.mailboxes());
        }
        var options =
                ask.suggestions().isPresent()
                        ? Optional.of(meetingTimes.options(ask.suggestions().get(), ask))
                        : Optional.<SuggestionOptions>empty();
        var answers =
                ask.freeBusy()
                        .map(view -> lookUp(caller, hop, view, ask.mailboxes(), trace))
                        .orElse(List.of());
        return new Response(
                ask.zone(),
                answers,
                options.map(wish -> meetingTimes.suggest(caller, hop, wish, ask, trace)));
    }

    private void check(FreeBusyOptions view, List<Mailbox> mailboxes) throws EwsFault {
        throwIfAny(
                limits.check(view.start(), view.end(), view.intervalMinutes(), mailboxes.size()));
    }

    static void throwIfAny(Optional<Refusal> refusal) throws EwsFault {
        if (refusal.isPresent()) {
            throw new EwsFault(refusal.get());
        }
    }

    private List<Answer> lookUp(
            Caller caller, Hop hop, FreeBusyOptions view, List<Mailbox> mailboxes, Trace trace) {
        return lookup.answer(
                new Inquiry(
                        caller,
                        mailboxes.stream().map(Mailbox::address).toList(),
                        new Window(view.start(), view.end()),
                        view.view(),
                        Duration.ofMinutes(view.intervalMinutes()),
                        Optional.empty(),
                        hop),
                trace);
    }
}
