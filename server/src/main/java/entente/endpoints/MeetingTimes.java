package entente.endpoints;

import entente.availability.Attendee;
import entente.availability.Limits;
import entente.availability.Suggestions;
import entente.lookup.Inquiry;
import entente.lookup.Lookup;
import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.question.Answer;
import entente.question.Caller;
import entente.question.SuggestedDay;
import entente.question.SuggestionOptions;
import entente.question.View;
import entente.question.Window;
import entente.trace.Trace;
import entente.wire.ews.EwsFault;
import entente.wire.ews.GetUserAvailability.Mailbox;
import entente.wire.ews.GetUserAvailability.Request;
import entente.wire.ews.RawSuggestionOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Times at which those named in a request could meet: each attendee's time is looked up, a group's members one by one.
final class MeetingTimes {
    private static final int INTERVAL_MINUTES = 30;

    private final Lookup lookup;
    private final Limits limits;
    private final Directory directory;

    MeetingTimes(Lookup lookup, Limits limits, Directory directory) {
        this.lookup = lookup;
        this.limits = limits;
        this.directory = directory;
    }

    /// The options as they were sent, once they are within the limits.
    SuggestionOptions options(RawSuggestionOptions raw, Request ask) throws EwsFault {
        Availability.throwIfAny(
                limits.check(raw.start(), raw.end(), INTERVAL_MINUTES, ask.mailboxes().size()));
        var options =
                new SuggestionOptions(
                        raw.goodThreshold(),
                        raw.mostByDay(),
                        raw.mostOutsideWorkByDay(),
                        Duration.ofMinutes(raw.durationMinutes()),
                        raw.minimumQuality(),
                        new Window(raw.start(), raw.end()),
                        raw.currentMeeting());
        Availability.throwIfAny(limits.check(options, ask.zone()));
        return options;
    }

    List<SuggestedDay> suggest(Caller caller, SuggestionOptions options, Request ask, Trace trace) {
        var people = new ArrayList<String>();
        for (var mailbox : ask.mailboxes()) {
            people.addAll(membersOf(mailbox).orElse(List.of(mailbox.address())));
        }
        var times = lookUp(caller, options, people, trace);
        var attendees = ask.mailboxes().stream().map(each -> attendee(each, times)).toList();
        return Suggestions.suggest(options, ask.zone(), attendees);
    }

    private Map<String, Attendee.Individual> lookUp(
            Caller caller, SuggestionOptions options, List<String> people, Trace trace) {
        var once = people.stream().distinct().toList();
        var answers =
                lookup.answer(
                        new Inquiry(
                                caller,
                                once,
                                options.window(),
                                View.FREE_BUSY,
                                Duration.ofMinutes(INTERVAL_MINUTES)),
                        trace);
        var times = new HashMap<String, Attendee.Individual>();
        for (var i = 0; i < once.size(); i++) {
            times.put(once.get(i), time(answers.get(i)));
        }
        return times;
    }

    private static Attendee.Individual time(Answer answer) {
        return switch (answer) {
            // A view without entries, as of a group within a group, says too little to plan with.
            case Answer.Answered(var freeBusy) when freeBusy.view().events() ->
                    new Attendee.Known(freeBusy.blocks(), freeBusy.workingHours());
            case Answer.Answered _, Answer.Refused _, Answer.Unreachable _ ->
                    new Attendee.Unknown();
        };
    }

    private Attendee attendee(Mailbox mailbox, Map<String, Attendee.Individual> times) {
        return new Attendee(mailbox.type(), mailbox.excludeConflicts(), time(mailbox, times));
    }

    private Attendee.Time time(Mailbox mailbox, Map<String, Attendee.Individual> times) {
        var members = membersOf(mailbox);
        if (members.isEmpty()) {
            return known(mailbox.address(), times);
        }
        return members.get().isEmpty()
                ? new Attendee.TooBigGroup()
                : new Attendee.Group(
                        members.get().stream().map(member -> known(member, times)).toList());
    }

    private static Attendee.Individual known(
            String address, Map<String, Attendee.Individual> times) {
        return times.getOrDefault(address, new Attendee.Unknown());
    }

    /// The members of a group of ours; none where they are too many to look at; empty where it is no group.
    private Optional<List<String>> membersOf(Mailbox mailbox) {
        return Address.parse(mailbox.address())
                .flatMap(directory::find)
                .filter(Recipient.Group.class::isInstance)
                .map(Recipient.Group.class::cast)
                .map(group ->
                        group.members().size() > limits.mostGroupMembers()
                                ? List.<String>of()
                                : group.members().stream().map(Address::toString).toList());
    }
}
