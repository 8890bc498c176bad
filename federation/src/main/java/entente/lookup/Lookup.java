package entente.lookup;

import entente.asking.Errands;
import entente.asking.FreeBusyQuestion;
import entente.asking.Partners;
import entente.audit.Audit;
import entente.availability.FreeBusyEngine;
import entente.availability.Limits;
import entente.calling.Deadlines;
import entente.mailbox.Calendars;
import entente.mailbox.Directory;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Answer;
import entente.question.FreeBusy;
import entente.routes.Partner;
import entente.routes.Passage;
import entente.routes.Route;
import entente.routes.Routes;
import entente.sharing.Sharing;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One availability lookup, from question to answers: which way leads there, ask there, or authorize and answer here.
///
/// There is one answer for each address, in their order. Partners are asked at the same time, while those here are
/// answered; who has not answered when the patience is over is told as late.
public final class Lookup {
    private final Routes routes;
    private final Passage passage;
    private final Calendars calendars;
    private final Limits limits;
    private final Sharing sharing;
    private final FreeBusyEngine engine;
    private final Errands.Terms terms;
    private final Audit audit;
    private final InstantSource clock;

    public Lookup(
            Directory directory,
            Routes routes,
            Calendars calendars,
            Limits limits,
            Partners partners,
            Audit audit,
            InstantSource clock,
            Duration patience) {
        this.passage = new Passage(directory);
        this.routes = routes;
        this.calendars = calendars;
        this.limits = limits;
        this.sharing = new Sharing(directory);
        this.engine = new FreeBusyEngine(limits);
        this.terms = new Errands.Terms(partners, patience, new Deadlines());
        this.audit = audit;
        this.clock = clock;
    }

    /// Answers each address of `inquiry`, in order. Every step is told to `trace`, and what came of it is put on record before anybody is
    /// answered.
    public List<Answer> answer(Inquiry inquiry, Trace trace) {
        var roster = Roster.of(inquiry.addresses(), limits, each -> wayTo(each, inquiry, trace));
        var deadline = clock.instant().plus(terms.patience());
        try (var errands =
                Errands.begin(
                        questions(inquiry, roster),
                        !roster.anybodyHere(),
                        terms,
                        trace,
                        deadline)) {
            var notes = new LookupNotes(inquiry, trace.id(), clock.instant());
            var sitting = new Sitting(inquiry, roster, errands, trace, notes);
            var answers =
                    inquiry.addresses().stream().map(written -> answer(written, sitting)).toList();
            return notes.keptBy(audit) ? answers : unrecorded(answers.size());
        }
    }

    /// All that one lookup has on the table.
    private record Sitting(
            Inquiry inquiry,
            Roster roster,
            Errands<FreeBusy> errands,
            Trace trace,
            LookupNotes notes) {}

    /// One question for each partner on the roster.
    private static Map<Partner, FreeBusyQuestion> questions(Inquiry inquiry, Roster roster) {
        var questions = new LinkedHashMap<Partner, FreeBusyQuestion>();
        roster.targets()
                .forEach((partner, targets) ->
                        questions.put(
                                partner,
                                new FreeBusyQuestion(
                                        Passage.person(inquiry.caller()),
                                        List.copyOf(targets),
                                        inquiry.window(),
                                        inquiry.view(),
                                        inquiry.interval())));
        return questions;
    }

    private static List<Answer> unrecorded(int many) {
        return Collections.nCopies(many, new Answer.Refused(Audit.notKept()));
    }

    private Answer answer(String written, Sitting sitting) {
        var mailbox = Address.parse(written);
        if (mailbox.isEmpty()) {
            return new Answer.Refused(noAddress(written));
        }
        var answer = answer(mailbox.get(), Optional.empty(), sitting);
        switch (answer) {
            case Answer.Answered _ -> {}
            case Answer.Refused(var why) -> failed(mailbox.get(), why, sitting);
            case Answer.Unreachable(var why) -> failed(mailbox.get(), why, sitting);
        }
        return answer;
    }

    private Answer answer(Address mailbox, Optional<Address> group, Sitting sitting) {
        var way = sitting.roster().wayTo(mailbox);
        var answer = answer(mailbox, way, sitting);
        sitting.notes().add(mailbox, group, way, answer);
        return answer;
    }

    private Answer answer(Address mailbox, Route way, Sitting sitting) {
        return switch (way) {
            case Route.Local(var here) -> answerHere(mailbox, here.address(), sitting);
            case Route.LocalGroup _ -> answerTogether(mailbox, sitting);
            case Route.Away(var partner, var target) ->
                    Answer.of(sitting.errands().findingOf(mailbox, partner, target));
            case Route.None(var why) -> new Answer.Refused(why);
        };
    }

    /// The way to a mailbox for this caller.
    private Route wayTo(Address mailbox, Inquiry inquiry, Trace trace) {
        var route = routes.to(mailbox, trace);
        return passage.allows(route, inquiry.caller(), inquiry.hop());
    }

    private Answer answerHere(Address asked, Address mailbox, Sitting sitting) {
        var watch = new Stopwatch();
        var calendar = calendars.of(mailbox);
        if (calendar.isEmpty()) {
            return new Answer.Refused(
                    Refusal.of(Code.CALENDAR_MISSING).saying(mailbox + " has no calendar."));
        }
        var sight =
                sharing.sight(
                        sitting.inquiry().caller(),
                        calendar.get(),
                        sitting.inquiry().view()); // authorize
        sitting.notes().decided(asked, sight);
        sitting.trace()
                .add(
                        asked,
                        new Step.PermissionWon(mailbox, sight.level(), sight.decidedBy()),
                        watch.lap());
        var answer =
                engine.answer(calendar.get(), sight, sitting.inquiry().about(mailbox)); // answer
        if (answer instanceof Answer.Answered(var freeBusy)) {
            sitting.trace()
                    .add(
                            asked,
                            new Step.AnsweredFrom(
                                    mailbox, freeBusy.view().wireName(), freeBusy.blocks().size()),
                            watch.lap());
        }
        return answer;
    }

    /// A group is answered as one, from what each member shows to this very caller.
    private Answer answerTogether(Address group, Sitting sitting) {
        var members = sitting.roster().membersOf(group);
        var tooLarge = limits.checkGroup(group, members.size());
        if (tooLarge.isPresent()) {
            return new Answer.Refused(tooLarge.get());
        }
        var answers =
                members.stream()
                        .map(member -> answer(member, Optional.of(group), sitting))
                        .toList();
        return engine.answerGroup(group, answers, sitting.inquiry().about(group));
    }

    private static Refusal noAddress(String written) {
        return Refusal.of(written.isBlank() ? Code.ADDRESS_MISSING : Code.ADDRESS_MALFORMED);
    }

    private static void failed(Address mailbox, Refusal why, Sitting sitting) {
        sitting.trace().add(mailbox, new Step.Failed(why), Duration.ZERO);
    }
}
