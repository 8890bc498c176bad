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
import entente.question.Hop;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Times at which those named in a request could meet: each attendee's time is looked up, a group's members one by one. Groups that
/// are too large, alone or together, are not looked at.
final class MeetingTimes {
    private static final int INTERVAL_MINUTES = 30;

    /// Whose time is looked up for one request, members of groups included.
    private static final int MOST_PEOPLE = 1_000;

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

    List<SuggestedDay> suggest(
            Caller caller, Hop hop, SuggestionOptions options, Request ask, Trace trace) {
        var groups = new LinkedHashMap<Mailbox, List<String>>();
        var people = new LinkedHashSet<String>();
        for (var mailbox : ask.mailboxes()) {
            membersOf(mailbox)
                    .ifPresentOrElse(
                            members -> groups.put(mailbox, members),
                            () -> people.add(mailbox.address()));
        }
        groups.replaceAll((_, members) -> withinBounds(members, people));
        var times = lookUp(caller, hop, options, List.copyOf(people), trace);
        var attendees =
                ask.mailboxes().stream()
                        .map(each ->
                                new Attendee(
                                        each.type(),
                                        each.excludeConflicts(),
                                        groups.containsKey(each)
                                                ? together(groups.get(each), times)
                                                : known(each.address(), times)))
                        .toList();
        return Suggestions.suggest(options, ask.zone(), attendees);
    }

    /// The members, added to all whose time is looked up; none where they are too many to look at.
    private List<String> withinBounds(List<String> members, Set<String> people) {
        if (members.size() > limits.mostGroupMembers()
                || people.size() + members.size() > MOST_PEOPLE) {
            return List.of();
        }
        // A group within a group would be looked up as one, which says too little to plan with.
        members.stream().filter(member -> groupNamed(member).isEmpty()).forEach(people::add);
        return members;
    }

    private Map<String, Attendee.Individual> lookUp(
            Caller caller, Hop hop, SuggestionOptions options, List<String> people, Trace trace) {
        var answers =
                lookup.answer(
                        new Inquiry(
                                caller,
                                people,
                                options.window(),
                                View.FREE_BUSY,
                                Duration.ofMinutes(INTERVAL_MINUTES),
                                Optional.empty(),
                                hop),
                        trace);
        var times = new HashMap<String, Attendee.Individual>();
        for (var i = 0; i < people.size(); i++) {
            times.put(people.get(i), time(answers.get(i)));
        }
        return times;
    }

    private static Attendee.Individual time(Answer answer) {
        return switch (answer) {
            // A view without entries says too little to plan with.
            case Answer.Answered(var freeBusy) when freeBusy.view().events() ->
                    new Attendee.Known(freeBusy.blocks(), freeBusy.workingHours());
            case Answer.Answered _, Answer.Refused _, Answer.Unreachable _ ->
                    new Attendee.Unknown();
        };
    }

    private static Attendee.Time together(
            List<String> members, Map<String, Attendee.Individual> times) {
        return members.isEmpty()
                ? new Attendee.TooBigGroup()
                : new Attendee.Group(members.stream().map(member -> known(member, times)).toList());
    }

    private static Attendee.Individual known(
            String address, Map<String, Attendee.Individual> times) {
        return times.getOrDefault(address, new Attendee.Unknown());
    }

    /// The members of a group of ours; empty where it is no group.
    private Optional<List<String>> membersOf(Mailbox mailbox) {
        return groupNamed(mailbox.address())
                .map(group -> group.members().stream().map(Address::toString).toList());
    }

    private Optional<Recipient.Group> groupNamed(String address) {
        return Address.parse(address)
                .flatMap(directory::find)
                .filter(Recipient.Group.class::isInstance)
                .map(Recipient.Group.class::cast);
    }
}
