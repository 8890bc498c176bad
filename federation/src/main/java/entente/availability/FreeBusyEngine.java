package entente.availability;

import entente.mailbox.Calendar;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Answer;
import entente.question.FreeBusy;
import entente.question.Question;
import entente.question.View;
import entente.sharing.Sight;
import java.util.List;
import java.util.Optional;

/// Answers for calendars that are here: the view that was asked for, or the highest below it that the caller may see.
///
/// Entries that touch the window are listed whole, with the times they really have; the merged string is coloured inside
/// the window alone (EWS `TimeWindow`, `FreeBusyViewType`).
public final class FreeBusyEngine {
    private final Limits limits;

    public FreeBusyEngine(Limits limits) {
        this.limits = limits;
    }

    /// What `calendar` shows to one who has this sight of it.
    public Answer answer(Calendar calendar, Sight sight, Question question) {
        return switch (sight) {
            case Sight.Refused(var why, _) -> new Answer.Refused(why);
            case Sight.Times _ -> show(calendar, sight, question.view().timesOnly(), question);
            case Sight.Details _, Sight.Everything _ ->
                    show(calendar, sight, question.view(), question);
        };
    }

    /// A group's members merged into one answer, always of the view MergedOnly. A member whose time is not known leaves no
    /// slot known; where nobody's is, the first member's failure is the group's, told without the member.
    public Answer answerGroup(Address group, List<Answer> members, Question question) {
        var tooLarge = limits.checkGroup(group, members.size());
        if (tooLarge.isPresent()) {
            return new Answer.Refused(tooLarge.get());
        }
        if (members.isEmpty()) {
            return new Answer.Refused(
                    Refusal.of(Code.GROUP_EMPTY).saying(group + " has no members."));
        }
        return GroupAnswer.of(members, question);
    }

    private Answer show(Calendar calendar, Sight sight, View view, Question question) {
        var entries = calendar.entries(question.window());
        var tooMany = limits.checkEvents(calendar.mailbox().address(), entries.size());
        if (tooMany.isPresent()) {
            return new Answer.Refused(tooMany.get());
        }
        return new Answer.Answered(
                new FreeBusy(
                        view,
                        sight.level(),
                        view.merged()
                                ? Optional.of(
                                        MergedString.of(
                                                entries, question.window(), question.interval()))
                                : Optional.empty(),
                        view.events()
                                ? ShownEntries.of(entries, view, sight, question.caller())
                                : List.of(),
                        view.events()
                                ? calendar.workingHours(question.window().start())
                                : Optional.empty()));
    }
}
