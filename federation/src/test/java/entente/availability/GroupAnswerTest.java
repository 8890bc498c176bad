package entente.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Answer;
import entente.question.BusyBlock;
import entente.question.Caller;
import entente.question.FreeBusy;
import entente.question.Question;
import entente.question.Status;
import entente.question.View;
import entente.question.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupAnswerTest {
    private static final Address SALES = Address.of("sales@fabrikam.test");
    private static final Window MORNING =
            new Window(
                    Instant.parse("2026-03-02T08:00:00Z"), Instant.parse("2026-03-02T10:00:00Z"));
    private static final Question QUESTION =
            new Question(
                    new Caller.OwnPerson(Address.of("ann@fabrikam.test")),
                    SALES,
                    MORNING,
                    View.DETAILED_MERGED,
                    Duration.ofMinutes(30));

    private static final Answer REFUSED = new Answer.Refused(Refusal.of(Code.CALENDAR_NOT_SHARED));
    private static final Answer UNREACHABLE =
            new Answer.Unreachable(Refusal.of(Code.PARTNER_UNREACHABLE));

    private final FreeBusyEngine engine = new FreeBusyEngine(Limits.DEFAULT);

    @Test
    void membersAreMergedIntoOneMergedOnlyAnswerWhateverWasAsked() {
        var answer = engine.answerGroup(SALES, List.of(merged("0120"), merged("2010")), QUESTION);

        assertThat(answer)
                .isEqualTo(
                        new Answer.Answered(
                                new FreeBusy(
                                        View.MERGED_ONLY,
                                        AccessLevel.AVAILABILITY_ONLY,
                                        Optional.of("2120"),
                                        List.of(),
                                        Optional.empty())));
    }

    @Test
    void memberWithoutMergedStringIsMergedFromItsEntries() {
        var busy =
                new BusyBlock(
                        Instant.parse("2026-03-02T08:40:00Z"),
                        Instant.parse("2026-03-02T09:10:00Z"),
                        Status.BUSY,
                        Optional.empty());
        var listed =
                new Answer.Answered(
                        new FreeBusy(
                                View.FREE_BUSY,
                                AccessLevel.AVAILABILITY_ONLY,
                                Optional.empty(),
                                List.of(busy),
                                Optional.empty()));

        var answer = engine.answerGroup(SALES, List.of(listed, merged("1000")), QUESTION);

        assertThat(string(answer)).isEqualTo("1220");
    }

    @Test
    void memberOfWhomNothingIsKnownIsNotFree() {
        assertThat(string(engine.answerGroup(SALES, List.of(merged("0000"), REFUSED), QUESTION)))
                .isEqualTo("5555");
        assertThat(
                        string(
                                engine.answerGroup(
                                        SALES, List.of(UNREACHABLE, merged("0220")), QUESTION)))
                .isEqualTo("5555");
    }

    @Test
    void memberWhoseStringIsTooShortIsNotFreeInTheRest() {
        assertThat(string(engine.answerGroup(SALES, List.of(merged("02")), QUESTION)))
                .isEqualTo("0255");
        assertThat(string(engine.answerGroup(SALES, List.of(merged("02000000")), QUESTION)))
                .isEqualTo("0200");
    }

    @Test
    void whereNobodyAnswersTheFirstReasonIsTheGroups() {
        assertThat(engine.answerGroup(SALES, List.of(UNREACHABLE, REFUSED), QUESTION))
                .isEqualTo(UNREACHABLE);
        assertThat(engine.answerGroup(SALES, List.of(REFUSED, UNREACHABLE), QUESTION))
                .isEqualTo(REFUSED);
    }

    @Test
    void whyNobodyAnsweredIsToldWithoutWhoIsInTheGroup() {
        var refused =
                new Answer.Refused(
                        Refusal.of(Code.CALENDAR_NOT_SHARED, "cause")
                                .saying("bob@fabrikam.test does not share the calendar.")
                                .mendedBy("entente mailbox set bob@fabrikam.test"));

        var answer = engine.answerGroup(SALES, List.of(refused), QUESTION);

        assertThat(answer)
                .isEqualTo(
                        new Answer.Refused(
                                Refusal.of(Code.CALENDAR_NOT_SHARED, "cause")
                                        .mendedBy("entente mailbox set bob@fabrikam.test")));
    }

    @Test
    void groupWithoutMembersIsRefusedNotFree() {
        assertThat(code(engine.answerGroup(SALES, List.of(), QUESTION)))
                .isEqualTo(Code.GROUP_EMPTY);
    }

    @Test
    void hundredMembersAreAnsweredAndHundredAndOneAreNot() {
        var hundred = Collections.nCopies(100, merged("0100"));
        var more = Collections.nCopies(101, merged("0100"));

        assertThat(string(engine.answerGroup(SALES, hundred, QUESTION))).isEqualTo("0100");
        assertThat(code(engine.answerGroup(SALES, more, QUESTION))).isEqualTo(Code.GROUP_TOO_LARGE);
    }

    private static Answer merged(String string) {
        return new Answer.Answered(
                new FreeBusy(
                        View.MERGED_ONLY,
                        AccessLevel.AVAILABILITY_ONLY,
                        Optional.of(string),
                        List.of(),
                        Optional.empty()));
    }

    private static String string(Answer answer) {
        assertThat(answer).asInstanceOf(type(Answer.Answered.class)).isNotNull();
        return ((Answer.Answered) answer).freeBusy().merged().orElseThrow();
    }

    private static Code code(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).why().code();
    }
}
