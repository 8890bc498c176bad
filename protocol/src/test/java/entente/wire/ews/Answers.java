package entente.wire.ews;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Answer;
import entente.question.BusyBlock;
import entente.question.Details;
import entente.question.FreeBusy;
import entente.question.Status;
import entente.question.TimeZoneRule;
import entente.question.View;
import entente.question.WorkingHours;
import entente.question.WorkingPeriod;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What tests answer with.
final class Answers {
    static final TimeZoneRule PACIFIC =
            TimeZoneRule.of(ZoneId.of("America/Los_Angeles").getRules(), 2026);
    static final TimeZoneRule BERLIN = TimeZoneRule.of(ZoneId.of("Europe/Berlin").getRules(), 2026);

    static final Details DENTIST =
            new Details("00A1B2", "Dentist & lunch", "Town", false, true, false, true, false);
    static final Details PRIVATE =
            new Details("00A1B3", "Secret", "Home", true, false, false, false, true).withheld();

    static final WorkingHours EARLY_WEEK =
            new WorkingHours(
                    BERLIN,
                    List.of(
                            new WorkingPeriod(
                                    List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY), 480, 1020)));

    static final Answer UNKNOWN = new Answer.Refused(Refusal.of(Code.MAILBOX_UNKNOWN));

    private Answers() {}

    /// A calendar with two entries, the second private, with everything that `view` may hold.
    static FreeBusy calendar(View view) {
        return new FreeBusy(
                view,
                view.details() ? AccessLevel.LIMITED_DETAILS : AccessLevel.AVAILABILITY_ONLY,
                view.merged() ? Optional.of("3205") : Optional.empty(),
                view.events() ? blocks(view.details()) : List.of(),
                view.events() ? Optional.of(EARLY_WEEK) : Optional.empty());
    }

    private static List<BusyBlock> blocks(boolean details) {
        return List.of(
                block("15:00", "16:00", Status.OUT_OF_OFFICE, details, DENTIST),
                block("16:00", "17:30", Status.WORKING_ELSEWHERE, details, PRIVATE));
    }

    private static BusyBlock block(
            String start, String end, Status status, boolean shown, Details details) {
        return new BusyBlock(
                Instant.parse("2026-07-01T%s:00Z".formatted(start)),
                Instant.parse("2026-07-01T%s:00Z".formatted(end)),
                status,
                shown ? Optional.of(details) : Optional.empty());
    }

    static GetUserAvailability.Response response(TimeZoneRule zone, Answer... answers) {
        return new GetUserAvailability.Response(zone, List.of(answers), Optional.empty());
    }
}
