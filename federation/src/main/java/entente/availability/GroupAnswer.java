package entente.availability;

import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Answer;
import entente.question.FreeBusy;
import entente.question.Question;
import entente.question.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Several people's answers as one (EWS `FreeBusyViewType`: a distribution list is MergedOnly).
final class GroupAnswer {
    /// Shorter than the string of a member who is known, so that each of its slots counts as no data.
    private static final String NOTHING_KNOWN = "";

    private GroupAnswer() {}

    /// `members` is never empty.
    static Answer of(List<Answer> members, Question question) {
        var strings = new ArrayList<String>(members.size());
        var someoneAnswered = false;
        for (var member : members) {
            someoneAnswered |= member instanceof Answer.Answered;
            strings.add(string(member, question));
        }
        return someoneAnswered
                ? new Answer.Answered(
                        new FreeBusy(
                                View.MERGED_ONLY,
                                AccessLevel.AVAILABILITY_ONLY,
                                Optional.of(MergedString.combine(strings)),
                                List.of(),
                                Optional.empty()))
                : ofTheGroup(members.getFirst());
    }

    /// A member's failure as the group's: who asks for a group is not told who is in it.
    private static Answer ofTheGroup(Answer member) {
        return switch (member) {
            case Answer.Answered answered -> answered;
            case Answer.Refused(var why) -> new Answer.Refused(withoutNames(why));
            case Answer.Unreachable(var why) -> new Answer.Unreachable(withoutNames(why));
        };
    }

    private static Refusal withoutNames(Refusal why) {
        return why.saying(why.code().sentence());
    }

    private static String string(Answer member, Question question) {
        return switch (member) {
            case Answer.Answered(var freeBusy) -> string(freeBusy, question);
            case Answer.Refused _, Answer.Unreachable _ -> NOTHING_KNOWN;
        };
    }

    private static String string(FreeBusy freeBusy, Question question) {
        var merged =
                freeBusy.view().merged()
                        ? freeBusy.merged().orElse(NOTHING_KNOWN)
                        : MergedString.of(
                                freeBusy.blocks(), question.window(), question.interval());
        return MergedString.fitted(merged, question.window(), question.interval());
    }
}
