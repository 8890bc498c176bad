package entente.availability;

import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Answer;
import entente.question.AttendeeType;
import entente.question.BusyBlock;
import entente.question.Caller;
import entente.question.FreeBusy;
import entente.question.Question;
import entente.question.Status;
import entente.question.View;
import entente.question.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an attendee's time is after a lookup.
class AttendeeTest {
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private static final Question ASKED =
            new Question(
                    new Caller.OwnPerson(Address.of("mary@contoso.test")),
                    Address.of("bob@contoso.test"),
                    new Window(EIGHT, TEN),
                    View.FREE_BUSY_MERGED,
                    Duration.ofMinutes(30));

    private static final BusyBlock BUSY = new BusyBlock(EIGHT, NINE, Status.BUSY, Optional.empty());

    @Test
    void listedEntriesAreTaken() {
        var time =
                time(
                        new Answer.Answered(
                                new FreeBusy(
                                        View.FREE_BUSY_MERGED,
                                        AccessLevel.AVAILABILITY_ONLY,
                                        Optional.of("2200"),
                                        List.of(BUSY),
                                        Optional.empty())));

        assertThat(time).isEqualTo(new Attendee.Known(List.of(BUSY), Optional.empty()));
    }

    @Test
    void mergedStringAloneIsReadBack() {
        var time = time(mergedOnly(Optional.of("2200")));

        assertThat(time).isEqualTo(new Attendee.Known(List.of(BUSY), Optional.empty()));
    }

    @Test
    void answerWithNeitherIsNoData() {
        var time = time(mergedOnly(Optional.empty()));

        var nothing = new BusyBlock(EIGHT, TEN, Status.NO_DATA, Optional.empty());
        assertThat(time).isEqualTo(new Attendee.Known(List.of(nothing), Optional.empty()));
    }

    @Test
    void failureIsUnknownAndAGroupTooLargeIsSaidToBeOne() {
        assertThat(time(new Answer.Refused(Refusal.of(Code.CALENDAR_NOT_SHARED))))
                .isEqualTo(new Attendee.Unknown());
        assertThat(time(new Answer.Unreachable(Refusal.of(Code.PARTNER_UNREACHABLE))))
                .isEqualTo(new Attendee.Unknown());
        assertThat(time(new Answer.Refused(Refusal.of(Code.GROUP_TOO_LARGE))))
                .isEqualTo(new Attendee.TooBigGroup());
    }

    private static Answer mergedOnly(Optional<String> merged) {
        return new Answer.Answered(
                new FreeBusy(
                        View.MERGED_ONLY,
                        AccessLevel.AVAILABILITY_ONLY,
                        merged,
                        List.of(),
                        Optional.empty()));
    }

    private static Attendee.Time time(Answer answer) {
        return Attendee.of(AttendeeType.REQUIRED, false, answer, ASKED).time();
    }
}
